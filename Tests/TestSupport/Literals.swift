// SPDX-License-Identifier: Apache-2.0

public import Domain

// Literals make small groups readable: `let day: CivilDate = "2026-10-06"`. A literal that isn't one is the test
// author's own mistake and stops the test run.

extension Identifier: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral
{
  public init(stringLiteral text: String) { self.init(text) }
}

extension CivilDate: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral
{
  /// "2026-10-06".
  public init(stringLiteral text: String) {
    guard let date = CivilDate(iso: text) else { preconditionFailure("'\(text)' is not a date YYYY-MM-DD") }
    self = date
  }
}

extension TimeOfDay: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral
{
  /// "15:40".
  public init(stringLiteral text: String) {
    guard let time = TimeOfDay(text: text) else { preconditionFailure("'\(text)' is not a time HH:MM") }
    self = time
  }
}

extension TimeSpan: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral
{
  /// "15:40-16:40".
  public init(stringLiteral text: String) {
    let ends = text.split(separator: "-")
    guard ends.count == 2 else { preconditionFailure("'\(text)' is not a span HH:MM-HH:MM") }
    self.init(TimeOfDay(stringLiteral: String(ends[0])), TimeOfDay(stringLiteral: String(ends[1])))
  }
}

extension DateSpan: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral
{
  /// "2026-09-01..2026-10-23", or one day.
  public init(stringLiteral text: String) {
    let days = text.split(separator: ".").map { CivilDate(stringLiteral: String($0)) }
    guard let first = days.first, let last = days.last, days.count <= 2 else {
      preconditionFailure("'\(text)' is not a span of dates")
    }
    self.init(first, last)
  }
}
