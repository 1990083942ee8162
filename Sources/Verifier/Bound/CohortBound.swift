// SPDX-License-Identifier: Apache-2.0

import Domain

/// The most that a session in several cohorts can be worth, at no cost: everybody who may come is in one of them
/// (`docs/bound.md`).
enum CohortBound {
  /// In thousandths, mixed phases met included.
  /// - Parameter past: parts that have taken place, which count as they were.
  static func worth(_ number: Int, _ session: Session, _ people: BoundPeople, past: [Occurrence]) -> Int {
    let activity = people.activities[number]
    let index = people.index
    let parts = session.series.parts
    let held = Dictionary(grouping: past, by: \.cohort).mapValues(\.count)
    let numbers = 1...max(1, session.cohorts)
    let toCome = numbers.reduce(0) { $0 + max(0, parts - (held[$1] ?? 0)) }
    let mix = session.mix == .liked ? index.group.rules.rates.mixMet.rawValue * (past.count + toCome) : 0
    if let stated = activity.worth { return stated.rawValue + mix }
    func presence(_ person: Int) -> Int {
      PresenceWorth.of(session, activity, school: people.members[person].school, index).rawValue
    }
    // Who has been in a cohort can go on with it; all others join one that hasn't begun.
    var been: [Int: Int] = [:]
    var worth = 0
    for part in past {
      let ahead = numbers.contains(part.cohort) ? max(0, parts - (held[part.cohort] ?? 0)) : 0
      for person in part.attendees.compactMap({ people.number($0.person) }) {
        worth += presence(person)
        been[person] = max(been[person] ?? 0, people.hasDeclined(person, number) ? 0 : ahead)
      }
    }
    worth += been.reduce(0) { $0 + $1.value * presence($1.key) }
    let joining = numbers.count { held[$0] == nil }
    let others = people.attendees[number].filter { been[$0] == nil && !people.hasDeclined($0, number) }
      .map(presence).sorted(by: >)
    let seats = session.mostPeople.map { max(0, $0) * joining } ?? (joining > 0 ? others.count : 0)
    return worth + parts * others.prefix(seats).reduce(0, +) + mix
  }
}
