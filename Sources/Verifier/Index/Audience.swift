// SPDX-License-Identifier: Apache-2.0

import Domain

/// Whom an activity's rules choose. Everyone counts for one rule of a session: the first that chooses them, levels in the
/// order required, expected, invited, and within a level in the order of the list.
struct Audience: Sendable {
  /// Of a session: for each participant rule, in the order of the list, the people that count for it, by id.
  private(set) var assigned: [[Member]] = []
  /// Of a session: the rule for which a person counts.
  private(set) var ruleOfPerson: [Identifier<Person>: Int] = [:]
  /// Of a visit: those whom it chooses, by id.
  private(set) var visitors: [Member] = []
  /// Of a triad, a lesson study or shadowing: those whom it's formed from, by id.
  private(set) var pool: [Member] = []

  init(_ activity: Activity, _ index: GroupIndex) {
    switch activity.details {
    case .session(let session): assign(session, index)
    case .visit(let visit): visitors = index.members(matching: visit.visitors)
    case .triad, .lessonStudy, .shadowing: pool = activity.circle.map { index.members(matching: $0.pool) } ?? []
    // A specialist and a secondment are for schools.
    case .secondment, .specialist: break
    }
  }

  /// Those of all activities of the group.
  static func all(_ index: GroupIndex) -> [Identifier<Activity>: Audience] {
    Dictionary(index.group.activities.map { ($0.id, Audience($0, index)) }) { first, _ in first }
  }

  private mutating func assign(_ session: Session, _ index: GroupIndex) {
    let rules = session.participants
    assigned = Array(repeating: [], count: rules.count)
    for rule in rules.indices.sorted(by: { (rules[$0].level, $0) < (rules[$1].level, $1) }) {
      assigned[rule] = index.members(matching: rules[rule].selector).filter { ruleOfPerson[$0.person.id] == nil }
      for member in assigned[rule] { ruleOfPerson[member.person.id] = rule }
    }
  }
}
