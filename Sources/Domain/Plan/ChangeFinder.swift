// SPDX-License-Identifier: Apache-2.0

/// Compares a plan with the published one that it was made from.
struct ChangeFinder {
  typealias Change = PlanChanges.Change

  private let published: Plan
  private let plan: Plan
  private let rules: RulesProfile
  private let activities: [Identifier<Activity>: Activity]
  private let people: [Identifier<Person>: Person]

  /// `plan` was made from `published`, for `group`.
  init(published: Plan, plan: Plan, group: Group) {
    self.published = published
    self.plan = plan
    rules = group.rules
    activities = Dictionary(group.activities.map { ($0.id, $0) }) { first, _ in first }
    people = Dictionary(group.people.map { ($0.id, $0) }) { first, _ in first }
  }

  private var today: CivilDate { plan.asOf }

  /// Whether the group has the activity as what was published.
  private func has(_ activity: Identifier<Activity>, as kind: ActivityKind) -> Bool {
    activities[activity]?.kind == kind
  }

  private func isThere(_ person: Identifier<Person>, on date: CivilDate) -> Bool {
    people[person]?.isValid(on: date) ?? false
  }

  private func isSoon(_ date: CivilDate) -> Bool { today <= date && date < today + rules.limits.noticeDays }

  // MARK: Changes

  private struct Sides {
    var before: Set<Identifier<Person>>
    var after: Set<Identifier<Person>> = []

    func told(_ who: Set<Identifier<Person>>) -> [Change.Told] {
      who.sorted().map { person in
        Change.Told(
          person: person, coming: !after.contains(person) ? .leaves : before.contains(person) ? .still : .joins)
      }
    }
  }

  /// A change with what it costs.
  private func change(
    _ kind: Change.Kind, _ activity: Identifier<Activity>, _ old: Change.Thing?, _ new: Change.Thing?,
    _ differences: Set<Change.Difference> = [], told: [Change.Told], isSoon: Bool
  ) -> Change {
    let rates = rules.rates
    let each: MilliLessons =
      switch kind {
      case .gone: .zero
      case .cancelled: rates.cancelled
      case .moved, .people, .added: rates.moved + (isSoon ? rates.movedSoon : .zero)
      }
    // Whoever joins a session or visit hears of something new, which costs nothing.
    let number: Occurrence.Number? = if case .meeting(let meeting) = old { meeting.number } else { nil }
    let counted = number != nil ? told.count { $0.coming != .joins } : told.count
    return Change(
      kind: kind, activity: activity, number: number, old: old, new: new,
      differences: Change.Difference.allCases.filter(differences.contains), told: told, isSoon: isSoon,
      churn: each * counted)
  }

  // MARK: Sessions and visits

  private struct Part: Hashable {
    let activity: Identifier<Activity>
    let number: Occurrence.Number
    init(_ occurrence: Occurrence) {
      activity = occurrence.activity
      number = occurrence.number
    }
  }

  var meetings: [Change] {
    let new = Dictionary(
      plan.occurrences.filter { !$0.isStay }.map { (Part($0), $0) }
    ) { first, _ in first }
    return published.occurrences.filter { !$0.isStay }.compactMap { old in
      let before = told(old).filter { isThere($0, on: old.date) }
      let isKnown = has(old.activity, as: old.plannedKind) || activities[old.activity]?.kind.isCircle ?? false
      if !isKnown { return gone(old, before) }
      return change(old, before, new[Part(old)])
    }
  }

  /// Nobody needs to be told that the group no longer has what's over.
  private func gone(_ old: Occurrence, _ people: Set<Identifier<Person>>) -> Change? {
    if old.date < today { return nil }
    return change(
      .gone, old.activity, .meeting(old), nil, told: Sides(before: people).told(people),
      isSoon: isSoon(old.date))
  }

  private func change(_ old: Occurrence, _ before: Set<Identifier<Person>>, _ new: Occurrence?) -> Change? {
    guard let new else {
      return change(
        .cancelled, old.activity, .meeting(old), nil, told: Sides(before: before).told(before),
        isSoon: isSoon(old.date))
    }
    let sides = Sides(before: before, after: told(new).filter { people[$0] != nil })
    let differences = differences(old, new)
    if !differences.isEmpty {
      return change(
        .moved, old.activity, .meeting(old), .meeting(new), differences,
        told: sides.told(sides.before.union(sides.after)), isSoon: isSoon(old.date) || isSoon(new.date))
    }
    let others = sides.before.symmetricDifference(sides.after)
    if others.isEmpty { return nil }
    return change(
      .people, old.activity, .meeting(old), .meeting(new), told: sides.told(others),
      isSoon: isSoon(old.date))
  }

  /// Of these, which people were told are off, those that take place in the plan after all. (It costs nothing: what was
  /// published had them.)
  func back(_ off: [Change.Thing]) -> [Change] {
    let meetings = Dictionary(plan.occurrences.map { (Part($0), $0) }) { first, _ in first }
    let posts = Dictionary(plan.secondments.map { ($0.activity, $0) }) { first, _ in first }
    return off.compactMap { thing in
      switch thing {
      case .meeting(let old): meetings[Part(old)].flatMap { back($0.activity, $0.number, .meeting($0), told($0)) }
      case .secondment(let old): posts[old.activity].flatMap { back($0.activity, nil, .secondment($0), [$0.person]) }
      // A day's stays are compared as such.
      case .stays: nil
      }
    }
  }

  private func back(
    _ activity: Identifier<Activity>, _ number: Occurrence.Number?, _ thing: Change.Thing,
    _ people: Set<Identifier<Person>>
  ) -> Change? {
    guard let date = thing.firstDate, date >= today else { return nil }
    let listed = people.filter { self.people[$0] != nil }
    return Change(
      kind: .added, activity: activity, number: number, old: nil, new: thing, differences: [],
      told: Sides(before: [], after: listed).told(listed), isSoon: isSoon(date), churn: .zero)
  }

