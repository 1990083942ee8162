// SPDX-License-Identifier: Apache-2.0

import Domain

/// How values are written so that the parsers of this folder read them back as they were.
enum Written {
  /// "1.25" for 1250 thousandths; "2" for 2000.
  static func thousandths(_ value: Int) -> String { decimal(value, places: 3) }

  /// "218" or "218.50".
  static func pounds(_ value: Pence) -> String {
    let text = decimal(value.rawValue, places: 2)
    return text.contains(".") && text.split(separator: ".")[1].count == 1 ? text + "0" : text
  }

  /// "12.5" for 125 per mille.
  static func percent(_ value: PerMille) -> String { decimal(value.rawValue, places: 1) }

  /// "20" or "20h15".
  static func hours(_ value: Minutes) -> String {
    let (hours, minutes) = value.rawValue.quotientAndRemainder(dividingBy: 60)
    return minutes == 0 ? String(hours) : "\(hours)h" + (minutes < 10 ? "0\(minutes)" : "\(minutes)")
  }

  /// Values of a list with `;` between them.
  static func list(_ values: [String]) -> String { values.joined(separator: ";") }

  /// "yes" or "no".
  static func yesNo(_ value: Bool) -> String { value ? "yes" : "no" }

  /// An integer in units of 10^-`places` as a decimal number without trailing zeros.
  static func decimal(_ value: Int, places: Int) -> String {
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = padded.dropLast(places)
    var decimals = String(padded.suffix(places))
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return (value < 0 ? "-" : "") + whole + (decimals.isEmpty ? "" : "." + decimals)
  }
}
