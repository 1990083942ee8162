// SPDX-License-Identifier: Apache-2.0

import Domain

/// The academic year 2026/27.
enum YearDates {
  static let first = CivilDate(daysSince1970: 20_697)
  static let year = DateSpan(first, first + 364)

  /// A date of the year by month and day: months from September belong to 2026.
  static func day(_ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: month >= 9 ? 2026 : 2027, month: month, day: day) ?? first
  }

  static func span(_ firstMonth: Int, _ firstDay: Int, _ lastMonth: Int, _ lastDay: Int) -> DateSpan {
    DateSpan(day(firstMonth, firstDay), day(lastMonth, lastDay))
  }

  static let halfTermNames = ["Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2"]

  /// Bank holidays in England of that year (gov.uk).
  static let bankHolidays: [(name: String, date: CivilDate)] = [
    ("Christmas Day", day(12, 25)), ("Boxing Day", day(12, 28)), ("New Year's Day", day(1, 1)),
    ("Good Friday", day(3, 26)), ("Easter Monday", day(3, 29)), ("Early May bank holiday", day(5, 3)),
    ("Spring bank holiday", day(5, 31)), ("Summer bank holiday", day(8, 30)),
  ]

  /// Stretches of the year that hold in every calendar, for windows of wishes.
  static let autumn1 = span(9, 7, 10, 16)
  static let autumn2 = span(11, 2, 12, 18)
  static let spring1 = span(1, 5, 2, 12)
  static let spring2 = span(2, 22, 3, 25)
  static let summer1 = span(4, 19, 5, 28)
  static let summer2 = span(6, 7, 7, 16)
  static let halfTerms = [autumn1, autumn2, spring1, spring2, summer1, summer2]
}
