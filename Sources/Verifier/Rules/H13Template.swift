// SPDX-License-Identifier: Apache-2.0

import Domain

/// The part of H13 about the template of a specialist's weeks.
enum SpecialistTemplate {
  static func check(_ rota: Rota, _ year: SpecialistYear, _ findings: inout Findings) {
    checkSlots(rota, year, &findings)
    checkShares(rota, year, &findings)
    if year.wish.unit == .day { checkDays(rota, year, &findings) }
  }

  private static func checkSlots(_ rota: Rota, _ year: SpecialistYear, _ findings: inout Findings) {
    let location = Breach.Location(activity: year.activity.id)
    for given in grouped(rota.slots, by: { Pair($0.week, $0.weekdayHalf) }) {
      let words = "week \(given.key.first) \(given.key.second.name) of the rota of '\(year.activity.title)'"
      findings.require(
        .specialists, 1 <= given.key.first && given.key.first <= max(1, year.wish.cycleWeeks), at: location,
        "\(words) isn't in the cycle of \(year.wish.cycleWeeks) weeks")
      findings.require(
        .specialists, year.slots.contains(given.key.second), at: location,
        "\(words) isn't a half-day that \(year.member.person.name) can give away")
      findings.require(
        .specialists, given.values.count == 1, at: location, "\(words) is given away \(given.values.count) times")
    }
  }

  private static func checkShares(_ rota: Rota, _ year: SpecialistYear, _ findings: inout Findings) {
    let shares = Dictionary(year.wish.shares.map { ($0.school, $0.halfDays) }, uniquingKeysWith: +)
    let given = Dictionary(rota.slots.map { ($0.school, 1) }, uniquingKeysWith: +)
    for school in Set(shares.keys).union(given.keys).sorted() {
      let location = Breach.Location(activity: year.activity.id, school: school)
      let halfDays = given[school] ?? 0
      guard let share = shares[school] else {
        findings.require(
          .specialists, false, at: location,
          "'\(school)' has no share of '\(year.activity.title)' and \(halfDays) half-days of its rota")
        continue
      }
      let tolerance = floorDivide(share * year.wish.tolerance.rawValue, 1000)
      findings.require(
        .specialists, abs(halfDays - share) <= tolerance, at: location,
        "'\(school)' has \(halfDays) half-days of the rota of '\(year.activity.title)', its share is \(share)")
    }
  }

  /// With days as unit nobody has half of a weekday, be the rest another school's or nobody's.
  private static func checkDays(_ rota: Rota, _ year: SpecialistYear, _ findings: inout Findings) {
    let owners = Dictionary(rota.slots.map { (Pair($0.week, $0.weekdayHalf), $0.school) }) { first, _ in first }
    let weekdays = grouped(year.slots, by: \.weekday)
    for week in 1...max(1, year.wish.cycleWeeks) {
      for weekday in weekdays {
        let schools = Set(weekday.values.map { owners[Pair(week, $0)] })
        findings.require(
          .specialists, schools.count == 1, at: Breach.Location(activity: year.activity.id),
          "week \(week) \(weekday.key.shortName) of the rota of '\(year.activity.title)' isn't one school's, and its unit "
            + "is the day")
      }
    }
  }
}

extension Rota.Slot {
  /// The half of a weekday that it is.
  var weekdayHalf: WeekdayHalf { WeekdayHalf(weekday: weekday, half: half) }
}
