// SPDX-License-Identifier: Apache-2.0

import Domain

/// Each person's year as a bound sees it: dates that look alike to somebody, with the same other things possible, are one
/// kind of day, so that what's worked out for one of them holds for all.
struct PersonYears: Sendable {
  /// One person's kinds of day.
  struct Year: Sendable {
    /// By day: its kind, -1 where the person can't come to anything.
    var kinds: [Int32] = []
    /// By kind: one of its days, the look of them, other things apart, and their half-term.
    var days: [Int] = []
    var looks: [Int] = []
    var halfTerms: [Int] = []
  }

  /// By person; empty for those who take part in nothing with options.
  let years: [Year]

  /// What a date is to somebody, in whatever half-term.
  private struct Look: Hashable {
    let weekday: Weekday
    let kind: DayKind
    let directed: [TimeSpan]
    /// Week letters at the other schools at which they teach.
    let elsewhere: [String?]
  }

  private struct Key: Hashable {
    let look: Int
    let halfTerm: Int
    /// Kinds of day of each activity in which the person may take part.
    let others: [Int]
  }

  init(_ people: BoundPeople, _ sharing: DaySharing, _ soloist: Soloist) {
    years = people.members.indices.map { Self.year($0, people, sharing, soloist) }
  }

  private static func year(_ person: Int, _ people: BoundPeople, _ sharing: DaySharing, _ soloist: Soloist) -> Year {
    let index = people.index
    let member = people.members[person]
    let days = index.group.year.count
    let activities = people.activitiesOf[person].filter { activity in
      (0..<days).contains { sharing.kind(activity, day: $0) >= 0 }
    }
    if activities.isEmpty { return Year() }
    let others = distinct(index.lessons(of: member.person.id).map(\.school)).filter { $0 != member.school.id }
    var looks: [Look: Int] = [:]
    var numbers: [Key: Int32] = [:]
    var year = Year(kinds: Array(repeating: -1, count: days))
    for day in 0..<days {
      let kinds = activities.map { sharing.kind($0, day: day) }
      let date = index.group.year.first + day
      if kinds.allSatisfy({ $0 < 0 }) || !soloist.isAvailable(person, date) { continue }
      let look = Look(
        weekday: date.weekday, kind: index.kind(member.school.id, date),
        directed: index.directed(member.school.id, date),
        elsewhere: others.map { index.weekLetter($0, date) })
      let lookNumber = looks[look] ?? looks.count
      looks[look] = lookNumber
      let halfTerm = index.halfTerm(member.school.id, date)
      let key = Key(look: lookNumber, halfTerm: halfTerm, others: kinds)
      let number = numbers[key] ?? Int32(year.days.count)
      if numbers.updateValue(number, forKey: key) == nil {
        year.days.append(day)
        year.looks.append(lookNumber)
        year.halfTerms.append(halfTerm)
      }
      year.kinds[day] = number
    }
    return year
  }
}
