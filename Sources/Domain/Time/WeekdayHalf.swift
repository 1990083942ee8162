// SPDX-License-Identifier: Apache-2.0

/// One half of one weekday: "Wed am".
public struct WeekdayHalf: Hashable, Comparable, Sendable, Codable {
  public var weekday: Weekday
  public var half: HalfDay
  /// A half of a weekday.
  public init(weekday: Weekday, half: HalfDay) {
    self.weekday = weekday
    self.half = half
  }
  public static func < (a: Self, b: Self) -> Bool { (a.weekday, a.half) < (b.weekday, b.half) }
  /// "Wed am".
  public var name: String { "\(weekday.shortName) \(half.name)" }
}
