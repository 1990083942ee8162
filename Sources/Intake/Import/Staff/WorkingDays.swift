// SPDX-License-Identifier: Apache-2.0

import Domain

/// When somebody works, from a column a day ("Monday") or a column a half-day ("Mon AM").
enum WorkingDays {
  /// The columns: of each weekday the whole, its morning and its afternoon.
  static var fields: [ForeignList.Field] {
    Weekday.allCases.flatMap { day in
      [ForeignList.Field(day.name, [day.name, day.shortName])]
        + HalfDay.allCases.map { half in
          ForeignList.Field(
            "\(day.name) \(half.name)", ["\(day.name) \(half.name)", "\(day.shortName) \(half.name)"])
        }
    }
  }

  /// The half-days that a row's columns say; nil where the list has no such columns or the row leaves all of them empty.
  ///
  /// A cell says yes by "Y", "yes", "1", a tick, hours or times, and half a day by "am" or "pm"; no by nothing, "N", "0".
  static func read(_ row: ForeignList.Row, in list: ForeignList, _ problems: Problems) -> WorkingPattern? {
    var pattern = WorkingPattern.none
    var isStated = false
    for day in Weekday.allCases {
      if list.has(day.name) {
        let cell = row[day.name]
        isStated = isStated || !cell.isEmpty
        for half in halves(cell, problems) { pattern.insert(day, half) }
      }
      for half in HalfDay.allCases where list.has("\(day.name) \(half.name)") {
        let cell = row["\(day.name) \(half.name)"]
        isStated = isStated || !cell.isEmpty
        if !halves(cell, problems).isEmpty { pattern.insert(day, half) }
      }
    }
    return isStated ? pattern : nil
  }

  private static func halves(_ cell: Cell, _ problems: Problems) -> [HalfDay] {
    let text = cell.text.lowercased()
    let digits = text.filter(\.isNumber)
    if !digits.isEmpty, digits.allSatisfy({ $0 == "0" }) { return [] }
    if ["", "n", "no", "false", "-", "–", "off"].contains(text) { return [] }
    if let half = WeekdayText.half(text) { return [half] }
    let words = [
      "y", "yes", "x", "1", "true", "✓", "✔", "full", "all day", "full day", "whole day", "am & pm", "am/pm", "am pm",
    ]
    if words.contains(text) || text.contains(where: \.isNumber) { return HalfDay.allCases }
    problems.warn(
      .foreignValue, at: cell.location,
      "'\(cell.text.shown)' doesn't say whether that day is worked; it's taken as worked",
      value: cell.text, advice: "Yes is Y, X, 1, am, pm or hours; no is N, 0 or nothing.")
    return HalfDay.allCases
  }
}
