// SPDX-License-Identifier: Apache-2.0

import Domain

/// A person together with their base school.
///
/// A class as everything here that many others refer to: copies of such large values took half of the verifier's time.
final class Member: Sendable {
  let person: Person
  let school: School

  init(person: Person, school: School) {
    self.person = person
    self.school = school
  }
}

/// Protected time of somebody on a date.
struct ProtectedSpan: Hashable, Sendable {
  let span: TimeSpan
  let kind: ProtectedTime.Kind
}

/// A group with look-ups by school, person and day.
final class GroupIndex: Sendable {
  let group: Group
  let directory: Directory
  /// Everyone who is employed on at least one day of the year, by id.
  let members: [Member]
  /// By id.
  let schools: [School]
  let answers: HeadAnswers
  let vetoes: RelationIndex
  let reluctances: RelationIndex
  let partnerships: Partnerships
  private let travel: TravelTable
  private let views: [Identifier<School>: CalendarView]
  private let weeks: [Identifier<School>: YearWeeks]
  private let bells: [Identifier<School>: BellSchedule]
  private let lessonsOfPerson: [Identifier<Person>: [Lesson]]
  /// Those in periods that the bells of their weekday have, by span, school, class and subject.
  private let timedLessonsOfPerson: [Identifier<Person>: [TimedLesson]]
  private let protectedOfPerson: [Identifier<Person>: [ProtectedTime]]
  private let offers: [Identifier<Person>: [OpenLesson]]
  private let busyTimes: [Busy.Subject: [Busy]]
  private let search: StaffSearch
  private let coverStaff: [Identifier<School>: [Member]]
  private let meetings: [Identifier<School>: [MeetingSlot]]
  private let directed: [Identifier<School>: [DirectedSlot]]
  private let cover: [Identifier<School>: [InternalCover]]

  init(_ group: Group) {
    let group = group.bindingPosts()
    self.group = group
    let directory = Directory(group)
    self.directory = directory
    travel = TravelTable(group)
    schools = group.schools.sortedByID()
    members = group.people.sortedByID().compactMap { person in
      guard (person.validFrom ?? group.year.first) <= group.year.last,
        (person.validUntil ?? group.year.last) >= group.year.first, let school = directory.schools[person.base]
      else { return nil }
      return Member(person: person, school: school)
    }
    answers = HeadAnswers(group.answers)
    vetoes = RelationIndex(group.relations.filter { $0.kind == .veto })
    reluctances = RelationIndex(group.relations.filter { $0.kind == .reluctance })
    partnerships = Partnerships(group.relations)
    (views, weeks) = Self.unrolled(group, directory)
    bells = Dictionary(
      group.schools.compactMap { school in directory.bells[school.bells].map { (school.id, $0) } }
    ) { first, _ in first }
    lessonsOfPerson = Self.byPerson(WeeklyTimetable(group, directory: directory).lessons)
    timedLessonsOfPerson = Self.timed(lessonsOfPerson, bells)
    protectedOfPerson = Dictionary(grouping: group.protectedTimes(directory), by: \.person)
    offers = Dictionary(grouping: group.openLessons, by: \.person)
    busyTimes = Dictionary(grouping: group.busy, by: \.subject)
    search = StaffSearch(members)
    coverStaff = Dictionary(grouping: members.filter { $0.person.role == "cover supervisor" }, by: \.school.id)
    meetings = Dictionary(grouping: group.meetings, by: \.school)
    directed = Dictionary(grouping: group.directed, by: \.school)
    cover = Dictionary(grouping: group.cover, by: \.school)
  }

  private static func byPerson(_ lessons: [Lesson]) -> [Identifier<Person>: [Lesson]] {
    var byPerson: [Identifier<Person>: [Lesson]] = [:]
    for lesson in lessons {
      for person in Set(lesson.staff) { byPerson[person, default: []].append(lesson) }
    }
    return byPerson
  }

