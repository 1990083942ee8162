// SPDX-License-Identifier: Apache-2.0

/// Splits UTF-8 bytes into rows and fields.
///
/// RFC 4180 with what spreadsheets do besides: line ends of any kind, separators `,` `;` and tab (the one that's most
/// frequent outside quotes in the first row; a first line "sep=;" decides), newlines inside quotes, blank rows (nothing
/// but separators and spaces) and comment lines (first byte `#`) skipped. A quote inside an unquoted field is text.
struct CSVParser {
  private let bytes: [UInt8]
  private let name: String
  private let problems: Problems
  private var index = 0
  private var line = 1
  /// Index of the byte at which the current line starts.
  private var lineStart = 0
  /// Continuation bytes seen on the current line, which don't count as characters.
  private var continuations = 0

  private static let quote: UInt8 = 0x22
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D
  private static let hash: UInt8 = 0x23
  private static let separators: [UInt8] = [0x2C, 0x3B, 0x09]

  /// A parser of `bytes`, which must be valid UTF-8 without a byte order mark.
  init(_ bytes: [UInt8], name: String, _ problems: Problems) {
    self.bytes = bytes
    self.name = name
    self.problems = problems
  }

  /// Reads everything. - Complexity: O(bytes).
  mutating func document() -> CSVDocument {
    var records: [Record] = []
    let separator = declaredSeparator() ?? detectedSeparator()
    while index < bytes.count {
      if bytes[index] == Self.hash {
        skipLine()
        continue
      }
      let record = record(separator)
      let isBlank = record.fields.allSatisfy { !$0.isQuoted && $0.text.isBlank }
      if !isBlank { records.append(record) }
    }
    return CSVDocument(file: name, separator: Character(Unicode.Scalar(separator)), records: records)
  }

  // MARK: Separators

  /// Excel's own first line "sep=;", which is consumed.
  private mutating func declaredSeparator() -> UInt8? {
    guard bytes.starts(with: Array("sep=".utf8)), bytes.count > 4, Self.separators.contains(bytes[4]),
      bytes.count == 5 || bytes[5] == Self.lineFeed || bytes[5] == Self.carriageReturn
    else { return nil }
    let separator = bytes[4]
    skipLine()
    return separator
  }

  /// The separator that is most frequent outside quotes in the first row that isn't blank or a comment.
  private func detectedSeparator() -> UInt8 {
    var counts = [0, 0, 0]
    var inQuotes = false
    var isLineStart = true
    var isComment = false
    for byte in bytes[index...] {
      if isLineStart, !inQuotes { isComment = byte == Self.hash }
      isLineStart = byte == Self.lineFeed || byte == Self.carriageReturn
      if isLineStart, !inQuotes, counts.contains(where: { $0 > 0 }) { break }
      if isComment { continue }
      if byte == Self.quote { inQuotes.toggle() }
      if !inQuotes, let which = Self.separators.firstIndex(of: byte) { counts[which] += 1 }
    }
    let most = counts.max() ?? 0
    return Self.separators[counts.firstIndex(of: most) ?? 0]
  }

  // MARK: Rows

  private mutating func record(_ separator: UInt8) -> Record {
    var fields: [RecordField] = []
    while true {
      let field = index < bytes.count && bytes[index] == Self.quote ? quoted(separator) : plain(separator)
      fields.append(field)
      guard index < bytes.count, bytes[index] == separator else { break }
      index += 1
    }
    if index < bytes.count { endLine() }
    return Record(fields: fields)
  }

  private mutating func plain(_ separator: UInt8) -> RecordField {
    let (start, character) = (index, character)
    advanceToEnd(of: separator)
    return RecordField(text: text(start..<index), line: line, position: character)
  }

  /// Moves to the separator or line end after an unquoted stretch.
  private mutating func advanceToEnd(of separator: UInt8) {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { return }
      if byte & 0xC0 == 0x80 { continuations += 1 }
      index += 1
    }
  }

  private mutating func quoted(_ separator: UInt8) -> RecordField {
    let (startLine, startCharacter) = (line, character)
    var content: [UInt8] = []
    index += 1
    while true {
      guard index < bytes.count else {
        problems.error(
          .csvUnclosedQuote, at: Location(name, line: startLine, character: startCharacter),
          "The quote opened here is never closed, so the rest of the file was taken as one value",
          advice: "Close it with \" or double it (\"\") where it's part of the text.")
        break
      }
      let byte = bytes[index]
      if byte == Self.quote {
        index += 1
        guard index < bytes.count, bytes[index] == Self.quote else { break }
        content.append(Self.quote)
        index += 1
      } else {
        appendQuoted(byte, to: &content)
      }
    }
    appendStray(separator, to: &content)
    return RecordField(
      text: String(decoding: content, as: UTF8.self), line: startLine, position: startCharacter, isQuoted: true)
  }

  /// One byte inside quotes; line ends of any kind become a line feed.
  private mutating func appendQuoted(_ byte: UInt8, to content: inout [UInt8]) {
    if byte == Self.lineFeed || byte == Self.carriageReturn {
      content.append(Self.lineFeed)
      endLine()
      return
    }
    if byte & 0xC0 == 0x80 { continuations += 1 }
    content.append(byte)
    index += 1
  }

  /// What stands between a closing quote and the next separator: spaces are dropped, anything else is a problem.
  private mutating func appendStray(_ separator: UInt8, to content: inout [UInt8]) {
    let (start, location) = (index, Location(name, line: line, character: character))
    advanceToEnd(of: separator)
    let stray = text(start..<index)
    guard !stray.isBlank else { return }
    content.append(contentsOf: bytes[start..<index])
    problems.error(
      .csvTextAfterQuote, at: location, "'\(stray.shown)' follows the closing quote of a value", value: stray,
      advice: "Put the whole value in quotes and double the quotes inside it.")
  }

  // MARK: Positions

  /// Position of the next byte on its line, counted in characters from 1.
  private var character: Int { index - lineStart - continuations + 1 }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != Self.lineFeed, bytes[index] != Self.carriageReturn { index += 1 }
    if index < bytes.count { endLine() }
  }

  /// Steps over one line end: LF, CR LF or CR.
  private mutating func endLine() {
    if bytes[index] == Self.carriageReturn, index + 1 < bytes.count, bytes[index + 1] == Self.lineFeed { index += 1 }
    index += 1
    line += 1
    lineStart = index
    continuations = 0
  }
}
