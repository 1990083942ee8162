// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Makes groups of schools that look like real ones, of any size, for tests, benchmarks and demonstrations.
///
/// The same parameters give the same group on every machine: all draws come from the seed, by integer arithmetic, and
/// nothing depends on the order of a set, on a clock or on the system. docs/generator.md describes the recipe.
public struct GroupGenerator: Sendable {
  /// Number of the recipe. Whoever changes what comes of equal parameters raises it, so that figures that were taken from
  /// an older recipe aren't compared with newer ones.
  public static let version = 3

  private let parameters: GenerationParameters

  /// A generator of the group with these parameters; numbers of schools outside those possible are brought inside.
  public init(_ parameters: GenerationParameters) {
    let possible = GenerationParameters.possibleSchools
    var parameters = parameters
    parameters.schools = min(max(parameters.schools, possible.lowerBound), possible.upperBound)
    self.parameters = parameters
  }

  /// The group.
  public func group() -> Group {
    let capacity = Capacity.of(parameters.density)
    var county = CountyMaker(parameters).county()
    let bells = settle(&county)
    let rosters = Staffing.rosters(county, bells)
    let time = DirectedTime(county: county, capacity: capacity, rosters: rosters)
    let ties = Ties(county: county, rosters: rosters)
    let absences = Absences(county: county, capacity: capacity, rosters: rosters)
    let scene = Scene(
      county: county, capacity: capacity, rosters: rosters, partners: Partners(county, capacity),
      schools: schools(county, capacity), meetings: time.meetings(), busy: absences.busy(),
      relations: ties.relations())
    var group = Group(name: name, year: YearDates.year)
    group.caveats = [caveat]
    group.rules = rules
    group.travel.metresPerMinute = 600
    group.travel.stated = ties.journeys()
    group.calendars = CalendarMaker(authorities: county.authorities).calendars()
    group.bells = bells
    group.schools = scene.schools
    group.funds = Money.funds(county, capacity)
    addStaff(scene, time, absences, to: &group)
    group.relations = ties.relations()
    group.history = ties.history()
    addWishes(scene, to: &group)
    return group
  }

  private var name: String { "Generated group \(parameters.schools)-\(parameters.density.rawValue)-\(parameters.seed)" }

  private var caveat: String {
    "Schools, people, dates and wishes of this group are invented by planner's generator, recipe \(Self.version), "
      + "seed \(parameters.seed), density \(parameters.density.rawValue)."
  }

  /// What such partnerships agree on beside the profile: people who'd rather not meet are kept apart at a higher price.
  private var rules: RulesProfile {
    var rules = RulesProfile.england
    rules.rates.reluctance = MilliLessons(600)
    return rules
  }

  /// Gives each school its calendar and bells.
  private func settle(_ county: inout County) -> [BellSchedule] {
    var bells = BellMaker()
    var plans = county.plans
    for index in plans.indices {
      var random = county.random("bells", index)
      plans[index].insetPattern = plans[index].shape.timetable != nil ? 2 : random.chance(600) ? 0 : 1
      plans[index].school.bells = bells.bells(for: plans[index].shape, &random)
      plans[index].school.calendar = CalendarMaker.id(
        authority: plans[index].authority, pattern: plans[index].insetPattern)
    }
    county = County(
      parameters: parameters, clusters: county.clusters, plans: plans, hubs: county.hubs,
      authorities: county.authorities)
    return bells.schedules
  }

  private func schools(_ county: County, _ capacity: Capacity) -> [School] {
    let placements = Money.Placements(county)
    return county.plans.map { plan in
      var random = county.random("capacity", plan.index)
      return capacity.furnished(plan, in: county, placements: placements, &random)
    }
  }

  private func addStaff(_ scene: Scene, _ time: DirectedTime, _ absences: Absences, to group: inout Group) {
    for roster in scene.rosters {
      group.people += roster.people
      group.lessons += roster.lessons
      group.protected += roster.protected
    }
    group.meetings = scene.meetings
    group.directed = time.directed()
    group.cover = time.cover()
    group.floatingCover = absences.floating()
    group.margins = absences.margins()
    group.busy = absences.busy() + scene.partners.busy
    group.providers = scene.partners.providers
  }

  private func addWishes(_ scene: Scene, to group: inout Group) {
    let activities = WishList(scene: scene).activities(of: parameters.kinds)
    group.activities = activities
    var preferences: [Identifier<Person>: [Identifier<Activity>]] = [:]
    for (person, posts) in Placements.preferences(activities) { preferences[person] = posts }
    for index in group.people.indices {
      if let posts = preferences[group.people[index].id] { group.people[index].preferredPosts = posts }
    }
    let replies = Replies(scene: scene, activities: activities)
    group.answers = replies.answers()
    group.declines = replies.declines()
  }
}
