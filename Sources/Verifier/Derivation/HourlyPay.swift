// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a person's base pays them for the minutes of a date beyond their own hours.
struct HourlyPay: Sendable {
  let school: Identifier<School>
  let date: CivilDate
  let amount: Pence

  /// Of everyone who's paid by the hour, by person and date.
  static func of(_ uses: [DirectedUse]) -> [HourlyPay] {
    let paid = uses.filter { $0.presence.member.person.hourlyRate != nil && $0.isTwilight }
    return grouped(paid) { Pair($0.presence.member.person.id, $0.presence.date) }.compactMap { day in
      guard let member = day.values.first?.presence.member, let rate = member.person.hourlyRate else { return nil }
      let minutes = day.values.reduce(0) { $0 + $1.beyondHours.rawValue }
      return HourlyPay(
        school: member.school.id, date: day.key.second, amount: Pence(ceilDivide(minutes * rate.rawValue, 60)))
    }
  }
}
