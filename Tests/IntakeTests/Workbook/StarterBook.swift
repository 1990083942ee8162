// SPDX-License-Identifier: Apache-2.0

import Foundation
import Spreadsheet
import Testing

@testable import Intake

/// The starter group's workbook, to be changed and read.
struct StarterBook {
  var book = BookWriter.starter()

  /// The sheet called `name`.
  subscript(name: String) -> Sheet {
    get { book.sheets.first { $0.name == name } ?? Sheet(name) }
    set {
      if let index = book.sheets.firstIndex(where: { $0.name == name }) { book.sheets[index] = newValue }
    }
  }

  /// Puts a value into a cell, named as "C7"; the sheet gets rows and columns for it.
  mutating func put(_ value: CellValue, _ sheet: String, _ cell: String, style: CellStyle? = nil) {
    guard let place = CellName.parse(cell) else { return }
    while self[sheet].rows.count <= place.row { self[sheet].rows.append(SheetRow([])) }
    while self[sheet].rows[place.row].cells.count <= place.column { self[sheet].rows[place.row].cells.append(.empty) }
    self[sheet].rows[place.row].cells[place.column] = SheetCell(value, style)
  }

  /// The cell below a heading in the row of an id: "C3".
  func cell(_ sheet: String, _ heading: String, row id: String) throws -> String {
    let rows = self[sheet].rows
    let column = try #require(rows[0].cells.firstIndex { $0.value == .text(BookLook.title(heading)) })
    let row = try #require(rows.firstIndex { $0.cells.first?.value == .text(id) })
    return CellName.cell(row: row, column: column)
  }

  /// What reading it gives, under the name book.xlsx, with these files beside it.
  func read(beside files: [String: String] = [:]) throws -> GroupContents {
    try Self.read(book.bytes(), beside: files)
  }

  static func read(_ bytes: [UInt8], name: String = "book.xlsx", beside files: [String: String] = [:]) throws
    -> GroupContents
  {
    try inTemporaryFolder { folder in
      for (name, text) in files { try folder.write(text, to: name) }
      try folder.write(bytes, to: name)
      return GroupWorkbook.read(folder.path + "/" + name)
    }
  }
}
