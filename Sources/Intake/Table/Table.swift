// SPDX-License-Identifier: Apache-2.0

/// A CSV file understood as a table: rows of cells by column name.
struct Table: Sendable {
  /// Name of the file as problems give it.
  var file: String
  /// The rows in the order of the file.
  var rows: [Row]

  /// One row.
  struct Row: Sendable {
    fileprivate var file: String
    fileprivate var record: CSVRecord
    /// Position in the record of each column that the file has; shared by all rows.
    fileprivate var positions: [String: Int]

    /// Where the row starts.
    var location: Location { Location(file, line: record.line) }

    /// The value in a column, empty where the row or the file lacks it.
    subscript(column: String) -> Cell {
      guard let position = positions[column], position < record.fields.count else {
        return Cell("", at: Location(file, line: record.line, field: column))
      }
      let field = record.fields[position]
      return Cell(field.text, at: Location(file, line: field.line, character: field.character, field: column))
    }

    /// Whether the file has a heading for this column.
    func has(_ column: String) -> Bool { positions[column] != nil }
  }
}

extension Table {
  /// Matches the headings of `document` with `schema` and names every value by its column.
  ///
  /// Adds to `problems`: unknown columns (warnings; their values are left out), missing needed columns (then nil is
  /// answered, because every row would be wrong), one column twice, rows that are longer or shorter than the headings.
  static func match(_ document: CSVDocument, _ schema: TableSchema, problems: Problems) -> Table? {
    guard let header = document.records.first else { return nil }
    let columns = columnNames(header, schema, document.file, problems)
    var positions: [String: Int] = [:]
    for (position, name) in columns.enumerated() { if let name { positions[name] = position } }
    var isComplete = true
    for column in schema.columns where column.need == .needed && positions[column.name] == nil {
      isComplete = false
      problems.error(
        .csvMissingColumn, at: Location(document.file, line: header.line),
        "The column '\(column.name)' is missing", value: nil,
        advice: missingAdvice(column, header))
    }
    guard isComplete else { return nil }
    let rows = document.records.dropFirst().map { record in
      checkLength(record, columns.count, document.file, problems)
      return Row(file: document.file, record: record, positions: positions)
    }
    return Table(file: document.file, rows: rows)
  }

  /// The column name that each heading means; nil for headings to be left out.
  private static func columnNames(
    _ header: CSVRecord, _ schema: TableSchema, _ file: String, _ problems: Problems
  ) -> [String?] {
    var seen: [String: String] = [:]
    return header.fields.map { field in
      let heading = field.text.trimmed
      let location = Location(
        file, line: field.line, character: field.character, field: heading.isEmpty ? nil : heading)
      guard let index = schema.index(of: heading) else {
        if !heading.isEmpty {
          problems.warn(
            .csvUnknownColumn, at: location, "No column is called '\(heading.shown)'; it was left out", value: heading,
            advice: Nearest.advice(heading, in: schema.columns.flatMap { [$0.name] + $0.synonyms })
              ?? "The columns of this file are: \(schema.columns.map(\.name).joined(separator: ", ")).")
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

  private static func missingAdvice(_ column: Column, _ header: CSVRecord) -> String {
    let found = header.fields.map { $0.text.trimmed.shown }.filter { !$0.isEmpty }.joined(separator: ", ")
    let others = column.synonyms.isEmpty ? "" : " (or \(column.synonyms.prefix(4).joined(separator: ", ")))"
    return "Add the heading '\(column.name)'\(others). The first row reads: \(found)."
  }

  private static func checkLength(_ record: CSVRecord, _ headings: Int, _ file: String, _ problems: Problems) {
    if let extra = record.fields.dropFirst(headings).first(where: { !$0.text.isBlank }) {
      problems.error(
        .csvLongRow, at: Location(file, line: extra.line, character: extra.character),
        "The row has \(record.fields.count) values, the headings are \(headings)", value: extra.text,
        advice: "Put values that contain the separator in quotes.")
    } else if record.fields.count < headings {
      problems.warn(
        .csvShortRow, at: Location(file, line: record.line),
        "The row has \(record.fields.count) values, the headings are \(headings); the rest was taken as empty",
        advice: "Check that no separator is missing.")
    }
  }
}
