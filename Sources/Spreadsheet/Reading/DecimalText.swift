// SPDX-License-Identifier: Apache-2.0

/// A decimal number as a file spells it, "0.28999999999999998" or "4.5E-2", worked on digit by digit.
///
/// Files hold binary fractions with 17 digits, people see at most 15 of them; rounding there gives back what was typed,
/// without any arithmetic in floating point.
struct DecimalText {
  private(set) var isNegative: Bool
  /// The digits without zeros at either end; none for 0.
  private var digits: [UInt8]
  /// Digits that stand before the point: 0.045 has -1.
  private var point: Int

  /// The number in `text`, rounded to 15 digits; nil for anything else.
  init?(_ text: some StringProtocol) {
    var digits: [UInt8] = []
    var point: Int?
    var sawDigit = false
    var exponent = 0
    var bytes = Array(text.utf8)[...]
    isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    while let byte = bytes.first {
      bytes = bytes.dropFirst()
      switch byte {
      case 0x30...0x39:
        sawDigit = true
        digits.append(byte - 0x30)
      case UInt8(ascii: ".") where point == nil: point = digits.count
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard sawDigit, let value = Int(String(decoding: bytes, as: UTF8.self)), abs(value) < 400 else { return nil }
        exponent = value
        bytes = []
      default: return nil
      }
    }
    guard sawDigit, digits.count < 400 else { return nil }
    self.digits = digits
    self.point = (point ?? digits.count) + exponent
    trim()
    round(keeping: 15)
  }

  /// Whether it's 0.
  var isZero: Bool { digits.isEmpty }

  /// This number times 10^`places`.
  func shifted(_ places: Int) -> DecimalText {
    var number = self
    number.point += places
    return number
  }

  /// This number rounded to so many decimals, halves away from zero.
  func rounded(to places: Int) -> DecimalText {
    var number = self
    number.round(keeping: point + places)
    return number
  }

  /// "1.25", "-0.5", "106372"; at least `least` digits before the point.
  func plain(least: Int = 1) -> String {
    guard abs(point) < 40 else { return (isNegative ? "-" : "") + scientific }
    let whole = (0..<max(0, point)).map { $0 < digits.count ? digits[$0] : 0 }
    let padded = [UInt8](repeating: 0, count: max(0, least - whole.count)) + whole
    var decimals = [UInt8](repeating: 0, count: digits.isEmpty ? 0 : max(0, -point))
    decimals += digits.dropFirst(max(0, point))
    let text = Self.text(padded) + (decimals.isEmpty ? "" : "." + Self.text(decimals))
    return isNegative && !isZero ? "-" + text : text
  }

  /// Whole days and the seconds of the next one, to the nearest second; nil for negative numbers and over 10^7 days.
  var daysAndSeconds: (days: Int, seconds: Int)? {
    guard !isNegative || isZero, point <= 7 else { return nil }
    func digit(_ position: Int) -> Int { digits.indices.contains(position) ? Int(digits[position]) : 0 }
    let days = (0..<max(0, point)).reduce(0) { $0 * 10 + digit($1) }
    // Twelve decimals tell a ten-millionth of a second.
    let fraction = (0..<12).reduce(0) { $0 * 10 + digit(point + $1) }
    let seconds = (fraction * 86_400 + 500_000_000_000) / 1_000_000_000_000
    return (days + seconds / 86_400, seconds % 86_400)
  }

  private var scientific: String { Self.text(digits) + "E\(point - digits.count)" }

  private static func text(_ digits: [UInt8]) -> String { String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self) }

  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return trim()
    }
    let isUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if isUp {
      var position = count - 1
      while position >= 0, digits[position] == 9 {
        digits[position] = 0
        position -= 1
      }
      if position >= 0 {
        digits[position] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    if digits.isEmpty { point = 0 }
  }
}
