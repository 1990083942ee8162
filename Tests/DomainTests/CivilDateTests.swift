// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@Test(arguments: [
  (1970, 1, 1, 0, Weekday.thursday), (1969, 12, 31, -1, .wednesday), (2000, 2, 29, 11_016, .tuesday),
  (1900, 1, 1, -25_567, .monday), (2026, 9, 1, 20_697, .tuesday), (2027, 5, 13, 20_951, .thursday),
  (2100, 12, 31, 47_846, .friday),
]) func knownDatesHaveTheirNumbersAndWeekdays(
  _ year: Int, _ month: Int, _ day: Int, _ number: Int, _ weekday: Weekday
) throws {
  let date = try #require(CivilDate(year: year, month: month, day: day))
  #expect(date.daysSince1970 == number)
  #expect(date.weekday == weekday)
  #expect(date.components == (year, month, day))
}

@Test func leapDaysExistInLeapYearsOnly() {
  for year in [1904, 2000, 2024, 2028, 2400] { #expect(CivilDate(year: year, month: 2, day: 29) != nil, "\(year)") }
  for year in [1900, 2023, 2026, 2027, 2100] { #expect(CivilDate(year: year, month: 2, day: 29) == nil, "\(year)") }
}

@Test func daysThatNoCalendarHasAreRefused() {
  for (month, day) in [(0, 1), (13, 1), (1, 0), (1, 32), (4, 31), (6, 31), (9, 31), (11, 31), (2, 30), (-1, 5)] {
    #expect(CivilDate(year: 2026, month: month, day: day) == nil, "\(month)-\(day)")
  }
}

/// Counts the calendar up by hand, so that conversion both ways is compared with something that computes nothing.
@Test func everyDayFrom1900To2100ComesBack() throws {
  var number = try #require(CivilDate(year: 1900, month: 1, day: 1)).daysSince1970
  var weekday = 1
  for year in 1900...2100 {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    for (month, length) in zip(1..., [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
      for day in 1...length {
        let date = CivilDate(daysSince1970: number)
        guard date.components == (year, month, day), CivilDate(year: year, month: month, day: day) == date,
          CivilDate(iso: date.description) == date, date.weekday.rawValue == weekday,
          date.monday == date - (weekday - 1)
        else {
          Issue.record("\(year)-\(month)-\(day) is \(date)")
          return
        }
        number += 1
        weekday = weekday % 7 + 1
      }
    }
  }
  #expect(CivilDate(daysSince1970: number).description == "2101-01-01")
}

@Test(arguments: [
  "2026-9-1", "2026-09-1", "26-09-01", "2026-09-01 ", " 2026-09-01", "2026/09/01", "2026-09-31", "2026-02-29",
  "2026-13-01", "2026-00-10", "2026-09-00", "+026-09-01", "2026-0a-01", "2026-09", "2026-09-01-01", "20260901", "",
  "２０２６-09-01", "2026–09–01",
]) func onlyISODatesAreRead(_ text: String) {
  #expect(CivilDate(iso: text) == nil)
}

@Test func theMondayOfAWeekHoldsFromMondayToSunday() {
  let monday: CivilDate = "2026-10-05"
  for offset in 0...6 { #expect((monday + offset).monday == monday) }
  #expect((monday + 7).monday == "2026-10-12")
  #expect((monday - 1).monday == "2026-09-28")
}

@Test func datesAreWrittenForPeopleToo() {
  let date: CivilDate = "2026-09-01"
  #expect(date.readable == "Tue 1 Sep 2026")
  #expect(date.readableShort == "Tue 1 Sep")
  #expect(date - ("2026-08-25" as CivilDate) == 7)
}
