// SPDX-License-Identifier: Apache-2.0

/// The body of a message as ASCII lines of at most 76 characters (RFC 2045, 6.7).
enum QuotedPrintable {
  /// Puts `text` into `body`, encoded; every kind of line break becomes CRLF, and the last line ends with one.
  ///
  /// Control characters other than the tab are left out, and so is an empty line after the last line break.
  static func encode(_ text: String, into body: inout [UInt8]) {
    var text = text
    text.withUTF8 { encode($0, into: &body) }
  }

  private static func encode(_ text: UnsafeBufferPointer<UInt8>, into body: inout [UInt8]) {
    var line: [UInt8] = []
    var afterReturn = false
    var index = 0
    func end() {
      encodeLine(line, into: &body)
      line.removeAll(keepingCapacity: true)
    }
    while index < text.count {
      let byte = text[index]
      // Characters of more than one byte that mean something here: U+0080 … U+009F, U+2028 and U+2029.
      let width =
        byte == 0xC2 && text[index + 1] < 0xA0
        ? 2 : byte == 0xE2 && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8 ? 3 : 1
      switch byte {
      case 10 where afterReturn: break
      case 10, 13: end()
      case 9: line.append(byte)
      case 0..<32, 127: break
      case 0xC2 where width == 2: if text[index + 1] == 0x85 { end() }
      case 0xE2 where width == 3: end()
      default: line.append(byte)
      }
      afterReturn = byte == 13
      index += width
    }
    if !line.isEmpty { end() }
  }

  private static func encodeLine(_ line: [UInt8], into body: inout [UInt8]) {
    var used = 0
    var index = 0
    while index < line.count {
      // Most of a line is letters, which go over together.
      let run = plainRun(line, from: index, most: 75 - used)
      if run > 0, used > 0 {
        body.append(contentsOf: line[index..<index + run])
        used += run
        index += run
        continue
      }
      let byte = line[index]
      let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let isLast = index + width == line.count
      var size = isPlain(byte, atEnd: isLast, atStart: used == 0) ? 1 : 3 * width
      // The last piece may fill the line; any other leaves room for the "=" of a soft break.
      if used + size > (isLast ? 76 : 75) {
        body.append(UInt8(ascii: "="))
        body.append(13)
        body.append(10)
        used = 0
        // What needn't be encoded inside a line may have to be at its start.
        size = isPlain(byte, atEnd: isLast, atStart: true) ? 1 : 3 * width
      }
      if size == 1 {
        body.append(byte)
      } else {
        for byte in line[index..<index + width] { encode(byte, into: &body) }
      }
      used += size
      index += width
    }
    body.append(13)
    body.append(10)
  }

  /// How many bytes from `index` on stand for themselves inside a line, at most `most` and never the last of the line.
  private static func plainRun(_ line: [UInt8], from index: Int, most: Int) -> Int {
    let end = min(line.count - 1, index + most)
    var next = index
    while next < end, line[next] < 0x80, line[next] != UInt8(ascii: "=") { next += 1 }
    return next - index
  }

  private static func isPlain(_ byte: UInt8, atEnd: Bool, atStart: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: " "), 9: !atEnd
    case UInt8(ascii: "="): false
    // A dot alone ends SMTP's data, and "From " starts a message in mail folders.
    case UInt8(ascii: "."), UInt8(ascii: "F"): !atStart
    default: byte < 0x80
    }
  }

  private static func encode(_ byte: UInt8, into body: inout [UInt8]) {
    body.append(UInt8(ascii: "="))
    body.append(digit(byte >> 4))
    body.append(digit(byte & 0x0F))
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
