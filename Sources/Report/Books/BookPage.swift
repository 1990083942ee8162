// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// A sheet while it's put together: title, remarks, headings and rows below each other, printed on A4.
struct BookPage {
  var sheet: Sheet
  /// The number of the next row.
  var next: Int { sheet.rows.count }

  /// An empty page whose foot says of whom it is.
  init(_ name: String, columns: [SheetColumn], owner: String) {
    sheet = Sheet(name, columns: columns)
    sheet.gridlines = .none
    sheet.print.footer = BookStyle.footer(owner)
  }

  mutating func title(_ text: String) { append([SheetCell(.words(text), BookStyle.title)], height: 24) }
  mutating func section(_ text: String) { append([SheetCell(.words(text), BookStyle.section)], height: 20) }
  mutating func remark(_ text: String) { append([SheetCell(.words(text), BookStyle.remark)]) }
  mutating func space() { append([], height: 8) }
  mutating func row(_ cells: [SheetCell]) { append(cells) }
  /// A row of values that look alike.
  mutating func row(_ values: [CellValue], _ style: CellStyle = BookStyle.cell) { append(Self.cells(values, style)) }

  /// The cells of a row: words beside money keep away from it, and no money is a dash, since in most tables of money there
  /// is none in most places.
  private static func cells(_ values: [CellValue], _ style: CellStyle) -> [SheetCell] {
    values.enumerated().map { column, value in
      if value.isMoney { return cell(value, style) }
      return SheetCell(value, column > 0 && values[column - 1].isMoney ? style.indented : style)
    }
  }

  /// A cell of a table; no money is a dash.
  static func cell(_ value: CellValue, _ style: CellStyle = BookStyle.cell) -> SheetCell {
    SheetCell(value, value.isMoney ? style.with { $0.format = .moneyOrDash } : style)
  }

  /// Headings, and after them those of columns that people fill in; those of `numbers` stand right, as numbers do.
  mutating func heading(_ words: [String], toFill: [String] = [], numbers: Set<Int> = []) {
    let cells = (words + toFill).enumerated().map { column, word in
      let style = column < words.count ? BookStyle.heading : BookStyle.headingToFill
      return SheetCell(
        .words(word),
        numbers.contains(column)
          ? style.with { $0.horizontal = .right } : numbers.contains(column - 1) ? style.indented : style)
    }
    append(cells, height: Self.height(of: words + toFill, widths: sheet.columns.map(\.width)))
  }

  /// The height of a row of headings, which go on below where their column is narrower; not every program that shows a
  /// workbook works it out by itself.
  static func height(of headings: [String], widths: [Int]) -> Int {
    let lines = zip(headings, widths).map { heading, width in
      var (lines, used) = (1, 0)
      for word in heading.split(separator: " ") {
        let length = word.count + (used > 0 ? 1 : 0)
        if used > 0, used + length > width { (lines, used) = (lines + 1, word.count) } else { used += length }
      }
      return lines
    }
    return 15 * (lines.max() ?? 1) + 4
  }

  /// A width in which each of `texts` stands on a line, unless it's very long.
  static func width(for texts: some Sequence<String>, least: Int = 12, most: Int = 48) -> Int {
    texts.reduce(least) { max($0, min(most, $1.count + 2)) }
  }

  /// A row on which everything is bold.
  mutating func total(_ values: [CellValue]) { row(values, BookStyle.total) }

  /// A row of sums among others.
  mutating func subtotal(_ values: [CellValue]) { row(values, BookStyle.subtotal) }

  /// Keeps everything down to the heading in row `heading` in sight and on every printed page, with filters on it.
  ///
  /// - Parameter rows: how many rows the filters take; nil: all below the heading.
  mutating func keepHeadings(from heading: Int, columns: Int, rows: Int? = nil) {
    sheet.frozenRows = heading + 1
    sheet.print.repeatedRows = heading + 1
    let last = rows.map { heading + $0 } ?? next - 1
    sheet.filter = CellRange(rows: heading...max(heading, last), columns: 0...columns - 1)
  }

  private mutating func append(_ cells: [SheetCell], height: Int? = nil) {
    sheet.rows.append(SheetRow(cells, height: height))
  }
}
