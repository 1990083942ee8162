// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// Every ledger as a sheet of one workbook, behind a list of them: the same tables as the CSV files.
struct LedgerBook {
  private let tables: [LedgerTable]
  private let group: Group
  private let plan: Plan

  init(_ tables: [LedgerTable], group: Group, plan: Plan) {
    self.tables = tables
    self.group = group
    self.plan = plan
  }

  var workbook: Workbook {
    let ledgers = tables.flatMap { LedgerSheet.all(of: $0, group.name) }
    return Workbook(title: "\(group.name): ledgers", sheets: [contents(ledgers)] + ledgers.map(\.sheet))
  }

  /// What each sheet holds, with a link to it.
  private func contents(_ ledgers: [LedgerSheet]) -> Sheet {
    var page = BookPage(
      "contents", columns: [SheetColumn(width: 20), SheetColumn(width: 84), SheetColumn(width: 10)], owner: group.name)
    page.title("\(group.name): ledgers of \(Format.year(plan.year))")
    page.remark(
      "As of \(plan.asOf.readable). Each sheet is a table with filters; its last columns hold ids for other programs.")
    page.space()
    page.heading(["sheet", "one row is", "rows"], numbers: [2])
    for ledger in ledgers {
      page.row([
        SheetCell(.link(toSheet: ledger.name), BookStyle.link), SheetCell(ledger.table.about, BookStyle.wrapped),
        SheetCell(.whole(ledger.rows.count), BookStyle.cell.with { $0.vertical = .top }),
      ])
    }
    page.sheet.print.isLandscape = false
    page.sheet.tab = BookStyle.toFill
    return page.sheet
  }
}
