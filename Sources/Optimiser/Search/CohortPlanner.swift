// SPDX-License-Identifier: Apache-2.0

import Domain

/// Puts a session in several cohorts into the plan: a few drafts of dates and people at estimates (`CohortDraft`), each
/// tried on the state, where people join one by one (`CohortFill`).
struct CohortPlanner {
  let number: Int
  let cohorts: CohortData
  /// How much estimates are blurred, in thousandths of a lesson-equivalent; 0 for none.
  var noise = 0
  /// Drafts that are tried on the state.
  var trials = 3

  /// How often as many drafts are made, as long as none is lawful.
  private static let passes = 3

  /// Places it where that makes the plan better than without it; of one that has begun what's left of it.
  /// - Returns: whether it was placed. The state is lawful afterwards if it was before.
  @discardableResult
  func insert(into state: inout State, random: inout RandomSource) -> Bool {
    let past = state.instance.published.past(number)
    if state.instance.activities[number].options.isEmpty && past == 0 { return false }
    let before = Score(state)
    // Of one that has begun nothing at all is unlawful (H17): then whatever is lawful will do.
    let wasLawful = state.violations == 0
    var best = BestTry()
    for _ in 0..<Self.passes where best.isEmpty {
      for draft in drafts(state, random: &random) { best.look(at: &state) { attempt(draft, state: &$0) } }
    }
    return best.put(into: &state, ifBetterThan: before, orAnything: !wasLawful)
  }

  // MARK: Drafts

  /// Drafts worth trying; what has begun ends early in the last one.
  func drafts(_ state: State, random: inout RandomSource) -> [CohortDraft] {
    let activity = state.instance.activities[number]
    let published = state.instance.published[number]
    let past = state.instance.published.past(number)
    let begun = Dictionary(grouping: (published?.placement.occurrences ?? []).prefix(past)) { Int($0.cohort) }
    let blank = CohortDraft(activity, cohorts, begun: begun, instance: state.instance)
    var prices = CohortPrices(number: number, cohorts: cohorts, state: state, noise: noise)
    var drafts: [CohortDraft] = []
    for trial in 0..<trials {
      var draft = blank
      let isTold = trial == 0 && published?.placement.isEmpty == false
      let groups =
        isTold ? Self.groups(published) : near(activity, state.instance, random: &random)
      let leaders = isTold ? Self.leaders(published) : [:]
      if draft.settle(from: groups, leaders: leaders, &prices, &random) { drafts.append(draft) }
    }
    drafts.sort { $0.cost < $1.cost }
    return drafts + (begun.isEmpty ? [] : [blank])
  }

  /// Groups as they're published.
  private static func groups(_ published: PublishedActivity?) -> [Int: [Int]] {
    var groups: [Int: [Int]] = [:]
    for occurrence in published?.placement.occurrences ?? [] where groups[Int(occurrence.cohort)] == nil {
      groups[Int(occurrence.cohort)] = occurrence.attendees.map(Int.init)
    }
    return groups
  }

  private static func leaders(_ published: PublishedActivity?) -> [Int: Int] {
    Dictionary((published?.placement.occurrences ?? []).map { (Int($0.cohort), Int($0.option.leader)) }) { first, _ in
      first
    }
  }

  /// Groups of people who live near each other, around schools drawn by lot.
  private func near(_ activity: ActivityData, _ instance: Instance, random: inout RandomSource) -> [Int: [Int]] {
    if activity.schools.isEmpty { return [:] }
    let centres = (0..<cohorts.count).map { _ in
      instance.schools[Int(activity.schools[random.below(activity.schools.count)])].place
    }
    let costs = activity.candidates.map { candidate in
      let home = instance.schools[instance.people[candidate.person].base].place
      return centres.map { instance.travel.minutes(home, $0) * 16 + random.below(16) }
    }
    let cohortOf = CohortGroups(costs: costs, most: centres.map { _ in Int.max }).even()
    return Dictionary(grouping: activity.candidates.indices) { cohortOf[$0] }
  }

  // MARK: On the state

  /// Places a draft, people one by one.
  /// - Returns: nil where that's lawful, otherwise the rules that stand in the way. The caller takes changes back then.
  func attempt(_ draft: CohortDraft, state: inout State) -> RuleSet? {
    let activity = state.instance.activities[number]
    var bookings = OwnBookings(session: cohorts.session, instance: state.instance)
    var occurrences: [PlacedOccurrence] = []
    for cohort in draft.cohorts {
      occurrences += cohort.past
      for past in cohort.past { bookings.add(past.option, room: past.room) }
    }
    for cohort in draft.cohorts {
      let members = cohort.past.isEmpty ? [] : members(goingOn: cohort, state.instance)
      for index in cohort.path {
        let option = activity.options[index]
        if bookings.refuses(option) { return RuleSet(.limitReached) }
        if let rule = state.providerRefuses(cohorts.session, option) { return RuleSet(rule) }
        guard let room = state.room(option, people: cohort.members.count, bookings) else { return RuleSet(.noRoom) }
        bookings.add(option, room: room)
        var placed = PlacedOccurrence(option: option, room: room, attendees: [])
        placed.cohort = Int16(cohort.number)
        placed.attendees = members.filter { candidate in
          state.instance.people[activity.candidates[Int(candidate)].person].isEmployed(Int(option.day))
        }
        occurrences.append(placed)
      }
    }
    let placement = Placement(occurrences).inOrder()
    if placement.isEmpty { return RuleSet(.series) }
    Placer().makeRoom(for: number, placement, &state)
    state.place(number, placement)
    let past = state.instance.published.past(number)
    Repayer(number: number).repay(&state, parts: past..<placement.occurrences.count)
    let fill = CohortFill(number: number, cohorts: cohorts)
    if fill.isWrong(state) { return Placer().broken(state) }
    fill.fill(draft, &state)
    return Placer().broken(state)
  }

  /// Who goes on with what has begun.
  private func members(goingOn cohort: CohortDraft.Cohort, _ instance: Instance) -> [Int32] {
    (cohort.past.first?.attendees ?? []).filter { candidate in
      let member = instance.activities[number].candidates[Int(candidate)]
      let isNeeded = member.level == .required
      return !member.hasDeclined && (isNeeded || cohort.members.contains(Int(candidate)))
    }
  }
}
