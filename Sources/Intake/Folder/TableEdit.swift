// SPDX-License-Identifier: Apache-2.0

/// One change to a table of a group: what somebody asks "what if" about.
public struct TableEdit: Hashable, Sendable {
  public var action: Action
  /// The table's name, with or without ".csv".
  public var table: String
  /// The row's id; nil where a row is new or is found by its values.
  public var id: String?
  /// Columns by heading, and what's in them.
  public var values: [Value]

  public enum Action: String, CaseIterable, Sendable {
    /// Puts other values into the row with the id.
    case set
    /// Adds a row of these values, at the end.
    case add
    /// Takes away the row with the id, or all with these values.
    case remove
  }

  /// A value under a heading.
  public struct Value: Hashable, Sendable {
    public var column: String
    public var text: String
    /// `text` in `column`.
    public init(column: String, text: String) {
      self.column = column
      self.text = text
    }
  }

  /// A change.
  public init(_ action: Action, table: String, id: String? = nil, values: [Value] = []) {
    self.action = action
    self.table = table
    self.id = id
    self.values = values
  }
}

/// Why a change can't be made.
public struct TableEditError: Error, Hashable, Sendable {
  public var code: Code
  /// What's wrong and what there is instead, in sentences.
  public var words: String

  /// What kind of mistake; codes are stable.
  public enum Code: String, CaseIterable, Sendable {
    /// No table has this name.
    case table = "change.table"
    /// The table has no such column.
    case column = "change.column"
    /// No row has this id or these values.
    case row = "change.row"
    /// A row with this id is there already.
    case twice = "change.twice"
    /// An id where there are none, or none where one is needed; no values.
    case form = "change.form"
  }

  fileprivate init(_ code: Code, _ words: String) {
    self.code = code
    self.words = words
  }
}

extension GroupFolder {
  /// The files of a group, as `files(of:)` gives them, with changes made one after the other. That they make a group is for
  /// `read` to say.
  ///
  /// - Throws: `TableEditError` at the first change that can't be made.
  public static func edited(
    _ files: [(name: String, text: String)], by edits: [TableEdit]
  ) throws(TableEditError) -> [(name: String, text: String)] {
    var files = files
    let store = FolderTexts(files, Problems())
    var edited: [FolderFile: EditedRows] = [:]
    for edit in edits {
      let file = try table(edit.table)
      var rows = edited[file] ?? EditedRows(file, store)
      try rows.apply(edit)
      edited[file] = rows
    }
    for (file, rows) in edited.sorted(by: { $0.key.name < $1.key.name }) {
      let text = FolderWriter.text(rows.rows, file.schema)
      if let position = files.firstIndex(where: { $0.name == file.name }) {
        files[position].text = text
      } else {
        files.append((file.name, text))
      }
    }
    return files
  }

  private static func table(_ name: String) throws(TableEditError) -> FolderFile {
    let lowered = name.lowercased()
    let file = FolderFile.allCases.first { [$0.name, $0.rawValue, $0.sheet].contains(lowered) && $0 != .groups }
    if let file { return file }
    let names = FolderFile.allCases.filter { $0 != .groups }.map(\.rawValue)
    throw TableEditError(
      .table,
      "No table is called '\(name.shown)'. "
        + (Nearest.advice(name, in: names) ?? "Tables are \(names.joined(separator: ", ")).")
        + " Settings are changed in a copy of the group.")
  }
}

/// A table's rows, a text for each column of its schema.
private struct EditedRows {
  /// Columns of which planner writes what they say elsewhere.
  private static let homes: [FolderFile: [String: String]] = [
    .schools: [
      "meeting_night": "meetings", "meeting_start": "meetings", "meeting_end": "meetings",
      "easting": "latitude and longitude", "northing": "latitude and longitude",
    ]
  ]

  let file: FolderFile
  private(set) var rows: [[String]]
  private var columns: [String] { file.schema.columns.map(\.name) }

