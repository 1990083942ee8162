// SPDX-License-Identifier: Apache-2.0

import Spreadsheet

/// A workbook as it reads: each sheet as rows of texts, empty cells among them.
struct BookReader {
  let sheets: [String]
  let hidden: [String]
  private var rows: [String: [[String]]] = [:]

  init(_ bytes: [UInt8]) throws {
    var file = try WorkbookFile(bytes)
    sheets = file.sheets.filter { !$0.isHidden }.map(\.name)
    hidden = file.sheets.filter(\.isHidden).map(\.name)
    for sheet in file.sheets {
      let contents = try file.contents(of: sheet).rows
      var lines = [[String]](repeating: [], count: (contents.last?.number ?? -1) + 1)
      for row in contents {
        var line = [String](repeating: "", count: (row.cells.last?.column ?? -1) + 1)
        for cell in row.cells { line[cell.column] = cell.text }
        lines[row.number] = line
      }
      rows[sheet.name] = lines
    }
  }

  /// The rows of a sheet; none where there's no such sheet.
  subscript(sheet: String) -> [[String]] { rows[sheet] ?? [] }

  /// The rows below the first whose first cell is `heading`, up to an empty one, by heading.
  func table(_ sheet: String, under heading: String) -> [[String: String]] {
    let lines = self[sheet]
    guard let start = lines.firstIndex(where: { $0.first == heading }) else { return [] }
    return lines[(start + 1)...].prefix { !$0.isEmpty }.map { line in
      Dictionary(zip(lines[start], line + Array(repeating: "", count: lines[start].count))) { first, _ in first }
    }
  }

  /// Every text of every sheet, hidden ones too.
  var texts: Set<String> { Set(rows.values.joined().joined()) }
}
