// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake

/// A table of the folder as text: rows of values by column.
struct Sheet {
  let file: String
  let columns: [String]
  var rows: [[String: String]] = []

  /// An empty table `file` with these columns.
  init(_ file: String, _ columns: String) {
    self.file = file
    self.columns = columns.split(separator: " ").map(String.init)
  }

  /// Adds a row; every name must be a column.
  mutating func add(_ values: [String: String]) {
    precondition(values.keys.allSatisfy(columns.contains), "\(file): \(values.keys.sorted()) of \(columns)")
    rows.append(values)
  }

  /// Adds rows given as values in the order of the columns, with `|` between them.
  mutating func add(lines: String) {
    for line in lines.split(separator: "\n") {
      let values = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      precondition(values.count <= columns.count, "\(file): \(line)")
      add(Dictionary(uniqueKeysWithValues: zip(columns, values)))
    }
  }

  /// Writes the table into `folder`.
  func write(into folder: URL) throws {
    var writer = CSVWriter()
    writer.row(columns)
    for row in rows { writer.row(columns.map { row[$0] ?? "" }) }
    try Data(writer.text.utf8).write(to: folder.appendingPathComponent(file))
  }
}
