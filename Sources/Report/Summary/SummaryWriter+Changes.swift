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
    let sentences = ChangeWords(names: names, words: words)
    var lines = [title] + table.lines(width: width)
    for change in changes.changes.prefix(mostRows) { lines += bullet(sentences.sentence(change)) }
    if changes.changes.count > mostRows {
      lines += bullet("and \(Format.count(changes.changes.count - mostRows)) more, all in ledgers/changes.csv")
    }
    return lines
  }
}
