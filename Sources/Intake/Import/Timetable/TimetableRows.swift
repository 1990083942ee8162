// SPDX-License-Identifier: Apache-2.0

import Domain

/// The rows of a group folder that a foreign timetable becomes: lessons, staff and meetings.
struct TimetableRows {
  private let timetable: ForeignTimetable
  private let options: TimetableOptions
  private let bells: BellSchedule
  private let ids: [String: String]
  private(set) var lessons: ImportedRows
  private(set) var staff: ImportedRows
  private(set) var meetings: ImportedRows

  /// Maps `timetable` on `bells`; problems are about the file called `file`.
  init(
    _ timetable: ForeignTimetable, options: TimetableOptions, bells: BellSchedule, file: String, problems: Problems
  ) {
    self.timetable = timetable
    self.options = options
    self.bells = bells
    ids = Self.ids(of: timetable.teachers.map(\.name), options)
    lessons = ImportedRows(
      file: .lessons, key: ["school", "class", "subject", "week", "weekday", "period", "staff"],
      scope: ["school": options.school])
    staff = ImportedRows(file: .staff, key: ["id"])
    meetings = ImportedRows(file: .protected, key: ["person", "kind", "week", "weekday", "period"])
    var unmapped: [String: Int] = [:]
    for lesson in timetable.lessons where !lesson.teachers.isEmpty { place(lesson, unmapped: &unmapped) }
    addStaff()
    report(unmapped, file: file, problems)
    reportYears(file: file, problems)
    reportWeeks(file: file, problems)
  }

  private mutating func place(_ lesson: ForeignTimetable.Lesson, unmapped: inout [String: Int]) {
    let periods = bells.day(lesson.slot.weekday)?.lessonPeriods ?? []
    for number in lesson.slot.periods {
      guard number <= periods.count else {
        let what = periods.isEmpty ? lesson.slot.weekday.name : "\(lesson.slot.weekday.name) period \(number)"
        unmapped[what, default: 0] += 1
        continue
      }
      let when = [
        "week": letter(lesson.slot.week), "weekday": lesson.slot.weekday.shortName,
        "period": periods[number - 1].name,
      ]
      if lesson.isMeeting {
        for teacher in lesson.teachers {
          meetings.rows.append(when.merging(["person": ids[teacher] ?? teacher, "kind": "meeting"]) { $1 })
        }
      } else {
        lessons.rows.append(when.merging(row(lesson)) { $1 })
      }
    }
  }

  private func row(_ lesson: ForeignTimetable.Lesson) -> [String: String] {
    [
      "school": options.school, "class": lesson.className, "subject": subject(lesson),
      "years": YearText.written(years(lesson)), "room": lesson.rooms.first ?? "",
      "staff": lesson.teachers.map { ids[$0] ?? $0 }.joined(separator: ";"),
    ]
  }

  /// The subject, or the course where its name doesn't show one: two courses are two subjects as far as anyone knows.
  private func subject(_ lesson: ForeignTimetable.Lesson) -> String {
    options.subjects.subject(ofCourse: lesson.course, code: lesson.subject)
      ?? (lesson.subject ?? lesson.course).lowercased()
  }

  private func years(_ lesson: ForeignTimetable.Lesson) -> [Int] {
    let years = Set(lesson.classes.compactMap(options.years.year(of:))).sorted()
    return years.isEmpty ? [options.years.year(of: lesson.course)].compactMap { $0 } : years
  }

  private func letter(_ week: Int) -> String {
    timetable.weeks > 1 && week < options.weekLetters.count ? options.weekLetters[week] : ""
  }

  private mutating func addStaff() {
    var taught: [String: [String: Int]] = [:]
    for lesson in timetable.lessons where !lesson.isMeeting {
      let translated = options.subjects.subject(ofCourse: lesson.course, code: lesson.subject)
      guard let subject = translated ?? lesson.subject?.lowercased() else { continue }
      for teacher in lesson.teachers { taught[teacher, default: [:]][subject, default: 0] += lesson.slot.count }
    }
    for teacher in timetable.teachers where options.staff[teacher.name] == nil {
      let isPlaceholder = TimetableOddities.isPlaceholder(teacher.name)
      let subjects = (taught[teacher.name] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      staff.rows.append([
        "id": ids[teacher.name] ?? teacher.name, "name": isPlaceholder ? "Vacancy \(teacher.name)" : teacher.name,
        "school": options.school, "role": "teacher", "subjects": subjects.map(\.key).joined(separator: ";"),
        "vacancy": isPlaceholder ? "yes" : "",
      ])
    }
  }

  /// Ids of staff by the file's names: stated ones, else the school's id and the name.
  private static func ids(of teachers: [String], _ options: TimetableOptions) -> [String: String] {
    var ids = options.staff
    var taken = Set(options.staff.values)
    for teacher in teachers where ids[teacher] == nil {
      let base = "\(options.school)-\(Slug.of(teacher))"
      var id = base
      var number = 2
      while !taken.insert(id).inserted {
        id = "\(base)-\(number)"
        number += 1
      }
      ids[teacher] = id
    }
    return ids
  }

  private func report(_ unmapped: [String: Int], file: String, _ problems: Problems) {
    guard !unmapped.isEmpty else { return }
    let count = unmapped.values.reduce(0, +)
    let most = bells.days.map(\.lessonPeriods.count).max() ?? 0
    let message =
      "Lessons for which bells '\(bells.id)' have no period (they have at most \(most) on "
      + "\(bells.days.map(\.weekday.shortName).joined(separator: ", "))), \(count) in all: "
      + unmapped.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.sample(8)
    if options.dropsUnmapped {
      problems.warn(.importUnmapped, at: Location(file), message + "; they're left out")
    } else {
      problems.error(
        .importUnmapped, at: Location(file), message,
        advice: "Name bells with enough lesson periods, or leave these lessons out with --drop-unmapped.")
    }
  }

  private func reportYears(file: String, _ problems: Problems) {
    let without = Set(timetable.lessons.filter { !$0.isMeeting && years($0).isEmpty }.map(\.className)).sorted()
    guard !without.isEmpty else { return }
    problems.warn(
      .timetableNoYear, at: Location(file),
      "Classes whose names don't show a year group (\(without.count)): \(without.sample())",
      advice: "Give a map of class names to years with --years.")
  }

  private func reportWeeks(file: String, _ problems: Problems) {
    guard timetable.weeks > options.weekLetters.count else { return }
    problems.error(
      .importUnmapped, at: Location(file),
      "The timetable has \(timetable.weeks) weeks and only \(options.weekLetters.count) letters are named for them")
  }
}
