// SPDX-License-Identifier: Apache-2.0

import Domain

/// Figures as people in England read them. Integers in, text out: no locale, no formatter, the same bytes everywhere.
enum Format {
  /// "1,234"; a true minus sign before what's negative.
  static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var grouped = value < 0 ? "\u{2212}" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return grouped
  }

  /// "1 lesson", "1,200 lessons".
  static func count(_ value: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count(value)) \(value == 1 ? one : many ?? one + "s")"
  }

  /// "£1,234", "£12.50", "−£3".
  static func money(_ amount: Pence) -> String {
    let pence = Int(amount.rawValue.magnitude)
    let fraction = pence % 100 == 0 ? "" : "." + padded(pence % 100)
    return (amount < .zero ? "\u{2212}" : "") + "£" + count(pence / 100) + fraction
  }

  /// Always with pence, for columns: "£1,234.00".
  static func exactMoney(_ amount: Pence) -> String {
    let pence = Int(amount.rawValue.magnitude)
    return (amount < .zero ? "\u{2212}" : "") + "£" + count(pence / 100) + "." + padded(pence % 100)
  }

  /// To the nearest pound: "£1,235".
  static func roundMoney(_ amount: Pence) -> String {
    money(Pence(rounded(amount.rawValue, to: 100) * 100))
  }

  /// "12.5", hours to one decimal place.
  static func hours(_ time: Minutes) -> String { tenths(rounded(time.rawValue * 10, to: 60)) }

  /// "1 h 30 min", "45 min".
  static func duration(_ time: Minutes) -> String {
    let (hours, rest) = (time.rawValue / 60, time.rawValue % 60)
    if hours == 0 { return "\(rest) min" }
    return rest == 0 ? "\(count(hours)) h" : "\(count(hours)) h \(rest) min"
  }

  /// "12.3 LE": lesson-equivalents to one decimal place.
  static func lessons(_ value: MilliLessons) -> String { tenths(rounded(value.rawValue, to: 100)) + " LE" }

  /// "27.4 points": thousandths of need × priority, the weight of what must take place, to one decimal place.
  static func points(_ thousandths: Int) -> String { tenths(rounded(thousandths, to: 100)) + " points" }

  /// The same without a unit, of whatever is counted in thousandths: "27.4".
  static func thousandths(_ value: Int) -> String { tenths(rounded(value, to: 100)) }

  /// Half-days as days: "3", "3½".
  static func days(halfDays: Int) -> String {
    if halfDays == 1 { return "½" }
    return count(halfDays / 2) + (halfDays % 2 == 0 ? "" : "½")
  }

  /// Half-days as days with their unit: "½ day", "1 day", "3½ days".
  static func daysWithUnit(halfDays: Int) -> String {
    days(halfDays: halfDays) + (halfDays == 1 || halfDays == 2 ? " day" : " days")
  }

  /// Miles to one decimal place: "12.4".
  static func miles(_ distance: Metres) -> String { tenths(rounded(distance.rawValue * 10_000, to: 1_609_344)) }

  /// "15:45–17:00".
  static func time(_ span: TimeSpan) -> String { "\(span.start)–\(span.end)" }

  /// The school year as people say it: "2026–27".
  static func year(_ span: DateSpan) -> String {
    let (first, last) = (span.first.components.year, span.last.components.year)
    return first == last ? String(first) : "\(first)–\(padded(last % 100))"
  }

  /// "£2,912 of £3,000 (97%)"; no share where there's no budget.
  static func money(_ amount: Pence, of budget: Pence) -> String {
    let share = percent(amount.rawValue, of: budget.rawValue).map { " (\($0))" } ?? ""
    return "\(money(amount)) of \(money(budget))\(share)"
  }

  /// "97%", or nil where `whole` isn't positive.
  static func percent(_ part: Int, of whole: Int) -> String? {
    whole > 0 ? "\(rounded(part * 100, to: whole))%" : nil
  }

  /// "a, b and c".
  static func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Small numbers as words: "three", "12".
  static func spelled(_ number: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words.indices.contains(number) ? words[number] : count(number)
  }

  /// With a capital at its start.
  static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// A role or subject at the start of a title, with the capitals that lists in lower case have lost: "SENCO", "Head of
  /// English".
  static func title(_ name: String) -> String {
    let words = name.split(separator: " ").map { word in
      acronyms.contains(word) ? word.uppercased() : languages.contains(word) ? capitalised(String(word)) : String(word)
    }
    return capitalised(words.joined(separator: " "))
  }

  private static let acronyms: Set<Substring> = [
    "cpd", "dsl", "dt", "eal", "ect", "eyfs", "hlta", "ict", "it", "mfl", "npq", "pe", "ppa", "pshe", "re", "rse",
    "senco",
    "send",
    "sendco", "sen", "ta",
  ]
  private static let languages: Set<Substring> = [
    "arabic", "english", "french", "german", "greek", "italian", "latin", "mandarin", "polish", "spanish", "urdu",
    "welsh",
  ]

  /// Two digits.
  static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// `value / unit` to the nearest integer, halves away from zero; `unit` is positive.
  static func rounded(_ value: Int, to unit: Int) -> Int {
    value < 0 ? -((-value * 2 + unit) / (2 * unit)) : (value * 2 + unit) / (2 * unit)
  }

  private static func tenths(_ value: Int) -> String {
    let magnitude = Int(value.magnitude)
    return (value < 0 ? "\u{2212}" : "") + count(magnitude / 10) + "." + String(magnitude % 10)
  }
}
