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

extension ObstacleCount {
  mutating func merge(_ other: ObstacleCount) {
    for rule in Rule.allCases {
      add(rule, count: other.counts[rule.index])
      for person in other.concerned[rule.index] { note(rule, person: Int(person)) }
    }
  }
}
