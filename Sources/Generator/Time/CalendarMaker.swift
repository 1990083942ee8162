// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes the calendars of an authority: two for primaries, which differ in INSET days, and one of two weeks for
/// secondaries.
struct CalendarMaker {
  let authorities: Int

  /// Which calendar a school has: number of the authority and of its pattern of INSET days (2: secondaries).
  static func id(authority: Int, pattern: Int) -> Identifier<SchoolCalendar> {
    let stem = NameGiver.slug(PlaceNames.authorities[authority])
    return Identifier("\(stem)-\(["primary-a", "primary-b", "secondary"][pattern])")
  }

  /// The INSET days on which staff are at work, by authority and pattern.
  static func insetDays(authority: Int, pattern: Int) -> [CivilDate] {
    Array(AuthorityYear.all[authority].inset[pattern].dropLast())
  }

  /// The day that's worked as twilights.
  static func disaggregated(authority: Int) -> CivilDate {
    AuthorityYear.all[authority].halfTerms.last?.last ?? YearDates.year.last
  }

  func calendars() -> [SchoolCalendar] {
    (0..<authorities).flatMap { authority in (0..<3).map { calendar(authority, $0) } }
  }

  private func calendar(_ authority: Int, _ pattern: Int) -> SchoolCalendar {
    let year = AuthorityYear.all[authority]
    var calendar = SchoolCalendar(
      id: Self.id(authority: authority, pattern: pattern),
      halfTerms: zip(YearDates.halfTermNames, year.halfTerms).map { HalfTerm(name: $0, span: $1) })
    calendar.closures = YearDates.bankHolidays.map {
      Closure(name: $0.name, span: DateSpan($0.date, $0.date), isBankHoliday: true)
    }
    let days = year.inset[pattern]
    calendar.inset = days.sorted().map { InsetDay(date: $0, isDisaggregated: $0 == days.last) }
    calendar.blackouts = pattern == 2 ? secondaryBlackouts + primaryBlackouts : primaryBlackouts
    let lastDay = (year.halfTerms.last?.last ?? YearDates.year.last) - 1
    calendar.blackouts.append(Blackout(name: "Last day of the year", span: DateSpan(lastDay, lastDay)))
    if pattern == 2 {
      calendar.cycle = ["A", "B"]
      // Both halves of the year start with week A.
      calendar.statedWeeks = [StatedWeek(monday: YearDates.day(1, 4), letter: "A")]
    }
    return calendar
  }

  private var primaryBlackouts: [Blackout] {
    [
      Blackout(name: "Key stage 2 tests", span: YearDates.span(5, 10, 5, 13), years: [6]),
      Blackout(name: "Year 6 residential", span: YearDates.span(10, 7, 10, 9), years: [6]),
      Blackout(name: "Phonics check", span: YearDates.span(6, 7, 6, 11), years: [1]),
      Blackout(name: "Multiplication check", span: YearDates.span(6, 7, 6, 11), years: [4]),
    ]
  }

  private var secondaryBlackouts: [Blackout] {
    [
      Blackout(name: "Year 11 mocks", span: YearDates.span(11, 30, 12, 11), years: [11]),
      Blackout(name: "Sixth form mocks", span: YearDates.span(1, 18, 1, 29), years: [12, 13]),
      Blackout(name: "Public examinations", span: YearDates.span(5, 10, 6, 23), years: [11, 13]),
      Blackout(name: "Public examinations", span: YearDates.span(5, 10, 6, 23), roles: ["exams officer"]),
    ]
  }
}
