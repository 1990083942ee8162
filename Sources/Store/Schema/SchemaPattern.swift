// SPDX-License-Identifier: Apache-2.0

/// Patterns of GLOB that several steps use. Released steps are made of them, so that they never change.
enum SchemaPattern {
  private static let digit = "[0-9]"

  /// So many digits.
  static func digits(_ count: Int) -> String { String(repeating: digit, count: count) }
  /// 2026-11-09
  static let date = "\(digits(4))-\(digits(2))-\(digits(2))"
  /// 2026-11-09T08:15:00Z
  static let time = "\(date)T\(digits(2)):\(digits(2)):\(digits(2))Z"
}
