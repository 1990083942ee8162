// SPDX-License-Identifier: Apache-2.0

import Domain

/// When a lesson takes place, as a row of a list says it.
struct LessonPlace: Hashable {
  /// The week as it's written; empty where there's none.
  var week = ""
  /// Week of the cycle, from 0, where the day of the cycle says it.
  var cycleWeek: Int?
  var weekday: Weekday?
  /// The name or number of the period.
  var period = ""
  var start: TimeOfDay?

  /// What `row` says; what's missing stays empty.
  ///
  /// - Parameter daysInWeek: days of a week in numbers of days of the cycle.
  init(_ row: ForeignList.Row, period name: Cell, daysInWeek: Int, _ problems: Problems) {
    if let heading = SIMSHeading(name.text) {
      // "1Mon:2" says it all.
      (week, weekday, period) = (heading.week, heading.weekday, heading.period)
    } else {
      period = name.text
    }
    if !row["day"].isEmpty { take(day: row["day"], daysInWeek, problems) }
    if !row["cycle day"].isEmpty { take(number: row["cycle day"], daysInWeek, problems) }
    if !row["week"].isEmpty { week = Self.weekWord(row["week"].text) }
    // Clocks of exports have seconds: 09:00:00.
    let time = row["start"].text.split(separator: "T").last.map(String.init) ?? ""
    if !time.isEmpty {
      let clock = time.split(separator: ":").prefix(2).joined(separator: ":")
      start = Cell(clock.contains(":") ? clock : time, at: row["start"].location).read(.time, problems)
    }
  }

  /// Fills in what this row lacks and its period's row says.
  mutating func take(_ other: LessonPlace) {
    if week.isEmpty { week = other.week }
    if cycleWeek == nil { cycleWeek = other.cycleWeek }
    if weekday == nil { weekday = other.weekday }
    if start == nil { start = other.start }
    period = other.period.isEmpty ? period : other.period
  }

  /// "Monday", "Mon A", "Week 2 Monday", or a number.
  private mutating func take(day cell: Cell, _ daysInWeek: Int, _ problems: Problems) {
    if Digits.value(cell.text) != nil { return take(number: cell, daysInWeek, problems) }
    let words = cell.text.split { $0.isWhitespace || "-_/(),".contains($0) }.map(String.init)
    guard let day = words.lazy.compactMap({ WeekdayText.weekday($0) }).first else {
      problems.error(
        .foreignValue, at: cell, isNot: "a day of the week or of the cycle, as in Monday, Mon A or 6")
      return
    }
    weekday = day
    let rest = words.filter { WeekdayText.weekday($0) == nil && $0.lowercased() != "week" }
    if let word = rest.first { week = Self.weekWord(word) }
  }

  private mutating func take(number cell: Cell, _ daysInWeek: Int, _ problems: Problems) {
    guard let number = Digits.value(cell.text, longest: 2), (1...(4 * daysInWeek)).contains(number) else {
      problems.error(.foreignValue, at: cell, isNot: "a day of the cycle, 1 to \(4 * daysInWeek)")
      return
    }
    cycleWeek = (number - 1) / daysInWeek
    weekday = Weekday.allCases[(number - 1) % daysInWeek]
  }

  /// "Week A" is "A".
  private static func weekWord(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || "-_".contains($0) }.map(String.init)
    return words.filter { $0.lowercased() != "week" && $0.lowercased() != "both" && $0.lowercased() != "all" }.last
      ?? ""
  }
}