  private static func timed(
    _ lessons: [Identifier<Person>: [Lesson]], _ bells: [Identifier<School>: BellSchedule]
  ) -> [Identifier<Person>: [TimedLesson]] {
    lessons.mapValues { lessons in
      let timed = lessons.compactMap { lesson -> TimedLesson? in
        guard let day = bells[lesson.school]?.day(lesson.weekday), let period = day.period(lesson.period) else {
          return nil
        }
        return TimedLesson(lesson: lesson, span: period.span, half: day.half(at: period.span.start))
      }
      return timed.sorted {
        ($0.span, $0.lesson.school, $0.lesson.className, $0.lesson.subject)
          < ($1.span, $1.lesson.school, $1.lesson.className, $1.lesson.subject)
      }
    }
  }

  /// The year of each school; schools with one calendar and one schedule share it.
  private static func unrolled(
    _ group: Group, _ directory: Directory
  ) -> ([Identifier<School>: CalendarView], [Identifier<School>: YearWeeks]) {
    var views: [Identifier<School>: CalendarView] = [:]
    var weeks: [Identifier<School>: YearWeeks] = [:]
    var made: [Pair<Identifier<SchoolCalendar>, Identifier<BellSchedule>>: (CalendarView, YearWeeks)] = [:]
    for school in group.schools {
      guard let calendar = directory.calendars[school.calendar], let schedule = directory.bells[school.bells] else {
        continue
      }
      let key = Pair(school.calendar, school.bells)
      if made[key] == nil {
        let view = CalendarView(calendar, bells: schedule, year: group.year)
        made[key] = (view, YearWeeks(view, year: group.year))
      }
      views[school.id] = made[key]?.0
      weeks[school.id] = made[key]?.1
    }
    return (views, weeks)
  }

  // MARK: Days

  /// What `date` is at `school`.
  func kind(_ school: Identifier<School>, _ date: CivilDate) -> DayKind { views[school]?.kind(date) ?? .closed }

  /// Whether pupils are at `school` on `date`.
  func hasPupils(_ school: Identifier<School>, _ date: CivilDate) -> Bool {
    if case .pupils = kind(school, date) { return true }
    return false
  }

  /// Letter of the week in which `date` falls, where pupils are in school.
  func weekLetter(_ school: Identifier<School>, _ date: CivilDate) -> String? {
    if case .pupils(let week) = kind(school, date) { return week }
    return nil
  }

  /// Number of the half-term in the school's calendar, from 1; 0 outside all of them.
  func halfTerm(_ school: Identifier<School>, _ date: CivilDate) -> Int { views[school]?.halfTerm(date) ?? 0 }

  /// The bells of the weekday of `date`, whatever kind of day it is.
  func bells(_ school: Identifier<School>, _ date: CivilDate) -> BellDay? { bells[school]?.day(date.weekday) }

  /// The bells of a weekday.
  func bells(_ school: Identifier<School>, _ weekday: Weekday) -> BellDay? { bells[school]?.day(weekday) }

  /// Blackouts of the school's calendar that cover `date`.
  func blackouts(_ school: Identifier<School>, _ date: CivilDate) -> [Blackout] {
    views[school]?.calendar.blackouts.filter { $0.span.contains(date) } ?? []
  }

  /// Number of the timetable's cycle in which the week of `date` lies, from 0: weeks with pupils are counted in order,
  /// as many to a cycle as it has letters. Nil in a week without pupils.
  func cycle(_ school: Identifier<School>, _ date: CivilDate) -> Int? {
    guard let view = views[school], let number = weeks[school]?.number(of: date) else { return nil }
    return floorDivide(number, max(1, view.calendar.cycle.count))
  }

  /// The school's weeks with pupils.
  func weeks(_ school: Identifier<School>) -> YearWeeks? { weeks[school] }
  /// The half-terms of the school's calendar, in order.
  func halfTerms(_ school: Identifier<School>) -> [HalfTerm] { views[school]?.calendar.halfTerms ?? [] }

  // MARK: People and times

