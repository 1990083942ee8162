// SPDX-License-Identifier: Apache-2.0

/// Text made safe for HTML and XML, one Unicode scalar at a time.
///
/// Going by characters as people see them would let a "<" with a combining accent after it pass unescaped.
enum Markup {
  /// `text` with the five signs of markup escaped, and what XML 1.0 can't hold replaced by U+FFFD.
  static func escaped(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      // Most texts need nothing, and most of the rest one sign.
      guard bytes.contains(where: mayNeedEscape) else { return String(decoding: bytes, as: UTF8.self) }
      return escaped(bytes)
    }
  }

  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xC2, 0xEF: true
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  private static func escaped(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 32)
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "\""): result.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): result.append(contentsOf: "&#39;".utf8)
      case 9, 10, 13: result.append(byte)
      case 0..<0x20, 0x7F: result.append(contentsOf: "\u{FFFD}".utf8)
      // U+0080 … U+009F.
      case 0xC2 where text[index] < 0xA0:
        result.append(contentsOf: "\u{FFFD}".utf8)
        index += 1
      // U+FFFE and U+FFFF.
      case 0xEF where text[index] == 0xBF && text[index + 1] >= 0xBE:
        result.append(contentsOf: "\u{FFFD}".utf8)
        index += 2
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
