// SPDX-License-Identifier: Apache-2.0

import Domain

/// `travel.csv`: one row a journey whose time is known better than the travel model's formula.
enum JourneysTable {
  static let schema = TableSchema([
    Column("from", .needed, also: ["a"]), Column("to", .needed, also: ["b"]),
    Column("minutes", .needed, also: ["time", "duration"]), Column("metres", also: ["meters", "distance"]),
    Column("miles"),
  ])

  static func read(_ reading: Reading) {
    for row in reading.rows(.travel) {
      guard let from = place(row["from"], reading), let to = place(row["to"], reading),
        let minutes = row["minutes"].need(.minutes, reading.problems)
      else { continue }
      reading.group.travel.stated.append(
        StatedJourney(from: from, to: to, minutes: minutes, metres: metres(row, reading)))
    }
  }

  private static func metres(_ row: Table.Row, _ reading: Reading) -> Metres? {
    if let metres = row["metres"].read(.whole(0...1_000_000), reading.problems) { return Metres(metres) }
    // A mile is 1,609.344 metres.
    return row["miles"].read(.thousandths(0...600_000), reading.problems).map {
      Metres(floorDivide($0 * 1_609_344 + 500_000, 1_000_000))
    }
  }

  private static func place(_ cell: Cell, _ reading: Reading) -> Place? {
    guard cell.needText(reading.problems) != nil else { return nil }
    return PartyText.find(cell, reading.schools, reading.providers, reading.problems, Place.school, Place.provider)
  }

  static func write(_ group: Group) -> [[String]] {
    let shared = SharedIDs(group)
    func text(_ place: Place) -> String {
      switch place {
      case .school(let id): shared.school(id, orPerson: false)
      case .provider(let id): shared.provider(id, orSchool: true)
      case .online: "online"
      }
    }
    return group.travel.stated.map {
      [text($0.from), text($0.to), String($0.minutes.rawValue), $0.metres.map { String($0.rawValue) } ?? "", ""]
    }
  }
}
