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
        Format.count(some.count(where: \.isSoon)))
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
    let told = "\(Format.count(change.people.count, "person", "people")) to be told"
    let what = change.title(names) + (change.part > 1 ? ", part \(change.part)" : "")
    let old = change.old.flatMap { when($0, change) }.map { " of \($0)" } ?? ""
    let new = change.new.flatMap { when($0, change) }
    switch change.kind {
    case .moved:
      let differences = change.differences.map(\.words).joined(separator: ", ")
      return "\(what)\(old): \(differences)\(new.map { "; now \($0)" } ?? ""); \(told)"
    case .cancelled: return "\(what)\(old): cancelled; \(told)"
    case .people:
      let joining = change.told.count { $0.coming == .joins }
      let words = [
        joining > 0 ? "\(Format.count(joining, "person joins", "people join"))" : nil,
        joining < change.told.count
          ? "\(Format.count(change.told.count - joining, "person comes", "people come")) no more" : nil,
      ]
      return "\(what)\(old): stays; \(words.compactMap(\.self).joined(separator: ", "))"
    case .added: return "\(what): also on \(new ?? "another day"); \(told)"
    case .gone: return "\(what)\(old): the group doesn't have it any more; \(told)"
    }
  }

  private func when(_ thing: PlanChanges.Change.Thing, _ change: PlanChanges.Change) -> String? {
    if case .secondment(let placement) = thing { return words.time(placement) }
    guard let day = thing.firstDate, let first = thing.occurrences.first else { return nil }
    let date = "\(day.readableShort) \(first.span.start)"
    if names.isConfidential(change.activity) { return date }
    let places = thing.places.map { $0 == .online ? "online" : names.shortPlace($0) }
    return "\(date) \(places.joined(separator: " and "))"
  }
}

extension PlanChanges.Change.Kind {
  fileprivate var label: String {
    switch self {
    case .moved: "Moved"
    case .cancelled: "Cancelled"
    case .people: "Other people"
    case .added: "More days"
    case .gone: "No longer in the group"
    }
  }
}

extension PlanChanges.Change.Difference {
  fileprivate var words: String {
    switch self {
    case .date: "another date"
    case .start: "another start"
    case .length: "another length"
    case .place: "another place"
    case .leader: "another leader"
    case .host: "another host"
    case .talks: "other talks"
    case .person: "another person"
    case .halfTerms: "other half-terms"
    case .halfDays: "other half-days"
    }
  }
}
