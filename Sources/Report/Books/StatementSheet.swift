// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// A statement for each school and fund, on a page of its own: what it pays and gets month by month, release and staffing
/// apart, with the year's sums against its budgets.
struct StatementSheet {
  private let book: ChargesBook
  private let payments: [Payment.Party: [Payment]]

  private static let columns = [16, 18, 40, 40, 10, 13].map { SheetColumn(width: $0) }

  init(_ book: ChargesBook) {
    self.book = book
    var payments: [Payment.Party: [Payment]] = [:]
    for payment in book.payments {
      payments[payment.payer, default: []].append(payment)
      if payment.payee.isInside { payments[payment.payee, default: []].append(payment) }
    }
    self.payments = payments
  }

  var sheet: Sheet {
    var page = BookPage("Statements", columns: Self.columns, owner: book.group.name)
    page.title("\(book.group.name): a statement for each school and fund")
    page.remark("\(book.asOf) What is got stands with a minus.")
    for figures in book.schools {
      let party = Payment.Party.school(figures.school)
      guard let own = payments[party] else { continue }
      let lines = StatementLine.lines(of: own, own: party, book.names)
      begin(book.names.school(figures.school), on: &page)
      add(lines.filter { !$0.key.kind.isStaffing }, "Release", budget: figures.budget, to: &page)
      let staffing = lines.filter { $0.key.kind.isStaffing }
      let budget = book.names.directory.schools[figures.school]?.staffingBudget
      if !staffing.isEmpty { add(staffing, "Staffing", budget: budget, to: &page) }
    }
    for fund in book.funds {
      let party = Payment.Party.fund(fund.fund.id)
      guard let own = payments[party] else { continue }
      begin(fund.fund.name, on: &page)
      add(StatementLine.lines(of: own, own: party, book.names), "The fund", budget: fund.fund.amount, to: &page)
    }
    page.sheet.print.isLandscape = false
    return page.sheet
  }

  private func begin(_ name: String, on page: inout BookPage) {
    // The first stands below the title.
    if page.next > 2 { page.sheet.print.breaksBeforeRows.append(page.next) } else { page.space() }
    page.section(name)
    page.heading(["month", "kind", "to or from", "for", "payments", "amount"], numbers: [4, 5])
  }

  /// The lines of one budget with the sum of each month that has several, then that of the year.
  private func add(_ lines: [StatementLine], _ name: String, budget: Pence?, to page: inout BookPage) {
    for (number, line) in lines.enumerated() {
      let other = (line.key.isReceipt ? "from " : "") + book.names.party(line.key.other)
      page.row([
        .text(line.key.month.readable), .text(line.key.kind.payment), .words(other),
        .words(book.title(line.key.activity)), .whole(line.count), .money(line.amount),
      ])
      if number + 1 == lines.count || lines[number + 1].key.month != line.key.month {
        let own = lines.filter { $0.key.month == line.key.month }
        // A sum of one line would only repeat it.
        if own.count > 1 {
          page.subtotal(Self.sum("\(line.key.month.readable) in all", StatementLine.sum(own)))
        }
      }
    }
    let sum = StatementLine.sum(lines)
    page.total(Self.sum("\(name) in all", sum))
    if let budget {
      page.row(Self.sum("Budget", budget))
      page.row(Self.sum("Left", budget - sum))
    }
  }

  private static func sum(_ words: String, _ amount: Pence) -> [CellValue] {
    [.text(words), .empty, .empty, .empty, .empty, .money(amount)]
  }
}
