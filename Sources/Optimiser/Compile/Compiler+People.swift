// SPDX-License-Identifier: Apache-2.0

import Domain

extension Compiler {
  /// By whom people would like to be shadowed; those who say so.
  func preferredShadows() -> [Int: [Identifier<Person>]] {
    people.enumerated().reduce(into: [:]) { found, entry in
      if !entry.element.preferredShadows.isEmpty { found[entry.offset] = entry.element.preferredShadows }
    }
  }

  func personData(_ index: Int) -> PersonData {
    let person = people[index]
    let limits = group.rules.limits
    let base = schoolIndex[person.base] ?? 0
    return PersonData(
      base: base, works: person.works,
      workedHalves: person.works.halfDays.reduce(0) {
        $0 | 1 << UInt16(2 * ($1.weekday.rawValue - 1) + $1.half.rawValue)
      },
      firstDay: person.validFrom.map { $0 - calendar.firstDate } ?? 0,
      lastDay: person.validUntil.map { $0 - calendar.firstDate } ?? Int.max,
      department: person.department.flatMap { departmentIndex[DepartmentKey(school: base, name: $0)] } ?? -1,
      phaseTeam: phaseTeam(of: person, base: base), isCoverStaff: person.role == "cover supervisor",
      mostDaysPerWeek: person.limits.daysPerWeek ?? limits.daysPerWeek,
      mostDaysPerHalfTerm: person.limits.daysPerHalfTerm ?? limits.daysPerHalfTerm,
      mostDaysPerYear: person.limits.daysPerYear ?? limits.daysPerYear,
      directedBalance: person.directedBalance?.rawValue, hosts: person.hosts,
      mostVisits: person.mostVisitsHosted ?? limits.visitsHostedPerPerson,
      phase: directory.schools[person.base].map(person.phase) ?? .other,
      isRemainer: limits.remainOnSite.contains { person.tags.contains(where: $0.contains) },
      hasBlackouts: !blackouts(of: person).isEmpty, isEarlyCareer: person.isEarlyCareer,
      hourlyRate: person.hourlyRate?.rawValue ?? 0)
  }

  /// The team of a person's phase at their base, where the school limits how many of it are out; -1 where it doesn't.
  private func phaseTeam(of person: Person, base: Int) -> Int {
    phaseTeams[PhaseKey(school: base, phase: person.phase(at: schools[base]))] ?? -1
  }

  /// Days on which a blackout for the person's role holds.
  func blackouts(of person: Person) -> [ClosedRange<Int>] {
    let blackouts = directory.schools[person.base].flatMap { directory.calendars[$0.calendar] }?.blackouts ?? []
    return blackouts.filter { blackout in
      blackout.roles.contains { $0 == person.role || person.responsibilities.contains($0) }
    }.compactMap { dayRange($0.span) }
  }

  /// Lessons with bells resolved, and their order by person and weekday. A lesson whose period isn't among the bells of its
  /// weekday doesn't take place.
  func lessonTable() -> LessonTable {
    var classes: [ClassKey: Int] = [:]
    var subjects: [String: Int] = [:]
    var lessons: [LessonData] = []
    var byPerson = [[Int32]](repeating: [], count: people.count * 7)
    for (source, lesson) in timetable.lessons.enumerated() {
      guard let school = schoolIndex[lesson.school] else { continue }
      let weekday = lesson.weekday.rawValue - 1
      guard let bells = bellDay(school, weekday: weekday),
        let period = bells.periods.firstIndex(where: { $0.name == lesson.period }),
        let lead = lesson.staff.first.flatMap({ personIndex[$0] })
      else { continue }
      let key = ClassKey(school: school, name: lesson.className)
      let classIndex = classes[key, default: classes.count]
      classes[key] = classIndex
      let subject = subjects[lesson.subject, default: subjects.count]
      subjects[lesson.subject] = subject
      let span = bells.periods[period].span
      let number = Int32(lessons.count)
      lessons.append(
        LessonData(
          source: source, school: school, classIndex: classIndex, subject: subject,
          years: DayTable.mask(lesson.years), letter: lesson.week.map { calendar.letterIndex[$0] ?? 127 } ?? -1,
          weekday: Int8(weekday), period: Int16(period), start: Int16(span.start.minutes),
          end: Int16(span.end.minutes), half: Int8(bells.half(at: span.start).rawValue), lead: Int32(lead),
          base: Int32(weight(of: lesson) * span.length.rawValue), isAssumed: lesson.isAssumed))
      for person in Set(lesson.staff.compactMap { personIndex[$0] }) { byPerson[person * 7 + weekday].append(number) }
    }
    rank(&lessons)
    var order: [Int32] = []
    var starts: [Int32] = [0]
    var times: [LessonTimes] = []
    for (index, numbers) in byPerson.enumerated() {
      order += numbers.sorted { (lessons[Int($0)].start, $0) < (lessons[Int($1)].start, $1) }.prefix(64)
      times += order[times.count...].map { self.times(of: lessons[Int($0)], person: index / 7) }
      starts.append(Int32(order.count))
    }
    return LessonTable(
      lessons: FlatTable(lessons), order: FlatTable(order), starts: FlatTable(starts), times: FlatTable(times),
      classCount: classes.count, subjects: subjects)
  }

