// SPDX-License-Identifier: Apache-2.0

/// The lines of an iCalendar file as they are put together: escaped, folded, ended by CRLF (RFC 5545, 3.1 and 3.3.11).
struct ContentLines {
  /// The file so far.
  private(set) var bytes: [UInt8] = []

  /// The most octets on one line, its CRLF not counted.
  static let longestLine = 75

  /// Adds "NAME:value", where `value` is in the form of its type already.
  mutating func add(_ name: String, _ value: String) {
    var used = 0
    for scalar in (name + ":" + value).unicodeScalars {
      let encoded = UTF8.encode(scalar)
      let width = encoded?.count ?? 0
      // Folding between whole characters: some readers join lines only after decoding each of them.
      if used + width > Self.longestLine {
        bytes += [13, 10, 32]
        used = 1
      }
      encoded.map { bytes.append(contentsOf: $0) }
      used += width
    }
    bytes += [13, 10]
  }

  /// Adds "NAME:text" with the text escaped.
  mutating func add(_ name: String, text: String) { add(name, Self.escaped(text)) }

  /// Adds "NAME:one,two", each text escaped.
  mutating func add(_ name: String, texts: [String]) { add(name, texts.map(Self.escaped).joined(separator: ",")) }

  /// `text` in the form of the TEXT type.
  ///
  /// Every kind of line break becomes one `\n`. Characters that a value may not hold, or at which some readers end a
  /// line (they use "splitlines" of their language), are left out.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in lineBreaksUnified(text).unicodeScalars {
      switch scalar {
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\\", ";", ",":
        result.append("\\")
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` with "\n" for every kind of line break and without control characters other than it and the tab.
  static func lineBreaksUnified(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where afterReturn: break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
      case 0x09: result.append(scalar)
      case 0..<0x20, 0x7F..<0xA0: break
      default: result.append(scalar)
      }
      afterReturn = scalar.value == 0x0D
    }
    return String(result)
  }
}
