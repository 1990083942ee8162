// SPDX-License-Identifier: Apache-2.0

/// The lines of an iCalendar file as they are put together: escaped, folded, ended by CRLF (RFC 5545, 3.1 and 3.3.11).
///
/// A group has tens of thousands of entries, so that lines are made byte by byte and never as strings.
struct ContentLines {
  /// The file so far.
  private(set) var bytes: [UInt8] = []
  /// The line that is being put together, kept for its room.
  private var line: [UInt8] = []

  /// The most octets on one line, its CRLF not counted.
  static let longestLine = 75

  /// Adds "NAME:value", where `value` is in the form of its type already.
  mutating func add(_ name: String, _ value: String) {
    begin(name)
    line.append(contentsOf: value.utf8)
    end()
  }

  /// Adds "NAME:text" with the text escaped.
  mutating func add(_ name: String, text: String) {
    begin(name)
    Self.escape(text, into: &line)
    end()
  }

  /// Adds "NAME:one,two", each text escaped.
  mutating func add(_ name: String, texts: [String]) {
    begin(name)
    for (number, text) in texts.enumerated() {
      if number > 0 { line.append(UInt8(ascii: ",")) }
      Self.escape(text, into: &line)
    }
    end()
  }

  /// Adds lines that another put together.
  mutating func add(_ lines: ContentLines) { bytes.append(contentsOf: lines.bytes) }

  // MARK: Folding

  private mutating func begin(_ name: String) {
    line.removeAll(keepingCapacity: true)
    line.append(contentsOf: name.utf8)
    line.append(UInt8(ascii: ":"))
  }

  /// Puts the line into the file, folded between whole characters: some readers join lines only after decoding each of
  /// them.
  private mutating func end() {
    var start = 0
    var room = Self.longestLine
    while line.count - start > room {
      var end = start + room
      // The second and later bytes of a character are 10xxxxxx.
      while line[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.append(contentsOf: line[start..<end])
      bytes.append(13)
      bytes.append(10)
      bytes.append(32)
      start = end
      room = Self.longestLine - 1
    }
    bytes.append(contentsOf: line[start...])
    bytes.append(13)
    bytes.append(10)
  }

  // MARK: Escaping

  /// Puts `text` into `line` in the form of the TEXT type.
  ///
  /// Every kind of line break becomes one `\n`. Characters that a value may not hold, or at which some readers end a
  /// line (they use "splitlines" of their language), are left out.
  private static func escape(_ text: String, into line: inout [UInt8]) {
    var text = text
    text.withUTF8 { escape($0, into: &line) }
  }

  private static func escape(_ text: UnsafeBufferPointer<UInt8>, into line: inout [UInt8]) {
    var afterReturn = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      // Characters of more than one byte that mean something here: U+0080 … U+009F, U+2028 and U+2029.
      let width =
        byte == 0xC2 && text[index + 1] < 0xA0
        ? 2 : byte == 0xE2 && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8 ? 3 : 1
      switch byte {
      case 10 where afterReturn: break
      case 10, 13: appendLineBreak(to: &line)
      case 9: line.append(byte)
      case 0..<32, 127: break
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
        line.append(UInt8(ascii: "\\"))
        line.append(byte)
      case 0xC2 where width == 2: if text[index + 1] == 0x85 { appendLineBreak(to: &line) }
      case 0xE2 where width == 3: appendLineBreak(to: &line)
      default: line.append(byte)
      }
      afterReturn = byte == 13
      index += width
    }
  }

  private static func appendLineBreak(to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\\"))
    line.append(UInt8(ascii: "n"))
  }
}
