// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads the timetable that Untis exports (GPU001.TXT) and, if given, its list of duties (GPU009.TXT).
///
/// GPU001 has a record for each lesson, class and teacher of a period: 1 number of the lesson, 2 class, 3 teacher,
/// 4 subject, 5 room, 6 day (1 is Monday), 7 period, 8 length (only in minute timetables), 9 unused, where SVWS-Server and
/// others put the week of a fortnight. GPU009: 1 corridor, 2 teacher, 3 day, 4 period before which the duty lies.
/// Sources: UntisGPU001.java and UntisGPU001Csv.ts of https://github.com/SVWS-NRW/SVWS-Server,
/// https://www.dieschulapp.de/knowledge-base/stundenplan-aus-untis-importieren/, and for duties the manufacturer's
/// https://webhelp.untis.at/HTML/WebHelp/uk/untis/is_supervision_txtis.htm with public writers of GPU009.
struct UntisTimetable {
  /// A record of GPU001.
  private struct Entry {
    var lesson: String
    var className: String
    var teacher: String
    var subject: String
    var room: String
    var day: Int
    var period: Int
    /// Week of the cycle, from 0; nil: every week, or that of the day.
    var week: Int?
    var line: Int
  }

  /// Who teaches what to whom where, in one period of one lesson.
  private struct TaughtSet {
    var teachers: [String]
    var subject: String
    var room: String
    var classes: [String]
  }

  private let daysInWeek: Int
  private var entries: [Entry] = []
  private var duties: [(teacher: String, day: Int, before: Int)] = []
  /// Lines of records that name neither a class nor a subject.
  private var nameless: [Int] = []

  /// A reader of files whose weeks have so many days.
  init(daysInWeek: Int) { self.daysInWeek = max(1, daysInWeek) }

  // MARK: Reading

  /// Reads the timetable in `bytes`, of the file called `name`; false after problems.
  ///
  /// - Throws: `ForeignFormatError` where it's no such file.
  mutating func read(_ bytes: [UInt8], name: String, problems: Problems) throws(ForeignFormatError) -> Bool {
    let records = try UntisRecords(
      bytes, name: name, expected: "a timetable (GPU001.TXT)", least: 7, numbers: [6, 7], problems: problems)
    guard let records else { return false }
    for record in records.records {
      guard let day = record.number(6, "day", problems), let period = record.number(7, "period", problems),
        isDay(day, record, 6, problems)
      else { continue }
      guard !record[2].isEmpty || !record[4].isEmpty else {
        nameless.append(record.line)
        continue
      }
      let mark = Digits.value(record[9]) ?? 0
      entries.append(
        Entry(
          lesson: record[1], className: record[2], teacher: record[3], subject: record[4], room: record[5], day: day,
          period: period, week: (1...4).contains(mark) ? mark - 1 : nil, line: record.line))
    }
    return true
  }

  /// Reads the duties in `bytes`, of the file called `name`; records without a teacher are places that nobody watches.
  ///
  /// - Throws: `ForeignFormatError` where it's no such file.
  mutating func readDuties(_ bytes: [UInt8], name: String, problems: Problems) throws(ForeignFormatError) {
    let records = try UntisRecords(
      bytes, name: name, expected: "a list of duties (GPU009.TXT)", least: 4, numbers: [3, 4], problems: problems)
    for record in records?.records ?? [] where !record[2].isEmpty {
      guard let day = record.number(3, "day", problems), let before = record.number(4, "period", problems),
        isDay(day, record, 3, problems)
      else { continue }
      duties.append((record[2], day, before))
    }
  }

  private func isDay(_ day: Int, _ record: UntisRecords.Record, _ number: Int, _ problems: Problems) -> Bool {
    if (1...(4 * daysInWeek)).contains(day) { return true }
    problems.error(
      .foreignValue, at: record.cell(number, "day"), isNot: "a day of the cycle, 1 to \(4 * daysInWeek)",
      advice: "Weeks have \(daysInWeek) days here; --days-in-week says otherwise.")
    return false
  }

  /// The weeks of the cycle.
  var weeks: Int {
    let days = entries.map { week(ofDay: $0.day) } + duties.map { week(ofDay: $0.day) }
    return max(days.max() ?? 0, entries.compactMap(\.week).max() ?? 0) + 1
  }

  private func week(ofDay day: Int) -> Int { (day - 1) / daysInWeek }

  private func weekday(_ day: Int) -> Weekday { Weekday.allCases[(day - 1) % daysInWeek % Weekday.allCases.count] }

  // MARK: Lessons

