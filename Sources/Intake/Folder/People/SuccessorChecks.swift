// SPDX-License-Identifier: Apache-2.0

import Domain

/// Looks at who takes over from whom, once everybody is known.
enum SuccessorChecks {
  /// Refuses posts that go round in a circle, and warns of days on which both hold a post, each at its cell.
  static func check(_ cells: [(person: Person, cell: Cell)], _ reading: Reading) {
    guard !cells.isEmpty else { return }
    let references = Dictionary(
      cells.map { ($0.person.id.text, [$0.person.takesOver?.text ?? ""]) }, uniquingKeysWith: { first, _ in first })
    let cycles = ReferenceCycle.all(in: references)
    let people = Dictionary(reading.group.people.map { ($0.id, $0) }) { first, _ in first }
    for (person, cell) in cells {
      if let cycle = cycles.first(where: { $0.contains(person.id.text) }) {
        reading.problems.error(
          .referenceCycle, at: cell.location,
          cycle.count == 1
            ? "'\(person.id)' can't take over from themselves"
            : "These take over from each other in a circle: \(ReferenceCycle.shown(cycle))", value: cell.text)
      } else if let former = person.takesOver.flatMap({ people[$0] }) {
        checkDays(person, from: former, cell, reading)
      }
    }
  }

  private static func checkDays(_ person: Person, from former: Person, _ cell: Cell, _ reading: Reading) {
    if let last = former.validUntil, let first = person.validFrom, last < first { return }
    let end = former.validUntil.map { "is employed until \($0.readable)" } ?? "has no last day"
    let start = person.validFrom.map { "on \($0.readable)" } ?? "from the year's start"
    reading.problems.warn(
      .postOverlap, at: cell.location,
      "'\(person.id)' takes over from '\(former.id)' \(start), and '\(former.id)' \(end): as long as both are there, "
        + "wishes that name '\(former.id)' ask for both",
      value: cell.text, advice: "Give the one's last day under 'until' and the other's first under 'from'.")
  }
}
