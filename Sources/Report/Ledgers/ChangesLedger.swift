// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// What's different from the published plan, a row for each person who must be told.
  static func changes(_ changes: PlanChanges, _ names: Names, _ words: PlanWords) -> LedgerTable {
    var table = LedgerTable(
      "changes", about: "Something published that has changed, and somebody who must be told of it.",
      heading: [
        "change", "what", "activity", "cohort", "part", "person", "school", "comes", "short notice", "old date",
        "old start",
        "old end", "old place", "new date", "new start", "new end", "new place", "activity id", "person id",
      ])
    for change in changes.changes {
      let isInCohorts = words.index.isInCohorts(change.activity) || (change.number?.cohort ?? 1) > 1
      for told in change.told { table.append(row(change, told, isInCohorts: isInCohorts, names)) }
    }
    return table
  }

  private static func row(
    _ change: PlanChanges.Change, _ told: PlanChanges.Change.Told, isInCohorts: Bool, _ names: Names
  ) -> [LedgerTable.Cell] {
    // Who goes to a confidential post or is shared in confidence is told, and named to nobody else.
    let isHidden = change.namesNobody(names)
    let school = names.base(told.person).map { LedgerTable.Cell.text(names.school($0)) } ?? .empty
    let person: [LedgerTable.Cell] = isHidden ? [.empty, .empty] : [.text(names.person(told.person)), school]
    return [
      .text(change.kind.rawValue), .words(change.differences.map(\.rawValue).joined(separator: ", ")),
      .text(change.title(names)), isInCohorts ? change.number.map { .number($0.cohort) } ?? .empty : .empty,
      change.part > 0 ? .number(change.part) : .empty,
    ] + person + [.text(told.coming.rawValue), .text(change.isSoon ? "yes" : "no")]
      + times(change.old, change, names) + times(change.new, change, names)
      + [.words(names.openId(change.activity)), isHidden ? .empty : .id(told.person)]
  }

  /// Date, start, end and places; no places of what's confidential.
  private static func times(
    _ thing: PlanChanges.Change.Thing?, _ change: PlanChanges.Change, _ names: Names
  ) -> [LedgerTable.Cell] {
    guard let thing else { return [.empty, .empty, .empty, .empty] }
    let place: LedgerTable.Cell =
      names.isConfidential(change.activity)
      ? .empty : .words(thing.places.map(names.place).joined(separator: "; "))
    let start = thing.occurrences.map(\.whole.start).min()
    let end = thing.occurrences.map(\.whole.end).max()
    return [.date(thing.firstDate), start.map { .time($0) } ?? .empty, end.map { .time($0) } ?? .empty, place]
  }
}

extension PlanChanges.Change {
  /// The kind of activity that was published, or takes its place.
  private var activityKind: ActivityKind { (old ?? new)?.kind ?? .session }

  /// Whether its people are nobody else's business.
  func namesNobody(_ names: Names) -> Bool {
    names.isConfidential(activity) && [.specialist, .secondment].contains(activityKind)
  }

  /// The title for everybody; of what the group doesn't list any more its kind, since it may have been confidential.
  func title(_ names: Names) -> String {
    names.directory.title(of: activity) == nil
      ? "\(activityKind.label) that isn't listed any more" : names.title(activity)
  }
}

extension PlanChanges.Change.Thing {
  /// Where it is, each place once, in order of time; of a secondment the post's school.
  var places: [Place] {
    if case .secondment(let placement) = self { return [.school(placement.to)] }
    var seen: Set<Place> = []
    return occurrences.map(\.place).filter { seen.insert($0).inserted }
  }
}
