// SPDX-License-Identifier: Apache-2.0

import Domain

/// Compiles a group into an `Instance`: first the world (days, schools, people, lessons, travel), then the activities
/// with their options.
///
/// A class, since whatever enumerates options holds on to it. Nothing changes after `init`, which makes it Sendable.
final class Compiler: @unchecked Sendable {
  let group: Group
  let directory: Directory
  let schools: [School]
  let people: [Person]
  let providers: [Provider]
  let schoolIndex: [Identifier<School>: Int]
  let personIndex: [Identifier<Person>: Int]
  let providerIndex: [Identifier<Provider>: Int]
  let fundIndex: [Identifier<Fund>: Int]
  let calendar: DayTable
  let timetable: WeeklyTimetable
  private(set) var departmentIndex: [DepartmentKey: Int] = [:]
  private(set) var phaseTeams: [PhaseKey: Int] = [:]
  private(set) var teamLimits: [Int] = []
  private(set) var pools = PoolTable()
  /// People based at each school, by school.
  let staff: [[Int]]
  let peopleIndex: PeopleIndex
  /// Who declined each activity.
  let declines: [Identifier<Activity>: [Int]]
  private let openLessons: [Identifier<Person>: [OpenLesson]]
  /// Numbers among the group's activities of the first circle of each kind that is formed of the same people.
  let circlePools: [CirclePool: Int]
  /// What's owed whatever is planned.
  let dues: DueTable
  /// Schools that state priorities.
  let schoolsWithPriorities: [Int]
  /// The plan that people know of, and the first day of the year that isn't past then.
  let published: Plan?
  let openDay: Int
  /// Days before this one are at short notice, if they aren't past: 0 or less where today lies long before the year.
  let soonUntil: Int

  /// - Parameters:
  ///   - published: the plan from which another is made.
  ///   - asOf: the date that counts as today, before which nothing new is put into such a plan.
  init(_ group: Group, published: Plan? = nil, asOf: CivilDate? = nil) {
    let group = group.bindingPosts()
    self.group = group
    self.published = published
    let today = published == nil ? 0 : (asOf ?? group.year.first) - group.year.first
    openDay = max(0, today)
    soonUntil = published == nil ? 0 : today + group.rules.limits.noticeDays
    directory = Directory(group)
    schools = group.schools.sortedByID()
    people = group.people.sortedByID()
    providers = group.providers.sortedByID()
    schoolIndex = Self.index(schools.map(\.id))
    personIndex = Self.index(people.map(\.id))
    providerIndex = Self.index(providers.map(\.id))
    fundIndex = Self.index(group.funds.map(\.id))
    calendar = DayTable(group, schools: schools, directory: directory)
    timetable = WeeklyTimetable(group, directory: directory)
    var staff = [[Int]](repeating: [], count: schools.count)
    for (index, person) in people.enumerated() {
      if let school = schoolIndex[person.base] { staff[school].append(index) }
    }
    self.staff = staff
    peopleIndex = PeopleIndex(schools: schools, people: people, staff: staff, year: group.year)
    let personIndex = personIndex
    declines = Dictionary(grouping: group.declines, by: \.activity)
      .mapValues { $0.compactMap { personIndex[$0.person] } }
    openLessons = Dictionary(grouping: group.openLessons, by: \.person)
    circlePools = CirclePool.first(in: group.activities)
    dues = DueTable(group)
    schoolsWithPriorities = schools.enumerated().filter { !$0.element.priorities.isEmpty }.map(\.offset)
    (teamLimits, departmentIndex) = departments
    for (school, entry) in schools.enumerated() {
      for limit in entry.mostOutOfPhase {
        phaseTeams[PhaseKey(school: school, phase: limit.phase)] = teamLimits.count
        teamLimits.append(limit.people)
      }
    }
    pools = PoolTable(self)
  }

  /// Lessons that a person offers to visitors.
  func offers(of person: Int) -> [OpenLesson] { openLessons[people[person].id] ?? [] }

  /// The group without options.
  func bare() -> (world: World, instance: Instance) {
    let sorted = group.activities.sortedByID()
    let activities = Parallel.map(sorted.count, threads: Parallel.threads) { activityData(sorted[$0]) }
    let world = world(activities)
    let bare = Instance(world, activities: activities)
    return (world, Instance(world, activities: withKeptRoom(bare)))
  }

