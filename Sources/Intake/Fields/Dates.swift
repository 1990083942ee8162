// SPDX-License-Identifier: Apache-2.0

import Domain

extension FieldParser where Value == CivilDate {
  /// A date as people in England write it, or ISO 8601.
  ///
  /// "2026-09-06", "6/9/2026", "06.09.26", "6-Sep-26", "6 September 2026", "Sunday 6th September 2026". The day always
  /// stands before a numeric month; a date that is only possible the other way round is refused and explained. Years
  /// of two digits are 2000 to 2099. A weekday must be the right one.
  static var date: FieldParser<CivilDate> {
    FieldParser<CivilDate> { text throws(FieldFault) in try DateText(text).date() }
  }
}

/// The parts of a written date.
private struct DateText {
  private static let expected = "a date, as in 2026-09-06, 6/9/2026 or 6 September 2026"
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private let text: String

  init(_ text: String) { self.text = Self.withoutMidnight(text) }

  private var parts: [String] {
    text.lowercased().split { " /.-,–".contains($0) || $0 == "\u{A0}" }.map(String.init)
  }

  /// Exports write dates as "2026-09-06T00:00:00" or "06/09/2026 00:00".
  private static func withoutMidnight(_ text: String) -> String {
    for tail in ["T00:00:00Z", "T00:00:00", " 00:00:00", " 00:00"] where text.hasSuffix(tail) {
      return String(text.dropLast(tail.count))
    }
    return text
  }

  func date() throws(FieldFault) -> CivilDate {
    // As the writer writes it, and so most of them.
    if let iso = CivilDate(iso: text) { return iso }
    let parts = parts
    var rest = parts
    let weekday = rest.first.flatMap { WeekdayText.weekday($0) }
    if weekday != nil, rest.count == 4 { rest.removeFirst() }
    guard rest.count == 3 else { throw fault(advice: rest.count == 1 ? serialAdvice : nil) }
    let date = try hasMonthName(rest) ? worded(rest) : numeric(rest)
    if let weekday, parts.count == 4, date.weekday != weekday {
      throw fault(advice: "\(date) is a \(date.weekday.name). Is it another year?")
    }
    return date
  }

  /// "6 September 2026", "6-Sep-26", "September 6 2026": the word says which part is the month.
  private func worded(_ parts: [String]) throws(FieldFault) -> CivilDate {
    guard let position = parts.firstIndex(where: { Self.month($0) != nil }), position < 2,
      let month = Self.month(parts[position]), let day = Self.day(parts[position == 0 ? 1 : 0]),
      let year = Self.year(parts[2])
    else { throw fault() }
    return try existing(year: year, month: month, day: day)
  }

  private func hasMonthName(_ parts: [String]) -> Bool { parts.contains { Self.month($0) != nil } }

  /// "6/9/2026", "2026/9/6".
  private func numeric(_ parts: [String]) throws(FieldFault) -> CivilDate {
    if parts[0].count == 4, let year = Self.year(parts[0]) {
      guard let month = Digits.value(parts[1], longest: 2), let day = Digits.value(parts[2], longest: 2) else {
        throw fault()
      }
      return try existing(year: year, month: month, day: day)
    }
    guard let day = Self.day(parts[0]), let month = Digits.value(parts[1], longest: 2), let year = Self.year(parts[2])
    else { throw fault() }
    if month > 12, day <= 12, CivilDate(year: year, month: day, day: month) != nil {
      throw FieldFault(
        code: .fieldDateOrder, expected: "a date with the day first: there is no month \(month)",
        advice: "Is it \(month)/\(day)/\(year), written with the month first? Then the other dates of this file may be "
          + "wrong too: write them as \(year)-09-06, or set the region of the spreadsheet to English (United Kingdom).")
    }
    return try existing(year: year, month: month, day: day)
  }

  private func existing(year: Int, month: Int, day: Int) throws(FieldFault) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw FieldFault(code: .fieldDate, expected: "a day of the calendar", advice: "Check the day and the month.")
    }
    return date
  }

  private func fault(advice: String? = nil) -> FieldFault {
    FieldFault(code: .fieldDate, expected: Self.expected, advice: advice)
  }

  private var serialAdvice: String? {
    guard let number = Digits.value(text), (30_000...80_000).contains(number) else { return nil }
    return "It looks like a spreadsheet's day number: format the column as a date and export it again."
  }

  private static func month(_ text: String) -> Int? {
    guard text.count >= 3 else { return nil }
    if text == "sept" { return 9 }
    guard let index = months.firstIndex(where: { $0.hasPrefix(text) && (text.count == 3 || $0 == text) }) else {
      return nil
    }
    return index + 1
  }

  /// "6", "06", "6th".
  private static func day(_ text: String) -> Int? {
    let ordinal = ["st", "nd", "rd", "th"].contains { text.hasSuffix($0) }
    return Digits.value(ordinal ? String(text.dropLast(2)) : text, longest: 2)
  }

  private static func year(_ text: String) -> Int? {
    guard let value = Digits.value(text, longest: 4) else { return nil }
    return switch text.count {
    case 2: 2000 + value
    case 4: value
    default: nil
    }
  }
}
