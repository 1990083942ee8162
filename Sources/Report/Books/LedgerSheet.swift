// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// One ledger, or a stretch of a very long one.
struct LedgerSheet {
  let table: LedgerTable
  let rows: Range<Int>
  let name: String
  /// Of whom it is, for the foot of each page.
  let owner: String

  /// Rows on one sheet; longer ledgers go on on another. A sheet holds 48,576 more.
  private static let mostRows = 1_000_000

  /// The sheets of a table: one, unless it's very long.
  static func all(of table: LedgerTable, _ owner: String, most: Int = mostRows) -> [LedgerSheet] {
    let count = table.rows.count
    return stride(from: 0, to: max(1, count), by: most).map { first in
      LedgerSheet(
        table: table, rows: first..<min(first + most, count),
        name: first == 0 ? table.name : "\(table.name) \(first / most + 1)", owner: owner)
    }
  }

  var sheet: Sheet {
    let columns = columns
    let headings = zip(table.heading, columns).map { heading, column in
      let style = BookStyle.heading.with {
        $0.horizontal = column.style.horizontal
        $0.indent = column.style.indent
      }
      return SheetCell(heading, style)
    }
    let height = BookPage.height(of: table.heading, widths: columns.map { $0.width - 2 })
    var sheet = Sheet(name, columns: columns, rows: [SheetRow(headings, height: height)])
    let (rows, first) = (table.rows, rows.lowerBound)
    sheet.body = SheetBody(count: self.rows.count) { number in rows[first + number].map(\.value) }
    sheet.frozenRows = 1
    sheet.filter = CellRange(rows: 0...self.rows.count, columns: 0...table.heading.count - 1)
    sheet.print.repeatedRows = 1
    sheet.print.area = CellRange(rows: 0...self.rows.count, columns: 0...max(0, table.readColumns - 1))
    sheet.print.footer = BookStyle.footer(owner)
    return sheet
  }

  /// As wide as what stands in them, long texts apart; a heading goes on below between its words.
  private var columns: [SheetColumn] {
    var isAfterNumber = false
    return table.heading.indices.map { column in
      let words = table.heading[column].split { $0 == " " || $0 == "-" }
      // The button of the filter covers three characters.
      let heading = (words.map(\.count).max() ?? 0) + 3
      let longest = table.rows[rows].reduce(0) { max($0, $1[column].width) }
      let isNumber = table.rows[rows].first { $0[column] != .empty }?[column].isNumber ?? false
      defer { isAfterNumber = isNumber }
      let style = isNumber ? Self.right : isAfterNumber ? Self.indented : Self.left
      return SheetColumn(width: min(max(heading, longest + 2, 6), 48), style: style)
    }
  }

  private static let left = CellStyle.plain.with { $0.horizontal = .left }
  private static let right = CellStyle.plain.with { $0.horizontal = .right }
  /// Words beside a number, from which they'd hardly be told apart.
  private static let indented = left.indented
}

extension LedgerTable.Cell {
  /// The value of a workbook's cell.
  var value: CellValue {
    switch self {
    case .text(let text): .words(text)
    case .number(let number): .whole(number)
    case .money(let amount): .money(amount)
    case .day(let date): .date(date)
    case .time(let time): .time(time)
    case .empty: .empty
    }
  }

  /// Characters that it takes about.
  fileprivate var width: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .number(let number): number < 0 ? 9 : number < 10_000 ? 4 : 8
    case .money: 11
    case .day: 15
    case .time: 6
    case .empty: 0
    }
  }

  /// Numbers and money stand right, days and times left like words.
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .money: true
    case .text, .day, .time, .empty: false
    }
  }
}
