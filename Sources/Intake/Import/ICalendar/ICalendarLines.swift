// SPDX-License-Identifier: Apache-2.0

/// The content lines of an iCalendar file: a line that begins with a blank continues the one before (RFC 5545, 3.1).
///
/// Line ends are CR LF, LF or CR. Lines of nothing but white space are passed over.
struct ICalendarLines: IteratorProtocol {
  /// One content line.
  struct Line {
    /// The line without its line end, with its continuations.
    fileprivate(set) var content: [UInt8]
    /// Its first line in the file, from 1.
    let number: Int
  }

  private let bytes: [UInt8]
  private var index: Int
  private var number = 0

  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func next() -> Line? {
    while index < bytes.count {
      let first = physical()
      var line = Line(content: Array(first), number: number)
      while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { line.content += physical().dropFirst() }
      if !line.isBlank { return line }
    }
    return nil
  }

  /// The next line of the file as it stands, without its line end.
  private mutating func physical() -> ArraySlice<UInt8> {
    number += 1
    let start = index
    while index < bytes.count, bytes[index] != Self.lineFeed, bytes[index] != Self.carriageReturn { index += 1 }
    let line = bytes[start..<index]
    if index < bytes.count {
      let isPair =
        bytes[index] == Self.carriageReturn && index + 1 < bytes.count && bytes[index + 1] == Self.lineFeed
      index += isPair ? 2 : 1
    }
    return line
  }
}

extension ICalendarLines.Line {
  private static let colon: UInt8 = 0x3A
  private static let semicolon: UInt8 = 0x3B
  private static let quote: UInt8 = 0x22

  fileprivate var isBlank: Bool { content.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// What stands before the first semicolon or colon, in upper case.
  var name: String {
    String(decoding: content.prefix { $0 != Self.colon && $0 != Self.semicolon }, as: UTF8.self).trimmed.uppercased()
  }

  /// The line cut at the semicolons and the first colon outside quotes; bytes that aren't UTF-8 become U+FFFD.
  func property(_ name: String) -> ICalendarProperty {
    var heads: [ArraySlice<UInt8>] = []
    var isQuoted = false
    var start = 0
    var position = 0
    while position < content.count {
      let byte = content[position]
      if byte == Self.quote { isQuoted.toggle() }
      if !isQuoted, byte == Self.colon || byte == Self.semicolon {
        heads.append(content[start..<position])
        start = position + 1
        if byte == Self.colon { break }
      }
      position += 1
    }
    var parameters: [String: String] = [:]
    for head in heads.dropFirst() {
      let parts = head.split(separator: 0x3D, maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = String(decoding: parts[1].filter { $0 != Self.quote }, as: UTF8.self)
      parameters[String(decoding: parts[0], as: UTF8.self).trimmed.uppercased()] = value
    }
    let value = position < content.count ? content[start...] : []
    return ICalendarProperty(
      name: name, parameters: parameters, value: String(decoding: value, as: UTF8.self).trimmed, line: number)
  }
}
