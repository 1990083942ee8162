// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads a list of lessons: a row a lesson, or a row a lesson and teacher, of a week or fortnight.
struct LessonList {
  /// A row with its place in the cycle.
  private struct Entry {
    var place: LessonPlace
    var period: Period
    var weekday: Weekday
    var className: String
    var subject: String
    var teacher: ForeignTimetable.Resource?
    var room: String
  }

  private let list: ForeignList
  private let bells: BellSchedule
  private let options: TimetableOptions
  private let problems: Problems
  private let file: String
  /// Places of the periods, by their ids and names in lower case.
  private var periods: [String: LessonPlace] = [:]
  private var entries: [Entry] = []
  /// Periods that the bells don't have, and in which there are no lessons.
  private var unmapped: [String: Int] = [:]
  private var notLessons: [String: Int] = [:]

  private var daysInWeek: Int { options.daysInWeek ?? bells.daysInWeek }

  /// A reader of `bytes`, of the file called `file`; nil after problems.
  ///
  /// - Throws: `ForeignFormatError` where it's no such list.
  init?(
    _ bytes: [UInt8], file: String, bells: BellSchedule, options: TimetableOptions, problems: Problems
  ) throws(ForeignFormatError) {
    let list = try ForeignList(
      bytes, name: file, expected: "a list of lessons (CSV)", fields: LessonHeadings.lessons, problems: problems)
    guard let list else { return nil }
    guard list.has("class"), list.has("period") || list.has("start"),
      list.has("teacher") || list.has("email") || list.has("code")
    else {
      throw ForeignFormatError(
        .foreignMissing, line: 1,
        "the list needs a column of classes, one of teachers, and one of periods or start times; it has "
          + list.headings.values.sorted().sample(12))
    }
    self.list = list
    self.bells = bells
    self.options = options
    self.problems = problems
    self.file = file
  }

  /// Reads the periods that the list's rows name by their ids or names.
  ///
  /// - Throws: `ForeignFormatError` where it's no such list.
  mutating func readPeriods(_ bytes: [UInt8], file: String) throws(ForeignFormatError) {
    let found = try ForeignList(
      bytes, name: file, expected: "a list of periods (CSV)", fields: LessonHeadings.periods, problems: problems)
    for row in found?.rows ?? [] {
      let place = LessonPlace(row, period: row["name"], daysInWeek: daysInWeek, problems)
      for name in [row["id"], row["name"]] where !name.isEmpty { periods[name.text.lowercased()] = place }
    }
  }

  /// The timetable of the days in `span`; rows that hold at none of them are passed over.
  mutating func timetable(in span: DateSpan?) -> ForeignTimetable {
    var spans: Set<DateSpan> = []
    for row in list.rows {
      let far = CivilDate(daysSince1970: 4_000_000)
      let held = DateSpan(
        row["from"].read(.date, problems) ?? CivilDate(daysSince1970: 0), row["until"].read(.date, problems) ?? far)
      guard span.map({ held.overlaps($0) }) ?? true else { continue }
      if let entry = entry(row) {
        entries.append(entry)
        spans.insert(held)
      }
    }
    report(spans.count)
    return assembled()
  }

  // MARK: Rows

  private mutating func entry(_ row: ForeignList.Row) -> Entry? {
    let className = row["class"].text
    // A row without a class is a slot that nobody uses.
    guard !className.isEmpty else { return nil }
    let before = problems.errorCount
    var place = LessonPlace(row, period: row["period"], daysInWeek: daysInWeek, problems)
    if let more = periods[row["period"].text.lowercased()] { place.take(more) }
    guard problems.errorCount == before else { return nil }
    guard let weekday = place.weekday else {
      problems.error(
        .foreignMissing, at: row.location, "Nothing says on which day this lesson is",
        advice: "The list, or the one of periods (--periods), needs a column of days, as Day or dayOfCycle.")
      return nil
    }
    guard let period = period(place, weekday) else {
      let what = place.period.isEmpty ? place.start?.description ?? "no period" : "'\(place.period.shown)'"
      unmapped[bells.day(weekday) == nil ? weekday.name : "\(weekday.name) \(what)", default: 0] += 1
      return nil
    }
    guard period.kind == .lesson else {
      notLessons[period.name, default: 0] += 1
      return nil
    }
    return Entry(
      place: place, period: period, weekday: weekday, className: className, subject: row["subject"].text,
      teacher: teacher(row), room: row["room"].text)
  }

  /// By name, else by the time at which it starts, else by number.
  private func period(_ place: LessonPlace, _ weekday: Weekday) -> Period? {
    if let named = bells.period(called: place.period, on: weekday) { return named }
    if let start = place.start {
      return bells.day(weekday)?.periods.first { $0.span.start <= start && start < $0.span.end }
    }
    let digits = place.period.reversed().prefix { $0.isASCII && $0.isNumber }
    return Digits.value(String(digits.reversed()), longest: 2).flatMap { bells.lessonPeriod($0, on: weekday, .name) }
  }

