// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

/// BYWEEKNO compared with what ISO 8601 says: a week is of the year of its fourth day, and that day's count in sevens is
/// its number. (dateutil takes the first days of January for week 53 where they are of week 52, so that the comparison
/// with it leaves these two numbers out.)
@Suite struct WeekNumberTests {
  private static let days: DateSpan = "2000-01-01..2040-12-31"

  /// The number of the week of a day, from the year's start and, below zero, from its end.
  private func numbers(_ day: CivilDate, weekStart: Int) -> [Int] {
    // 1 January 1970 was a Thursday; 0 is Monday.
    let weekday = (day.daysSince1970 + 3) % 7
    let fourth = day - (weekday - weekStart + 7) % 7 + 3
    let year = fourth.components.year
    let number = (fourth - CivilDate(year: year, month: 1, day: 1)!) / 7 + 1
    let rest = (CivilDate(year: year, month: 12, day: 31)! - fourth) / 7 + 1
    return [number, -rest]
  }

  @Test(arguments: Array(["MO", "TU", "WE", "TH", "FR", "SA", "SU"].enumerated()))
  func everyDayIsOfTheWeekThatItsFourthDayCounts(_ weekStart: Int, _ name: String) throws {
    var expected: [Int: [CivilDate]] = [:]
    for index in 0..<Self.days.count {
      let day = Self.days.first + index
      for number in numbers(day, weekStart: weekStart) { expected[number, default: []].append(day) }
    }
    for number in [1, 2, 20, 51, 52, 53, -1, -2, -52, -53] {
      let text = "FREQ=YEARLY;BYWEEKNO=\(number);BYDAY=MO,TU,WE,TH,FR,SA,SU;WKST=\(name)"
      let rule = try #require(RecurrenceRule(text))
      var budget = ICalendarBudget(ICalendarCaps())
      let first = Self.days.first.daysSince1970 * 86_400
      let last = Self.days.last.daysSince1970 * 86_400
      let found = try Recurrence(rule, start: first).starts(in: first...last, &budget)
      #expect(found.map { CivilDate(daysSince1970: $0 / 86_400) } == expected[number], "\(text)")
    }
  }
}
