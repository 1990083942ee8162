// SPDX-License-Identifier: Apache-2.0

internal import Spreadsheet

/// Where in the input something stands.
///
/// Everything counts from 1. Characters are Unicode scalars, which is what editors and Excel show for the text that
/// people type. Whatever isn't known is nil: a whole missing file has no line.
public struct Location: Hashable, Sendable, Comparable {
  /// Path of the file as the user would name it, relative to the folder that is read: "lessons.csv".
  public var file: String
  /// Name of the sheet as its tab has it, where the file is a workbook.
  public var sheet: String?
  /// Line on which the value starts, or row of the sheet, from 1.
  public var line: Int?
  /// Position on that line at which the value starts, from 1.
  public var character: Int?
  /// Column of the sheet, from 1.
  public var column: Int?
  /// Heading of the column, or path of the YAML key: "period", "rules.limits.people_out".
  public var field: String?

  /// A location in `file`; leave out what isn't known.
  public init(
    _ file: String, sheet: String? = nil, line: Int? = nil, character: Int? = nil, column: Int? = nil,
    field: String? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.character = character
    self.column = column
    self.field = field
  }

  /// The location `count` characters further along the same line.
  func advanced(by count: Int) -> Location {
    var location = self
    location.character = character.map { $0 + count }
    return location
  }

  public static func < (a: Self, b: Self) -> Bool {
    if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
    if a.sheet != b.sheet { return (a.sheet ?? "").utf8.lexicographicallyPrecedes((b.sheet ?? "").utf8) }
    if a.line != b.line { return (a.line ?? 0) < (b.line ?? 0) }
    if a.character != b.character { return (a.character ?? 0) < (b.character ?? 0) }
    if a.column != b.column { return (a.column ?? 0) < (b.column ?? 0) }
    return (a.field ?? "").utf8.lexicographicallyPrecedes((b.field ?? "").utf8)
  }
}

extension Location: CustomStringConvertible {
  /// Name of the cell in its sheet, "C7"; nil for everything that is no cell.
  public var cell: String? {
    guard sheet != nil, let line, let column else { return nil }
    return CellName.cell(row: line - 1, column: column - 1)
  }

  /// "lessons.csv:41:period"; the character stands in for a field that has no name. In workbooks
  /// "book.xlsx:lessons!H41", or "book.xlsx:lessons!41:period" where the sheet lacks the column.
  public var description: String {
    if let sheet {
      if let cell { return "\(file):\(sheet)!\(cell)" }
      return "\(file):\(sheet)" + (line.map { "!\($0)" } ?? "") + (field.map { ":\($0)" } ?? "")
    }
    var text = file
    if let line { text += ":\(line)" }
    if let field {
      text += ":\(field)"
    } else if line != nil, let character {
      text += ":\(character)"
    }
    return text
  }
}
