// SPDX-License-Identifier: Apache-2.0

import Domain

/// What `solve` prints: a plan in a page or two that a head teacher can read.
struct PlanSummary {
  let plan: Plan
  let group: Group
  let directory: Directory

  /// A summary of `plan`, which was made for `group`.
  init(_ plan: Plan, of group: Group) {
    self.plan = plan
    self.group = group
    directory = Directory(group)
  }

  /// The whole text, without a line end at its end. It opens with what the plan doesn't know.
  var text: String {
    [heading, unknowns, placed, unplaced, schools, money, worth, replay]
      .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private var heading: [String] {
    let span = "\(plan.year.first.readable) to \(plan.year.last.readable)"
    return ["\(plan.group.printable), \(span): a verified plan"]
  }

  private var unknowns: [String] {
    guard !plan.caveats.isEmpty else { return [] }
    return ["What this plan doesn't know"] + plan.caveats.map { "  - " + $0.printable }
  }

  private var placed: [String] {
    let activities = Set(plan.occurrences.map(\.activity)).count
    let total = activities + plan.unplaced.count
    var table = TextTable([
      ("When", .left), ("Time", .left), ("What", .left), ("Where", .left), ("People", .right), ("Status", .left),
    ])
    for occurrence in plan.occurrences {
      table.add([
        occurrence.date.readable, occurrence.whole.description, title(of: occurrence),
        name(of: occurrence.place, room: occurrence.room), String(occurrence.attendees.count),
        occurrence.firmness.rawValue,
      ])
    }
    let count = counted(plan.occurrences.count, "date")
    let heading = "Planned: \(activities) of \(counted(total, "activity", "activities")), on \(count)"
    return [heading] + (table.isEmpty ? [] : table.lines)
  }

  private var unplaced: [String] {
    guard !plan.unplaced.isEmpty else { return [] }
    return ["Not planned: \(plan.unplaced.count)"]
      + plan.unplaced.flatMap { unplaced -> [String] in
        let title = directory.activities[unplaced.activity]?.title ?? unplaced.activity.text
        let codes = unplaced.reasons.map(\.code.rawValue).joined(separator: ", ")
        return ["  - \(title.printable): \(unplaced.words.printable)" + (codes.isEmpty ? "" : " [\(codes)]")]
      }
  }

  private func title(of occurrence: Occurrence) -> String {
    guard let activity = directory.activities[occurrence.activity] else { return occurrence.activity.text }
    guard case .session(let session) = activity.details, session.series.parts > 1 else { return activity.title }
    return "\(activity.title) (\(occurrence.part) of \(session.series.parts))"
  }

  private func name(of place: Place, room: String?) -> String {
    let name =
      switch place {
      case .school(let id): directory.schools[id]?.name ?? id.text
      case .provider(let id): directory.providers[id]?.name ?? id.text
      case .online: "online"
      }
    return room.map { "\(name), \($0)" } ?? name
  }
}
