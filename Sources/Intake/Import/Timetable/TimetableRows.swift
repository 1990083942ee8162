// SPDX-License-Identifier: Apache-2.0

import Domain

/// The rows of a group folder that a foreign timetable becomes: lessons, staff and protected time.
struct TimetableRows {
  private let timetable: ForeignTimetable
  private let options: TimetableOptions
  private let bells: BellSchedule
  private let ids: [String: String]
  /// How many entries stand in periods of the bells that aren't for lessons, by their names.
  private var notLessons: [String: Int] = [:]
  private(set) var lessons: ImportedRows
  private(set) var staff: ImportedRows
  /// Teachers whom the folder doesn't have, in the file's order.
  private(set) var added: [(id: String, name: String)] = []
  /// Meetings and whatever else stands in a timetable and is no lesson.
  private(set) var protected: ImportedRows
  /// Duties between lessons, which have times and no periods.
  private(set) var duties: ImportedRows

  /// All of them, those first to which the others refer.
  var all: [ImportedRows] { [staff, lessons, protected, duties] }

  /// Maps `timetable` on `bells`; problems are about the file called `file`.
  init(
    _ timetable: ForeignTimetable, options: TimetableOptions, bells: BellSchedule, file: String, problems: Problems
  ) {
    self.timetable = timetable
    self.options = options
    self.bells = bells
    ids = Self.ids(of: timetable.teachers, options)
    var scope = ["school": options.school]
    if let week = options.onlyWeek { scope["week"] = week }
    lessons = ImportedRows(
      file: .lessons, key: ["school", "class", "subject", "week", "weekday", "period", "staff"], scope: scope)
    staff = ImportedRows(file: .staff, key: ["id"])
    protected = ImportedRows(file: .protected, key: ["person", "kind", "week", "weekday", "period"])
    duties = ImportedRows(file: .protected, key: ["person", "kind", "week", "weekday", "start", "end"])
    var unmapped: [String: Int] = [:]
    for lesson in timetable.lessons where !lesson.teachers.isEmpty { place(lesson, unmapped: &unmapped) }
    reportNotLessons(file: file, problems)
    for duty in timetable.duties { place(duty, unmapped: &unmapped) }
    addStaff()
    report(unmapped, file: file, problems)
    reportYears(file: file, problems)
    reportWeeks(file: file, problems)
  }

  private mutating func place(_ lesson: ForeignTimetable.Lesson, unmapped: inout [String: Int]) {
    for number in lesson.slot.periods {
      guard let period = period(number, lesson.slot) else {
        unmapped[shown(number, lesson.slot), default: 0] += 1
        continue
      }
      guard period.kind == .lesson else {
        notLessons[period.name, default: 0] += 1
        continue
      }
      let when = [
        "week": letter(lesson.slot.week), "weekday": lesson.slot.weekday.shortName, "period": period.name,
      ]
      if let kind = lesson.protectedKind {
        for teacher in lesson.teachers {
          protected.rows.append(when.merging(["person": ids[teacher] ?? teacher, "kind": kind.rawValue]) { $1 })
        }
      } else {
        lessons.rows.append(when.merging(row(lesson)) { $1 })
      }
    }
  }

  private func period(_ number: Int, _ slot: ForeignTimetable.Slot) -> Period? {
    guard let label = slot.label else { return bells.lessonPeriod(number, on: slot.weekday, options.numbering) }
    return bells.period(called: label, on: slot.weekday)
  }

  private func shown(_ number: Int, _ slot: ForeignTimetable.Slot) -> String {
    let name = slot.weekday.name
    return bells.day(slot.weekday) == nil
      ? name : slot.label.map { "\(name) '\($0.shown)'" } ?? "\(name) period \(number)"
  }

  private mutating func place(_ duty: ForeignTimetable.Duty, unmapped: inout [String: Int]) {
    guard let span = bells.gap(before: duty.before, on: duty.weekday, options.numbering) else {
      unmapped["\(duty.weekday.name) before period \(duty.before)", default: 0] += 1
      return
    }
    duties.rows.append([
      "person": ids[duty.teacher] ?? duty.teacher, "kind": ProtectedTime.Kind.duty.rawValue,
      "week": duty.week.map(letter) ?? options.onlyWeek ?? "", "weekday": duty.weekday.shortName,
      "start": span.start.description, "end": span.end.description,
    ])
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
    if let only = options.onlyWeek { return only }
    return timetable.weeks > 1 && week < options.weekLetters.count ? options.weekLetters[week] : ""
  }

  private mutating func addStaff() {
    var taught: [String: [String: Int]] = [:]
    for lesson in timetable.lessons where !lesson.isProtected {
      let translated = options.subjects.subject(ofCourse: lesson.course, code: lesson.subject)
      guard let subject = translated ?? lesson.subject?.lowercased() else { continue }
      for teacher in lesson.teachers { taught[teacher, default: [:]][subject, default: 0] += lesson.slot.count }
    }
    for teacher in timetable.teachers {
      let id = ids[teacher.name] ?? teacher.name
      let subjects = (taught[teacher.name] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let list = subjects.map(\.key).joined(separator: ";")
      if let takesSubjects = options.known[id] {
        if takesSubjects, !list.isEmpty { staff.rows.append(["id": id, "subjects": list]) }
        continue
      }
      let isPlaceholder = TimetableOddities.isPlaceholder(teacher.name)
      let name = isPlaceholder ? "Vacancy \(teacher.name)" : teacher.fullName ?? teacher.name
      if !isPlaceholder { added.append((id, name)) }
      staff.rows.append([
        "id": id, "name": name,
        "school": options.school, "email": teacher.email ?? "", "role": "teacher", "subjects": list,
        "vacancy": isPlaceholder ? "yes" : "", "from": teacher.from?.description ?? "",
        "until": teacher.until?.description ?? "",
      ])
    }
  }

  /// Ids of staff by the file's names: stated ones, else the school's id and the name.
  private static func ids(of teachers: [ForeignTimetable.Resource], _ options: TimetableOptions) -> [String: String] {
    var ids = options.staff
    var taken = Set(options.staff.values)
    for teacher in teachers where ids[teacher.name] == nil {
      let base = "\(options.school)-\(Slug.of(teacher.code ?? teacher.name))"
      var id = base
      var number = 2
      while !taken.insert(id).inserted {
        id = "\(base)-\(number)"
        number += 1
      }
      ids[teacher.name] = id
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

  private func reportNotLessons(file: String, _ problems: Problems) {
    guard !notLessons.isEmpty else { return }
    problems.warn(
      .timetableNotLessons, at: Location(file),
      "What stands in registration, break or lunch of bells '\(bells.id)' is no lesson and was left out: "
        + notLessons.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.sample(8))
  }

  private func reportYears(file: String, _ problems: Problems) {
    let without = Set(timetable.lessons.filter { !$0.isProtected && years($0).isEmpty }.map(\.className)).sorted()
    guard !without.isEmpty else { return }
    problems.warn(
      .timetableNoYear, at: Location(file),
      "Classes whose names don't show a year group (\(without.count)): \(without.sample())",
      advice: "Give a map of class names to years with --years.")
  }

  private func reportWeeks(file: String, _ problems: Problems) {
    guard timetable.weeks > options.weekLetters.count, options.onlyWeek == nil else { return }
    problems.error(
      .importUnmapped, at: Location(file),
      "The timetable has \(timetable.weeks) weeks and only \(options.weekLetters.count) letters are named for them")
  }
}
