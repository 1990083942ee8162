// SPDX-License-Identifier: Apache-2.0

import Domain

/// `dues.csv`: one row a sum that a school or fund owes whatever is planned.
enum DuesTable {
  private static let bindings: [Binding<Due>] = [
    .value(
      "kind", also: ["for", "what for"], \.kind, .word(also: [("fees", .fee), ("supply teacher", .supply)]),
      standard: .fee),
    .reference("activity", also: ["activity id"], \.activity) { $0.activities },
    .reference("provider", also: ["to", "owed to"], \.provider) { $0.providers },
    .optional("reference", also: ["invoice", "number"], \.reference, .text),
  ]

  static let schema = TableSchema(
    [
      Column("date", .needed), Column("school"), Column("fund"),
      Column("amount", .needed, also: ["sum", "owed"]),
    ] + bindings.map(\.column))

  static func read(_ reading: Reading) {
    var lines: [Due: Int] = [:]
    for row in reading.rows(.dues) {
      let date = row["date"].need(.date, reading.problems)
      let payer = payer(row, reading)
      let amount = amount(row["amount"], reading)
      var due = Due(
        date: date ?? reading.group.year.first, payer: payer ?? .school(Identifier("")), amount: .zero, kind: .fee)
      bindings.read(row, into: &due, reading)
      guard let date, payer != nil, let amount else { continue }
      if let line = lines[due] {
        reading.problems.error(
          .idDuplicate, at: row["date"].location,
          "The same is owed on \(reading.store.lineWord) \(line) already", value: row["date"].text,
          advice: "Keep one row with the sum of both, or tell them apart by a reference.")
        continue
      }
      lines[due] = row.location.line
      reading.warnOutsideYear(DateSpan(date, date), at: row["date"])
      due.amount = amount
      reading.group.dues.append(due)
    }
  }

  /// Who pays; nil after a problem.
  private static func payer(_ row: Table.Row, _ reading: Reading) -> Due.Payer? {
    guard row["school"].isEmpty != row["fund"].isEmpty else {
      reading.problems.error(
        .fieldMissing, at: row.location,
        row["school"].isEmpty ? "Nobody is named who owes it" : "Two are named who owe it",
        advice: "Fill in one of school and fund.")
      return nil
    }
    if row["fund"].isEmpty { return reading.schools.find(row["school"], reading.problems).map { .school($0) } }
    return reading.funds.find(row["fund"], reading.problems).map { .fund($0) }
  }

  private static func amount(_ cell: Cell, _ reading: Reading) -> Pence? {
    guard let amount = cell.need(.pence, reading.problems) else { return nil }
    guard amount > .zero else {
      reading.problems.error(
        .fieldOutOfRange, at: cell, isNot: "an amount above 0", advice: "Leave out rows for which nothing is owed.")
      return nil
    }
    return amount
  }

  static func write(_ group: Group) -> [[String]] {
    group.dues.map { due in
      let payer: [String] =
        switch due.payer {
        case .school(let id): [id.text, ""]
        case .fund(let id): ["", id.text]
        }
      return [due.date.description] + payer + [Written.pounds(due.amount)] + bindings.written(due)
    }
  }
}
