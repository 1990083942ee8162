// SPDX-License-Identifier: Apache-2.0

import Domain

/// Who had an opportunity when, and who has waited too long for one (C4).
///
/// An opportunity is something done: of the history's entries those that took place, of the plan what somebody attends or
/// leads, and a secondment. To be watched by visitors is none, and neither is a specialist's own rota. What lies before the
/// plan's day counts as done. Refusals and offers are counted by school alone; there's no grade or rating of anybody.
struct Opportunities: Sendable {
  /// Something done or planned.
  struct Opportunity: Hashable, Sendable {
    /// As the history calls it: "visit".
    let kind: String
    /// Nil where the history doesn't say.
    let date: CivilDate?
  }

  enum Standing: String, Sendable {
    /// Done within the time.
    case recent
    /// Nothing within the time, and something is planned.
    case planned
    /// Neither, and employed for longer than that.
    case overdue
    /// Neither, and employed for no longer than that.
    case new
  }

  struct Entry: Hashable, Sendable {
    let school: Identifier<School>
    let person: Identifier<Person>
    let last: Opportunity?
    let next: Opportunity?
    /// Days since the last one, or since the first day of employment; nil where neither is known.
    let days: Int?
    let standing: Standing
  }

  struct SchoolCount: Hashable, Sendable {
    let school: Identifier<School>
    let people: Int
    let recent: Int
    let planned: Int
    let overdue: Int
    /// Offers of the history, whatever came of them; nil where they went to fewer than five people, so that no refusal
    /// can be told to be somebody's.
    let offers: Int?
    let refusals: Int?
  }

  /// Everyone employed on the plan's day or later, by school and person; posts whose holder is to come left out.
  let entries: [Entry]
  /// By school.
  let schools: [SchoolCount]

  init(_ group: Group, _ plan: Plan, directory: Directory) {
    var seen: [Identifier<Person>: Seen] = [:]
    for entry in group.history where entry.outcome == .done {
      if let person = entry.person, entry.date.map({ $0 < plan.asOf }) ?? true {
        seen[person, default: Seen()].addDone(Opportunity(kind: entry.kind, date: entry.date))
      }
    }
    for occurrence in plan.occurrences where !occurrence.isStay {
      let kind = directory.kind(of: occurrence.activity) ?? .session
      for person in occurrence.goers {
        seen[person, default: Seen()].add(
          kind, on: occurrence.date, today: plan.asOf,
          isConfidential: directory.isConfidential(occurrence.activity) ?? true)
      }
    }
    for secondment in plan.secondments {
      seen[secondment.person, default: Seen()].add(
        .secondment, on: secondment.days.first, today: plan.asOf,
        isConfidential: directory.isConfidential(secondment.activity) ?? true)
    }
    let ahead = DateSpan(max(plan.asOf, plan.year.first), plan.year.last)
    let entries = group.people.filter { !$0.isVacancy && $0.employment(in: ahead) != nil }
      .map { Self.entry($0, seen[$0.id] ?? Seen(), today: plan.asOf, most: group.rules.limits.opportunityDays) }
      .sorted { ($0.school, $0.person) < ($1.school, $1.person) }
    self.entries = entries
    schools = Self.schools(group, entries, directory)
  }

  private static func entry(_ person: Person, _ seen: Seen, today: CivilDate, most: Int) -> Entry {
    let since = [seen.last?.date, person.validFrom].compactMap(\.self).max()
    let days = since.map { max(0, today - $0) }
    let isDoneInTime = seen.last?.date.map { today - $0 <= most } ?? false
    let standing: Standing =
      if isDoneInTime { .recent } else if seen.next != nil || seen.hasConfidential {
        .planned
      } else if days.map({ $0 > most }) ?? true {
        .overdue
      } else { .new }
    return Entry(
      school: person.base, person: person.id, last: seen.last, next: seen.next, days: days, standing: standing)
  }

  private struct Seen {
    var last: Opportunity?
    var next: Opportunity?
    /// Whether they're in something confidential, of which neither kind nor date is told.
    var hasConfidential = false

    /// The latest stays; of two on one date that with the lesser kind, one without a date before all others.
    mutating func addDone(_ new: Opportunity) {
      guard let old = last else { return last = new }
      let isLater = (old.date ?? .distantPast, new.kind) < (new.date ?? .distantPast, old.kind)
      if isLater { last = new }
    }

    /// Something of the plan; of what's confidential only that there's something.
    mutating func add(_ kind: ActivityKind, on date: CivilDate, today: CivilDate, isConfidential: Bool) {
      if isConfidential {
        hasConfidential = true
        return
      }
      let new = Opportunity(kind: kind.rawValue, date: date)
      if date < today { return addDone(new) }
      if next?.date.map({ date < $0 }) ?? true { next = new }
    }
  }

  /// Fewest people among whom offers and refusals are counted (F8).
  static let leastPeople = 5

  /// What was offered to people of a school, and refused.
  private struct Offers {
    var all = 0
    var refused = 0
    var people: Set<Identifier<Person>> = []
    var refusers: Set<Identifier<Person>> = []
    var isTold: Bool { people.count >= Opportunities.leastPeople }
    /// A number of refusals is somebody's where few refused, or few didn't.
    var areRefusalsTold: Bool {
      isTold
        && (refused == 0
          || refusers.count >= Opportunities.leastPeople && people.count - refusers.count >= Opportunities.leastPeople)
    }
  }

  private static func schools(_ group: Group, _ entries: [Entry], _ directory: Directory) -> [SchoolCount] {
    var offers: [Identifier<School>: Offers] = [:]
    for entry in group.history where entry.outcome != .done {
      guard let school = entry.person.flatMap({ directory.base(of: $0) }) ?? entry.school else { continue }
      var own = offers[school] ?? Offers()
      own.all += 1
      if entry.outcome == .refused { own.refused += 1 }
      if let person = entry.person {
        own.people.insert(person)
        if entry.outcome == .refused { own.refusers.insert(person) }
      }
      offers[school] = own
    }
    let bySchool = Dictionary(grouping: entries, by: \.school)
    return group.schools.map(\.id).sorted().map { school in
      let own = bySchool[school] ?? []
      let offered = offers[school] ?? Offers()
      return SchoolCount(
        school: school, people: own.count, recent: own.count { $0.standing == .recent },
        planned: own.count { $0.standing == .planned }, overdue: own.count { $0.standing == .overdue },
        offers: offered.all == 0 || offered.isTold ? offered.all : nil,
        refusals: offered.all == 0 || offered.areRefusalsTold ? offered.refused : nil)
    }
  }
}

extension CivilDate {
  /// Before every date that a group can name.
  fileprivate static let distantPast = CivilDate(daysSince1970: -1_000_000)
}
