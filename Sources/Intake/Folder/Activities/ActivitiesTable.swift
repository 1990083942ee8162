// SPDX-License-Identifier: Apache-2.0

import Domain

/// `activities.csv`: one row an activity of any kind. Columns that belong to another kind stay empty.
enum ActivitiesTable {
  /// Other words for the kinds, terms that have since changed among them.
  static let kindSynonyms: [(String, ActivityKind)] = [
    ("network", .session), ("meeting", .session), ("training", .session), ("course", .session), ("hub", .session),
    ("workshop", .session), ("observation", .visit), ("peer visit", .visit), ("triads", .triad),
    ("lesson study", .lessonStudy),
    ("shadow", .shadowing), ("placement", .shadowing), ("rota", .specialist),
  ]
  private static let kind = ValueFormat<ActivityKind>.word(also: kindSynonyms)

  static let schema: TableSchema = {
    var columns = [
      Column("id", also: ["activity", "code"]), Column("kind", .needed, also: ["type"]),
      Column("title", .needed, also: ["name", "activity name"]),
    ]
    columns += ActivityColumns.bindings.map(\.column)
    for kind in ActivityKind.allCases {
      for column in Self.columns(of: kind) where !columns.contains(where: { $0.name == column.name }) {
        columns.append(column)
      }
    }
    return TableSchema(columns)
  }()

  /// The columns that belong to one kind.
  static func columns(of kind: ActivityKind) -> [Column] {
    switch kind {
    case .session: SessionColumns.bindings.map(\.column)
    case .visit: VisitColumns.bindings.map(\.column)
    case .triad: TriadColumns.bindings.map(\.column)
    case .lessonStudy: LessonStudyColumns.bindings.map(\.column)
    case .shadowing: ShadowingColumns.bindings.map(\.column)
    case .secondment: SecondmentColumns.bindings.map(\.column)
    case .specialist: SpecialistColumns.bindings.map(\.column)
    }
  }

  // MARK: Reading

  static func read(_ rows: [IdentifiedRow<Activity>], _ reading: Reading) {
    guard let first = rows.first else { return }
    let checks = ActivityChecks(reading)
    let columns = ActivityPlaces(of: first.row)
    var near: [(activity: Activity, cell: Cell)] = []
    for identified in rows {
      let (id, row) = (identified.id, identified.row)
      let kind = row["kind"].need(kind.parser, reading.problems)
      let title = row["title"].needText(reading.problems) ?? id.text
      guard let kind else {
        readWithoutKind(row, id, title, columns, reading, checks)
        continue
      }
      warnUnused(row, kind, columns, reading)
      var activity = Activity(id: id, title: title, details: columns.details(kind, row, reading))
      columns.common.read(row, into: &activity, reading)
      if identified.isListed { reading.group.activities.append(activity) }
      checks.check(activity, row)
      if !activity.timing.near.isEmpty { near.append((activity, row["near"])) }
    }
    checks.checkNear(near)
  }

  /// Reads a row of no kind for its problems: what every kind has, and each column of some kind that is filled in.
  private static func readWithoutKind(
    _ row: Table.Row, _ id: Identifier<Activity>, _ title: String, _ columns: ActivityPlaces, _ reading: Reading,
    _ checks: ActivityChecks
  ) {
    var read: Set<String> = []
    for kind in ActivityKind.allCases {
      _ = columns.details(kind, row, reading) { !read.contains($0) && !row[$0].isEmpty }
      read.formUnion(Self.columns(of: kind).map(\.name))
    }
    // A visit, because of all kinds it states least about when it can be.
    var activity = Activity(id: id, title: title, details: .visit(Visit(visitors: Selector())))
    columns.common.read(row, into: &activity, reading)
    checks.checkTime(activity, row)
  }

  /// Warns about cells that mean nothing for this kind, because what they say is left out.
  private static func warnUnused(
    _ row: Table.Row, _ kind: ActivityKind, _ columns: ActivityPlaces, _ reading: Reading
  ) {
    for (place, others) in columns.foreign[kind] ?? [] where !row.isEmpty(place) {
      reading.problems.warn(
        .activityUnusedColumn, at: row[place].location,
        "'\(place.column)' means nothing for a \(kind.rawValue); it was left out", value: row[place].text,
        advice: "It belongs to activities of kind \(others.map(\.rawValue).joined(separator: " or ")).")
    }
  }

  /// For each kind the columns that mean nothing for it, each once, with the kinds to which they belong.
  static let foreignColumns: [ActivityKind: [(column: String, kinds: [ActivityKind])]] = {
    var foreign: [ActivityKind: [(column: String, kinds: [ActivityKind])]] = [:]
    for kind in ActivityKind.allCases {
      let used = Set(columns(of: kind).map(\.name))
      foreign[kind] = schema.columns.map(\.name).filter { !used.contains($0) }.compactMap { column in
        let kinds = ActivityKind.allCases.filter { columns(of: $0).contains { $0.name == column } }
        return kinds.isEmpty ? nil : (column, kinds)
      }
    }
    return foreign
  }()

  // MARK: Writing

  static func write(_ group: Group) -> [[String]] {
    let columns = schema.columns.map(\.name)
    return group.activities.map { activity in
      let cells = cells(activity)
      return columns.map { cells[$0] ?? "" }
    }
  }

  private static func cells(_ activity: Activity) -> [String: String] {
    var cells = ["id": activity.id.text, "kind": activity.kind.rawValue, "title": activity.title]
    func put<Root>(_ root: Root, _ bindings: [Binding<Root>]) {
      for binding in bindings { cells[binding.column.name] = binding.write(root) }
    }
    put(activity, ActivityColumns.bindings)
    switch activity.details {
    case .session(let session): put(session, SessionColumns.bindings)
    case .visit(let visit): put(visit, VisitColumns.bindings)
    case .triad(let triad): put(triad, TriadColumns.bindings)
    case .lessonStudy(let study): put(study, LessonStudyColumns.bindings)
    case .shadowing(let shadowing): put(shadowing, ShadowingColumns.bindings)
    case .secondment(let secondment): put(secondment, SecondmentColumns.bindings)
    case .specialist(let specialist): put(specialist, SpecialistColumns.bindings)
    }
    return cells
  }
}
