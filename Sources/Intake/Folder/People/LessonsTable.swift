// SPDX-License-Identifier: Apache-2.0

import Domain

/// `lessons.csv`: one row a lesson of the weekly or fortnightly timetable.
enum LessonsTable {
  static let schema = TableSchema([
    Column("school", .needed),
    Column("class", .needed, also: ["class name", "class code", "group", "set", "teaching group"]),
    Column("subject", also: ["course", "subject name"]), Column("years", also: ["year", "year group"]),
    Column("room", also: ["room name"]),
    Column("week", also: ["week letter"]), Column("weekday", .needed, also: ["day", "day name", "day of week"]),
    Column("period", .needed, also: ["period name", "timetable period", "slot"]),
    Column("staff", .needed, also: ["teacher", "teachers", "employee", "staff member", "staff code"]), Column("weight"),
  ])

  /// Reads it beside other tables.
  static func read(after known: Reading.Known) -> (lessons: [Lesson], problems: Problems.Found) {
    let reading = Reading(known)
    read(reading)
    return (reading.group.lessons, reading.problems.found)
  }

  private static func read(_ reading: Reading) {
    var booked: [StaffSlot: [BookedLesson]] = [:]
    let cycles = Cycles(reading)
    let rows = reading.rows(.lessons)
    guard let columns = rows.first.map(LessonPlaces.init) else { return }
    for row in rows {
      guard let (lesson, period) = lesson(row, columns, cycles, reading) else { continue }
      reading.group.lessons.append(lesson)
      for person in lesson.staff {
        let slot = StaffSlot(person: person, weekday: lesson.weekday)
        let booking = BookedLesson(
          week: lesson.week, span: period.span, name: lesson.className, line: row.location.line ?? 0)
        if let other = booked[slot]?.first(where: { $0.clashes(with: booking) }) {
          reading.problems.warn(
            .doubleBooked, at: row["staff"].location,
            "'\(person)' also teaches '\(other.name.shown)' at that time (\(reading.store.lineWord) \(other.line))",
            value: person.text,
            advice: "If both are right, one of them is in support: list the leading teacher first in each.")
        }
        booked[slot, default: []].append(booking)
      }
    }
  }

  private struct StaffSlot: Hashable {
    var person: Identifier<Person>
    var weekday: Weekday
  }

  private struct BookedLesson {
    var week: String?
    var span: TimeSpan
    var name: String
    var line: Int

    func clashes(with other: BookedLesson) -> Bool {
      span.overlaps(other.span) && (week == nil || other.week == nil || week == other.week)
    }
  }

  /// The columns with their places in one table.
  private struct LessonPlaces {
    let school, className, subject, years, room, week, weekday, period, staff, weight: Table.Place

    init(_ row: Table.Row) {
      (school, className, subject) = (row.place(of: "school"), row.place(of: "class"), row.place(of: "subject"))
      (years, room, week) = (row.place(of: "years"), row.place(of: "room"), row.place(of: "week"))
      (weekday, period) = (row.place(of: "weekday"), row.place(of: "period"))
      (staff, weight) = (row.place(of: "staff"), row.place(of: "weight"))
    }
  }

  private static let weight = FieldParser<Int>.thousandths(0...100_000)

  private static func lesson(
    _ row: Table.Row, _ columns: LessonPlaces, _ cycles: Cycles, _ reading: Reading
  ) -> (Lesson, Period)? {
    let problems = reading.problems
    let name = row[columns.className].needText(problems)
    let (day, slot, staffed) = (row[columns.weekday], row[columns.period], row[columns.staff])
    guard let school = reading.needed(row[columns.school], reading.schools),
      let weekday = day.need(.weekday, problems), slot.needText(problems) != nil,
      let name, let bells = reading.bellSchedule(of: school)
    else { return nil }
    guard let bellDay = bells.day(weekday) else {
      problems.error(
        .lessonOutsideBells, at: day, isNot: "a day on which bells '\(bells.id)' have school",
        advice: "Maybe the row belongs to another school?")
      return nil
    }
    guard let period = reading.period(slot, bellDay, bells.id) else { return nil }
    if period.kind != .lesson {
      problems.warn(
        .lessonInBreak, at: slot.location,
        "'\(period.name.shown)' is \(period.kind.rawValue) in bells '\(bells.id)', not a lesson period",
        value: period.name)
    }
    let staff = reading.references(staffed, reading.people)
    if staff.isEmpty, staffed.isEmpty {
      problems.warn(
        .lessonWithoutStaff, at: staffed.location, "No one teaches this lesson, so nobody can be released from it")
    }
    let subject = row[columns.subject].text.lowercased()
    let room = row[columns.room]
    let lesson = Lesson(
      school: school, className: name, subject: subject.isEmpty ? WeeklyTimetable.classSubject : subject,
      years: row[columns.years].read(.years, problems) ?? [], room: room.isEmpty ? nil : room.text,
      week: cycles.week(row[columns.week], of: school, reading), weekday: weekday, period: period.name, staff: staff,
      weight: row[columns.weight].read(weight, problems).map { PerMille($0) })
    return (lesson, period)
  }

  static func write(_ group: Group) -> [[String]] {
    group.lessons.map { lesson in
      [
        lesson.school.text, lesson.className, lesson.subject, YearText.written(lesson.years), lesson.room ?? "",
        lesson.week ?? "", lesson.weekday.shortName, lesson.period, Written.list(lesson.staff.map(\.text)),
        lesson.weight.map { Written.thousandths($0.rawValue) } ?? "",
      ]
    }
  }
}

/// The week letters of each school's calendar.
struct Cycles {
  private var letters: [Identifier<School>: [String]] = [:]

  init(_ reading: Reading) {
    let cycles = Dictionary(reading.group.calendars.map { ($0.id, $0.cycle) }) { first, _ in first }
    for school in reading.group.schools { letters[school.id] = cycles[school.calendar] }
  }

  /// The week that a cell names; nil for every week and, after a problem, for a letter that the calendar hasn't.
  func week(_ cell: Cell, of school: Identifier<School>, _ reading: Reading) -> String? {
    guard !cell.isEmpty, !["all", "every", "both"].contains(cell.text.lowercased()) else { return nil }
    let known = letters[school] ?? []
    if let exact = known.first(where: { $0.lowercased() == cell.text.lowercased() }) { return exact }
    guard !known.isEmpty else { return nil }
    reading.problems.error(
      .weekUnknown, at: cell, isNot: "a week of the cycle of this school's calendar (\(known.joined(separator: ", ")))",
      advice: "Add a row of kind cycle with the letters to \(reading.store.called(.calendar)).")
    return nil
  }
}
