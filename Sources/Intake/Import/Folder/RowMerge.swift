// SPDX-License-Identifier: Apache-2.0

/// What an import did, or would have done, to one file.
public struct ImportedFile: Hashable, Sendable {
  /// Name of the file in the folder.
  public let file: String
  /// Rows that weren't there.
  public var added = 0
  /// Rows that were there and got values.
  public var updated = 0
  /// Rows that were there as they should be.
  public var unchanged = 0
  /// Rows that say otherwise than the import and were left as they are.
  public var leftAlone = 0
  /// Rows taken out because the import replaces them.
  public var removed = 0

  /// "lessons.csv: 12 added, 3 removed, 1200 unchanged"; "lessons.csv: nothing" where no row was brought.
  public var summary: String {
    let counts = [
      (added, "added"), (updated, "updated"), (removed, "removed"), (leftAlone, "left alone"), (unchanged, "unchanged"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(file): " + (parts.isEmpty ? "nothing" : parts.joined(separator: ", "))
  }

  /// One entry a file, with the sums of its entries, in the order of the files' names.
  static func together(_ files: [ImportedFile]) -> [ImportedFile] {
    var sums: [String: ImportedFile] = [:]
    for file in files {
      var sum = sums[file.file] ?? ImportedFile(file: file.file)
      sum.added += file.added
      sum.updated += file.updated
      sum.unchanged += file.unchanged
      sum.leftAlone += file.leftAlone
      sum.removed += file.removed
      sums[file.file] = sum
    }
    return sums.values.sorted { $0.file < $1.file }
  }
}

/// Rows that an import brings for one file of the folder.
struct ImportedRows {
  let file: FolderFile
  /// Columns that together tell one row from another. Empty values count.
  let key: [String]
  /// Values by column; every row has its key.
  var rows: [[String: String]] = []
  /// Columns whose values make a row this import's own, so that rows of these values which the import doesn't bring are
  /// out of date: ["school": "oak"].
  var scope: [String: String] = [:]
  /// By id, values that are as good as none, column by column: the short name by which a timetable called somebody.
  var placeholders: [String: [String: String]] = [:]

  /// The columns of a new file with these rows, in the order of the file's schema.
  var columns: [String] {
    let used = Set(key).union(rows.flatMap { $0.filter { !$0.value.isEmpty }.keys })
    return file.schema.columns.map(\.name).filter(used.contains)
  }
}

/// Merges imported rows into a table by their keys.
///
/// A value that the file lacks is filled in. A value that differs is left alone, because somebody may have put it right
/// by hand, unless the import replaces.
struct RowMerge {
  /// Imported values win over the file's, and rows of the import's scope that it doesn't bring go.
  let replaces: Bool

  /// Merges `imported` into `table`; differences left alone are warnings.
  func merge(_ imported: ImportedRows, into table: inout EditableTable, problems: Problems) -> ImportedFile {
    var result = ImportedFile(file: table.file)
    var known: [[String]: Int] = [:]
    for row in table.rows {
      // An id that a row doesn't state is made of its name, as the folder's reader does.
      known[key(imported.key) { $0 == "id" ? Importer.id(of: row, in: table) : table.value(row, $0) }] = row
    }
    var brought: Set<Int> = []
    var kept: [String] = []
    for values in imported.rows {
      guard let row = known[key(imported.key) { values[$0] ?? "" }] else {
        table.append(values)
        if let added = table.rows.last {
          brought.insert(added)
          known[key(imported.key) { values[$0] ?? "" }] = added
        }
        result.added += 1
        continue
      }
      // A row that the import brings twice was counted the first time.
      guard brought.insert(row).inserted else { continue }
      let (isUpdated, difference) = update(row, values, &table, imported)
      if let difference { kept.append(difference) }
      if isUpdated {
        result.updated += 1
      } else if difference == nil {
        result.unchanged += 1
      } else {
        result.leftAlone += 1
      }
    }
    let stale = staleRows(imported.scope, table, brought)
    if replaces {
      table.remove(stale)
      result.removed = stale.count
    }
    warn(kept: kept, stale: replaces ? 0 : stale.count, file: table.file, problems)
    return result
  }

  private func update(
    _ row: Int, _ values: [String: String], _ table: inout EditableTable, _ imported: ImportedRows
  ) -> (isUpdated: Bool, difference: String?) {
    var isUpdated = false
    var difference: String?
    let placeholders = values["id"].flatMap { imported.placeholders[$0] } ?? [:]
    for column in table.schema.columns.map(\.name) where !imported.key.contains(column) {
      guard let value = values[column], !value.isEmpty else { continue }
      let present = table.value(row, column)
      if present == value { continue }
      if present.isEmpty || replaces || placeholders[column] == present {
        if column == "name", imported.key == ["id"] {
          // What names this row by an id made of its name must find it under its new name too.
          table.set(row, "id", to: Importer.id(of: row, in: table))
        }
        table.set(row, column, to: value)
        isUpdated = true
      } else if difference == nil {
        let name = imported.key.map { table.value(row, $0) }.filter { !$0.isEmpty }.joined(separator: " ")
        difference = "\(name): \(column) '\(present.shown)' stays, not '\(value.shown)'"
      }
    }
    return (isUpdated, difference)
  }

  private func staleRows(_ scope: [String: String], _ table: EditableTable, _ brought: Set<Int>) -> Set<Int> {
    guard !scope.isEmpty else { return [] }
    return Set(
      table.rows.filter { row in
        !brought.contains(row) && scope.allSatisfy { table.value(row, $0.key) == $0.value }
      })
  }

  private func warn(kept: [String], stale: Int, file: String, _ problems: Problems) {
    if !kept.isEmpty {
      problems.warn(
        .importLeftAlone, at: Location(file),
        "Rows that say otherwise than the imported file were left as they are (\(kept.count)): \(kept.sample(3))",
        advice: "Import again with --replace if the imported file is right.")
    }
    if stale > 0 {
      problems.warn(
        .importStale, at: Location(file),
        "Rows of an earlier import that aren't in the imported file were left (\(stale))",
        advice: "Import again with --replace to take them out.")
    }
  }

  private func key(_ columns: [String], _ value: (String) -> String) -> [String] {
    columns.map { value($0).trimmed.lowercased() }
  }
}
