// SPDX-License-Identifier: Apache-2.0

import Domain

/// What's published, by activity, with indices for ids, and what it costs to change it (`docs/model.md`, *Churn*, H17).
struct PublishedTable: Sendable {
  /// The first day that isn't past; 0 where nothing is published.
  let openDay: Int
  /// Days before this one are at short notice, if they aren't past.
  let soonUntil: Int
  /// By activity; empty where nothing is published.
  let activities: [PublishedActivity?]

  /// Nothing is published.
  static let none = PublishedTable(openDay: 0, soonUntil: 0, activities: [])

  var isEmpty: Bool { activities.isEmpty }

  subscript(number: Int) -> PublishedActivity? { activities.isEmpty ? nil : activities[number] }

  func isSoon(_ day: Int) -> Bool { openDay <= day && day < soonUntil }

  /// How many parts of an activity have taken place.
  func past(_ number: Int) -> Int { self[number]?.past ?? 0 }

  /// Whether a protected time that a part takes may be repaid: of what's past only what was to be.
  func mayRepay(_ time: Int, to person: Int, of number: Int, part: Int) -> Bool {
    guard let published = self[number], part < published.past, published.stays.isEmpty else { return true }
    return published.owed.contains { $0.part == part && Int($0.person) == person && Int($0.time) == time }
  }

  /// Whether nothing of a published activity of so many parts can change any more.
  func isOver(_ number: Int, parts: Int) -> Bool {
    guard let published = self[number] else { return false }
    return published.isSecondmentOver || (published.stays.isEmpty && published.past > 0 && published.past >= parts)
  }

  /// Whether somebody who may come to a part was told so; everybody where the part isn't published.
  func isTold(_ person: Int, of number: Int, part: Int) -> Bool {
    guard let published = self[number]?.part(part) else { return true }
    return published.people.contains(Int32(person))
  }
}

/// One activity as it's published.
struct PublishedActivity: Sendable {
  /// Of sessions and visits, by part.
  var parts: [PublishedPart] = []
  /// Of a specialist, by day, those from today on and those before.
  var stays: [PublishedDay] = []
  var secondment: PublishedSecondment?
  /// The same as a placement, as far as it can be told in terms of the group; repayments and rooms too.
  var placement = Placement.none
  /// Of sessions and visits the parts before today; of a specialist the stays.
  var past = 0
  var isSecondmentOver = false
  /// What parts before today took and lessons from today on are to give back.
  var owed: [OwedTime] = []

  /// The published part with that number, from 0; of cohorts the first one's.
  func part(_ number: Int) -> PublishedPart? {
    if number < parts.count, parts[number].part == number, parts[number].cohort == 0 { return parts[number] }
    return parts.first { $0.part == number && $0.cohort == 0 }
  }
}

/// One part of a session, or a visit.
struct PublishedPart: Sendable {
  /// Of a session in several cohorts: which it's for, from 0.
  var cohort = 0
  /// Number from 0, of a cohort within its own.
  let part: Int
  /// The day counted from the year's first; it may lie outside the year.
  let day: Int
  /// Nil where its place, host, lesson, leader or lengths aren't the group's any more: then it can't be kept.
  let option: Option?
  /// Those who are still in the group and employed on the day, ascending.
  let people: [Int32]
}

/// A specialist's stays of one day.
struct PublishedDay: Sendable {
  let day: Int
  let stays: [PublishedStay]
  /// Whether the specialist is in the group and employed on the day.
  let isTold: Bool
}

struct PublishedStay: Sendable, Hashable {
  /// -1 for a place that the group doesn't have.
  let place: Int
  let start: Int
  let end: Int
}

struct PublishedSecondment: Sendable {
  /// -1 where the group doesn't have the person.
  let person: Int
  let first: Int
  let last: Int
  let halves: UInt16
  let firstDay: Int
  /// Whether the person is in the group and employed when it begins, or today if that's later.
  let isTold: Bool

  func isAs(_ option: SecondmentOption) -> Bool {
    person == Int(option.person) && first == Int(option.first) && last == Int(option.last) && halves == option.halves
  }
}
