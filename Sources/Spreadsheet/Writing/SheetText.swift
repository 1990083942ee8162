// SPDX-License-Identifier: Apache-2.0

/// Text as it stands inside the parts of a workbook.
///
/// XML can't hold most control characters; spreadsheets write them as `_x000D_`, and text that happens to look so with
/// its underscore as `_x005F_` (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
enum SheetText {
  /// The most characters that a cell holds, counted as UTF-16.
  static let longest = 32_767

  /// `text` with what XML can't hold, and what would be read otherwise, written as `_xHHHH_`.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x5F || $0 == 0xEF }) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isForbidden = scalar.value < 0x20 && scalar != "\t" && scalar != "\n"
      if isForbidden || scalar.value == 0xFFFE || scalar.value == 0xFFFF || isEscape(scalars, at: index) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(
          contentsOf: ("_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_").unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` with every `_xHHHH_` made the character that it stands for; line ends of any kind become line feeds.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x5F) || text.utf8.contains(0x0D) else { return text }
    let scalars = Array(text.unicodeScalars)
    var units: [UInt16] = []
    var index = 0
    while index < scalars.count {
      if isEscape(scalars, at: index), let value = UInt16(hexadecimal(scalars, from: index + 2), radix: 16) {
        // Pairs of surrogates are written as two.
        units.append(value)
        index += 7
      } else {
        units.append(contentsOf: UTF16.encode(scalars[index]) ?? .init())
        index += 1
      }
    }
    return String(decoding: units, as: UTF16.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  private static func isEscape(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard scalars[index] == "_", index + 6 < scalars.count, scalars[index + 1] == "x", scalars[index + 6] == "_" else {
      return false
    }
    return scalars[index + 2...index + 5].allSatisfy(\.properties.isASCIIHexDigit)
  }

  private static func hexadecimal(_ scalars: [Unicode.Scalar], from index: Int) -> String {
    String(String.UnicodeScalarView(scalars[index..<index + 4]))
  }

  /// `text` without control characters other than line feeds, for places that know no `_xHHHH_`.
  static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (scalar.value < 0x20 && scalar != "\n") || scalar.value == 0xFFFE || scalar.value == 0xFFFF ? " " : scalar
        }))
  }
}
