// SPDX-License-Identifier: Apache-2.0

import Domain

/// `floating.csv`: cover staff whom the group employs and sends where they're needed, one row some weekdays.
enum FloatingTable {
  static let schema = TableSchema([
    Column("schools", also: ["school"]), Column("weekday", also: ["day", "days", "weekdays"]),
    Column("people", .needed, also: ["cover", "staff"]),
  ])

  static func read(_ reading: Reading) {
    for row in reading.rows(.floating) {
      guard let people = row["people"].need(.whole(0...500), reading.problems) else { continue }
      var weekdays = Array(Weekday.allCases.prefix(5))
      if !row["weekday"].isEmpty { weekdays = row["weekday"].read(.weekdays, reading.problems) ?? [] }
      let schools = reading.references(row["schools"], reading.schools)
      // Schools that can't be read mustn't turn into all schools.
      guard !schools.isEmpty || row["schools"].isEmpty else { continue }
      reading.group.floatingCover += weekdays.map { FloatingCover(schools: schools, weekday: $0, people: people) }
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.floatingCover.map { [Written.list($0.schools.map(\.text)), $0.weekday.shortName, String($0.people)] }
  }
}
