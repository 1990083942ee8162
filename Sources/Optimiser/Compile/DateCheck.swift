// SPDX-License-Identifier: Apache-2.0

import Domain

/// Rules about a date that don't depend on who attends.
struct DateCheck {
  let instance: Instance

  /// Why nothing of `activity` can be held at `place` on `day`, if so: H3, H16, busy sites.
  func placeRefused(_ activity: ActivityData, place: Int, day: Int) -> Rule? {
    guard place < instance.schools.count else { return nil }
    let today = instance.calendar.at(place, day)
    if today.kind == .closed || today.isBlackedOut { return .notOpen }
    let halfTerm = UInt32(1) << UInt32(today.halfTerm)
    if (instance.schools[place].refusedHalfTerms | activity.refusals[place, default: 0]) & halfTerm != 0 {
      return .refused
    }
    return nil
  }

  /// Why a provider can't come on `day`, if so: H9.
  func providerRefused(_ provider: Int, day: Int) -> Rule? {
    let value = instance.providers[provider].value
    let date = instance.calendar.date(day)
    if !value.available.isEmpty, !value.available.contains(where: { $0.contains(date) }) { return .limitReached }
    if !value.weekdays.isEmpty, !value.weekdays.contains(date.weekday) { return .limitReached }
    return nil
  }
}

extension PartyTable {
  /// Whether a veto keeps `person` from taking part in anything at `place` (a school's site).
  func forbids(person: Int, base: Int, place: Int, in instance: Instance) -> Bool {
    if pairs.isEmpty || place >= instance.schools.count { return false }
    return pairs.contains { pair in
      (pair.a == .school(place) && pair.b.includes(person: person, base: base))
        || (pair.b == .school(place) && pair.a.includes(person: person, base: base))
    }
  }

  /// Whether the two people stand on the two sides of a pair.
  func separates(_ a: Int, base aBase: Int, _ b: Int, base bBase: Int) -> Bool {
    pairs.contains { pair in
      (pair.a.includes(person: a, base: aBase) && pair.b.includes(person: b, base: bBase))
        || (pair.b.includes(person: a, base: aBase) && pair.a.includes(person: b, base: bBase))
    }
  }

  /// Whether a pair of two people names these two.
  func separatesPersonally(_ a: Int, _ b: Int) -> Bool {
    pairs.contains { ($0.a == .person(a) && $0.b == .person(b)) || ($0.a == .person(b) && $0.b == .person(a)) }
  }
}

extension ObstacleCount {
  mutating func merge(_ other: ObstacleCount) {
    for rule in Rule.allCases {
      add(rule, count: other.counts[rule.index])
      for person in other.concerned[rule.index] { note(rule, person: Int(person)) }
    }
  }
}
