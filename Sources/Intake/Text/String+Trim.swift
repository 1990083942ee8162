// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
  /// Without white space (no-break spaces and zero-width marks included) at either end.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isPadding }),
      let last = scalars.lastIndex(where: { !$0.isPadding })
    else { return "" }
    return String(self[first...last])
  }

  /// Whether there's nothing but white space.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.isPadding) }
}

extension String {
  /// The same of a whole string, which nearly always has nothing around it and isn't copied then.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    let isTrimmed = first < 0x80 && last < 0x80 && !Unicode.Scalar(first).isPadding && !Unicode.Scalar(last).isPadding
    return isTrimmed ? self : self[...].trimmed
  }
}

extension Unicode.Scalar {
  /// White space and the invisible marks that copying out of web pages and workbooks leaves behind.
  var isPadding: Bool {
    // Nearly all text is ASCII, and the tables of properties take ten times as long.
    if isASCII { return value == 0x20 || (0x09...0x0D).contains(value) }
    return properties.isWhitespace || self == "\u{FEFF}" || self == "\u{200B}"
  }
}
