// SPDX-License-Identifier: Apache-2.0

import Domain

/// Enumerates the options for one part of a cohort: days, starts and places at which a cohort's worth of people could come,
/// under each leader who can, and what coming would cost each candidate.
///
/// The starts considered are those of other sessions (`SessionOptions`).
struct CohortOptions {
  let compiler: Compiler
  /// Looks at patterns of days.
  let evaluator: DayEvaluator
  let number: Int
  let session: SessionData

  /// Slots that are kept for one pattern of days at most, best estimates first; fewer where there are many people.
  private static let mostPerPattern = 48
  private static let leastPerPattern = 6
  /// Costs that are kept in all, roughly.
  private static let mostSolos = 2_000_000
  /// People whom estimates of slots ask, spread evenly over all of them.
  private static let mostAsked = 64

  private var instance: Instance { evaluator.instance }

  private struct Slot {
    let start: Int
    let place: Int
    let estimate: Int
  }

  /// Adds options, and counts what kept others out.
  func add(to activity: inout ActivityDraft) {
    guard !activity.candidates.isEmpty else {
      activity.obstacles.add(.noPeople)
      return
    }
    let places = SessionPlaces(compiler: compiler, instance: instance, session: session).places(activity)
    if places.isEmpty { activity.obstacles.add(.noRoom) }
    let bases = activity.data.schools.map(Int.init)
    let involved = Array(Set(bases + places.filter { $0 < instance.schools.count })).sorted()
    let most = min(
      Self.mostPerPattern,
      max(
        Self.leastPerPattern, Self.mostSolos / max(1, activity.days.count) / activity.candidates.count))
    var patterns: [PatternKey: [Slot]] = [:]
    var slots: [Int32] = []
    var solos: [Int32] = []
    for day in activity.days {
      let key = PatternKey(instance.calendar, schools: involved, day: Int(day))
      let isFixed = !activity.value.timing.fixed.isEmpty
      let found =
        (isFixed ? nil : patterns[key])
        ?? self.slots(activity, places: places, bases: bases, day: Int(day), most: most)
      patterns[key] = found
      for slot in found { lay(slot, on: day, &activity, &slots, &solos) }
    }
    if activity.options.isEmpty, activity.days.isEmpty { activity.obstacles.add(.noTime) }
    activity.kind = .cohorts(
      CohortData(session: session, candidates: activity.candidates.count, slots: slots, solos: solos))
  }

  /// The best starts and places of a day that stands for its pattern.
  private func slots(
    _ activity: ActivityDraft, places: [Int], bases: [Int], day: Int, most: Int
  ) -> [Slot] {
    let starts = SessionOptions(compiler: compiler, evaluator: evaluator, number: number, session: session)
    let preferred = activity.value.timing.preferredWeekdays
    let isOff = !preferred.isEmpty && !preferred.contains(instance.calendar.date(day).weekday)
    let dayCost = isOff ? instance.rules.rates.notPreferred.rawValue : 0
    let step = max(1, activity.candidates.count / Self.mostAsked)
    let asked = stride(from: 0, to: activity.candidates.count, by: step).map { activity.candidates[$0] }
    var found: [Slot] = []
    for place in places {
      if place < instance.schools.count, instance.calendar.at(place, day).kind == .closed { continue }
      for start in starts.starts(activity, place: place, bases: bases, day: day) {
        let costs = asked.compactMap { solo($0, start: start, place: place, day: day, evaluator) }.sorted()
        let needed = ceilDivide(asked.count, session.spec.cohorts)
        if costs.count < min(needed, max(1, session.spec.quorum / step)) { continue }
        found.append(
          Slot(start: start, place: place, estimate: costs.prefix(needed).reduce(dayCost) { $0 + $1 }))
      }
    }
    found.sort { ($0.estimate, $0.start, $0.place) < ($1.estimate, $1.start, $1.place) }
    return Array(found.prefix(most))
  }

  /// What coming would cost somebody beyond what it's worth; nil where they can't.
  private func solo(
    _ candidate: Candidate, start: Int, place: Int, day: Int, _ evaluator: DayEvaluator
  ) -> Int? {
    if candidate.hasDeclined || instance.vetoes.forbids(person: candidate.person, place: place) { return nil }
    let option = Option(
      day: Int32(day), start: Int16(start), end: Int16(start + session.spec.length.rawValue), place: Int16(place),
      leader: -1)
    let item = ItemBuilder(instance: instance).attendee(
      option, activity: number, part: 0, person: candidate.person, role: candidate.level.itemRole)
    let effect = evaluator.effect(person: candidate.person, day: day, item: item)
    if !effect.broken.isEmpty { return nil }
    return SoloEstimate(evaluator: evaluator).cost(effect, person: candidate.person, day: day)
  }

  /// Puts a slot on a day, under each leader who can come then, with what it costs each candidate on that very date.
  private func lay(
    _ slot: Slot, on day: Int32, _ activity: inout ActivityDraft, _ slots: inout [Int32], _ solos: inout [Int32]
  ) {
    if let rule = DateCheck(instance: instance).placeRefused(activity.data, place: slot.place, day: Int(day)) {
      activity.obstacles.add(rule)
      return
    }
    let options = options(slot, day: day, &activity)
    if options.isEmpty { return }
    let exact = DayEvaluator(instance: instance, assumesRepayment: true)
    let costs = activity.candidates.map { candidate in
      solo(candidate, start: slot.start, place: slot.place, day: Int(day), exact).map { Int32(clamping: $0) }
        ?? CohortData.impossible
    }
    if costs.count(where: { $0 != CohortData.impossible }) < session.spec.quorum {
      activity.obstacles.add(.noPeople)
      return
    }
    let number = Int32(solos.count / activity.candidates.count)
    solos += costs
    for option in options {
      activity.options.append(option)
      slots.append(number)
    }
  }

  private func options(_ slot: Slot, day: Int32, _ activity: inout ActivityDraft) -> [Option] {
    var options: [Option] = []
    for leader in session.leaders.isEmpty ? [-1] : Array(session.leaders.indices) {
      let option = Option(
        day: day, start: Int16(slot.start), end: Int16(slot.start + session.spec.length.rawValue),
        place: Int16(slot.place), leader: Int8(leader)
      ).with(estimate: slot.estimate + activity.data.distance(day: Int(day)))
      if isElsewhere(leader, place: slot.place) { continue }
      if let rule = refusal(option, day: Int(day), activity) {
        activity.obstacles.add(rule)
      } else {
        options.append(option)
      }
    }
    return options
  }

  /// A provider's own place goes with that provider only.
  private func isElsewhere(_ leader: Int, place: Int) -> Bool {
    guard place >= instance.schools.count, place != instance.travel.online else { return false }
    guard leader >= 0, case .provider(let provider) = session.leaders[leader] else { return true }
    return instance.providers[provider].place != place
  }

  /// Why whoever leads, or a guest, can't come then.
  private func refusal(_ option: Option, day: Int, _ activity: ActivityDraft) -> RuleSet? {
    let dates = DateCheck(instance: instance)
    for provider in session.providers(option) {
      if let rule = dates.providerRefused(provider, day: day) { return RuleSet(rule) }
    }
    let person = session.leadingPerson(option)
    if person < 0 { return nil }
    if activity.declined.contains(person) { return RuleSet(.refused) }
    let item = ItemBuilder(instance: instance)
      .attendee(option, activity: number, part: 0, person: person, role: .leader)
    let broken = DayEvaluator(instance: instance, assumesRepayment: true)
      .effect(person: person, day: day, item: item).broken
    return broken.isEmpty ? nil : broken
  }
}
