// SPDX-License-Identifier: Apache-2.0

import Domain

/// A lesson of the timetable on a date.
struct DatedLesson: Sendable {
  let lesson: Lesson
  let span: TimeSpan
  let half: HalfDay

  /// The lesson as a plan names it; nil where nobody teaches it.
  var reference: LessonReference? {
    guard let teacher = lesson.staff.first else { return nil }
    return LessonReference(
      school: lesson.school, className: lesson.className, subject: lesson.subject, period: lesson.period, span: span,
      teacher: teacher)
  }
}

/// Everything that follows for one person from the occurrences of one date (`docs/model.md`, section 2).
struct PersonDay: Sendable {
  let member: Member
  let date: CivilDate
  /// What the person takes part in, by start: A(p, d).
  let presences: [Presence]
  /// The person's lessons of the date: L(p, d).
  let lessons: [DatedLesson]
  /// Lessons that can't be taught.
  let lost: [DatedLesson]
  let kept: [DatedLesson]
  let protectedTimes: [TimeSpan]
  let legs: [TravelLeg]
  /// Halves of the day in which the person is out of their school.
  let halvesOut: [HalfDay]

  /// What takes the person away: everything apart from hosting. K in the model.
  var away: [Presence] { presences.filter { !$0.isHost } }
  /// Ids of the activities that take the person away.
  var activities: [Identifier<Activity>] { distinct(away.map(\.occurrence.activity)) }

  init(member: Member, date: CivilDate, presences: [Presence], index: GroupIndex) {
    self.member = member
    self.date = date
    self.presences = presences.sorted {
      ($0.occurrence.whole, $0.number) < ($1.occurrence.whole, $1.number)
    }
    let away = self.presences.filter { !$0.isHost }
    lessons = index.lessons(of: member.person, on: date)
    (kept, lost) = LostLessons.split(lessons, away: away, index: index)
    protectedTimes = index.protectedTimes(member, date)
    legs = Legs.between(
      away: away, kept: kept, protectedTimes: protectedTimes, member: member, date: date, index: index)
    halvesOut = Self.halvesOut(member, date, away: away, lost: lost, index: index)
  }

  /// A half counts where the person works it with pupils in school, and is away for some of the pupils' hours or loses a
  /// lesson there. Something online takes nobody out by itself.
  private static func halvesOut(
    _ member: Member, _ date: CivilDate, away: [Presence], lost: [DatedLesson], index: GroupIndex
  ) -> [HalfDay] {
    let school = member.school.id
    guard index.hasPupils(school, date), let bells = index.bells(school, date), member.person.isValid(on: date) else {
      return []
    }
    return HalfDay.allCases.filter { half in
      guard member.person.works.contains(date.weekday, half) else { return false }
      let hours = bells.pupils(in: half)
      return away.contains { !$0.isOnline && $0.away(index).overlaps(hours) }
        || lost.contains { $0.lesson.school == school && $0.half == half }
    }
  }
}

extension GroupIndex {
  /// L(p, d): lessons of that weekday and week letter with the person among the staff, in periods that the bells have.
  func lessons(of person: Person, on date: CivilDate) -> [DatedLesson] {
    guard person.isValid(on: date) else { return [] }
    return lessons(of: person.id).compactMap { lesson in
      guard lesson.weekday == date.weekday, let letter = weekLetter(lesson.school, date),
        lesson.week == nil || lesson.week == letter, let bells = bells(lesson.school, date),
        let period = bells.period(lesson.period)
      else { return nil }
      return DatedLesson(lesson: lesson, span: period.span, half: bells.half(at: period.span.start))
    }
    .sorted {
      ($0.span, $0.lesson.school, $0.lesson.className, $0.lesson.subject)
        < ($1.span, $1.lesson.school, $1.lesson.className, $1.lesson.subject)
    }
  }
}
