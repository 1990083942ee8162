// SPDX-License-Identifier: Apache-2.0

import Domain

/// Payments of one school or fund that are told together: one kind in one month, to or from one other, for one activity.
struct StatementLine {
  /// What makes payments one line.
  struct Key: Hashable {
    let month: Month
    let kind: Charge.Kind
    let other: Payment.Party
    let activity: Identifier<Activity>?
    /// Whether the one whose statement it is gets the money.
    let isReceipt: Bool
  }

  let key: Key
  var count = 0
  /// Negative for what is got.
  var amount = Pence.zero

  /// The lines of `payments`, of which `own` pays or gets each, by month and kind, then by names.
  static func lines(of payments: [Payment], own: Payment.Party, _ names: Names) -> [StatementLine] {
    var lines: [Key: StatementLine] = [:]
    for payment in payments {
      let isReceipt = payment.payer != own
      let key = Key(
        month: payment.month, kind: payment.kind, other: isReceipt ? payment.payer : payment.payee,
        activity: payment.activity, isReceipt: isReceipt)
      var line = lines[key] ?? StatementLine(key: key)
      line.count += 1
      line.amount = isReceipt ? line.amount - payment.amount : line.amount + payment.amount
      lines[key] = line
    }
    return lines.values.map { (order: $0.order(names), line: $0) }.sorted { $0.order < $1.order }.map(\.line)
  }

  static func sum(_ lines: [StatementLine]) -> Pence { lines.reduce(.zero) { $0 + $1.amount } }

  private struct Order: Comparable {
    let month: Month
    let kind: Int
    let words: [String]

    static func < (a: Order, b: Order) -> Bool {
      if (a.month, a.kind) != (b.month, b.kind) { return (a.month, a.kind) < (b.month, b.kind) }
      return a.words.lexicographicallyPrecedes(b.words)
    }
  }

  private func order(_ names: Names) -> Order {
    Order(
      month: key.month, kind: Charge.Kind.allCases.firstIndex(of: key.kind) ?? 0,
      words: names.partyOrder(key.other) + [
        key.activity.map(names.title) ?? "", key.activity?.text ?? "", key.isReceipt ? "from" : "to",
      ])
  }
}
