// SPDX-License-Identifier: Apache-2.0

import Domain

/// A DATE or DATE-TIME as it's written (RFC 5545, 3.3.4 and 3.3.5), before a zone makes an instant of it.
struct ICalendarValue: Hashable {
  /// Seconds since the start of 1970 on the clock that it's written for; of a date, its midnight.
  var wall: Int
  /// Whether it's a date without a time.
  var isDate = false
  /// Whether it ends in Z.
  var isUTC = false

  /// The day, counted from 1970-01-01.
  var day: Int { floorDivide(wall, Self.secondsOfDay) }

  static let secondsOfDay = 86_400

  /// "20261012", "20261012T093000", "20261012T083000Z"; nil for anything else.
  init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard let year = Self.number(digits, 0..<4), let month = Self.number(digits, 4..<6),
      let day = Self.number(digits, 6..<8), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    wall = date.daysSince1970 * Self.secondsOfDay
    if digits.count == 8 {
      isDate = true
      return
    }
    isUTC = digits.last == UInt8(ascii: "Z") || digits.last == UInt8(ascii: "z")
    guard digits.count == (isUTC ? 16 : 15), digits[8] == UInt8(ascii: "T") || digits[8] == UInt8(ascii: "t"),
      let hour = Self.number(digits, 9..<11), let minute = Self.number(digits, 11..<13),
      let second = Self.number(digits, 13..<15), hour < 24, minute < 60, second <= 60
    else { return nil }
    // A leap second is taken as the one before it.
    wall += hour * 3600 + minute * 60 + min(second, 59)
  }

  private static func number(_ digits: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.upperBound <= digits.count, digits[range].allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits[range].reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}

/// A length of time as iCalendar writes it (RFC 5545, 3.3.6): days of the calendar and exact seconds.
struct ICalendarDuration: Hashable {
  /// Days, of whatever length the clock changes make them.
  var days = 0
  /// Seconds beyond them.
  var seconds = 0
  /// Whether there's a minus before it.
  var isNegative = false

  /// "P1D", "PT1H30M", "P2W", "-PT5M"; nil for anything else.
  init?(_ text: some StringProtocol) {
    var rest = text.uppercased()[...]
    isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    var units = "WD"[...]
    var digits = ""
    for next in rest {
      if next.isASCII, next.isNumber, digits.utf8.count < 7 {
        digits.append(next)
      } else if next == "T", units.last == "D" || units.isEmpty, digits.isEmpty {
        units = "HMS"
      } else {
        // Each unit at most once, from the longest to the shortest.
        guard let count = Int(digits), let position = units.firstIndex(of: next) else { return nil }
        let seconds = ["W": 604_800, "D": 86_400, "H": 3600, "M": 60, "S": 1][next] ?? 0
        if next == "W" || next == "D" { days += count * seconds / 86_400 } else { self.seconds += count * seconds }
        units = units[units.index(after: position)...]
        digits = ""
      }
    }
    if !digits.isEmpty { return nil }
  }
}
