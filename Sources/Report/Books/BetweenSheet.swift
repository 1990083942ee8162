// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// What schools and funds of the group owe each other: for each of them what it comes to, then each pair line by line with
/// its sum.
struct BetweenSheet {
  private let book: ChargesBook
  private let pairs: [Pair]

  private struct Ends: Hashable {
    let payer: Payment.Party
    let payee: Payment.Party
  }

  private struct Pair {
    let ends: Ends
    let payments: [Payment]
    var sum: Pence { payments.reduce(.zero) { $0 + $1.amount } }
  }

  init(_ book: ChargesBook) {
    self.book = book
    let inside = book.payments.filter { $0.payer.isInside && $0.payee.isInside }
    let byEnds = Dictionary(grouping: inside) { Ends(payer: $0.payer, payee: $0.payee) }
    pairs = byEnds.map { ends, payments in (key: Self.key(ends, book.names), pair: Pair(ends: ends, payments: payments))
    }
    .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.pair)
  }

  /// Who pays, then who gets.
  private static func key(_ ends: Ends, _ names: Names) -> [String] {
    [ends.payer, ends.payee].flatMap(names.partyOrder)
  }

  var sheet: Sheet {
    let names = pairs.flatMap { [book.names.party($0.ends.payer), book.names.party($0.ends.payee)] }
    let width = BookPage.width(for: names, least: 24)
    let columns = [width, width, 13, 13, 18, 44].map { SheetColumn(width: $0) }
    var page = BookPage("Between schools", columns: columns, owner: book.group.name)
    page.title("\(book.group.name): who owes whom")
    page.remark("\(book.asOf) What goes to agencies, providers and own staff stands on the other sheets.")
    page.space()
    if pairs.isEmpty {
      page.remark("No school or fund owes another anything.")
      return page.sheet
    }
    addBalances(to: &page)
    page.space()
    page.heading(["who pays", "who is paid", "amount", "counts in", "kind", "for"], numbers: [2])
    for pair in pairs { add(pair, to: &page) }
    return page.sheet
  }

  // MARK: For each of them

  private func addBalances(to page: inout BookPage) {
    var sums: [Payment.Party: (pays: Pence, gets: Pence)] = [:]
    for pair in pairs {
      sums[pair.ends.payer, default: (.zero, .zero)].pays += pair.sum
      sums[pair.ends.payee, default: (.zero, .zero)].gets += pair.sum
    }
    let names = book.names
    let rows = sums.map { (key: names.partyOrder($0.key), sum: $0.value) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    page.heading(["school or fund", "in all", "difference", "pays", "gets"], numbers: [2, 3, 4])
    for (key, sum) in rows {
      let net = sum.pays - sum.gets
      let words = net == .zero ? "is even" : net > .zero ? "owes" : "is owed"
      page.row([
        .words(key[0]), .text(words), .money(net < .zero ? .zero - net : net), .money(sum.pays), .money(sum.gets),
      ])
    }
  }

  // MARK: Pairs

  private func add(_ pair: Pair, to page: inout BookPage) {
    let ends = [book.names.party(pair.ends.payer), book.names.party(pair.ends.payee)]
    for line in StatementLine.lines(of: pair.payments, own: pair.ends.payer, book.names) {
      page.row([
        .words(ends[0]), .words(ends[1]), .money(line.amount), .text(line.key.month.readable),
        .text(line.key.kind.payment), .words(book.title(line.key.activity)),
      ])
    }
    page.total([.words("\(ends[0]) pays"), .words(ends[1]), .money(pair.sum), .text("in all"), .empty, .empty])
  }
}
