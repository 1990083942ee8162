// SPDX-License-Identifier: Apache-2.0

extension Workbook {
  /// Refuses what no file can hold, before anything is written: the C library would leave it out with a line on
  /// standard error.
  ///
  /// - Throws: `WritingFault`.
  func check() throws(WritingFault) {
    guard !sheets.isEmpty else { throw .noSheet }
    var names: Set<String> = []
    for sheet in sheets {
      guard Self.isSheetName(sheet.name), names.insert(sheet.name.lowercased()).inserted else {
        throw .sheetName(sheet.name)
      }
      try sheet.checkCells()
      try sheet.checkMerges()
      try sheet.checkChoices()
      guard [sheet.print.header, sheet.print.footer].allSatisfy({ $0.code.utf16.count <= 255 }) else {
        throw .pageText(sheet: sheet.name)
      }
    }
    guard sheets.contains(where: { !$0.isHidden }) else { throw .noSheet }
  }

  /// Whether a sheet can be called so: 1 to 31 characters, none of `[ ] : * ? / \`, no apostrophe at either end.
  public static func isSheetName(_ name: String) -> Bool {
    (1...31).contains(name.utf16.count) && !name.hasPrefix("'") && !name.hasSuffix("'")
      && !name.unicodeScalars.contains { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 0x20 }
      && name.lowercased() != "history"
  }
}

extension Sheet {
  func checkCells() throws(WritingFault) {
    let fits = rows.count + (body?.count ?? 0) <= CellName.mostRows && columns.count <= CellName.mostColumns
    guard fits, rows.allSatisfy({ $0.cells.count <= CellName.mostColumns }) else { throw .tooLarge(sheet: name) }
    for (row, line) in rows.enumerated() {
      for (column, cell) in line.cells.enumerated() {
        try check(cell.value, row: row, column: column)
      }
    }
  }

  /// Refuses a value that no cell can hold; those of a body are looked at when they're written.
  func check(_ value: CellValue, row: Int, column: Int) throws(WritingFault) {
    if case .link(let sheet) = value, !Workbook.isSheetName(sheet) { throw .sheetName(sheet) }
    guard case .text(let text) = value, text.utf8.count > SheetText.longest else { return }
    let length = text.utf16.count
    guard length <= SheetText.longest else {
      throw .textTooLong(sheet: name, cell: CellName.cell(row: row, column: column), length: length)
    }
  }

  func checkMerges() throws(WritingFault) {
    for (index, merge) in merges.enumerated() {
      let isSingle = merge.rows.count == 1 && merge.columns.count == 1
      guard !isSingle, !merges[..<index].contains(where: merge.overlaps) else { throw .merges(sheet: name) }
    }
  }

  func checkChoices() throws(WritingFault) {
    for choice in choices {
      // The library of Debian 12 writes past its buffer where these strings aren't ASCII (fixed in its 1.1.6).
      var isHeld = choice.message.utf8.count <= 255 && choice.message.utf8.allSatisfy { $0 < 0x80 }
      switch choice.source {
      case .words(let words):
        let joined = words.joined(separator: ",")
        isHeld =
          isHeld && !words.isEmpty && joined.utf8.count <= 255
          && words.allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x2C && $0 != 0x22 }
          }
      case .column(let column, let sheet, let from):
        isHeld =
          isHeld && (0..<CellName.mostColumns).contains(column) && (0..<CellName.mostRows).contains(from)
          && Workbook.isSheetName(sheet) && sheet.utf8.allSatisfy { $0 < 0x80 }
      }
      guard isHeld else { throw .choices(sheet: name) }
    }
  }
}
