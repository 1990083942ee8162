// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// What's different from the published plan, a row for each person who must be told.
  static func changes(_ changes: PlanChanges, _ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "changes", about: "Something published that has changed, and somebody who must be told of it.",
      heading: [
        "change", "activity", "part", "person", "school", "short notice", "old date", "old start", "old place",
        "new date", "new start", "new place", "activity id", "person id",
      ])
    for change in changes.changes {
      // Who goes to a confidential post or is shared in confidence is told, and named to nobody else.
      let isHidden =
        names.isConfidential(change.activity) && [.specialist, .secondment].contains(names.kind(change.activity))
      for person in change.people {
        if isHidden {
          table.append(
            [
              .text(change.kind.rawValue), .text(names.title(change.activity)), .number(change.part), .empty, .empty,
              .text(change.isSoon(plan) ? "yes" : "no"),
            ] + times(change.old, names) + times(change.new, names) + [.empty, .empty])
          continue
        }
        let school = names.base(person).map { LedgerTable.Cell.text(names.school($0)) } ?? .empty
        table.append(
          [
            .text(change.kind.rawValue), .text(names.title(change.activity)), .number(change.part),
            .text(names.person(person)), school, .text(change.isSoon(plan) ? "yes" : "no"),
          ] + times(change.old, names) + times(change.new, names)
            + [.words(names.openId(change.activity)), .id(person)])
      }
    }
    return table
  }

  /// Date, start and place; no places of what's confidential.
  private static func times(_ occurrence: Occurrence?, _ names: Names) -> [LedgerTable.Cell] {
    guard let occurrence else { return [.empty, .empty, .empty] }
    let place: LedgerTable.Cell =
      names.isConfidential(occurrence.activity) ? .empty : .text(names.place(occurrence.place))
    return [.date(occurrence.date), .time(occurrence.span.start), place]
  }
}

extension PlanChanges.Change {
  /// Whether it's at short notice.
  func isSoon(_ plan: Plan) -> Bool { plan.asOf <= date && date < plan.asOf + plan.rules.limits.noticeDays }
}
