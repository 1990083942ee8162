// SPDX-License-Identifier: Apache-2.0

import Domain

/// `funds.csv`: one row a pot of money.
enum FundsTable {
  private static let bindings: [Binding<Fund>] = [
    .references("schools", also: ["ring-fenced for"], \.schools) { $0.schools },
    .list("kinds", also: ["pays for"], \.kinds, .word(also: ActivitiesTable.kindSynonyms)),
    .value("tariff_lesson", also: ["tariff", "pays per lesson"], \.tariffPerLesson, .pounds, standard: .zero),
    .value("pays_fees", also: ["fees"], \.paysFees, .yesNo, standard: true),
    .optional("need_at_least", also: ["reserve", "reserve for need"], \.reserveFromNeed, .factor(0...100_000)),
    .optional("cost_centre", also: ["cost center", "budget code", "nominal code"], \.costCentre, .text),
  ]

  static let schema = TableSchema(
    [
      Column("id", also: ["fund", "code"]), Column("name", .needed),
      Column("amount", .needed, also: ["budget", "sum"]),
    ]
      + bindings.map(\.column))

  static func read(_ rows: [IdentifiedRow<Fund>], _ reading: Reading) {
    for identified in rows {
      let (id, row) = (identified.id, identified.row)
      var fund = Fund(
        id: id, name: row["name"].needText(reading.problems) ?? id.text,
        amount: row["amount"].need(.pence, reading.problems) ?? .zero)
      bindings.read(row, into: &fund, reading)
      if identified.isListed { reading.group.funds.append(fund) }
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.funds.map { [$0.id.text, $0.name, Written.pounds($0.amount)] + bindings.written($0) }
  }
}
