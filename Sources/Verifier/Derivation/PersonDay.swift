// SPDX-License-Identifier: Apache-2.0

import Domain

/// A lesson of the timetable with its times, which are those of every date on which it takes place.
final class TimedLesson: Sendable {
  let lesson: Lesson
  let span: TimeSpan
  let half: HalfDay

  init(lesson: Lesson, span: TimeSpan, half: HalfDay) {
    self.lesson = lesson
    self.span = span
    self.half = half
  }

  /// The lesson as a plan names it; nil where nobody teaches it.
  var reference: LessonReference? {
    guard let teacher = lesson.staff.first else { return nil }
    return LessonReference(
      school: lesson.school, className: lesson.className, subject: lesson.subject, period: lesson.period, span: span,
      teacher: teacher)
  }
}

/// Everything that follows for one person from the occurrences of one date (`docs/model.md`, section 2).
final class PersonDay: Sendable {
  let member: Member
  let date: CivilDate
  /// What the person takes part in, by start: A(p, d).
  let presences: [Presence]
  /// The person's lessons of the date: L(p, d).
  let lessons: [TimedLesson]
  /// Lessons that can't be taught, and those that repay protected time.
  let lost: [TimedLesson]
  let kept: [TimedLesson]
  let protectedTimes: [ProtectedSpan]
  /// Protected time of other days that lessons of this one repay.
  let repaid: [RepaidTime]
  let legs: [TravelLeg]
  /// Halves of the day in which the person is out of their school.
  let halvesOut: [HalfDay]

  /// What takes the person away: everything apart from hosting. K in the model.
  var away: [Presence] { presences.filter { !$0.isHost } }
  /// What takes this protected time, hosting apart.
  func takers(of time: ProtectedSpan, _ index: GroupIndex) -> [Presence] {
    away.filter { $0.away(index).overlaps(time.span) }
  }

  init(
    member: Member, date: CivilDate, presences: [Presence], repaid: [RepaidTime] = [], isSeconded: Bool = false,
    index: GroupIndex
  ) {
    self.member = member
    self.date = date
    self.presences = presences.sorted {
      ($0.occurrence.whole, $0.number) < ($1.occurrence.whole, $1.number)
    }
    let away = self.presences.filter { !$0.isHost }
    self.repaid = repaid
    lessons = index.lessons(of: member.person, on: date)
    // While somebody is seconded others teach their lessons: none of them is lost, and none is kept.
    let (kept, missed) = isSeconded ? ([], []) : LostLessons.split(lessons, away: away, index: index)
    let given = repaid.flatMap(\.block).map(\.lesson)
    self.kept = kept.filter { !given.contains($0.lesson) }
    lost = missed + kept.filter { given.contains($0.lesson) }
    protectedTimes = index.protectedTimes(member, date)
    legs = Legs.between(
      away: away, kept: self.kept, protectedTimes: protectedTimes.map(\.span), member: member, date: date, index: index)
    // Stays take nobody out, nor do lessons that only they take.
    let others = away.filter { !$0.isStay }
    let lostToOthers =
      others.count == away.count || isSeconded ? missed : LostLessons.split(lessons, away: others, index: index).lost
    halvesOut = Self.halvesOut(member, date, away: others, lost: lostToOthers, index: index)
  }

  /// A half counts where the person works it with pupils in school, and is away for some of the pupils' hours or loses a
  /// lesson there. Something online takes nobody out by itself, nor does a lesson that repays protected time.
  private static func halvesOut(
    _ member: Member, _ date: CivilDate, away: [Presence], lost: [TimedLesson], index: GroupIndex
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
  /// The half of its weekday in which a lesson of the timetable starts; nil where the bells don't have its period.
  func half(of lesson: Lesson) -> HalfDay? {
    bells(lesson.school, lesson.weekday).flatMap { bells in
      bells.period(lesson.period).map { bells.half(at: $0.span.start) }
    }
  }

  /// L(p, d): lessons of that weekday and week letter with the person among the staff, in periods that the bells have.
  func lessons(of person: Person, on date: CivilDate) -> [TimedLesson] {
    guard person.isValid(on: date) else { return [] }
    return timedLessons(of: person.id).filter { timed in
      guard timed.lesson.weekday == date.weekday, let letter = weekLetter(timed.lesson.school, date) else {
        return false
      }
      return timed.lesson.week == nil || timed.lesson.week == letter
    }
  }
}
