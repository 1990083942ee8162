// SPDX-License-Identifier: Apache-2.0

internal import CXlsxWriter

/// What a sheet has besides its cells: panes, filter, drop-downs, notes, print.
enum SheetSettings {
  static func apply(_ sheet: Sheet, to worksheet: UnsafeMutablePointer<lxw_worksheet>) throws(WritingFault) {
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      worksheet_freeze_panes(worksheet, lxw_row_t(sheet.frozenRows), lxw_col_t(sheet.frozenColumns))
    }
    if let filter = sheet.filter {
      try WorkbookWriter.attempt(
        worksheet_autofilter(
          worksheet, lxw_row_t(filter.rows.lowerBound), lxw_col_t(filter.columns.lowerBound),
          lxw_row_t(filter.rows.upperBound), lxw_col_t(filter.columns.upperBound)))
    }
    // Colour 0 would mean none to the library: black is its nearest.
    if let tab = sheet.tab { worksheet_set_tab_color(worksheet, max(1, tab.rgb)) }
    if sheet.isHidden { worksheet_hide(worksheet) }
    let gridlines =
      switch sheet.gridlines {
      case .none: LXW_HIDE_ALL_GRIDLINES
      case .screen: LXW_SHOW_SCREEN_GRIDLINES
      case .print: LXW_SHOW_PRINT_GRIDLINES
      case .both: LXW_SHOW_ALL_GRIDLINES
      }
    worksheet_gridlines(worksheet, UInt8(gridlines.rawValue))
    if sheet.isProtected { protect(worksheet) }
    for choices in sheet.choices { try add(choices, to: worksheet) }
    for note in sheet.notes { try add(note, to: worksheet) }
    try apply(sheet.print, to: worksheet)
  }

  /// Widths and heights may still be changed: what somebody can't read they can't answer.
  private static func protect(_ worksheet: UnsafeMutablePointer<lxw_worksheet>) {
    var allowed = lxw_protection()
    allowed.format_cells = 1
    allowed.format_columns = 1
    allowed.format_rows = 1
    worksheet_protect(worksheet, nil, &allowed)
  }

  // MARK: Drop-downs and notes

  private static func add(
    _ choices: CellChoices, to worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WritingFault) {
    var validation = lxw_data_validation()
    validation.show_error = UInt8(
      choices.strictness == .free ? LXW_VALIDATION_OFF.rawValue : LXW_VALIDATION_ON.rawValue)
    validation.error_type = UInt8(
      choices.strictness == .asks
        ? LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue : LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
    let source: String
    switch choices.source {
    case .words(let words):
      // A quoted list is what the library itself would make of its array of words.
      source = "\"" + words.joined(separator: ",") + "\""
    case .column(let column, let sheet, let from):
      let name = "'" + sheet.replacing("'", with: "''") + "'!$" + CellName.column(column)
      let letter = "$" + CellName.column(column)
      source = "=\(name)$\(from + 1):INDEX(\(name):\(letter),MAX(\(from + 1),COUNTA(\(name):\(letter))))"
    }
    validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    var result = LXW_NO_ERROR
    source.withCString { source in
      choices.message.withCString { message in
        validation.value_formula = UnsafeMutablePointer(mutating: source)
        if !choices.message.isEmpty { validation.error_message = UnsafeMutablePointer(mutating: message) }
        result = worksheet_data_validation_range(
          worksheet, lxw_row_t(choices.range.rows.lowerBound), lxw_col_t(choices.range.columns.lowerBound),
          lxw_row_t(choices.range.rows.upperBound), lxw_col_t(choices.range.columns.upperBound), &validation)
      }
    }
    try WorkbookWriter.attempt(result)
  }

  private static func add(_ note: CellNote, to worksheet: UnsafeMutablePointer<lxw_worksheet>) throws(WritingFault) {
    let text = SheetText.plain(note.text)
    var options = lxw_comment_options()
    let size = size(of: text)
    options.width = size.width
    options.height = size.height
    try WorkbookWriter.attempt(
      worksheet_write_comment_opt(worksheet, lxw_row_t(note.row), lxw_col_t(note.column), text, &options))
  }

  /// Pixels that a note's text needs: lines of about 44 letters of 8 points.
  private static func size(of text: String) -> (width: UInt16, height: UInt16) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.reduce(0) { sum, line in sum + max(1, (line.count + 43) / 44) }
    return (260, UInt16(min(600, 14 + shown * 15)))
  }

  // MARK: Print

  private static func apply(
    _ print: PrintSetup, to worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WritingFault) {
    // Numbers of paper sizes as in ECMA-376 part 1, 18.3.1.63.
    worksheet_set_paper(worksheet, print.paper == .a3 ? 8 : 9)
    if print.isLandscape { worksheet_set_landscape(worksheet) } else { worksheet_set_portrait(worksheet) }
    worksheet_set_margins(worksheet, 0.4, 0.4, 0.6, 0.6)
    if print.pagesWide != nil || print.pagesTall != nil {
      worksheet_fit_to_pages(worksheet, UInt16(print.pagesWide ?? 0), UInt16(print.pagesTall ?? 0))
    }
    if print.repeatedRows > 0 {
      try WorkbookWriter.attempt(worksheet_repeat_rows(worksheet, 0, lxw_row_t(print.repeatedRows - 1)))
    }
    if print.repeatedColumns > 0 {
      try WorkbookWriter.attempt(worksheet_repeat_columns(worksheet, 0, lxw_col_t(print.repeatedColumns - 1)))
    }
    if let area = print.area {
      try WorkbookWriter.attempt(
        worksheet_print_area(
          worksheet, lxw_row_t(area.rows.lowerBound), lxw_col_t(area.columns.lowerBound),
          lxw_row_t(area.rows.upperBound), lxw_col_t(area.columns.upperBound)))
    }
    // The list of breaks ends with 0.
    var breaks = print.breaksBeforeRows.filter { $0 > 0 }.map { lxw_row_t($0) } + [0]
    if breaks.count > 1 { try WorkbookWriter.attempt(worksheet_set_h_pagebreaks(worksheet, &breaks)) }
    if !print.header.code.isEmpty { try WorkbookWriter.attempt(worksheet_set_header(worksheet, print.header.code)) }
    if !print.footer.code.isEmpty { try WorkbookWriter.attempt(worksheet_set_footer(worksheet, print.footer.code)) }
  }
}
