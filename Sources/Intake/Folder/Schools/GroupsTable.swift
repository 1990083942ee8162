// SPDX-License-Identifier: Apache-2.0

import Domain

/// `groups.csv`: which groups are part of which larger ones (hub, trust, diocese, district).
///
/// A school belongs to the groups of its row and to all that these are part of. The nesting is resolved when it's read;
/// what's written lists each school's groups in full.
enum GroupsTable {
  static let schema = TableSchema([
    Column("group", .needed, also: ["name"]), Column("part_of", .needed, also: ["parent", "within", "belongs to"]),
  ])

  static func read(_ reading: Reading) {
    var parents: [String: [String]] = [:]
    var locations: [String: Location] = [:]
    for row in reading.rows(.groups) {
      guard let group = row["group"].needText(reading.problems), row["part_of"].needText(reading.problems) != nil else {
        continue
      }
      parents[group, default: []] += row["part_of"].elements.map(\.text)
      if locations[group] == nil { locations[group] = row["part_of"].location }
    }
    for cycle in ReferenceCycle.all(in: parents) {
      let location = locations[cycle[0]] ?? reading.store.place(of: .groups)
      reading.problems.error(
        .referenceCycle, at: location, "Group '\(cycle[0].shown)' is part of itself: \(ReferenceCycle.shown(cycle))",
        value: cycle[0], advice: "Take one of these rows away.")
    }
    guard !parents.isEmpty else { return }
    for index in reading.group.schools.indices {
      reading.group.schools[index].groups = ReferenceCycle.reached(
        from: reading.group.schools[index].groups, parents)
    }
  }
}