  init(_ file: FolderFile, _ store: FolderTexts) {
    self.file = file
    let problems = Problems()
    let table = store.text(of: file, problems).flatMap { Table.match($0, file.schema, problems: problems) }
    rows = (table?.rows ?? []).map { row in file.schema.columns.map { row[$0.name].text } }
  }

  mutating func apply(_ edit: TableEdit) throws(TableEditError) {
    let values = try edit.values.map { value throws(TableEditError) in (try place(of: value.column), value.text) }
    switch edit.action {
    case .set:
      let row = try row(edit)
      if values.isEmpty { throw TableEditError(.form, "What's to be set in \(words(edit)) isn't said: COLUMN=VALUE.") }
      for (column, text) in values { rows[row][column] = text }
    case .add:
      if values.isEmpty || edit.id != nil {
        throw TableEditError(
          .form, "A row of \(file.rawValue) is added by its values, its id among them: COLUMN=VALUE.")
      }
      var row = [String](repeating: "", count: columns.count)
      for (column, text) in values { row[column] = text }
      if let ids = columns.firstIndex(of: "id"), !row[ids].isBlank, rows.contains(where: { $0[ids] == row[ids] }) {
        throw TableEditError(.twice, "The table \(file.rawValue) has a row '\(row[ids].shown)' already.")
      }
      if file == .cover { giveWay(to: row) }
      rows.append(row)
    case .remove:
      if edit.id != nil {
        if !values.isEmpty { throw TableEditError(.form, "A row goes by its id or by its values, not by both.") }
        rows.remove(at: try row(edit))
        return
      }
      if values.isEmpty { throw TableEditError(.form, "Which rows of \(file.rawValue) are to go isn't said.") }
      let left = rows.filter { row in !values.allSatisfy { row[$0.0].trimmed == $0.1.trimmed } }
      if left.count == rows.count {
        let wanted = edit.values.map { "\($0.column)=\($0.text)" }.joined(separator: " ")
        throw TableEditError(.row, "No row of \(file.rawValue) has \(wanted.shown).")
      }
      rows = left
    }
  }

  /// Cover stands in a row for each weekday and period, as planner writes it: a new row takes the place of those that it's
  /// about, as a particular one does of a general one.
  private mutating func giveWay(to row: [String]) {
    let names = columns
    let places = ["school", "weekday", "period", "half_terms"].compactMap { names.firstIndex(of: $0) }
    rows.removeAll { old in
      places.allSatisfy { row[$0].isBlank ? names[$0] != "half_terms" || old[$0].isBlank : old[$0] == row[$0] }
    }
  }

  private func words(_ edit: TableEdit) -> String { file.rawValue + (edit.id.map { "/" + $0.shown } ?? "") }

  private func place(of column: String) throws(TableEditError) -> Int {
    if let index = file.schema.index(of: column) {
      guard let home = Self.homes[file]?[columns[index]] else { return index }
      throw TableEditError(.column, "What '\(columns[index])' says stands in \(home): change that.")
    }
    throw TableEditError(
      .column,
      "The table \(file.rawValue) has no column '\(column.shown)'. "
        + (Nearest.advice(column, in: columns) ?? "Its columns are \(columns.joined(separator: ", ")).")
    )
  }

  private func row(_ edit: TableEdit) throws(TableEditError) -> Int {
    guard let ids = columns.firstIndex(of: "id") else {
      throw TableEditError(
        .form, "Rows of \(file.rawValue) have no ids: take the row away by its values and add another.")
    }
    guard let id = edit.id else {
      throw TableEditError(.form, "Which row of \(file.rawValue) is meant isn't said: \(file.rawValue)/ID.")
    }
    if let row = rows.firstIndex(where: { $0[ids].trimmed == id }) { return row }
    throw TableEditError(
      .row,
      "The table \(file.rawValue) has no row '\(id.shown)'. "
        + (Nearest.advice(id, in: rows.map { $0[ids] }) ?? "Ids stand in its column 'id'."))
  }
}
