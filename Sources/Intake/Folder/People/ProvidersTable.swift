// SPDX-License-Identifier: Apache-2.0

import Domain

/// `providers.csv`: one row a provider, trainer, expert or guest from outside the schools.
enum ProvidersTable {
  private static let bindings: [Binding<Provider>] = [
    .value("kind", also: ["type"], \.kind, .word(), standard: nil),
    .optional("email", also: ["e-mail", "mail"], \.email, .email),
    .list("available", also: ["dates", "availability"], \.available, .dateSpan),
    .weekdays("weekdays", also: ["days"], \.weekdays),
    .value("fee_session", also: ["fee per session", "fee"], \.feePerSession, .pounds, standard: .zero),
    .value("fee_day", also: ["fee per day", "day rate"], \.feePerDay, .pounds, standard: .zero),
    .value("fee_head", also: ["fee per head", "fee per person"], \.feePerHead, .pounds, standard: .zero),
    .value("fee_mile", also: ["fee per mile", "mileage"], \.feePerMile, .pounds, standard: .zero),
    .optional("cancel_days", also: ["cancellation notice"], \.cancelDays, .whole(0...365)),
    .value("cancel_share", also: ["cancellation fee"], \.cancelShare, .percent, standard: .one),
    .optional("capacity", also: ["most people"], \.capacity, .whole(1...5000)),
    .optional("most_per_day", also: ["most sessions a day"], \.mostPerDay, .whole(1...20)),
    .list("specialisms", also: ["specialism", "topics"], \.specialisms, .lowered),
    .optional("vat", also: ["vat treatment", "tax"], \.vat, .word(also: [("none", .outside), ("20%", .standard)])),
  ]

  static let schema = TableSchema(
    [Column("id", also: ["provider", "code"]), Column("name", .needed)] + bindings.map(\.column)
      + [Column("latitude", also: ["lat"]), Column("longitude", also: ["lon", "lng", "long"])])

  static func read(_ rows: [IdentifiedRow<Provider>], _ reading: Reading) {
    for identified in rows {
      let (id, row) = (identified.id, identified.row)
      var provider = Provider(id: id, name: row["name"].needText(reading.problems) ?? id.text, kind: .provider)
      bindings.read(row, into: &provider, reading)
      // A share of which nobody knows when it's owed would be owed never.
      if !row["cancel_share"].isEmpty { _ = row["cancel_days"].needText(reading.problems) }
      provider.position = PositionColumns.read(row, reading)
      for span in provider.available { reading.warnOutsideYear(span, at: row["available"]) }
      if identified.isListed { reading.group.providers.append(provider) }
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.providers.map { provider in
      [provider.id.text, provider.name] + bindings.written(provider) + PositionColumns.written(provider.position)
    }
  }
}
