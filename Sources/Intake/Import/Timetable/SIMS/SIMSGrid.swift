// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads a timetable grid as SIMS makes it: a row a teacher, who is named in the first column, and a column a period.
///
/// A row without a name below a teacher's holds that teacher's rooms, since the report for all staff writes the class in
/// one row and the room below it (timetable-calendar-generator, README.md, "teachers.csv",
/// https://github.com/jamesgurung/timetable-calendar-generator).
struct SIMSGrid {
  /// A teacher with the cells of each column.
  private struct Row {
    var name: String
    var line: Int
    var cells: [String]
    var rooms: [String]?
  }

  private let file: String
  private let problems: Problems
  /// By position in the rows; nil for columns that aren't periods.
  private var columns: [SIMSHeading?] = []
  private var rows: [Row] = []
  /// The weeks as they're written, in order; one, empty, where none is.
  private var weeks: [String] = [""]

  /// The timetable in `bytes`, of the file called `name`; what the CSV itself has wrong is added to `problems`.
  ///
  /// Teachers have their addresses (or whatever stands in the first column) as names.
  ///
  /// - Throws: `ForeignFormatError` where it's no such grid.
  static func read(
    _ bytes: [UInt8], name: String, problems: Problems
  ) throws(ForeignFormatError) -> ForeignTimetable? {
    try ForeignText.refuseWebPage(bytes, expected: "a timetable grid (CSV)")
    guard let document = CSVDocument.parse(bytes, name: name, problems: problems) else { return nil }
    var grid = SIMSGrid(file: name, problems: problems)
    try grid.readHeadings(document)
    for record in document.records.dropFirst() { grid.read(record) }
    guard !grid.rows.isEmpty else { throw ForeignFormatError(.foreignMissing, "the grid has no row of a teacher") }
    return grid.timetable()
  }

  private init(file: String, problems: Problems) {
    self.file = file
    self.problems = problems
  }

  private mutating func readHeadings(_ document: CSVDocument) throws(ForeignFormatError) {
    let fields = document.records.first?.fields ?? []
    columns = [nil] + fields.dropFirst().map { SIMSHeading($0.text.trimmed) }
    let headings = columns.compactMap { $0 }
    guard !headings.isEmpty else {
      throw ForeignFormatError(
        .foreignFormat, line: fields.first?.line,
        "no column is headed like a period, as in 1Mon:1. Do the report's own titles stand above the headings?")
    }
    for (field, heading) in zip(fields, columns).dropFirst() where heading == nil && !field.text.isBlank {
      problems.warn(
        .csvUnknownColumn, at: Location(file, line: field.line, character: field.position, field: field.text.trimmed),
        "'\(field.text.trimmed.shown)' is not a period, as in 1Mon:1; the column was left out",
        value: field.text.trimmed)
    }
    weeks = Set(headings.map(\.week)).sorted()
    if weeks.count > 1, weeks[0].isEmpty {
      throw ForeignFormatError(.foreignFormat, "some periods name a week and some don't: '\(headings[0].period)'")
    }
  }

  private mutating func read(_ record: Record) {
    let name = record.fields[0].text.trimmed
    let cells = record.fields.map(\.text)
    if !name.isEmpty {
      rows.append(Row(name: name, line: record.line, cells: cells))
    } else if let last = rows.indices.last, rows[last].rooms == nil {
      rows[last].rooms = cells
    } else {
      problems.warn(
        .foreignValue, at: Location(file, line: record.line),
        rows.isEmpty
          ? "The row names no teacher; it was left out" : "A second row of rooms for one teacher; it was left out",
        advice: "A teacher has a row with the address and the classes and, at most, one below it with the rooms.")
    }
  }

  // MARK: Lessons

  private func timetable() -> ForeignTimetable {
    let known = Set(rows.flatMap { $0.cells.dropFirst().compactMap { SIMSCell.words($0).first } })
    var lessons: [ForeignTimetable.Lesson] = []
    var indices: [String: Int] = [:]
    let courses = CourseNames(courses: Array(known).sorted(), known: [])
    for row in rows {
      for (position, heading) in columns.enumerated() where position < row.cells.count {
        guard let heading else { continue }
        let cell = SIMSCell(row.cells[position], classes: known)
        let below = row.rooms.map { position < $0.count ? $0[position].trimmed : "" } ?? ""
        guard let lesson = lesson(cell, room: below, heading, row.name, courses) else { continue }
        // Whoever stands at the same class at the same time teaches it together.
        let key = "\(heading)|\(lesson.className)"
        if let index = indices[key], !lesson.isProtected {
          lessons[index] = lessons[index].taughtToo(by: row.name, in: lesson.rooms)
        } else {
          if !lesson.isProtected { indices[key] = lessons.count }
          lessons.append(lesson)
        }
      }
    }
    return ForeignTimetable(
      lessons: lessons, teachers: teachers, weeks: weeks.count, slots: Set(columns.compactMap { $0.map(slot) }),
      opaqueSubjects: lessons.allSatisfy { $0.subject == nil }, classesAreSets: true)
  }

  private func lesson(
    _ cell: SIMSCell, room: String, _ heading: SIMSHeading, _ teacher: String, _ courses: CourseNames
  ) -> ForeignTimetable.Lesson? {
    guard cell.kind != nil || !cell.classes.isEmpty else { return nil }
    let name = cell.classes.joined(separator: "+")
    let rooms = [room, cell.room].filter { !$0.isEmpty }.prefix(1)
    return ForeignTimetable.Lesson(
      event: name, course: cell.kind.map(\.rawValue) ?? cell.classes[0],
      subject: cell.classes.first.flatMap { SIMSCell.subject(of: $0) ?? courses.code(of: $0) },
      classes: cell.classes, classSource: .stated, group: cell.classes.count > 1 ? name : nil, teachers: [teacher],
      rooms: Array(rooms), slot: slot(heading), statedKind: cell.kind)
  }

  private func slot(_ heading: SIMSHeading) -> ForeignTimetable.Slot {
    let week = weeks.firstIndex(of: heading.week) ?? 0
    if let number = heading.number {
      return ForeignTimetable.Slot(week: week, weekday: heading.weekday, period: number)
    }
    // Named periods sort behind numbered ones, in the order of their names.
    let names = Set(columns.compactMap { $0 }.filter { $0.number == nil }.map(\.period)).sorted()
    var slot = ForeignTimetable.Slot(
      week: week, weekday: heading.weekday, period: 100 + (names.firstIndex(of: heading.period) ?? 0))
    slot.label = heading.period
    return slot
  }

  private var teachers: [ForeignTimetable.Resource] {
    var seen: Set<String> = []
    return rows.filter { seen.insert($0.name).inserted }.map { row in
      var teacher = ForeignTimetable.Resource(id: row.name, name: row.name)
      if row.name.contains("@") {
        let local = String(row.name.prefix { $0 != "@" })
        teacher.email = row.name
        teacher.code = local
        teacher.fullName = StaffNames.fromAddress(local)
      }
      return teacher
    }
  }
}

extension ForeignTimetable.Lesson {
  /// The same lesson with another teacher in it, and the rooms that it lacked.
  fileprivate func taughtToo(by teacher: String, in others: [String]) -> Self {
    Self(
      event: event, course: course, subject: subject, classes: classes, classSource: classSource, group: group,
      teachers: teachers.contains(teacher) ? teachers : teachers + [teacher], rooms: rooms.isEmpty ? others : rooms,
      slot: slot, statedKind: statedKind)
  }
}