  /// The timetable, with what `teachers` says of them.
  func timetable(_ teachers: UntisTeachers?) -> ForeignTimetable {
    let blocks = self.blocks
    // Subjects that a lesson has several sets of: those need their teachers to be told apart.
    var setsOf: [String: Int] = [:]
    for block in blocks {
      for (subject, sets) in Dictionary(grouping: block.sets, by: \.subject) {
        let key = "\(block.lesson)|\(subject)"
        setsOf[key] = max(setsOf[key] ?? 0, sets.count)
      }
    }
    let lessons = blocks.flatMap { block in
      block.sets.flatMap { set in
        block.slots.map {
          lesson(set, block.lesson, $0, isOneOfSeveral: setsOf["\(block.lesson)|\(set.subject)", default: 0] > 1)
        }
      }
    }
    let names = Set(entries.map(\.teacher) + duties.map(\.teacher)).filter { !$0.isEmpty }.sorted()
    var timetable = ForeignTimetable(
      lessons: lessons, teachers: names.map { teachers?.teachers[$0] ?? ForeignTimetable.Resource(id: $0, name: $0) },
      weeks: weeks, slots: Set(lessons.map(\.slot)), opaqueSubjects: false, classesAreSets: false, remarks: remarks)
    let areNumbered = duties.contains { self.week(ofDay: $0.day) > 0 }
    timetable.duties = duties.map { duty in
      let week = areNumbered ? self.week(ofDay: duty.day) : nil
      return ForeignTimetable.Duty(teacher: duty.teacher, week: week, weekday: weekday(duty.day), before: duty.before)
    }
    return timetable
  }

  private var remarks: [ForeignRemark] {
    guard let first = nameless.first else { return [] }
    return [
      ForeignRemark(
        .timetableNoClass, line: first,
        "records that name neither a class nor a subject were left out (\(nameless.count))")
    ]
  }

  /// The periods of lessons with their sets, in the order of the file.
  private var blocks: [(lesson: String, slots: [ForeignTimetable.Slot], sets: [TaughtSet])] {
    struct Key: Hashable {
      var lesson: String
      var day: Int
      var period: Int
      var week: Int?
    }
    var order: [Key] = []
    var grouped: [Key: [Entry]] = [:]
    for entry in entries {
      let key = Key(lesson: entry.lesson, day: entry.day, period: entry.period, week: entry.week)
      if grouped[key] == nil { order.append(key) }
      grouped[key, default: []].append(entry)
    }
    // A fortnight of numbered days has its weeks in them; one of marks has lessons without a mark in every week.
    let (weeks, isNumbered) = (weeks, entries.contains { week(ofDay: $0.day) > 0 })
    return order.map { key in
      let every = key.week == nil && !isNumbered ? Array(0..<weeks) : [key.week ?? week(ofDay: key.day)]
      let slots = every.map { ForeignTimetable.Slot(week: $0, weekday: weekday(key.day), period: key.period) }
      return (key.lesson, slots, Self.sets(grouped[key] ?? []))
    }
  }

  /// The sets that the records of one period of one lesson make: records that differ by class alone are one set of
  /// several classes; sets of one subject, room and classes are taught by several teachers together.
  private static func sets(_ entries: [Entry]) -> [TaughtSet] {
    var sets: [TaughtSet] = []
    for entry in entries {
      let index = sets.firstIndex {
        $0.teachers == [entry.teacher] && $0.subject == entry.subject && $0.room == entry.room
      }
      let classes = entry.className.isEmpty ? [] : [entry.className]
      if let index {
        sets[index].classes += classes.filter { !sets[index].classes.contains($0) }
      } else {
        sets.append(
          TaughtSet(
            teachers: entry.teacher.isEmpty ? [] : [entry.teacher], subject: entry.subject, room: entry.room,
            classes: classes))
      }
    }
    var joined: [TaughtSet] = []
    for set in sets {
      let index = joined.firstIndex {
        !set.room.isEmpty && $0.subject == set.subject && $0.room == set.room && $0.classes == set.classes
      }
      if let index { joined[index].teachers += set.teachers } else { joined.append(set) }
    }
    return joined
  }

  private func lesson(
    _ set: TaughtSet, _ number: String, _ slot: ForeignTimetable.Slot, isOneOfSeveral: Bool
  ) -> ForeignTimetable.Lesson {
    let parts = [set.subject, number] + (isOneOfSeveral ? set.teachers.prefix(1) : [])
    let isSet = set.classes.count > 1
    return ForeignTimetable.Lesson(
      event: number, course: set.subject, subject: set.subject.isEmpty ? nil : set.subject, classes: set.classes,
      classSource: set.classes.isEmpty ? .unknown : .stated,
      group: isSet ? parts.filter { !$0.isEmpty }.joined(separator: "-") : nil, teachers: set.teachers,
      rooms: set.room.isEmpty ? [] : [set.room], slot: slot,
      statedKind: set.classes.isEmpty ? TimetableWords.kind(of: set.subject) : nil)
  }
}
