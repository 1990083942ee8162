// SPDX-License-Identifier: Apache-2.0

import Domain

/// Puts one activity into the plan as well as it can: chooses options at noisy estimates, tries them on the real state, and
/// fills sessions person by person.
struct Placer {
  /// How much the estimates are blurred, in thousandths of a lesson-equivalent; 0 for none.
  var noise = 0
  /// Options that are tried on the state.
  var trials = 4
  /// Leave out whoever isn't needed but would be worth having: whether something is lawful doesn't hang on them.
  var leavesOutOptional = false

  /// Places a session or visit where that makes the plan better than without it.
  /// - Returns: whether it was placed. The state is lawful afterwards if it was before.
  @discardableResult
  func insert(_ number: Int, into state: inout State, random: inout RandomSource) -> Bool {
    let activity = state.instance.activities[number]
    if activity.options.isEmpty { return false }
    let before = Score(state)
    var best = BestTry()
    for series in candidates(activity, number: number, state: state, random: &random) {
      best.look(at: &state) { attempt(number, series, state: &$0) }
    }
    return best.put(into: &state, ifBetterThan: before)
  }

  /// Goes through the options of an activity that takes place once, in order of their estimates, until one makes the plan
  /// better: for the few ways that budgets, limits and cover leave open, which blurred draws would hardly hit.
  /// - Parameters:
  ///   - most: options tried at most.
  ///   - patience: lawful ones that aren't worth it after which it gives up, since what follows is dearer still.
  @discardableResult
  func sweep(_ number: Int, into state: inout State, most: Int = 2000, patience: Int = 40) -> Bool {
    let activity = state.instance.activities[number]
    switch activity.kind {
    case .session(let session): if session.spec.series.parts > 1 { return false }
    case .visit: break
    case .cohorts, .circle, .specialist, .secondment, .other: return false
    }
    let order = activity.options.indices.sorted {
      (activity.options[$0].estimate, $0) < (activity.options[$1].estimate, $1)
    }
    let before = Score(state)
    var costly = 0
    for index in order.prefix(most) {
      let mark = state.begin()
      if attempt(number, [activity.options[index]], state: &state) != nil {
        state.rollBack(mark)
        continue
      }
      if Score(state) < before {
        state.commit(mark)
        return true
      }
      state.rollBack(mark)
      costly += 1
      if costly >= patience { return false }
    }
    return false
  }

  /// Series of options worth trying, best first.
  private func candidates(
    _ activity: ActivityData, number: Int, state: State, random: inout RandomSource
  ) -> [[Option]] {
    let rebates = rebates(activity, state)
    let openness = Openness(number: number, activity: activity, state: state)
    guard case .session(let session) = activity.kind, session.spec.series.parts > 1 else {
      return single(activity, rebates, openness, random: &random).map { [$0] }
    }
    let path = Self.path(session.spec.series, activity: activity, instance: state.instance)
    var found: [[Option]] = []
    for _ in 0..<max(1, trials / 2) {
      let leader = session.leaders.isEmpty ? -1 : random.below(session.leaders.count)
      let blur = activity.options.map {
        Int($0.estimate) - rebates[Int($0.day)] + (noise > 0 ? random.below(noise) : 0)
      }
      let isAllowed = { (index: Int) in openness.isOpen(activity.options[index]) }
      var choice = path.best(
        activity.options, cost: { Int(activity.options[$0].leader) == leader ? blur[$0] : Int.max },
        isAllowed: isAllowed)
      if session.spec.venue.rotates {
        let rotation = Rotation(penalty: state.instance.rules.rates.sameHostAgain.rawValue)
        choice = choice.map {
          rotation.turns($0, among: activity.options, cost: { blur[$0] }, isAllowed: isAllowed)
        }
      }
      if let choice { found.append(choice.map { activity.options[$0] }) }
      if noise == 0 && session.leaders.count < 2 { break }
    }
    return found
  }

  /// What a day is cheaper by, where the people's schools have cover for it already: the price of a half-day each.
  /// Estimates count supply as if nothing were bought and nobody sent; this draws releases onto days that are paid for.
  private func rebates(_ activity: ActivityData, _ state: State) -> [Int] {
    let instance = state.instance
    var rebates = [Int](repeating: 0, count: instance.dayCount)
    for school in Set(activity.candidates.map { instance.people[$0.person].base }) {
      let price = floorDivide(
        instance.schools[school].supplyHalfDay * 1000, instance.rules.rates.pencePerLesson.rawValue)
      for day in rebates.indices where state.hasCoverAtHand(school, day: day) {
        rebates[day] += price
      }
    }
    return rebates
  }

  private func single(
    _ activity: ActivityData, _ rebates: [Int], _ openness: Openness, random: inout RandomSource
  ) -> [Option] {
    var top: [(value: Int, index: Int)] = []
    for (index, option) in activity.options.enumerated() {
      let value = Int(option.estimate) - rebates[Int(option.day)] + (noise > 0 ? random.below(noise) : 0)
      if top.count == trials, let last = top.last, value >= last.value { continue }
      if !openness.isOpen(option) { continue }
      let position = top.firstIndex { value < $0.value } ?? top.count
      top.insert((value, index), at: position)
      if top.count > trials { top.removeLast() }
    }
    return top.map { activity.options[$0.index] }
  }

  static func path(_ series: Series, activity: ActivityData, instance: Instance) -> SeriesPath {
    let base = activity.candidates.first.map { instance.people[$0.person].base } ?? 0
    return path(series, parts: series.parts, base: base, instance: instance)
  }

