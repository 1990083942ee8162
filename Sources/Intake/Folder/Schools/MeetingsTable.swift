// SPDX-License-Identifier: Apache-2.0

import Domain

/// `meetings.csv`: one row a weekly slot of directed time.
enum MeetingsTable {
  static let schema = TableSchema([
    Column("school", .needed), Column("weekday", .needed, also: ["day", "night"]),
    Column("start", .needed, also: ["from", "start time"]), Column("end", .needed, also: ["to", "until", "end time"]),
  ])

  static func read(_ reading: Reading) {
    for row in reading.rows(.meetings) {
      guard let school = reading.needed(row["school"], reading.schools),
        let weekday = row["weekday"].need(.weekday, reading.problems), let span = TimeColumns.read(row, reading)
      else { continue }
      reading.group.meetings.append(MeetingSlot(school: school, weekday: weekday, span: span))
    }
  }

  /// Warns about meetings while pupils are in school, which are hardly meant.
  static func check(_ reading: Reading) {
    for slot in reading.group.meetings {
      guard let day = reading.bellSchedule(of: slot.school)?.day(slot.weekday), slot.span.overlaps(day.pupils)
      else { continue }
      reading.problems.warn(
        .meetingInSchoolDay, at: reading.store.place(of: .meetings),
        "The meeting of '\(slot.school)' on \(slot.weekday.name), \(slot.span), overlaps the pupils' day, \(day.pupils)",
        value: slot.span.description, advice: "Is it in the afternoon? Write 24-hour times.")
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.meetings.map { [$0.school.text, $0.weekday.shortName] + TimeColumns.written($0.span) }
  }
}

/// `directed.csv`: one row a dated slot of directed time outside the school day.
enum DirectedTable {
  static let schema = TableSchema([
    Column("school", .needed), Column("date", .needed), Column("start", .needed, also: ["from", "start time"]),
    Column("end", .needed, also: ["to", "until", "end time"]), Column("name", also: ["title", "what"]),
  ])

  static func read(_ reading: Reading) {
    for row in reading.rows(.directed) {
      guard let school = reading.needed(row["school"], reading.schools),
        let date = row["date"].need(.date, reading.problems), let span = TimeColumns.read(row, reading)
      else { continue }
      reading.warnOutsideYear(DateSpan(date, date), at: row["date"])
      if date.weekday >= .saturday {
        reading.problems.warn(
          .calendarWeekend, at: row["date"].location, "This directed time lies on a weekend, \(date.readable)",
          value: row["date"].text, advice: "Check the date and the year.")
      }
      let name = row["name"].isEmpty ? "Directed time" : row["name"].text
      reading.group.directed.append(DirectedSlot(school: school, date: date, span: span, name: name))
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.directed.map { [$0.school.text, $0.date.description] + TimeColumns.written($0.span) + [$0.name] }
  }
}

/// The columns `start` and `end` of several tables.
enum TimeColumns {
  /// The span that a row states; nil after a problem where it doesn't.
  static func read(_ row: Table.Row, _ reading: Reading) -> TimeSpan? {
    guard let start = row["start"].need(.time, reading.problems), let end = row["end"].need(.time, reading.problems)
    else { return nil }
    guard start < end else {
      reading.problems.error(.fieldSpan, at: row["end"], isNot: "a time after the start, \(start)")
      return nil
    }
    return TimeSpan(start, end)
  }

  static func written(_ span: TimeSpan) -> [String] { [span.start.description, span.end.description] }
}
