// SPDX-License-Identifier: Apache-2.0

/// One value of a table with the place where it starts.
struct RecordField: Hashable, Sendable {
  /// The value; in CSV with quotes taken off and doubled quotes made single. Spaces are kept.
  var text: String
  /// Line of the file on which it starts, or row of the sheet, from 1.
  var line: Int
  /// Character on that line at which it starts (the quote, where it's quoted), or column of the sheet, from 1.
  var position: Int
  /// Whether it stood in quotes.
  var isQuoted = false
}

/// One row of a table: at least one field.
struct Record: Hashable, Sendable {
  /// The values in the order of the file or sheet.
  var fields: [RecordField]
  /// Line or row on which it starts, from 1.
  var line: Int { fields.first?.line ?? 1 }
}

/// What a table was read from: a file, or a sheet of a workbook.
struct TableSource: Hashable, Sendable {
  /// Name of the file as problems give it.
  var file: String
  /// Name of the sheet, where the file is a workbook.
  var sheet: String?

  /// A place in the table; leave out what isn't known.
  func location(line: Int? = nil, position: Int? = nil, field: String? = nil) -> Location {
    if let sheet { return Location(file, sheet: sheet, line: line, column: position, field: field) }
    return Location(file, line: line, character: position, field: field)
  }
}

/// The rows of a table as text, headings included, without blank rows and comments.
struct TableText: Hashable, Sendable {
  var source: TableSource
  var records: [Record]
}
