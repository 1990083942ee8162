// SPDX-License-Identifier: Apache-2.0

internal import Spreadsheet

/// Makes the rows of a sheet those of a table: finds the headings, leaves out what is for people, gives each value its
/// cell.
struct SheetTable {
  let source: TableSource
  let contents: SheetContents
  /// The table that it is; nil for the settings.
  let file: FolderFile?
  let problems: Problems

  /// Rows from the top among which the headings are looked for: above them people put titles.
  private static let titleRows = 10

  /// The rows, headings first; nil where there are none.
  func text(for schema: TableSchema) -> TableText? {
    let rows = contents.rows.filter { row in
      // #N/A is an error of a formula and no comment.
      let isComment = row.cells.first.map { $0.column == 0 && $0.fault == nil && $0.text.hasPrefix("#") } ?? false
      return !isComment && !row.cells.allSatisfy { $0.text.isBlank && $0.fault == nil }
    }
    guard let heading = headings(rows, schema) else { return nil }
    let width = (rows[heading].cells.last?.column ?? 0) + 1
    let header = record(rows[heading], width: width)
    let isNamed = header.fields.map { !$0.text.isBlank }
    let rest = rows[(heading + 1)...]
    report(rest, isNamed, textColumns(header, schema))
    let records = rest.map { record($0, width: width) }.filter { record in
      zip(record.fields, isNamed).contains { $1 && !$0.text.isBlank }
    }
    return TableText(source: source, records: [header] + records)
  }

  /// Index of the row with the headings: the first of the top rows that has all that are needed, else the first that
  /// has one at all, else the first.
  private func headings(_ rows: [SheetContents.Row], _ schema: TableSchema) -> Int? {
    guard !rows.isEmpty else { return nil }
    let needed = schema.columns.indices.filter { schema.columns[$0].need == .needed }
    var best: Int?
    for (index, row) in rows.prefix(Self.titleRows).enumerated() {
      let found = Set(row.cells.compactMap { schema.index(of: $0.text.trimmed) })
      guard !found.isEmpty else { continue }
      if needed.allSatisfy(found.contains) { return index }
      if best == nil { best = index }
    }
    return best ?? 0
  }

  /// A row as wide as the headings; cells with nothing in them are empty values.
  private func record(_ row: SheetContents.Row, width: Int) -> Record {
    var fields = (0..<width).map { RecordField(text: "", line: row.number + 1, position: $0 + 1) }
    for cell in row.cells where cell.column < width { fields[cell.column].text = cell.text }
    return Record(fields: fields)
  }

  // MARK: Problems

  /// Complains of cells that say nothing, and of values beside the table: one of each column.
  private func report(_ rows: ArraySlice<SheetContents.Row>, _ isNamed: [Bool], _ textColumns: Set<Int>) {
    var toldColumns: Set<Int> = []
    for row in rows {
      for cell in row.cells {
        let place = source.location(line: row.number + 1, position: cell.column + 1)
        if cell.column < isNamed.count, isNamed[cell.column] {
          if let problem = cell.problem(at: place) { problems.add(problem) }
          if cell.isDay, textColumns.contains(cell.column) { warnOfDay(cell, place) }
        } else if !cell.text.isBlank, toldColumns.insert(cell.column).inserted {
          problems.warn(
            .sheetNoHeading, at: place, "'\(cell.text.shown)' stands under no heading; the column was left out",
            value: cell.text, advice: "Give the column a heading of this table, or move remarks to a sheet 'notes'.")
        }
      }
    }
  }

  /// Columns of words, in which a date can only be what a spreadsheet made of "3/4".
  private func textColumns(_ header: Record, _ schema: TableSchema) -> Set<Int> {
    guard let file else { return [] }
    let columns = header.fields.indices.filter { index in
      let entry = schema.index(of: header.fields[index].text.trimmed).flatMap {
        FormatGuide.column(schema.columns[$0].name, of: file)
      }
      guard let entry, entry.kind == .text else { return false }
      return !["span", "date", "start"].contains { entry.type.contains($0) }
    }
    return Set(columns)
  }

  private func warnOfDay(_ cell: SheetContents.Cell, _ place: Location) {
    problems.warn(
      .sheetDateInText, at: place, "The cell holds a date, \(cell.text.shown), where text belongs", value: cell.text,
      advice: "Spreadsheets make dates of 3/4 and 7-9: give the column the format 'Text' and type it again.")
  }
}

extension SheetContents.Cell {
  /// What keeps its text from being relied on; nil where nothing does.
  func problem(at place: Location) -> Problem? {
    switch fault {
    case nil: nil
    case .error:
      Problem(
        .error, .sheetCellError, at: place, "The formula in this cell ends in the error \(text.shown)", value: text,
        advice: "Correct the formula, or write the value itself.")
    case .noValue:
      Problem(
        .error, .sheetCellWithoutValue, at: place, "The formula in this cell has no value yet",
        advice: "Open the workbook in Excel or LibreOffice and save it, or write the value itself.")
    }
  }
}
