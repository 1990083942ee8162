// SPDX-License-Identifier: Apache-2.0

/// Columns of plain text: the first left-aligned, the others right-aligned.
struct TextTable {
  private var rows: [[String]] = []
  private let indent = "  "

  mutating func append(_ cells: String...) { rows.append(cells) }
  mutating func append(_ cells: [String]) { rows.append(cells) }

  /// The lines, at most `width` characters each: the first column gives way.
  func lines(width: Int) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    var widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    guard columns > 0 else { return [] }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    widths[0] = max(12, min(widths[0], width - indent.count - others))
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        column == 0 ? padded(shortened(cell, to: widths[0]), to: widths[0]) : leftPadded(cell, to: widths[column])
      }
      return trimmed(indent + cells.joined(separator: "  "))
    }
  }

  private func shortened(_ text: String, to width: Int) -> String {
    text.count <= width ? text : String(text.prefix(width - 1)) + "…"
  }
  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
  private func leftPadded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}

/// Paragraphs of plain text, broken at spaces.
enum TextFlow {
  /// `text` in lines of at most `width` characters where its words allow it; later lines start with `hanging`.
  static func wrapped(_ text: String, width: Int, first: String = "", hanging: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    var isFresh = true
    for word in harmless(text).split(separator: " ") {
      if !isFresh, line.count + 1 + word.count > width {
        lines.append(line)
        line = hanging
        isFresh = true
      }
      line += (isFresh ? "" : " ") + word
      isFresh = false
    }
    return lines + [line]
  }

  /// Without control characters: names come from files and must not move a terminal's cursor.
  static func harmless(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 32 || (127..<160).contains(scalar.value)
      result.append(isControl ? " " : scalar)
    }
    return String(result)
  }
}