  /// The same for so many parts, with terms by the calendar of a school.
  static func path(_ series: Series, parts: Int, base: Int, instance: Instance) -> SeriesPath {
    SeriesPath(
      parts: parts, leastGap: max(1, series.leastGap), mostGap: series.mostGap ?? Int.max,
      leastTerms: series.leastTerms,
      terms: (0..<instance.dayCount).map { instance.calendar.term(base, $0) })
  }

  /// Places the activity at these options with whoever is worth having; specialists' stays make room.
  /// - Returns: nil where that's lawful; otherwise the rules that stand in the way. The caller takes changes back then.
  func attempt(_ number: Int, _ options: [Option], state: inout State) -> RuleSet? {
    let activity = state.instance.activities[number]
    let past = state.instance.published.past(number)
    switch activity.kind {
    case .visit:
      // S2 doesn't wait for those who aren't employed then; where nobody is, the state says so.
      var everyone = activity.candidates.indices.map(Int32.init).filter {
        state.instance.people[activity.candidates[Int($0)].person].isEmployed(Int(options[0].day))
      }
      if everyone.isEmpty { everyone = activity.candidates.indices.map(Int32.init) }
      makeRoom(number, options, everyone, &state)
      state.place(number, Placement(options.map { PlacedOccurrence(option: $0, attendees: everyone) }))
      Repayer(number: number).repay(&state)
      return broken(state)
    case .session(let session):
      var occurrences: [PlacedOccurrence] = []
      let required = required(activity, session, options[0], state)
      if past > 0 { return attempt(number, session, past: past, options, required: required, state: &state) }
      for option in options {
        if let rule = state.providerRefuses(session, option) { return RuleSet(rule) }
        guard let room = state.freeRoom(option, wanted: wantedSeats(activity, session)) else { return RuleSet(.noRoom) }
        occurrences.append(PlacedOccurrence(option: option, room: room, attendees: required))
      }
      makeRoom(number, options, required, &state)
      state.place(number, Placement(occurrences))
      Repayer(number: number).repay(&state)
      if state.isWrongBesidesPeople { return broken(state) }
      AttendanceFill(number: number, session: session, onlyNeeded: leavesOutOptional).fill(&state)
      return broken(state)
    case .cohorts, .circle, .specialist, .secondment, .other: return RuleSet(.noPeople)
    }
  }

  /// The same of a session that has begun: parts that have taken place stay, the others are of those who came to the first
  /// where all are to have the same people.
  private func attempt(
    _ number: Int, _ session: SessionData, past: Int, _ options: [Option], required: [Int32], state: inout State
  ) -> RuleSet? {
    let activity = state.instance.activities[number]
    guard let placed = state.instance.published[number]?.placement.occurrences.prefix(past) else { return nil }
    var occurrences = Array(placed)
    for option in options.dropFirst(past) {
      if let rule = state.providerRefuses(session, option) { return RuleSet(rule) }
      guard let room = state.freeRoom(option, wanted: wantedSeats(activity, session)) else { return RuleSet(.noRoom) }
      let people = session.spec.series.samePeople ? placed[0].attendees : required
      let able = people.filter { candidate in
        let member = activity.candidates[Int(candidate)]
        return !member.hasDeclined && state.instance.people[member.person].isEmployed(Int(option.day))
      }
      occurrences.append(PlacedOccurrence(option: option, room: room, attendees: able))
    }
    state.place(number, Placement(occurrences))
    let open = past..<occurrences.count
    Repayer(number: number).repay(&state, parts: open)
    if !session.spec.series.samePeople, !state.isWrongBesidesPeople {
      AttendanceFill(number: number, session: session, onlyNeeded: leavesOutOptional, first: past).fill(&state)
    }
    return broken(state)
  }

  /// Takes stays of those who must come, lead or host out of the way.
  private func makeRoom(_ number: Int, _ options: [Option], _ required: [Int32], _ state: inout State) {
    makeRoom(for: number, Placement(options.map { PlacedOccurrence(option: $0, attendees: required) }), &state)
  }

  /// Takes specialists' stays out of the way of everyone whom a placement has.
  func makeRoom(for number: Int, _ placement: Placement, _ state: inout State) {
    let instance = state.instance
    if !instance.hasSpecialists { return }
    let evictor = Evictor(instance: instance)
    for entry in ItemBuilder(instance: instance).items(of: number, placement)
    where instance.isSpecialist[entry.person] {
      evictor.clearStays(entry.person, day: entry.day, for: entry.item, &state)
    }
  }

  /// The rules that a state breaks; nil where there are none.
  func broken(_ state: State) -> RuleSet? { state.violations == 0 ? nil : state.brokenRules }

  /// Seats for everyone who may come, guests and whoever leads.
  func wantedSeats(_ activity: ActivityData, _ session: SessionData) -> Int {
    min(activity.candidates.count, session.spec.mostPeople ?? Int.max) + session.mostOtherSeats
  }

  /// Those who must come whatever the rest do, as candidate indices: not those who are seconded on the first day.
  func required(
    _ activity: ActivityData, _ session: SessionData, _ first: Option, _ state: State
  ) -> [Int32] {
    let leader = session.leadingPerson(first)
    return activity.candidates.indices.filter { index in
      let member = activity.candidates[index]
      return member.level == .required && session.spec.participants[member.rule].perSchool == nil
        && member.person != leader
        && state.instance.people[member.person].isEmployed(Int(first.day))
        && !state.seconded.contains(member.person, day: Int(first.day), calendar: state.instance.calendar)
    }.map(Int32.init)
  }
}