  /// The activities, with where people can prepare and follow up those for which that's asked.
  private func withKeptRoom(_ bare: Instance) -> [ActivityData] {
    let asking = bare.activities.filter { $0.session.map { KeptRoom.isAsked($0.spec) } ?? false }
    if asking.isEmpty { return bare.activities }
    let longest = LongestGaps(bare, people: Set(asking.flatMap { $0.candidates.map(\.person) }).sorted())
    return bare.activities.map { activity in
      guard let session = activity.session, KeptRoom.isAsked(session.spec) else { return activity }
      var draft = ActivityDraft(activity)
      draft.keptRoom = KeptRoom(session.spec, candidates: activity.candidates, longest: longest, instance: bare)
      return ActivityData(draft)
    }
  }

  /// Compiles everything.
  func compile() -> Instance { compiled().instance }

  /// Everything, and the world that it's of.
  func compiled() -> (world: World, instance: Instance) {
    let (world, bare) = bare()
    let activities = OptionCompiler(compiler: self, instance: bare).activities()
    return (world, Instance(world, activities: activities, published: publishedTable(bare)))
  }

  /// What's published, in terms of the group.
  func publishedTable(_ bare: Instance) -> PublishedTable {
    guard let published else { return .none }
    return PublishedReader(compiler: self, instance: bare, plan: published).table()
  }

  private func world(_ activities: [ActivityData]) -> World {
    World(
      group: group, timetable: timetable, calendar: calendar, schools: FlatTable(schools.indices.map(schoolData)),
      schoolIDs: schools.map(\.id), rooms: schools.map { rooms(of: $0) },
      people: FlatTable(people.indices.map(personData)),
      personIDs: people.map(\.id), blackoutsOfPerson: people.map { blackouts(of: $0) }, lessons: lessonTable(),
      protected: protectedTable(), cover: coverTable(),
      floaters: FloaterTable(group.floatingCover, schools: schools.count, index: schoolIndex),
      halfTermWeeks: halfTermWeeks(),
      busyOfPerson: busyOfPeople(), busyOfSchool: busyOfSchools(), teamLimits: teamLimits,
      remainers: remainers(), providers: providers.map(providerData), travel: travelMatrix(),
      funds: group.funds.map(fundData), vetoes: parties(.veto), reluctances: parties(.reluctance),
      partnerships: PartnershipTable(group.relations.compactMap(relation)),
      pastPartners: pastPartners(), preferredShadows: preferredShadows(),
      asked: AskedBenefit(self, activities: activities), pools: pools, dues: dues)
  }

  private static func index<Entity>(_ ids: [Identifier<Entity>]) -> [Identifier<Entity>: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Days of the year within `span`, nil where there are none.
  func dayRange(_ span: DateSpan) -> ClosedRange<Int>? {
    let first = max(0, span.first - calendar.firstDate)
    let last = min(calendar.dayCount - 1, span.last - calendar.firstDate)
    return first <= last ? first...last : nil
  }

  /// Busy times of one subject.
  func busy(_ isWanted: (Busy.Subject) -> Bool) -> [BusyData] {
    group.busy.filter { isWanted($0.subject) }.compactMap(busyData)
  }

  private func busyData(_ busy: Busy) -> BusyData? {
    dayRange(busy.days).map {
      BusyData(days: $0, start: busy.span?.start.minutes ?? 0, end: busy.span?.end.minutes ?? 1440)
    }
  }

  private func busyOfPeople() -> [[BusyData]] {
    var table = [[BusyData]](repeating: [], count: people.count)
    for busy in group.busy {
      guard case .person(let id) = busy.subject, let person = personIndex[id], let data = busyData(busy) else {
        continue
      }
      table[person].append(data)
    }
    return table
  }

  private func busyOfSchools() -> [[BusyData]] {
    var table = [[BusyData]](repeating: [], count: schools.count)
    for busy in group.busy {
      guard case .school(let id) = busy.subject, let school = schoolIndex[id], let data = busyData(busy) else {
        continue
      }
      table[school].append(data)
    }
    return table
  }
}
