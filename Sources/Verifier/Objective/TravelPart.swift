// SPDX-License-Identifier: Apache-2.0

import Domain

/// Each person's minutes on the way in a day, inside and outside the hours of their school's staff.
enum TravelPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    facts.personDays.reduce(.zero) { $0 + cost($1, facts.index) }
  }

  static func cost(_ day: PersonDay, _ index: GroupIndex) -> MilliLessons {
    let school = day.member.school.id
    let hours = index.kind(school, day.date) == .closed ? nil : index.bells(school, day.date)?.staff
    var inside = Minutes.zero
    var outside = Minutes.zero
    for leg in day.legs {
      let within = hours.map { leg.span.shared(with: $0) } ?? .zero
      inside += within
      outside += leg.span.length - within
    }
    let rates = index.group.rules.rates
    return MilliLessons(
      floorDivide(inside.rawValue * rates.travelInDay.rawValue, 60)
        + floorDivide(outside.rawValue * rates.travelOutsideDay.rawValue, 60))
  }
}
