// SPDX-License-Identifier: Apache-2.0

import Domain

extension SummaryWriter {
  /// What's different from the published plan; nothing where there's none.
  func changed() -> [String] {
    guard let changes else { return [] }
    let title = heading("What's different from the published plan")
    if changes.changes.isEmpty { return [title, "  Nothing."] }
    var table = TextTable()
    table.append("Changes", "Number", "People told", "At short notice")
    for kind in PlanChanges.Change.Kind.allCases where changes.count(kind) > 0 {
      let some = changes.changes.filter { $0.kind == kind }
      table.append(
        kind.label, Format.count(some.count), Format.count(Set(some.flatMap(\.people)).count),
        Format.count(some.count { $0.isSoon(plan) }))
    }
    table.append("Together", Format.count(changes.changes.count), Format.count(changes.people.count), "")
    var lines = [title] + table.lines(width: width)
    for change in changes.changes.prefix(mostRows) { lines += bullet(sentence(change)) }
    if changes.changes.count > mostRows {
      lines += bullet("and \(Format.count(changes.changes.count - mostRows)) more, all in ledgers/changes.csv")
    }
    return lines
  }

  private func sentence(_ change: PlanChanges.Change) -> String {
    let people = Format.count(change.people.count, "person", "people")
    let what = names.title(change.activity) + (change.part > 1 ? ", part \(change.part)" : "")
    let old = change.old.map { " of \(when($0))" } ?? ""
    switch change.kind {
    case .moved: return "\(what)\(old): moved\(change.new.map { " to \(when($0))" } ?? ""), \(people) to be told"
    case .cancelled: return "\(what)\(old): cancelled, \(people) to be told"
    case .people: return "\(what)\(old): stays; \(people) more or fewer"
    case .gone: return "\(what)\(old): the group doesn't have it any more, \(people) to be told"
    }
  }

  private func when(_ occurrence: Occurrence) -> String {
    let date = "\(occurrence.date.readableShort) \(occurrence.span.start)"
    if names.isConfidential(occurrence.activity) { return date }
    return "\(date) \(occurrence.place == .online ? "online" : names.shortPlace(occurrence.place))"
  }
}

extension PlanChanges.Change.Kind {
  fileprivate var label: String {
    switch self {
    case .moved: "Moved"
    case .cancelled: "Cancelled"
    case .people: "Other people"
    case .gone: "No longer in the group"
    }
  }
}
