// SPDX-License-Identifier: Apache-2.0

import Domain

extension FieldParser where Value == Int {
  /// A whole number within bounds.
  static func whole(_ bounds: ClosedRange<Int>) -> FieldParser<Int> {
    FieldParser<Int> { text throws(FieldFault) in
      if let value = Digits.value(text), bounds.contains(value) { return value }
      let expected = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
      let digits = text.hasPrefix("-") ? String(text.dropFirst()) : text
      guard let size = Digits.scaled(digits, places: 0) else {
        throw FieldFault(code: .fieldNumber, expected: expected)
      }
      let value = text.hasPrefix("-") ? -size : size
      guard bounds.contains(value) else { throw FieldFault(code: .fieldOutOfRange, expected: expected) }
      return value
    }
  }

  /// A number with up to three decimals, in thousandths: "1.3" is 1300.
  static func thousandths(_ bounds: ClosedRange<Int>) -> FieldParser<Int> {
    FieldParser<Int> { text throws(FieldFault) in
      if let value = Digits.value(text, longest: 6).map({ $0 * 1000 }), bounds.contains(value) { return value }
      let expected = "a number from \(shown(bounds.lowerBound)) to \(shown(bounds.upperBound))"
      let isNegative = text.hasPrefix("-") || text.hasPrefix("−")
      guard let size = Digits.scaled(isNegative ? String(text.dropFirst()) : text, places: 3) else {
        throw FieldFault(code: .fieldNumber, expected: expected, advice: "At most three decimals, as in 1.25.")
      }
      let value = isNegative ? -size : size
      guard bounds.contains(value) else { throw FieldFault(code: .fieldOutOfRange, expected: expected) }
      return value
    }
  }

  /// Millionths of a degree: "53.4285" is 53428500.
  static func microdegrees(_ bounds: ClosedRange<Int>) -> FieldParser<Int> {
    FieldParser<Int> { text throws(FieldFault) in
      let expected = "degrees from \(bounds.lowerBound) to \(bounds.upperBound), as in 53.4285"
      let isNegative = text.hasPrefix("-") || text.hasPrefix("−")
      // Registers give up to nine decimals; a millionth of a degree is a tenth of a metre.
      let digits = isNegative ? String(text.dropFirst()) : text
      let dot = digits.firstIndex(of: ".") ?? digits.endIndex
      guard let size = Digits.scaled(String(digits[..<dot] + digits[dot...].prefix(7)), places: 6),
        digits[dot...].dropFirst().utf8.allSatisfy({ (48...57).contains($0) })
      else { throw FieldFault(code: .fieldNumber, expected: expected) }
      let value = isNegative ? -size : size
      guard (bounds.lowerBound * 1_000_000...bounds.upperBound * 1_000_000).contains(value) else {
        throw FieldFault(code: .fieldOutOfRange, expected: expected)
      }
      return value
    }
  }

  /// "1.25" for 1250.
  private static func shown(_ thousandths: Int) -> String { Written.thousandths(thousandths) }
}

extension FieldParser where Value == PerMille {
  /// A percentage, with or without its sign, rounded to a tenth: "25 %", "12.3"; from 0 to 100.
  static var percentage: FieldParser<PerMille> {
    FieldParser<PerMille> { text throws(FieldFault) in
      let expected = "a percentage from 0 to 100, as in 25 or 12.5%"
      let digits = text.hasSuffix("%") ? String(text.dropLast()).trimmed : text
      let dot = digits.firstIndex(of: ".") ?? digits.endIndex
      guard let hundredths = Digits.scaled(String(digits[..<dot] + digits[dot...].prefix(3)), places: 2),
        digits[dot...].dropFirst().utf8.allSatisfy({ (48...57).contains($0) })
      else { throw FieldFault(code: .fieldPercentage, expected: expected) }
      let tenths = (hundredths + 5) / 10
      guard tenths <= 1000 else { throw FieldFault(code: .fieldOutOfRange, expected: expected) }
      return PerMille(tenths)
    }
  }
}

extension FieldParser where Value == Bool {
  /// yes, no, y, n, true, false, 1, 0, x (a tick).
  static var yesNo: FieldParser<Bool> {
    FieldParser<Bool> { text throws(FieldFault) in
      switch text.lowercased() {
      case "yes", "y", "true", "1", "x", "✓", "✔": return true
      case "no", "n", "false", "0", "-", "–": return false
      default: throw FieldFault(code: .fieldYesNo, expected: "yes or no")
      }
    }
  }
}

extension FieldParser where Value == Pence {
  /// An amount in pounds: "£218", "218.50", "1,250", or in pence: "45p".
  static var pence: FieldParser<Pence> {
    FieldParser<Pence> { text throws(FieldFault) in
      let expected = "an amount in pounds, as in 218, £218.50, 1,250 or 45p"
      if text.hasSuffix("p"), let pence = Digits.scaled(String(text.dropLast()).trimmed, places: 0) {
        return Pence(pence)
      }
      let digits = text.hasPrefix("£") ? String(text.dropFirst()).trimmed : text
      guard let pence = Digits.scaled(digits, places: 2) else {
        let isContinental = digits.split(separator: ",").count == 2 && digits.split(separator: ",")[1].count == 2
        throw FieldFault(
          code: .fieldMoney, expected: expected,
          advice: isContinental ? "Write pence behind a full stop: 218.50." : nil)
      }
      return Pence(pence)
    }
  }
}
