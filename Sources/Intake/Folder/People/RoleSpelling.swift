// SPDX-License-Identifier: Apache-2.0

import Domain

/// Finds roles that are probably mistyped: schools have roles of their own, so no list of them can be complete, but a
/// word that nobody else has and that differs from a well-known one by a letter or two was hardly meant.
enum RoleSpelling {
  /// Roles that the planner knows, and titles that mean one of them.
  private static let known = WeeklyTimetable.teachingRoles.union(StaffRole.titles)

  /// Warns of such roles among the people read so far, each at its cell.
  static func check(_ cells: [(role: String, cell: Cell)], _ reading: Reading) {
    var counts: [String: Int] = [:]
    for person in reading.group.people { counts[person.role, default: 0] += 1 }
    for (role, cell) in cells where counts[role, default: 0] <= 1 && !known.contains(role) {
      guard let meant = nearest(role) else { continue }
      reading.problems.warn(
        .roleSpelling, at: cell.location, "Nobody else has the role '\(role.shown)'", value: cell.text,
        advice: "Did you mean '\(meant)'? A role of your own is fine too.")
    }
  }

  /// The known role that `role` was probably meant to be. Short words are too often near to one another by chance.
  static func nearest(_ role: String) -> String? {
    guard role.count >= 4, !known.contains(role) else { return nil }
    // Nobody mistypes the first letter; "pe teacher" isn't "mps teacher".
    let candidates = known.filter { $0.count >= 5 && $0.first == role.first }
    guard let near = Nearest.match(role, in: candidates) else { return nil }
    let changes = Nearest.distance(Array(role), Array(near))
    return changes <= (role.count < 8 ? 1 : 2) ? near : nil
  }
}
