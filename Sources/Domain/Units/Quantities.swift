// SPDX-License-Identifier: Apache-2.0

/// A whole number that carries its unit in its type, so that pence are never added to minutes.
///
/// Conforming types get comparison, addition, subtraction and multiplication by a plain count.
public protocol Quantity: RawRepresentable<Int>, Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
  /// A quantity of `rawValue` units.
  init(rawValue: Int)
}

extension Quantity {
  /// A quantity of `value` units.
  public init(_ value: Int) { self.init(rawValue: value) }
  /// Nothing of it.
  public static var zero: Self { Self(rawValue: 0) }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  public static func + (a: Self, b: Self) -> Self { Self(rawValue: a.rawValue + b.rawValue) }
  public static func - (a: Self, b: Self) -> Self { Self(rawValue: a.rawValue - b.rawValue) }
  public static func * (a: Self, count: Int) -> Self { Self(rawValue: a.rawValue * count) }
}

/// A length of time in whole minutes.
public struct Minutes: Quantity {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
}

/// Money in pence sterling.
public struct Pence: Quantity {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
}

/// A distance in metres.
public struct Metres: Quantity {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
}

/// The unit of the objective: thousandths of a lesson-equivalent (LE).
///
/// One lesson-equivalent is 60 pupil-taught minutes of an ordinary class taught by someone else.
/// `docs/model.md` holds every exchange rate.
public struct MilliLessons: Quantity {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
}

/// A plain factor in thousandths: 1000 is "times one".
public struct PerMille: Quantity {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// Times one.
  public static let one = PerMille(rawValue: 1000)
}

/// Division that rounds towards minus infinity; `divisor` must be positive.
///
/// The formulas of `docs/model.md` use this wherever they divide, so that every reader of them gets the same integer.
@inlinable
public func floorDivide(_ value: Int, _ divisor: Int) -> Int {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}

/// Division that rounds towards plus infinity; `divisor` must be positive.
@inlinable
public func ceilDivide(_ value: Int, _ divisor: Int) -> Int { -floorDivide(-value, divisor) }
