// SPDX-License-Identifier: Apache-2.0

/// How headings and keys are compared: letters and digits only, in lower case.
///
/// "Start Time", "start_time", "START-TIME" and "starttime" are one heading.
enum Heading {
  static func normalised(_ text: String) -> String { plain(text) ?? anyNormalised(text) }

  /// The same of ASCII, as nearly all headings and words are; nil for other text. The tables of properties take ten times as
  /// long.
  static func plain(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { utf8 in
      guard utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: utf8.count) { kept in
        var count = 0
        for byte in utf8 {
          guard let letter = letterOrDigit(byte) else { continue }
          kept[count] = letter
          count += 1
        }
        return count
      }
    }
  }

  private static func letterOrDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte + 0x20
    default: nil
    }
  }

  /// The same of any text.
  static func anyNormalised(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars where scalar.properties.isAlphabetic || isDigit(scalar) {
      result.append(scalar)
    }
    return String(result)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
