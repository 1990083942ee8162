// SPDX-License-Identifier: Apache-2.0

/// The body of a message as ASCII lines of at most 76 characters (RFC 2045, 6.7).
enum QuotedPrintable {
  /// `text` encoded; every kind of line break becomes CRLF, and the last line ends with one.
  static func encoded(_ text: String) -> String {
    var result = ""
    for line in lines(of: text) {
      result += encodedLine(line)
      result += "\r\n"
    }
    return result
  }

  /// The lines of `text` without control characters other than the tab; no line after a last line break.
  static func lines(of text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where afterReturn: break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: lines.append([])
      case 0x09: lines[lines.count - 1].append(scalar)
      case 0..<0x20, 0x7F..<0xA0: break
      default: lines[lines.count - 1].append(scalar)
      }
      afterReturn = scalar.value == 0x0D
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func encodedLine(_ line: [Unicode.Scalar]) -> String {
    var result = ""
    var used = 0
    for (index, scalar) in line.enumerated() {
      let isLast = index == line.count - 1
      let piece = encoded(scalar, atEnd: isLast, atStart: used == 0)
      // The last piece may fill the line; any other leaves room for the "=" of a soft break.
      if used + piece.utf8.count > (isLast ? 76 : 75) {
        result += "=\r\n"
        used = 0
        result += encoded(scalar, atEnd: isLast, atStart: true)
        used = piece.utf8.count
      } else {
        result += piece
        used += piece.utf8.count
      }
    }
    return result
  }

  private static func encoded(_ scalar: Unicode.Scalar, atEnd: Bool, atStart: Bool) -> String {
    switch scalar {
    case " ", "\t": return atEnd ? hexadecimal(UInt8(scalar.value)) : String(scalar)
    case "=": return "=3D"
    // A dot alone ends SMTP's data, and "From " starts a message in mail folders.
    case ".", "F": return atStart ? hexadecimal(UInt8(scalar.value)) : String(scalar)
    case "!"..."~": return String(scalar)
    default: return String(scalar).utf8.map(hexadecimal).joined()
    }
  }
}
