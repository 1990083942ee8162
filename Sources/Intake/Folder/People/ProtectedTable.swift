// SPDX-License-Identifier: Apache-2.0

import Domain

/// `protected.csv`: one row a stretch of the weekly timetable that a plan leaves alone.
enum ProtectedTable {
  static let schema = TableSchema([
    Column("person", .needed, also: ["staff", "teacher"]), Column("kind", .needed, also: ["type", "what"]),
    Column("week", also: ["week letter"]), Column("weekday", .needed, also: ["day"]), Column("period"),
    Column("start", also: ["from", "start time"]), Column("end", also: ["to", "until", "end time"]),
  ])

  private static let kind = ValueFormat<ProtectedTime.Kind>.word(also: [
    ("planning", .ppa), ("ect time", .ect), ("nqt", .ect), ("mentoring", .mentor), ("slt", .leadership),
    ("tlr", .leadership), ("break duty", .duty), ("lunch duty", .duty),
  ])

  static func read(_ reading: Reading) {
    let bases = Dictionary(reading.group.people.map { ($0.id, $0.base) }) { first, _ in first }
    let cycles = Cycles(reading)
    for row in reading.rows(.protected) {
      guard let person = reading.needed(row["person"], reading.people),
        let kind = row["kind"].need(kind.parser, reading.problems),
        let weekday = row["weekday"].need(.weekday, reading.problems), let base = bases[person]
      else { continue }
      let week = cycles.week(row["week"], of: base, reading)
      for span in spans(row, weekday, base, reading) {
        reading.group.protected.append(
          ProtectedTime(person: person, week: week, weekday: weekday, span: span, kind: kind))
      }
    }
  }

  /// The times stated, or those of the periods named.
  private static func spans(
    _ row: Table.Row, _ weekday: Weekday, _ base: Identifier<School>, _ reading: Reading
  ) -> [TimeSpan] {
    guard !row["period"].isEmpty else { return TimeColumns.read(row, reading).map { [$0] } ?? [] }
    guard let bells = reading.bellSchedule(of: base) else { return [] }
    guard let day = bells.day(weekday) else {
      reading.problems.error(
        .lessonOutsideBells, at: row["weekday"], isNot: "a day on which bells '\(bells.id)' have school")
      return []
    }
    return row["period"].elements.compactMap { reading.period($0, day, bells.id)?.span }
  }

  static func write(_ group: Group) -> [[String]] {
    group.protected.map {
      [$0.person.text, $0.kind.rawValue, $0.week ?? "", $0.weekday.shortName, ""] + TimeColumns.written($0.span)
    }
  }
}