  private func teacher(_ row: ForeignList.Row) -> ForeignTimetable.Resource? {
    let (email, code, name) = (row["email"].text, row["code"].text, row["teacher"].text)
    guard let key = [email, code, name].first(where: { !$0.isEmpty }) else { return nil }
    var teacher = ForeignTimetable.Resource(id: key, name: key)
    if email.contains("@") { teacher.email = email }
    teacher.code = [code, name].first { !$0.isEmpty } ?? String(email.prefix { $0 != "@" })
    teacher.fullName = name.isEmpty ? nil : StaffNames.ordered(name)
    if name.isEmpty, code.isEmpty { teacher.fullName = StaffNames.fromAddress(teacher.code ?? email) }
    return teacher
  }

  private func report(_ spans: Int) {
    if spans > 1 {
      problems.warn(
        .timetableVersions, at: Location(file),
        "The lessons hold for \(spans) different spans of dates; all of them were taken",
        advice: "Name a date with --on, to take the timetable of that day.")
    }
    if !notLessons.isEmpty {
      problems.warn(
        .timetableNotLessons, at: Location(file),
        "What stands in registration, break or lunch of bells '\(bells.id)' is no lesson and was left out: "
          + notLessons.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.sample(8))
    }
    guard !unmapped.isEmpty else { return }
    let message =
      "Lessons for which bells '\(bells.id)' have no period, \(unmapped.values.reduce(0, +)) in all: "
      + unmapped.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.sample(8)
    if options.dropsUnmapped {
      problems.warn(.importUnmapped, at: Location(file), message + "; they're left out")
    } else {
      problems.error(
        .importUnmapped, at: Location(file), message,
        advice: "Name bells with these periods, or leave these lessons out with --drop-unmapped.")
    }
  }

  // MARK: Lessons

  private func assembled() -> ForeignTimetable {
    let words = Set(entries.map(\.place.week).filter { !$0.isEmpty }).sorted()
    let numbered = (entries.compactMap(\.place.cycleWeek).max() ?? 0) + 1
    let weeks = max(words.count, numbered, 1)
    if words.count == 1, Int(words[0]) == nil, weeks == 1, entries.allSatisfy({ !$0.place.week.isEmpty }) {
      problems.warn(
        .importWeeks, at: Location(file),
        "Every lesson is of week '\(words[0].shown)': they were taken for lessons of every week",
        advice: "Where there are other weeks, import one list with all of them.")
    }
    var lessons: [ForeignTimetable.Lesson] = []
    var indices: [String: Int] = [:]
    let courses = CourseNames(courses: Set(entries.map(\.className)).sorted(), known: [])
    for entry in entries {
      let stated = words.firstIndex(of: entry.place.week) ?? (numbered > 1 ? entry.place.cycleWeek : nil)
      for week in stated.map({ [$0] }) ?? Array(0..<weeks) {
        let slot = slot(entry, week)
        // Rows of one class at one time are one lesson of several teachers.
        let key = "\(slot.week)|\(slot.weekday)|\(entry.period.name)|\(entry.className)"
        if let index = indices[key] {
          lessons[index] = lessons[index].joined(by: entry.teacher?.name, room: entry.room)
        } else {
          indices[key] = lessons.count
          lessons.append(lesson(entry, slot, courses))
        }
      }
    }
    var seen: Set<String> = []
    let teachers = entries.compactMap(\.teacher).filter { seen.insert($0.name).inserted }
    return ForeignTimetable(
      lessons: lessons, teachers: teachers, weeks: weeks, slots: Set(lessons.map(\.slot)),
      opaqueSubjects: lessons.allSatisfy { $0.subject == nil }, classesAreSets: true)
  }

  private func slot(_ entry: Entry, _ week: Int) -> ForeignTimetable.Slot {
    let periods = bells.day(entry.weekday)?.lessonPeriods ?? []
    let rank = (periods.firstIndex { $0.name == entry.period.name } ?? 0) + 1
    var slot = ForeignTimetable.Slot(week: week, weekday: entry.weekday, period: rank)
    slot.label = entry.period.name
    return slot
  }

  private func lesson(
    _ entry: Entry, _ slot: ForeignTimetable.Slot, _ courses: CourseNames
  ) -> ForeignTimetable.Lesson {
    let kind = TimetableWords.kind(of: entry.className)
    let code = SIMSCell.subject(of: entry.className) ?? courses.code(of: entry.className)
    return ForeignTimetable.Lesson(
      event: entry.className, course: entry.className, subject: entry.subject.isEmpty ? code : entry.subject,
      classes: kind == nil ? [entry.className] : [], classSource: .stated, group: nil,
      teachers: [entry.teacher?.name].compactMap { $0 }, rooms: entry.room.isEmpty ? [] : [entry.room], slot: slot,
      statedKind: kind)
  }
}

extension ForeignTimetable.Lesson {
  /// The same lesson with another teacher in it, and the room that it lacked.
  fileprivate func joined(by teacher: String?, room: String) -> Self {
    let more = teacher.map { teachers.contains($0) ? [] : [$0] } ?? []
    return Self(
      event: event, course: course, subject: subject, classes: classes, classSource: classSource, group: group,
      teachers: teachers + more, rooms: rooms.isEmpty && !room.isEmpty ? [room] : rooms, slot: slot,
      statedKind: statedKind)
  }
}
