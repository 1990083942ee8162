// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What `docs/formats.md` says of tables: their columns, and the words that a column takes.
struct FormatsPage {
  struct Column: Hashable {
    let table: String
    let name: String
    /// Of a column of words: all that it takes.
    let words: [String]
  }

  let columns: [Column]

  init() throws {
    var package = URL(filePath: #filePath)
    for _ in 1...4 { package.deleteLastPathComponent() }
    let page = try String(contentsOf: package.appending(path: "docs/formats.md"), encoding: .utf8)
    var (table, isOfColumns, columns) = (String?.none, false, [Column]())
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") { table = line.firstMatch(of: /^## `([a-z-]+)\.csv`/).map { String($0.1) } }
      if line.isEmpty { isOfColumns = false }
      if line.hasPrefix("| column |") { isOfColumns = true }
      guard let table, isOfColumns, let row = line.firstMatch(of: /^\| `([a-z_]+)` \| ([^|]*) \|/) else { continue }
      let words = row.2.firstMatch(of: /words?: ([a-z0-9, -]+)/).map { match in
        match.1.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      }
      columns.append(Column(table: table, name: String(row.1), words: words ?? []))
    }
    self.columns = columns
  }

  /// The cells of a sample's table, by heading.
  static func cells(_ table: String, of sample: SampleName) throws -> [String: [String]] {
    let path = Sample.folder(sample) + "/" + table + ".csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    let rows = lines.map(fields)
    var cells: [String: [String]] = [:]
    for (index, heading) in (rows.first ?? []).enumerated() {
      cells[heading] = rows.dropFirst().map { $0[index] }.filter { !$0.isEmpty }
    }
    return cells
  }

  /// Fields of a line in which quotes stand around what holds a comma.
  private static func fields(_ line: Substring) -> [String] {
    var (fields, isQuoted) = ([""], false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
