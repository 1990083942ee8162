// SPDX-License-Identifier: Apache-2.0

import Domain

/// Every activity is either placed or listed as unplaced with reasons.
enum UnplacedListing {
  static func check(_ plan: Plan, _ index: GroupIndex, _ findings: inout Findings) {
    let placed = Set(plan.occurrences.map(\.activity) + plan.secondments.map(\.activity))
    let unplaced = Dictionary(grouping: plan.unplaced, by: \.activity)
    for activity in index.group.activities.sortedByID() {
      let location = Breach.Location(activity: activity.id)
      let entries = unplaced[activity.id] ?? []
      findings.require(
        .unplaced, entries.count == (placed.contains(activity.id) ? 0 : 1), at: location,
        placed.contains(activity.id)
          ? "'\(activity.title)' is placed and listed as unplaced"
          : "'\(activity.title)' isn't placed and is listed \(entries.count) times as unplaced")
      for entry in entries {
        findings.require(
          .unplaced, !entry.reasons.isEmpty && !entry.words.isEmpty, at: location,
          "'\(activity.title)' is unplaced without reasons")
      }
    }
  }
}
