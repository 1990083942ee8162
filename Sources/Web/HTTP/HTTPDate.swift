// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain

/// Times as HTTP has them: "Mon, 09 Nov 2026 08:15:00 GMT" (RFC 9110, 5.6.7).
enum HTTPDate {
  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The form of `instant`.
  static func text(_ instant: UTCInstant) -> String {
    let date = instant.date
    let (year, month, day) = date.components
    let second = instant.secondsSince1970 - date.daysSince1970 * 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
    // 1 January 1970 was a Thursday.
    let weekday = days[((date.daysSince1970 + 3) % 7 + 7) % 7]
    return "\(weekday), \(twoDigits(day)) \(months[month - 1]) \(year) \(clock) GMT"
  }

  /// The time that `text` names; nil for any other form, two obsolete ones among them: a condition that isn't understood
  /// doesn't count.
  static func instant(_ text: String) -> UTCInstant? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])),
      let day = Int(words[1]), let year = Int(words[3]), (1970...9999).contains(year),
      let date = CivilDate(year: year, month: month + 1, day: day)
    else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
    else { return nil }
    return UTCInstant(
      secondsSince1970: date.daysSince1970 * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