  /// Minutes from one place to another.
  func minutes(_ from: Place, _ to: Place) -> Minutes { travel.journey(from: from, to: to).minutes }
  /// Metres from one place to another.
  func metres(_ from: Place, _ to: Place) -> Metres { travel.journey(from: from, to: to).metres }
  /// Lessons with `person` among the staff.
  func lessons(of person: Identifier<Person>) -> [Lesson] { lessonsOfPerson[person] ?? [] }
  /// Those of them that take place: in periods that the bells have, by span, school, class and subject.
  func timedLessons(of person: Identifier<Person>) -> [TimedLesson] { timedLessonsOfPerson[person] ?? [] }
  /// Somebody who is employed on at least one day of the year.
  func member(_ id: Identifier<Person>) -> Member? { search.member(id) }
  /// Everyone based at `school`, by id.
  func staff(of school: Identifier<School>) -> [Member] { search.staff(of: school) }
  /// The cover supervisors among them.
  func coverStaff(of school: Identifier<School>) -> [Member] { coverStaff[school] ?? [] }
  /// Those whom `selector` chooses, by id.
  func members(matching selector: Selector) -> [Member] { search.members(matching: selector) }

  /// Whether `person`, who leads `lesson`, offers it to visitors on `date`.
  func isOffered(_ lesson: Lesson, by person: Identifier<Person>, on date: CivilDate) -> Bool {
    (offers[person] ?? []).contains { offer in
      offer.weekday == date.weekday && offer.holds(on: date) && [nil, lesson.period].contains(offer.period)
        && [nil, lesson.className].contains(offer.className)
    }
  }

  /// Busy times of `subject` on `date`; an all-day one is the whole day.
  func busy(_ subject: Busy.Subject, _ date: CivilDate) -> [TimeSpan] {
    (busyTimes[subject] ?? []).filter { $0.days.contains(date) }.map { $0.span ?? TimeSpan.wholeDay }
  }

  /// Whether anything is known to keep `subject` busy at some time.
  func isEverBusy(_ subject: Busy.Subject) -> Bool { busyTimes[subject] != nil }

  /// Protected times of `member` on `date`: with pupils in their school, in every week or weeks of its letter. Rows of one
  /// span and kind are one.
  func protectedTimes(_ member: Member, _ date: CivilDate) -> [ProtectedSpan] {
    guard let letter = weekLetter(member.school.id, date), member.person.isValid(on: date) else { return [] }
    let rows = (protectedOfPerson[member.person.id] ?? [])
      .filter { $0.weekday == date.weekday && ($0.week == nil || $0.week == letter) }
    return grouped(rows) { ProtectedSpan(span: $0.span, kind: $0.kind) }.map(\.key)
  }

  /// Somebody's protected times as stated, of all weekdays.
  func protectedTimes(of person: Identifier<Person>) -> [ProtectedTime] { protectedOfPerson[person] ?? [] }

  /// The school's meeting slots on the weekday of `date`.
  func meetings(_ school: Identifier<School>, _ date: CivilDate) -> [TimeSpan] {
    (meetings[school] ?? []).filter { $0.weekday == date.weekday }.map(\.span)
  }

  /// The school's directed slots of `date`.
  func directed(_ school: Identifier<School>, _ date: CivilDate) -> [TimeSpan] {
    (directed[school] ?? []).filter { $0.date == date }.map(\.span)
  }

  /// The row of internal cover for a period.
  func internalCover(_ school: Identifier<School>, _ weekday: Weekday, _ period: String) -> InternalCover? {
    (cover[school] ?? []).first { $0.weekday == weekday && $0.period == period }
  }

  /// The staff's hours of the halves that `member` works on `date`; none on a day on which the school is shut.
  func workingHours(_ member: Member, _ date: CivilDate) -> [TimeSpan] {
    guard kind(member.school.id, date) != .closed, let bells = bells(member.school.id, date),
      member.person.isValid(on: date)
    else { return [] }
    return HalfDay.allCases.filter { member.person.works.contains(date.weekday, $0) }.map { bells.staff(in: $0) }
  }
}
