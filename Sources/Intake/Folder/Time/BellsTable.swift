// SPDX-License-Identifier: Apache-2.0

import Domain

/// `bells.csv`: one row a period, or one of the day's bounds.
///
/// Rows without a weekday stand for Monday to Friday; a weekday with periods of its own takes only those.
enum BellsTable {
  static let schema = TableSchema([
    Column("bells", .needed, also: ["schedule", "bell schedule", "school"]),
    Column("weekday", also: ["day", "weekdays", "days"]), Column("period", also: ["name", "period name"]),
    Column("kind", also: ["type"]), Column("start", .needed, also: ["from", "start time"]),
    Column("end", also: ["to", "until", "end time", "finish"]),
  ])

  enum Kind: String, CaseIterable {
    case lesson, registration, lunch, pupils, staff, midday
    case breakTime = "break"

    var period: Period.Kind? { Period.Kind(rawValue: rawValue) }
  }

  /// One row that could be understood. The end of `midday` is its start.
  struct Entry {
    var kind: Kind
    var name: String
    var span: TimeSpan
    /// Nil: Monday to Friday.
    var weekdays: [Weekday]?
    var row: Table.Row
  }

  private static let kinds = FieldParser<Kind>.choice(
    Kind.allCases.map { ($0.rawValue, $0) } + [
      ("period", .lesson), ("session", .lesson), ("teaching", .lesson), ("form", .registration),
      ("tutor", .registration),
      ("assembly", .registration), ("pupils' day", .pupils), ("school day", .pupils), ("staff day", .staff),
      ("dinner", .lunch),
    ], listed: Kind.allCases.count)

  static func read(_ reading: Reading) {
    var entries: [String: [Entry]] = [:]
    for row in reading.rows(.bells) {
      guard let name = row["bells"].needText(reading.problems) else { continue }
      _ = reading.bells.add(name, line: row.location.line)
      if let entry = entry(row, reading) { entries[name, default: []].append(entry) }
    }
    for id in reading.bells.ids {
      let builder = BellsBuilder(
        id: id, entries: entries[id.text] ?? [], place: reading.store.place(of: .bells), problems: reading.problems)
      let schedule = builder.schedule()
      reading.group.bells.append(schedule)
      reading.scheduleByID[id] = schedule
    }
  }

  private static func entry(_ row: Table.Row, _ reading: Reading) -> Entry? {
    var weekdays: [Weekday]?
    if !row["weekday"].isEmpty {
      guard let stated = row["weekday"].read(.weekdays, reading.problems) else { return nil }
      weekdays = stated
    }
    let kind = row["kind"].isEmpty ? Kind.lesson : row["kind"].read(kinds, reading.problems)
    guard let kind, let start = row["start"].need(.time, reading.problems) else { return nil }
    if kind == .midday {
      return Entry(kind: kind, name: "", span: TimeSpan(start, start), weekdays: weekdays, row: row)
    }
    guard let span = TimeColumns.read(row, reading) else { return nil }
    var name = row["period"].text
    if name.isEmpty, kind == .lesson { _ = row["period"].needText(reading.problems) }
    if name.isEmpty { name = kind.rawValue }
    return Entry(kind: kind, name: name, span: span, weekdays: weekdays, row: row)
  }

  // MARK: Writing

  static func write(_ group: Group) -> [[String]] { group.bells.flatMap(rows) }

  private static func rows(_ schedule: BellSchedule) -> [[String]] {
    var rows: [[String]] = []
    var done: Set<Weekday> = []
    for day in schedule.days where !done.contains(day.weekday) {
      let alike = schedule.days.filter { isAlike($0, day) }
      done.formUnion(alike.map(\.weekday))
      let weekdays = Written.list(alike.map(\.weekday.shortName))
      func row(_ kind: Kind, _ name: String, _ start: TimeOfDay, _ end: TimeOfDay?) -> [String] {
        [schedule.id.text, weekdays, name, kind.rawValue, start.description, end?.description ?? ""]
      }
      rows += day.periods.map { period in
        row(Kind(rawValue: period.kind.rawValue) ?? .lesson, period.name, period.span.start, period.span.end)
      }
      rows.append(row(.pupils, "", day.pupils.start, day.pupils.end))
      rows.append(row(.staff, "", day.staff.start, day.staff.end))
      rows.append(row(.midday, "", day.midday, nil))
    }
    return rows
  }

  private static func isAlike(_ a: BellDay, _ b: BellDay) -> Bool {
    a.periods == b.periods && a.pupils == b.pupils && a.staff == b.staff && a.midday == b.midday
  }
}
