// SPDX-License-Identifier: Apache-2.0

import Domain

/// Looks at who mentors whom, once everybody is known.
enum MentorChecks {
  /// Warns of mentors whom their people don't meet at any school, each at its cell; nobody mentors themselves.
  static func check(_ cells: [(person: Person, cell: Cell)], _ reading: Reading) {
    guard !cells.isEmpty else { return }
    let people = Dictionary(reading.group.people.map { ($0.id, $0) }) { first, _ in first }
    for (person, cell) in cells {
      guard let mentor = person.mentor else { continue }
      if mentor == person.id {
        reading.problems.error(
          .referenceCycle, at: cell.location, "'\(person.id)' can't be their own mentor", value: cell.text)
      } else if let schools = people[mentor]?.schools, Set(schools).isDisjoint(with: person.schools) {
        reading.problems.warn(
          .mentorElsewhere, at: cell.location,
          "'\(mentor)' mentors '\(person.id)' and works at none of the same schools", value: cell.text,
          advice: "That may be meant; if so, nothing needs to be done.")
      }
    }
  }
}
