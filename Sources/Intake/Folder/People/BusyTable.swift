// SPDX-License-Identifier: Apache-2.0

import Domain

/// `busy.csv`: one row a time at which a person, a room, a whole school or a provider can't be used, or a calendar of
/// such times.
enum BusyTable {
  static let schema = TableSchema([
    Column("person", also: ["staff"]), Column("school"), Column("room"), Column("provider"),
    Column("first", also: ["date", "start date", "first day"]), Column("last", also: ["end date", "last day"]),
    Column("start", also: ["from", "start time"]), Column("end", also: ["to", "until", "end time"]),
    Column("calendar", also: ["ics", "calendar file"]), Column("note", also: ["reason", "what", "name"]),
  ])

  static func read(_ reading: Reading) {
    for row in reading.rows(.busy) {
      guard let subject = subject(row, reading) else { continue }
      for time in row["calendar"].isEmpty ? stated(row, reading) : calendar(row, reading) {
        reading.group.busy.append(Busy(subject: subject, days: time.days, span: time.span, note: row["note"].text))
      }
    }
    reading.warnAboutOtherCalendars()
  }

  /// The time that a row states itself, or none after a problem.
  private static func stated(_ row: Table.Row, _ reading: Reading) -> [BusyCalendar.Time] {
    guard let first = row["first"].need(.dateSpan, reading.problems) else { return [] }
    var days = first
    if !row["last"].isEmpty {
      guard let last = row["last"].read(.date, reading.problems) else { return [] }
      guard first.first <= last else {
        reading.problems.error(.fieldSpan, at: row["last"], isNot: "a day on or after the first")
        return []
      }
      days = DateSpan(first.first, last)
    }
    var span: TimeSpan?
    if !row["start"].isEmpty || !row["end"].isEmpty {
      guard let stated = TimeColumns.read(row, reading) else { return [] }
      span = stated
    }
    reading.warnOutsideYear(days, at: row["first"])
    return [BusyCalendar.Time(days: days, span: span)]
  }

  /// The times in the calendar that a row names.
  private static func calendar(_ row: Table.Row, _ reading: Reading) -> [BusyCalendar.Time] {
    for name in ["first", "last", "start", "end"] where !row[name].isEmpty {
      reading.problems.error(
        .fieldText, at: row[name].location, "With a calendar '\(name)' stays empty", value: row[name].text,
        advice: "Give times of the row's own a row of their own.")
      return []
    }
    let cell = row["calendar"]
    guard let (name, bytes) = reading.calendarFile(cell), reading.isYearKnown else { return [] }
    do throws(ForeignFormatError) {
      let calendar = try BusyCalendar(bytes, zone: reading.group.timeZone, days: reading.group.year)
      for remark in calendar.remarks { reading.problems.add(remark.problem(in: name)) }
      if calendar.times.isEmpty {
        reading.problems.warn(
          .outsideYear, at: cell.location, "No event of '\(name.shown)' takes time in the academic year",
          value: cell.text, advice: "Check that it's the right calendar.")
      }
      return calendar.times
    } catch {
      reading.problems.add(error.problem(in: name))
      return []
    }
  }

  private static func subject(_ row: Table.Row, _ reading: Reading) -> Busy.Subject? {
    let filled = ["person", "school", "provider"].filter { !row[$0].isEmpty }
    guard filled.count == 1 else {
      reading.problems.error(
        .fieldMissing, at: row.location, filled.isEmpty ? "Nobody is named who is busy" : "More than one is named",
        advice: "Fill in one of person, school (with room, for a room) and provider.")
      return nil
    }
    switch filled[0] {
    case "person": return reading.people.find(row["person"], reading.problems).map { .person($0) }
    case "provider": return reading.providers.find(row["provider"], reading.problems).map { .provider($0) }
    default:
      guard let school = reading.schools.find(row["school"], reading.problems) else { return nil }
      return row["room"].isEmpty ? .school(school) : room(row["room"], of: school, reading)
    }
  }

  private static func room(_ cell: Cell, of school: Identifier<School>, _ reading: Reading) -> Busy.Subject? {
    let rooms = reading.group.schools.first { $0.id == school }?.rooms.map(\.name) ?? []
    guard rooms.contains(cell.text) else {
      reading.problems.error(
        .referenceUnknown, at: cell, isNot: "a room of '\(school)' in \(reading.store.called(.rooms))",
        advice: Nearest.advice(cell.text, in: rooms))
      return nil
    }
    return .room(school, cell.text)
  }

  static func write(_ group: Group) -> [[String]] {
    group.busy.map { busy in
      let subject: [String] =
        switch busy.subject {
        case .person(let id): [id.text, "", "", ""]
        case .school(let id): ["", id.text, "", ""]
        case .room(let id, let room): ["", id.text, room, ""]
        case .provider(let id): ["", "", "", id.text]
        }
      let last = busy.days.first == busy.days.last ? "" : busy.days.last.description
      return subject + [busy.days.first.description, last] + (busy.span.map(TimeColumns.written) ?? ["", ""])
        + ["", busy.note]
    }
  }
}
