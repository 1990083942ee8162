// SPDX-License-Identifier: Apache-2.0

/// A letter as plain text of lines of at most 72 characters, which any program and any screen reader takes.
public struct LetterText: Sendable {
  /// The most characters on a line, where words allow it.
  static let width = 72

  /// The text, its lines ended by "\n".
  public let text: String

  /// The text of `letter`.
  public init(_ letter: Letter) {
    var paragraphs = [letter.title + "\n" + String(repeating: "=", count: min(letter.title.count, Self.width))]
    paragraphs += letter.opening.map { Self.wrapped($0) }
    for section in letter.sections {
      paragraphs.append(section.heading + "\n" + String(repeating: "-", count: min(section.heading.count, Self.width)))
      paragraphs += section.blocks.map(Self.text)
    }
    if !letter.closing.isEmpty { paragraphs.append("-- ") }
    let closing = letter.closing.map { Self.wrapped($0) }.joined(separator: "\n")
    text = paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n") + (closing.isEmpty ? "" : "\n" + closing) + "\n"
  }

  private static func text(of block: Letter.Block) -> String {
    switch block {
    case .paragraph(let text): return wrapped(text)
    case .list(let items): return items.map { wrapped($0, first: "* ", other: "  ") }.joined(separator: "\n")
    case .entries(let entries):
      return entries.map { entry in
        ([wrapped(entry.lead), wrapped(entry.text, first: "  ", other: "  ")]
          + entry.notes.map { wrapped($0, first: "  - ", other: "    ") }).joined(separator: "\n")
      }.joined(separator: "\n\n")
    case .links(let links):
      return links.map { "\(wrapped($0.text + ":"))\n  \($0.address)" }.joined(separator: "\n\n")
    case .quote(let lines):
      return lines.map { wrapped($0, first: "> ", other: "> ") }.joined(separator: "\n")
    case .figures(let figures):
      let names = figures.map(\.name.count).max() ?? 0
      let values = figures.map(\.value.count).max() ?? 0
      return figures.map { figure in
        let gap = names - figure.name.count + values - figure.value.count + 2
        return figure.name + String(repeating: " ", count: gap) + figure.value
      }.joined(separator: "\n")
    }
  }

  /// `text` broken between words, its first line after `first` and the others after `other`; its own breaks stay.
  static func wrapped(_ text: String, first: String = "", other: String = "") -> String {
    columns(text) == nil
      ? wrappedByCharacters(text, first: first, other: other) : wrappedByBytes(text, first: first, other: other)
  }

  /// The number of characters of `text`, if each is one of those that stand on their own: printable Latin letters and
  /// signs, dashes and quotes, the euro and minus signs, and no line break. Else nil.
  ///
  /// Most texts are of these alone, and then spaces and ends of lines are found among their bytes.
  private static func columns(_ text: String) -> Int? {
    var count = 0
    // The two bytes before, of a character of three.
    var lead: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      switch (byte, lead) {
      case (0x20..<0x7F, (0, 0)): count += 1
      // U+00A0 … U+02FF.
      case (0xC2...0xCB, (0, 0)): lead = (byte, 0)
      case (0xA0...0xBF, (0xC2, 0)), (0x80...0xBF, (0xC3...0xCB, 0)):
        count += 1
        lead = (0, 0)
      // U+2010 … U+2027, U+20AC, U+2212.
      case (0xE2, (0, 0)): lead = (byte, 0)
      case (0x80, (0xE2, 0)), (0x82, (0xE2, 0)), (0x88, (0xE2, 0)): lead.1 = byte
      case (0x90...0xA7, (0xE2, 0x80)), (0xAC, (0xE2, 0x82)), (0x92, (0xE2, 0x88)):
        count += 1
        lead = (0, 0)
      default: return nil
      }
    }
    return count
  }

  private static func wrappedByBytes(_ text: String, first: String, other: String) -> String {
    var result = Array(first.utf8)
    result.reserveCapacity(text.utf8.count + 64)
    var used = result.count
    var isEmpty = true
    for word in text.utf8.split(separator: UInt8(ascii: " ")) {
      let width = word.count { $0 & 0xC0 != 0x80 }
      if !isEmpty && used + 1 + width > Self.width {
        result.append(10)
        result.append(contentsOf: other.utf8)
        used = other.utf8.count
        isEmpty = true
      }
      if !isEmpty {
        result.append(32)
        used += 1
      }
      result.append(contentsOf: word)
      used += width
      isEmpty = false
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func wrappedByCharacters(_ text: String, first: String, other: String) -> String {
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var line = lines.isEmpty ? first : other
      var isEmpty = true
      for word in paragraph.split(separator: " ") {
        if !isEmpty && line.count + 1 + word.count > width {
          lines.append(line)
          line = other
          isEmpty = true
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }
}