  private func times(of lesson: LessonData, person: Int) -> LessonTimes {
    LessonTimes(
      start: lesson.start, end: lesson.end, letter: lesson.letter, half: UInt8(lesson.half),
      isAtBase: lesson.school == schoolIndex[people[person].base] ?? 0,
      isHalfDayUnit: schools[lesson.school].releaseUnit == .halfDay, school: Int32(lesson.school))
  }

  private func rank(_ lessons: inout [LessonData]) {
    let order = lessons.indices.sorted {
      let a = timetable.lessons[lessons[$0].source]
      let b = timetable.lessons[lessons[$1].source]
      return (a.period, a.subject, $0) < (b.period, b.subject, $1)
    }
    for (rank, index) in order.enumerated() { lessons[index].order = Int32(rank) }
  }

  private struct ClassKey: Hashable {
    let school: Int
    let name: String
  }

  private func weight(of lesson: Lesson) -> Int {
    if let stated = lesson.weight { return stated.rawValue }
    let years = group.rules.years
    if lesson.years.contains(where: years.exam.contains) { return years.examWeight.rawValue }
    if lesson.years.contains(where: years.beforeExam.contains) { return years.beforeExamWeight.rawValue }
    return PerMille.one.rawValue
  }

  /// Protected time by person and weekday.
  func protectedTable() -> (times: FlatTable<ProtectedData>, starts: FlatTable<Int32>) {
    var byPerson = [[ProtectedData]](repeating: [], count: people.count * 7)
    for time in group.protectedTimes(directory) {
      guard let person = personIndex[time.person] else { continue }
      byPerson[person * 7 + time.weekday.rawValue - 1].append(
        ProtectedData(
          letter: time.week.map { calendar.letterIndex[$0] ?? 127 } ?? -1, start: Int16(time.span.start.minutes),
          end: Int16(time.span.end.minutes), kind: time.kind,
          isRepayable: time.kind.isRepayable && directory.schools[people[person].base]?.repaysProtectedTime == true))
    }
    var starts: [Int32] = [0]
    var times: [ProtectedData] = []
    for list in byPerson {
      for (number, time) in list.enumerated() where !isCovered(time, by: list[..<number], or: list[(number + 1)...]) {
        times.append(time)
      }
      starts.append(Int32(times.count))
    }
    return (FlatTable(times), FlatTable(starts))
  }

  /// Whether another row says the same: the same time in every week, or an earlier row in the same weeks.
  private func isCovered(
    _ time: ProtectedData, by earlier: ArraySlice<ProtectedData>, or later: ArraySlice<ProtectedData>
  ) -> Bool {
    let isSame = { (other: ProtectedData) in
      other.start == time.start && other.end == time.end && other.kind == time.kind
    }
    return earlier.contains { isSame($0) && ($0.letter < 0 || $0.letter == time.letter) }
      || later.contains { isSame($0) && $0.letter < 0 && time.letter >= 0 }
  }
}
