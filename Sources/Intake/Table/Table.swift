// SPDX-License-Identifier: Apache-2.0

/// A file or sheet understood as a table: rows of cells by column name.
struct Table: Sendable {
  /// What it was read from.
  var source: TableSource
  /// The rows in the order of the file or sheet.
  var rows: [Row]

  /// Where a column stands in a table, looked for once and not in each of thousands of rows.
  struct Place: Sendable {
    let column: String
    /// Nil where the file lacks it.
    fileprivate let position: Int?

    /// Whether the file has a heading for it.
    var isThere: Bool { position != nil }
  }

  /// One row.
  struct Row: Sendable {
    fileprivate var source: TableSource
    fileprivate var record: Record
    /// Position in the record of each column that the file has; shared by all rows.
    fileprivate var positions: [String: Int]

    /// Where the row starts.
    var location: Location { source.location(line: record.line) }

    /// The value in a column, empty where the row or the file lacks it.
    subscript(column: String) -> Cell { self[place(of: column)] }

    /// The same of a column whose place is known.
    subscript(place: Place) -> Cell {
      guard let position = place.position, position < record.fields.count else {
        return Cell("", at: source.location(line: record.line, field: place.column))
      }
      let field = record.fields[position]
      return Cell(field.text, at: source.location(line: field.line, position: field.position, field: place.column))
    }

    /// Where a column stands, in this row as in all others of the table.
    func place(of column: String) -> Place { Place(column: column, position: positions[column]) }

    /// Whether the row has nothing in a column.
    func isEmpty(_ place: Place) -> Bool {
      guard let position = place.position, position < record.fields.count else { return true }
      return record.fields[position].text.isBlank
    }

    /// Whether the file has a heading for this column.
    func has(_ column: String) -> Bool { positions[column] != nil }
  }
}

extension Table {
  /// Matches the headings of `text`, which stand in its first row, with `schema` and names every value by its column.
  ///
  /// Adds to `problems`: unknown columns (warnings; their values are left out), missing needed columns (then nil is
  /// answered, because every row would be wrong), one column twice, rows that are longer or shorter than the headings.
  static func match(_ text: TableText, _ schema: TableSchema, problems: Problems) -> Table? {
    guard let header = text.records.first else { return nil }
    let columns = columnNames(header, schema, text.source, problems)
    var positions: [String: Int] = [:]
    for (position, name) in columns.enumerated() { if let name { positions[name] = position } }
    var isComplete = true
    for column in schema.columns where column.need == .needed && positions[column.name] == nil {
      isComplete = false
      problems.error(
        .csvMissingColumn, at: text.source.location(line: header.line),
        "The column '\(column.name)' is missing", value: nil,
        advice: missingAdvice(column, header))
    }
    guard isComplete else { return nil }
    let rows = text.records.dropFirst().map { record in
      checkLength(record, columns.count, text.source, problems)
      return Row(source: text.source, record: record, positions: positions)
    }
    return Table(source: text.source, rows: rows)
  }

  /// The column name that each heading means; nil for headings to be left out.
  private static func columnNames(
    _ header: Record, _ schema: TableSchema, _ source: TableSource, _ problems: Problems
  ) -> [String?] {
    var seen: [String: String] = [:]
    return header.fields.map { field in
      let heading = field.text.trimmed
      let location = source.location(
        line: field.line, position: field.position, field: heading.isEmpty ? nil : heading)
      guard let index = schema.index(of: heading) else {
        if !heading.isEmpty {
          problems.warn(
            .csvUnknownColumn, at: location, "No column is called '\(heading.shown)'; it was left out", value: heading,
            advice: Nearest.advice(heading, in: schema.columns.flatMap { [$0.name] + $0.synonyms })
              ?? "The columns of this table are: \(schema.columns.map(\.name).joined(separator: ", ")).")
        }
        return nil
      }
      let name = schema.columns[index].name
      if let first = seen[name] {
        problems.error(
          .csvDuplicateColumn, at: location,
          "The headings '\(first.shown)' and '\(heading.shown)' mean the same column",
          value: heading, advice: "Keep one of them.")
        return nil
      }
      seen[name] = heading
      return name
    }
  }

  private static func missingAdvice(_ column: Column, _ header: Record) -> String {
    let found = header.fields.map { $0.text.trimmed.shown }.filter { !$0.isEmpty }.joined(separator: ", ")
    let others = column.synonyms.isEmpty ? "" : " (or \(column.synonyms.prefix(4).joined(separator: ", ")))"
    return "Add the heading '\(column.name)'\(others). The first row reads: \(found)."
  }

  private static func checkLength(_ record: Record, _ headings: Int, _ source: TableSource, _ problems: Problems) {
    if let extra = record.fields.dropFirst(headings).first(where: { !$0.text.isBlank }) {
      problems.error(
        .csvLongRow, at: source.location(line: extra.line, position: extra.position),
        "The row has \(record.fields.count) values, the headings are \(headings)", value: extra.text,
        advice: "Put values that contain the separator in quotes.")
    } else if record.fields.count < headings {
      problems.warn(
        .csvShortRow, at: source.location(line: record.line),
        "The row has \(record.fields.count) values, the headings are \(headings); the rest was taken as empty",
        advice: "Check that no separator is missing.")
    }
  }
}
