// SPDX-License-Identifier: Apache-2.0

/// A day of the proleptic Gregorian calendar, without a time or a zone.
///
/// Stored as days since 1970-01-01. Conversions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
/// (https://howardhinnant.github.io/date_algorithms.html): exact, without tables or a clock.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let daysSince1970: Int

  /// The day that lies `daysSince1970` days after 1970-01-01.
  public init(daysSince1970: Int) { self.daysSince1970 = daysSince1970 }

  /// The given day, or nil where no such day exists (31 June, 29 February of a common year).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.daysIn(month: month, year: year) else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = floorDivide(shiftedYear, 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSince1970 = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month (1…12) and day of the month (1…31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = daysSince1970 + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = daysSince1970 + 3 - floorDivide(daysSince1970 + 3, 7) * 7
    return Weekday.allCases[index]
  }

  /// The Monday of this day's week.
  public var monday: CivilDate { self - (weekday.rawValue - 1) }

  public static func < (a: Self, b: Self) -> Bool { a.daysSince1970 < b.daysSince1970 }
  /// The day `days` later.
  public static func + (date: Self, days: Int) -> Self { Self(daysSince1970: date.daysSince1970 + days) }
  /// The day `days` earlier.
  public static func - (date: Self, days: Int) -> Self { Self(daysSince1970: date.daysSince1970 - days) }
  /// Days from `b` to `a`.
  public static func - (a: Self, b: Self) -> Int { a.daysSince1970 - b.daysSince1970 }

  static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A day of the week, Monday first (ISO 8601 numbers).
public enum Weekday: Int, CaseIterable, Sendable, Comparable, Codable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  /// "Mon" … "Sun".
  public var shortName: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue - 1] }
  /// "Monday" … "Sunday".
  public var name: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][rawValue - 1]
  }
}
