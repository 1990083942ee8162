// SPDX-License-Identifier: Apache-2.0

/// Turns the bytes of a file into UTF-8, whatever Excel saved them as.
///
/// Order of belief: a byte order mark (UTF-8, UTF-16 of either order); bytes that are valid UTF-8; else Windows-1252,
/// which is what "CSV" means in an English Excel, with a warning. NUL bytes and workbooks under a false name are
/// refused.
enum TextDecoder {
  /// Valid UTF-8 without a byte order mark, or nil after adding the reason to `problems`.
  static func decode(_ bytes: [UInt8], name: String, _ problems: Problems) -> [UInt8]? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return checked(Array(bytes.dropFirst(3)), name: name, problems) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, bigEndian: false, name: name, problems) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, bigEndian: true, name: name, problems) }
    return checked(bytes, name: name, problems)
  }

  private static func checked(_ bytes: [UInt8], name: String, _ problems: Problems) -> [UInt8]? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return refuse("This is a workbook, not a text file", name: name, problems)
    }
    if let nul = bytes.firstIndex(of: 0) {
      let line = 1 + bytes[..<nul].count(where: { $0 == 0x0A })
      return refuse("The file holds a NUL byte, so it isn't text", name: name, line: line, problems)
    }
    if isUTF8(bytes) { return bytes }
    return windows1252(bytes, name: name, problems)
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
  }

  private static func utf16(_ bytes: [UInt8], bigEndian: Bool, name: String, _ problems: Problems) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else {
      return refuse("The file starts as UTF-16 but ends in the middle of a character", name: name, problems)
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count, by: 2) {
      let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(bigEndian ? a << 8 | b : b << 8 | a)
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      return refuse("The file starts as UTF-16 but isn't", name: name, problems)
    }
    guard !units.contains(0) else {
      return refuse("The file holds a NUL character, so it isn't text", name: name, problems)
    }
    return Array(text.utf8)
  }

  private static func windows1252(_ bytes: [UInt8], name: String, _ problems: Problems) -> [UInt8]? {
    var text = String.UnicodeScalarView()
    var line = 1
    var firstOdd: (line: Int, scalar: Unicode.Scalar)?
    for byte in bytes {
      if byte == 0x0A { line += 1 }
      guard let scalar = scalar(windows1252: byte) else {
        return refuse("The file is neither UTF-8 nor Windows-1252", name: name, line: line, problems)
      }
      if byte >= 0x80, firstOdd == nil { firstOdd = (line, scalar) }
      text.append(scalar)
    }
    problems.warn(
      .fileEncodingAssumed, at: Location(name, line: firstOdd?.line),
      "The file isn't UTF-8 and was read as Windows-1252", value: firstOdd.map { String($0.scalar) },
      advice: "Check that names with accents and £ signs are right, or save it as 'CSV UTF-8'.")
    return Array(String(text).utf8)
  }

  /// The character of a byte in Windows-1252; nil for the five bytes that it leaves undefined.
  private static func scalar(windows1252 byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let value = upperControls[Int(byte) - 0x80]
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// Bytes 80 to 9F (https://encoding.spec.whatwg.org/index-windows-1252.txt); 0 where undefined.
  private static let upperControls: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  private static func refuse(_ message: String, name: String, line: Int? = nil, _ problems: Problems) -> [UInt8]? {
    problems.error(
      .fileNotText, at: Location(name, line: line), message,
      advice: "Open it in the program that made it and save it as 'CSV UTF-8'.")
    return nil
  }
}
