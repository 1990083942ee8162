// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// The ledger of spend as people read it: payers by name, their kinds by month, the sums of release and staffing in bold.
struct MonthsSheet {
  private let book: ChargesBook

  init(_ book: ChargesBook) { self.book = book }

  /// The ledger's columns before its sums.
  private enum Column: Int, CaseIterable { case payer, id, name, kind }

  var sheet: Sheet {
    let months = Month.all(of: book.plan.year)
    let names = book.spend.rows.map { Self.text($0, .name) }
    var columns = [SheetColumn(width: BookPage.width(for: names)), SheetColumn(width: 18)]
    columns += (0..<months.count + 3).map { _ in SheetColumn(width: 12) }
    var page = BookPage("By month", columns: columns, owner: book.group.name)
    page.title("\(book.group.name): month by month")
    page.remark(
      "\(book.asOf) What has no date counts in the month in which its activity or secondment begins. What a payer gets "
        + "stands with a minus.")
    page.space()
    page.heading(
      ["payer", "kind"] + months.map(\.readable) + ["year", "budget", "left"], numbers: Set(2..<columns.count))
    for row in rows { add(row, to: &page) }
    page.keepHeadings(from: page.next - 1 - rows.count, columns: columns.count)
    page.sheet.frozenColumns = 2
    return page.sheet
  }

  /// Schools first, then by name; the rows of each payer stay as they are.
  private var rows: [[LedgerTable.Cell]] {
    func key(_ row: [LedgerTable.Cell]) -> [String] {
      [Self.text(row, .payer) == "fund" ? "1" : "0", Self.text(row, .name), Self.text(row, .id)]
    }
    let keyed = book.spend.rows.enumerated().map { (key: key($1), place: $0, row: $1) }
    return keyed.sorted { a, b in
      a.key == b.key ? a.place < b.place : a.key.lexicographicallyPrecedes(b.key)
    }.map(\.row)
  }

  private func add(_ row: [LedgerTable.Cell], to page: inout BookPage) {
    let (name, kind) = (CellValue.words(Self.text(row, .name)), Self.text(row, .kind))
    let sums = row.dropFirst(Column.allCases.count).map(\.value)
    switch kind {
    case "all": page.total([name, .text(Self.text(row, .payer) == "fund" ? "In all" : "Release in all")] + sums)
    case "staffing": page.total([name, .text("Staffing in all")] + sums)
    default: page.row([name, .words(Charge.Kind(rawValue: kind)?.label ?? kind)] + sums)
    }
  }

  private static func text(_ row: [LedgerTable.Cell], _ column: Column) -> String {
    if case .text(let text) = row[column.rawValue] { text } else { "" }
  }
}
