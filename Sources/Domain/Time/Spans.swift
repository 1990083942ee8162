// SPDX-License-Identifier: Apache-2.0

/// A time of the local day in minutes after midnight, 0…1440.
public struct TimeOfDay: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Minutes after midnight, 0…1440.
  public let minutes: Int
  /// The time `minutes` after midnight.
  public init(minutes: Int) { self.minutes = minutes }
  /// The time "15:40" or "8:05"; nil for anything else.
  public init?(text: some StringProtocol) { self.init(text: String(text)) }
  /// The same of a text that's one by itself.
  public init?(text: String) {
    var text = text
    let minutes = text.withUTF8 { utf8 -> Int? in
      guard (4...5).contains(utf8.count), utf8[utf8.count - 3] == UInt8(ascii: ":"),
        let hour = asciiNumber(utf8[..<(utf8.count - 3)]), let minute = asciiNumber(utf8[(utf8.count - 2)...]),
        hour < 24, minute < 60
      else { return nil }
      return hour * 60 + minute
    }
    guard let minutes else { return nil }
    self.init(minutes: minutes)
  }
  /// "08:05".
  public var description: String {
    CivilDate.padded(minutes / 60, to: 2) + ":" + CivilDate.padded(minutes % 60, to: 2)
  }
  public static func < (a: Self, b: Self) -> Bool { a.minutes < b.minutes }
  /// The time `length` later.
  public static func + (time: Self, length: Minutes) -> Self { Self(minutes: time.minutes + length.rawValue) }
  /// The time `length` earlier.
  public static func - (time: Self, length: Minutes) -> Self { Self(minutes: time.minutes - length.rawValue) }
  /// The time from `b` to `a`.
  public static func - (a: Self, b: Self) -> Minutes { Minutes(a.minutes - b.minutes) }
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = TimeOfDay(text: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a time HH:MM")
    }
    self = time
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A stretch of one day, from `start` up to but not including `end`.
public struct TimeSpan: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let start: TimeOfDay
  public let end: TimeOfDay
  /// The stretch from `start` to `end`; empty where `end` is not after `start`.
  public init(_ start: TimeOfDay, _ end: TimeOfDay) {
    self.start = start
    self.end = end
  }
  public var length: Minutes { Minutes(max(0, end.minutes - start.minutes)) }
  /// Whether the two share at least one minute.
  public func overlaps(_ other: TimeSpan) -> Bool { start < other.end && other.start < end }
  /// Whether `other` lies wholly inside.
  public func contains(_ other: TimeSpan) -> Bool { start <= other.start && other.end <= end }
  /// Minutes that the two share.
  public func shared(with other: TimeSpan) -> Minutes {
    Minutes(max(0, min(end.minutes, other.end.minutes) - max(start.minutes, other.start.minutes)))
  }
  public var description: String { "\(start)-\(end)" }
  public static func < (a: Self, b: Self) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// Days from `first` to `last`, both included.
public struct DateSpan: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let first: CivilDate
  public let last: CivilDate
  /// The days from `first` to `last`; empty where `last` is before `first`.
  public init(_ first: CivilDate, _ last: CivilDate) {
    self.first = first
    self.last = last
  }
  public func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }
  public func overlaps(_ other: DateSpan) -> Bool { first <= other.last && other.first <= last }
  /// Number of days, 0 where empty.
  public var count: Int { max(0, last - first + 1) }
  public var description: String { "\(first)..\(last)" }
  public static func < (a: Self, b: Self) -> Bool { (a.first, a.last) < (b.first, b.last) }
}

/// Morning or afternoon of a school day; the unit in which primaries release and supply staff are bought.
public enum HalfDay: Int, CaseIterable, Sendable, Codable, Comparable {
  case morning, afternoon
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  /// "am" or "pm".
  public var name: String { self == .morning ? "am" : "pm" }
}
