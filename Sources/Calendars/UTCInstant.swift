// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A point in time to the second, in UTC, without leap seconds.
public struct UTCInstant: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z; negative before it.
  public let secondsSince1970: Int

  /// The point `secondsSince1970` seconds after 1970-01-01T00:00:00Z.
  public init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

  /// The point at which a clock that shows UTC reads `time` on `date`.
  public init(utc date: CivilDate, _ time: TimeOfDay) {
    self.init(secondsSince1970: date.daysSince1970 * 86_400 + time.minutes * 60)
  }

  /// The point that `iso` names in the one form that databases have, "2026-11-09T08:15:00Z"; nil for any other text.
  public init?(iso: String) {
    guard iso.utf8.count == 20, iso.hasSuffix("Z"), iso.dropFirst(10).first == "T",
      let date = CivilDate(iso: String(iso.prefix(10)))
    else { return nil }
    let clock = iso.dropFirst(11).dropLast().split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, (0..<24).contains(clock[0]), clock[1...].allSatisfy((0..<60).contains) else { return nil }
    self.init(secondsSince1970: date.daysSince1970 * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
  }

  /// The day in UTC.
  public var date: CivilDate { CivilDate(daysSince1970: floorDivide(secondsSince1970, 86_400)) }

  /// The form of iCalendar (RFC 5545, 3.3.5): "20261025T010000Z".
  public var description: String {
    let date = date
    let second = secondsSince1970 - date.daysSince1970 * 86_400
    return date.compact + "T" + twoDigits(second / 3600) + twoDigits(second / 60 % 60) + twoDigits(second % 60) + "Z"
  }

  public static func < (a: Self, b: Self) -> Bool { a.secondsSince1970 < b.secondsSince1970 }
}

extension CivilDate {
  /// The form of iCalendar (RFC 5545, 3.3.4): "20261025".
  var compact: String {
    let (year, month, day) = components
    // Years have four digits, as in `description`.
    return (year < 1000 ? String("000\(year)".suffix(4)) : String(year)) + twoDigits(month) + twoDigits(day)
  }
}

/// `number` with at least two digits.
func twoDigits(_ number: Int) -> String { number < 10 ? "0" + String(number) : String(number) }
