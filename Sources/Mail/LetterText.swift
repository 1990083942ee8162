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
