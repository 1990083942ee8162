// SPDX-License-Identifier: Apache-2.0

internal import CXlsxWriter

/// Writes a workbook by libxlsxwriter.
///
/// Formats are made in the order in which cells first need them, so that equal workbooks give equal bytes.
struct WorkbookWriter {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [FormatKey: UnsafeMutablePointer<lxw_format>] = [:]

  /// A style with the format in which numbers are shown.
  private struct FormatKey: Hashable {
    var style: CellStyle
    var format: NumberFormat
  }

  /// 2000-01-01, at which every workbook says that it was made: bytes don't depend on the day.
  private static let madeAt = 946_684_800

  /// Writes the file at `path`.
  ///
  /// - Throws: `WritingFault`; then there is no file at `path`, or a broken one.
  static func write(_ workbook: Workbook, to path: String) throws(WritingFault) {
    try workbook.check()
    guard let book = workbook_new(path) else { throw .notWritten(reason: "no memory") }
    var writer = WorkbookWriter(book: book)
    do {
      writer.describe(workbook)
      for sheet in workbook.sheets { try writer.add(sheet) }
    } catch {
      lxw_workbook_free(book)
      throw error
    }
    // Closing writes the file and frees the book, whether it succeeds or not.
    try Self.attempt(workbook_close(book))
  }

  private init(book: UnsafeMutablePointer<lxw_workbook>) { self.book = book }

  private func describe(_ workbook: Workbook) {
    workbook.title.withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = Self.madeAt
      workbook_set_properties(book, &properties)
    }
  }

  static func attempt(_ result: lxw_error) throws(WritingFault) {
    guard result != LXW_NO_ERROR else { return }
    throw .notWritten(reason: String(cString: lxw_strerror(result)))
  }

  // MARK: Sheets

  private mutating func add(_ sheet: Sheet) throws(WritingFault) {
    guard let worksheet = workbook_add_worksheet(book, sheet.name) else { throw .sheetName(sheet.name) }
    for (index, column) in sheet.columns.enumerated() {
      let format = format(column.style, column.style.format ?? .general)
      var options = lxw_row_col_options()
      options.hidden = column.isHidden ? 1 : 0
      let position = lxw_col_t(index)
      try Self.attempt(
        worksheet_set_column_opt(worksheet, position, position, Double(column.width), format, &options))
    }
    for merge in sheet.merges { try add(merge, of: sheet, to: worksheet) }
    for (number, row) in sheet.rows.enumerated() { try add(row, number, of: sheet, to: worksheet) }
    if let body = sheet.body { try add(body, of: sheet, to: worksheet) }
    try SheetSettings.apply(sheet, to: worksheet)
  }

  /// Merged ranges come first: they write their cells empty, and the first gets its value with its row.
  private mutating func add(
    _ merge: CellRange, of sheet: Sheet, to worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WritingFault) {
    let (row, column) = (merge.rows.lowerBound, merge.columns.lowerBound)
    let cells = row < sheet.rows.count ? sheet.rows[row].cells : []
    let style = style(of: column < cells.count ? cells[column] : .empty, column, sheet)
    try Self.attempt(
      worksheet_merge_range(
        worksheet, lxw_row_t(row), lxw_col_t(column), lxw_row_t(merge.rows.upperBound),
        lxw_col_t(merge.columns.upperBound), "", format(style, style.format ?? .general)))
  }

  private mutating func add(
    _ row: SheetRow, _ number: Int, of sheet: Sheet, to worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WritingFault) {
    if let height = row.height {
      try Self.attempt(worksheet_set_row(worksheet, lxw_row_t(number), Double(height), nil))
    }
    for (column, cell) in row.cells.enumerated() {
      let merge = sheet.merges.first { $0.contains(row: number, column: column) }
      if let merge, merge.rows.lowerBound != number || merge.columns.lowerBound != column { continue }
      try add(cell, row: number, column: column, of: sheet, to: worksheet)
    }
  }

  private mutating func add(
    _ body: SheetBody, of sheet: Sheet, to worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WritingFault) {
    for number in 0..<body.count {
      let row = sheet.rows.count + number
      for (column, value) in body.row(number).enumerated() where value != .empty {
        try sheet.check(value, row: row, column: column)
        try add(SheetCell(value), row: row, column: column, of: sheet, to: worksheet)
      }
    }
  }

  private mutating func add(
    _ cell: SheetCell, row: Int, column: Int, of sheet: Sheet, to worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WritingFault) {
    let (value, style) = (cell.value.held, style(of: cell, column, sheet))
    let (row, position) = (lxw_row_t(row), lxw_col_t(column))
    if case .text(let text) = value {
      let format = format(style, style.format ?? value.usualFormat)
      try Self.attempt(worksheet_write_string(worksheet, row, position, SheetText.escaped(text), format))
    } else if case .link(let sheet) = value {
      let target = "internal:'" + sheet.replacing("'", with: "''") + "'!A1"
      let format = format(style, style.format ?? value.usualFormat)
      try Self.attempt(worksheet_write_url_opt(worksheet, row, position, target, format, sheet, nil))
    } else if let number = value.number {
      // In a column of text a date is still to look like one.
      let shown = style.format.flatMap { $0 == .text || $0 == .general ? nil : $0 } ?? value.usualFormat
      try Self.attempt(worksheet_write_number(worksheet, row, position, number, format(style, shown)))
    } else if cell.style != nil {
      try Self.attempt(worksheet_write_blank(worksheet, row, position, format(style, style.format ?? .general)))
    }
  }

  private func style(of cell: SheetCell, _ column: Int, _ sheet: Sheet) -> CellStyle {
    cell.style ?? (column < sheet.columns.count ? sheet.columns[column].style : .plain)
  }

  // MARK: Formats

  private mutating func format(_ style: CellStyle, _ number: NumberFormat) -> UnsafeMutablePointer<lxw_format>? {
    let key = FormatKey(style: style, format: number)
    if let known = formats[key] { return known }
    guard let format = workbook_add_format(book) else { return nil }
    style.apply(to: format)
    if number != .general { format_set_num_format(format, number.code) }
    formats[key] = format
    return format
  }
}

extension CellStyle {
  /// Puts everything but the format of numbers into `format`.
  fileprivate func apply(to format: UnsafeMutablePointer<lxw_format>) {
    if isBold { format_set_bold(format) }
    if isItalic { format_set_italic(format) }
    if wraps { format_set_text_wrap(format) }
    if let size { format_set_font_size(format, Double(size)) }
    if let textColour { format_set_font_color(format, textColour.rgb) }
    if let fill {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(format, fill.rgb)
    }
    switch horizontal {
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case nil: break
    }
    switch vertical {
    case .top: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .middle: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .bottom: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
    case nil: break
    }
    if isOpen { format_set_unlocked(format) }
    if indent > 0 { format_set_indent(format, UInt8(min(15, indent))) }
    if hasBorder {
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, 0xBF_BFBF)
    }
  }
}
