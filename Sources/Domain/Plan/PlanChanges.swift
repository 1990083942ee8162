// SPDX-License-Identifier: Apache-2.0

/// What a plan changes of a published one, for people to read: what's moved, what's off, who comes and who doesn't.
public struct PlanChanges: Hashable, Sendable {
  /// By the date that was published, activity and part.
  public let changes: [Change]

  /// One thing that's different.
  public struct Change: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
      /// Another date, time, place, leader or host; of a secondment other people or times.
      case moved
      /// It doesn't take place.
      case cancelled
      /// It stays, and other people come.
      case people
      /// The group doesn't have it any more.
      case gone
    }
    public let kind: Kind
    public let activity: Identifier<Activity>
    /// From 1; of a secondment 0.
    public let part: Int
    /// What was published; of a secondment nil.
    public let old: Occurrence?
    /// What takes its place; nil where nothing does.
    public let new: Occurrence?
    /// Who must be told, by id: those of the old and the new who are in the group, or of either only where it stays.
    public let people: [Identifier<Person>]
    /// The date by which it's at short notice or not: the earlier one that isn't past.
    public let date: CivilDate
  }

  /// Everyone who must be told of something, each once.
  public var people: Set<Identifier<Person>> { Set(changes.flatMap(\.people)) }

  /// How many changes are of that kind.
  public func count(_ kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }

  /// What's different in `plan` from `published`; what takes place for the first time isn't a change.
  public init(from published: Plan, to plan: Plan, in group: Group) {
    let finder = ChangeFinder(published: published, plan: plan, group: group)
    changes = (finder.occurrences + finder.secondments).sorted {
      ($0.old?.date ?? $0.date, $0.activity, $0.part) < ($1.old?.date ?? $1.date, $1.activity, $1.part)
    }
  }
}

/// Compares two plans.
private struct ChangeFinder {
  let published: Plan
  let plan: Plan
  private let activities: Set<Identifier<Activity>>
  private let people: [Identifier<Person>: Person]

  init(published: Plan, plan: Plan, group: Group) {
    self.published = published
    self.plan = plan
    activities = Set(group.activities.map(\.id))
    people = Dictionary(group.people.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Parts are told apart by their number, stays, which have none that lasts, by date and start.
  private struct Key: Hashable {
    let activity: Identifier<Activity>
    let part: Int

    init(_ occurrence: Occurrence) {
      activity = occurrence.activity
      let isStay = occurrence.attendees.contains { $0.role == .specialist }
      part =
        isStay ? -(occurrence.date.daysSince1970 * 1440 + occurrence.span.start.minutes) : occurrence.part
    }
  }

  var occurrences: [PlanChanges.Change] {
    let new = Dictionary(plan.occurrences.map { (Key($0), $0) }) { first, _ in first }
    return published.occurrences.compactMap { change($0, new[Key($0)]) }
  }

  private func change(_ old: Occurrence, _ new: Occurrence?) -> PlanChanges.Change? {
    let before = told(old).filter { people[$0]?.isValid(on: old.date) ?? false }
    guard let new else {
      let kind: PlanChanges.Change.Kind = activities.contains(old.activity) ? .cancelled : .gone
      return make(kind, old, nil, before)
    }
    let after = told(new).filter { people[$0] != nil }
    let isMoved =
      old.date != new.date || old.span != new.span || old.brief != new.brief || old.debrief != new.debrief
      || old.place != new.place || old.leader != new.leader || hosts(old) != hosts(new)
    if isMoved { return make(.moved, old, new, before.union(after)) }
    let others = before.symmetricDifference(after)
    return others.isEmpty ? nil : make(.people, old, new, others)
  }

  private func make(
    _ kind: PlanChanges.Change.Kind, _ old: Occurrence, _ new: Occurrence?, _ people: Set<Identifier<Person>>
  ) -> PlanChanges.Change {
    let dates = [old.date, new?.date ?? old.date].filter { $0 >= plan.asOf }
    return PlanChanges.Change(
      kind: kind, activity: old.activity, part: old.part, old: old, new: new, people: people.sorted(),
      date: dates.min() ?? old.date)
  }

  private func told(_ occurrence: Occurrence) -> Set<Identifier<Person>> {
    var people = Set(occurrence.attendees.map(\.person))
    if case .person(let leader) = occurrence.leader { people.insert(leader) }
    return people
  }

  private func hosts(_ occurrence: Occurrence) -> [Identifier<Person>] {
    occurrence.attendees.filter { $0.role == .host }.map(\.person)
  }

  var secondments: [PlanChanges.Change] {
    let new = Dictionary(plan.secondments.map { ($0.activity, $0) }) { first, _ in first }
    return published.secondments.compactMap { old in
      let now = new[old.activity]
      let isSame =
        now?.person == old.person && now?.firstHalfTerm == old.firstHalfTerm && now?.lastHalfTerm == old.lastHalfTerm
        && now.map { Set($0.halfDays) } == Set(old.halfDays)
      if isSame { return nil }
      let known = activities.contains(old.activity)
      let concerned = Set([old.person] + (now.map { [$0.person] } ?? [])).filter { people[$0] != nil }
      return PlanChanges.Change(
        kind: now != nil ? .moved : known ? .cancelled : .gone, activity: old.activity, part: 0, old: nil, new: nil,
        people: concerned.sorted(), date: min(old.days.first, now?.days.first ?? old.days.first))
    }
  }
}
