// SPDX-License-Identifier: Apache-2.0

import Domain

/// `relations.csv`: one row a relation between two schools or people.
enum RelationsTable {
  static let schema = TableSchema([
    Column("kind", .needed, also: ["type", "relation"]), Column("a", .needed, also: ["first", "one"]),
    Column("b", .needed, also: ["second", "other"]),
  ])

  static func read(_ reading: Reading) {
    for row in reading.rows(.relations) {
      guard let kind = row["kind"].need(ValueFormat<Relation.Kind>.word().parser, reading.problems),
        let a = party(row["a"], reading), let b = party(row["b"], reading)
      else { continue }
      guard a != b else {
        reading.problems.error(
          .referenceCycle, at: row["b"].location, "'\(row["b"].text.shown)' can't stand in a relation to itself",
          value: row["b"].text)
        continue
      }
      reading.group.relations.append(Relation(kind: kind, a: a, b: b))
    }
  }

  private static func party(_ cell: Cell, _ reading: Reading) -> Party? {
    guard cell.needText(reading.problems) != nil else { return nil }
    return PartyText.find(cell, reading.schools, reading.people, reading.problems, Party.school, Party.person)
  }

  static func write(_ group: Group) -> [[String]] {
    let shared = SharedIDs(group)
    func text(_ party: Party) -> String {
      switch party {
      case .school(let id): shared.school(id, orPerson: true)
      case .person(let id): shared.person(id, orSchool: true)
      }
    }
    return group.relations.map { [$0.kind.rawValue, text($0.a), text($0.b)] }
  }
}

/// `history.csv`: one row something that took place, was offered or refused before.
enum HistoryTable {
  static let schema = TableSchema([
    Column("date"), Column("kind", .needed, also: ["type", "activity"]), Column("person", also: ["staff"]),
    Column("school"), Column("partner", also: ["partner school", "host"]), Column("outcome", also: ["result"]),
  ])

  static func read(_ reading: Reading) {
    for row in reading.rows(.history) {
      guard let kind = row["kind"].needText(reading.problems) else { continue }
      if row["person"].isEmpty, row["school"].isEmpty { _ = row["person"].needText(reading.problems) }
      let outcome = row["outcome"].read(ValueFormat<HistoryEntry.Outcome>.word().parser, reading.problems)
      reading.group.history.append(
        HistoryEntry(
          date: row["date"].read(.date, reading.problems), kind: kind.lowercased(),
          person: reading.optional(row["person"], reading.people),
          school: reading.optional(row["school"], reading.schools),
          partner: reading.optional(row["partner"], reading.schools), outcome: outcome ?? .done))
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.history.map {
      [
        $0.date?.description ?? "", $0.kind, $0.person?.text ?? "", $0.school?.text ?? "", $0.partner?.text ?? "",
        $0.outcome.rawValue,
      ]
    }
  }
}