  private func told(_ occurrence: Occurrence) -> Set<Identifier<Person>> {
    var people = Set(occurrence.attendees.map(\.person))
    if case .person(let leader) = occurrence.leader { people.insert(leader) }
    return people
  }

  private func differences(_ old: Occurrence, _ new: Occurrence) -> Set<Change.Difference> {
    var found: Set<Change.Difference> = []
    if old.date != new.date { found.insert(.date) }
    if old.span.start != new.span.start { found.insert(.start) }
    if old.span.length != new.span.length { found.insert(.length) }
    if talks(old) != talks(new) { found.insert(.talks) }
    if old.place != new.place { found.insert(.place) }
    if old.leader != new.leader { found.insert(.leader) }
    if hosts(old) != hosts(new) { found.insert(.host) }
    return found
  }

  private func hosts(_ occurrence: Occurrence) -> Set<Identifier<Person>> {
    Set(occurrence.attendees.filter { $0.role == .host }.map(\.person))
  }

  /// How the talks lie to the lesson, in minutes from its start: a visit that's moved as a whole keeps them.
  private func talks(_ occurrence: Occurrence) -> [[Int]] {
    [occurrence.brief, occurrence.debrief].map { talk in
      talk.map { [$0.start.minutes, $0.end.minutes].map { $0 - occurrence.span.start.minutes } } ?? []
    }
  }

  // MARK: Specialists

  var stays: [Change] {
    let old = Dictionary(grouping: published.occurrences.filter(\.isStay), by: \.activity)
    let new = Dictionary(grouping: plan.occurrences.filter(\.isStay), by: \.activity)
    return old.sorted { $0.key < $1.key }.flatMap { activity, stays in
      guard case .specialist(let wish) = activities[activity]?.details else { return gone(activity, stays) }
      let (before, after) = (byDate(stays), byDate(new[activity] ?? []))
      return Set(before.keys).union(after.keys).sorted().compactMap {
        change(activity, wish.person, $0, before[$0], after[$0])
      }
    }
  }

  private func byDate(_ stays: [Occurrence]) -> [CivilDate: [Occurrence]] {
    Dictionary(grouping: stays, by: \.date).mapValues { $0.sorted { $0.span < $1.span } }
  }

  private func gone(_ activity: Identifier<Activity>, _ stays: [Occurrence]) -> [Change] {
    byDate(stays.filter { $0.date >= today }).sorted { $0.key < $1.key }.map { date, stays in
      let people = Set(stays.flatMap { told($0) }).filter { isThere($0, on: date) }
      return change(
        .gone, activity, .stays(stays), nil, told: Sides(before: people).told(people), isSoon: isSoon(date))
    }
  }

  private func change(
    _ activity: Identifier<Activity>, _ person: Identifier<Person>, _ date: CivilDate, _ old: [Occurrence]?,
    _ new: [Occurrence]?
  ) -> Change? {
    if date < today || !isThere(person, on: date) { return nil }
    let sides = Sides(before: old == nil ? [] : [person], after: new == nil ? [] : [person])
    let told = sides.told([person])
    guard let old else {
      return change(.added, activity, nil, new.map { .stays($0) }, told: told, isSoon: isSoon(date))
    }
    guard let new else { return change(.cancelled, activity, .stays(old), nil, told: told, isSoon: isSoon(date)) }
    var differences: Set<Change.Difference> = []
    if old.map(\.place) != new.map(\.place) { differences.insert(.place) }
    if old.map(\.span.start) != new.map(\.span.start) { differences.insert(.start) }
    if old.map(\.span.length) != new.map(\.span.length) { differences.insert(.length) }
    if differences.isEmpty { return nil }
    return change(.moved, activity, .stays(old), .stays(new), differences, told: told, isSoon: isSoon(date))
  }

  // MARK: Secondments

  var secondments: [Change] {
    let new = Dictionary(plan.secondments.map { ($0.activity, $0) }) { first, _ in first }
    return published.secondments.compactMap { old in
      let before: Set = isThere(old.person, on: max(today, old.days.first)) ? [old.person] : []
      let told = Sides(before: before).told(before)
      let soon = isSoon(old.days.first)
      guard has(old.activity, as: .secondment) else {
        if old.days.last < today { return nil }
        return change(.gone, old.activity, .secondment(old), nil, told: told, isSoon: soon)
      }
      guard let now = new[old.activity] else {
        return change(.cancelled, old.activity, .secondment(old), nil, told: told, isSoon: soon)
      }
      return change(old, before, now)
    }
  }

  private func change(
    _ old: SecondmentPlacement, _ before: Set<Identifier<Person>>, _ new: SecondmentPlacement
  ) -> Change? {
    var differences: Set<Change.Difference> = []
    if old.person != new.person { differences.insert(.person) }
    if old.firstHalfTerm != new.firstHalfTerm || old.lastHalfTerm != new.lastHalfTerm { differences.insert(.halfTerms) }
    if Set(old.halfDays) != Set(new.halfDays) { differences.insert(.halfDays) }
    if differences.isEmpty { return nil }
    // The same person is told as long as they're employed, whoever comes anew if the group has them.
    let after: Set = old.person == new.person ? before : people[new.person] == nil ? [] : [new.person]
    let sides = Sides(before: before, after: after)
    return change(
      .moved, old.activity, .secondment(old), .secondment(new), differences, told: sides.told(before.union(after)),
      isSoon: isSoon(old.days.first) || isSoon(new.days.first))
  }
}
