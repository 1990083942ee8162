// SPDX-License-Identifier: Apache-2.0

/// A table in plain text: columns as wide as their widest cell, numbers to the right.
struct TextTable {
  /// Where the cells of a column stand.
  enum Alignment { case left, right }

  private var rows: [[String]]
  private let alignments: [Alignment]

  /// A table with these headings.
  init(_ columns: [(heading: String, alignment: Alignment)]) {
    rows = [columns.map(\.heading)]
    alignments = columns.map(\.alignment)
  }

  /// Whether it has no rows besides its headings.
  var isEmpty: Bool { rows.count == 1 }

  /// Adds a row; missing cells are empty.
  mutating func add(_ cells: [String]) {
    rows.append(alignments.indices.map { $0 < cells.count ? cells[$0].printable : "" })
  }

  /// The lines, each indented by two spaces.
  var lines: [String] {
    let widths = alignments.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = alignments.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return alignments[column] == .left ? row[column] + padding : padding + row[column]
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
