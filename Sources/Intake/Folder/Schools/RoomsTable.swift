// SPDX-License-Identifier: Apache-2.0

import Domain

/// `rooms.csv`: one row a room in which sessions can be held.
enum RoomsTable {
  static let schema = TableSchema([
    Column("school", .needed), Column("room", .needed, also: ["name", "room name"]),
    Column("capacity", .needed, also: ["seats", "people"]),
  ])

  static func read(_ reading: Reading) {
    var positions: [Identifier<School>: Int] = [:]
    for (index, school) in reading.group.schools.enumerated() { positions[school.id] = index }
    for row in reading.rows(.rooms) {
      guard row["school"].needText(reading.problems) != nil, let name = row["room"].needText(reading.problems),
        let capacity = row["capacity"].need(.whole(1...5000), reading.problems),
        let school = reading.schools.find(row["school"], reading.problems),
        let index = positions[school]
      else { continue }
      guard !reading.group.schools[index].rooms.contains(where: { $0.name == name }) else {
        reading.problems.error(
          .idDuplicate, at: row["room"].location, "School '\(school)' has a room '\(name.shown)' already", value: name)
        continue
      }
      reading.group.schools[index].rooms.append(Room(name: name, capacity: capacity))
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.schools.flatMap { school in school.rooms.map { [school.id.text, $0.name, String($0.capacity)] } }
  }
}
