// SPDX-License-Identifier: Apache-2.0

/// A group's timetable with what the input leaves to defaults filled in, shared by everything that asks who teaches when.
///
/// Filled in, school by school and person by person, for people whom the stated timetable doesn't name:
/// - a class teacher (`classTaught`) has that class in every lesson period of the working half-days, apart from
///   protected time, with subject "class";
/// - someone with a one-to-one duty (`needsCover`) has it in every lesson period they work, as class "1:1 <id>";
/// - any other teacher of a school without a single stated lesson has an assumed lesson in every lesson period they work,
///   as class "? <id>", with their first subject. At a school that has a timetable they're taken to be free.
///
/// A specialist shared by schools has such lessons on home days alone.
///
/// All three kinds need cover like any lesson. Only those of the last kind, and class teachers' sessions where a
/// particular subject is asked for, are "to be named" when someone wants to watch them.
public struct WeeklyTimetable: Sendable {
  /// Stated lessons in the order of the input, then those filled in, by person's id, weekday and start.
  public let lessons: [Lesson]
  /// Roles that are taken to teach when nothing else is known.
  public static let teachingRoles: Set<String> = [
    "teacher", "class teacher", "ect", "subject lead", "head of department",
  ]
  /// The subject of a class teacher's session.
  public static let classSubject = "class"

  /// The timetable of `group`.
  public init(_ group: Group, directory: Directory) {
    let named = Set(group.lessons.flatMap(\.staff))
    let withTimetable = Set(group.lessons.map(\.school))
    var protected: [Identifier<Person>: [ProtectedTime]] = [:]
    for time in group.protectedTimes(directory) where time.week == nil {
      protected[time.person, default: []].append(time)
    }
    let homeDays = Self.homeDays(group)
    var filled = group.lessons
    for person in group.people.sortedByID() where !named.contains(person.id) {
      guard let school = directory.schools[person.base], let bells = directory.bells[school.bells] else { continue }
      guard let pattern = Self.pattern(person, hasTimetable: withTimetable.contains(school.id)) else { continue }
      for day in bells.days.sorted(by: { $0.weekday < $1.weekday })
      where homeDays[person.id].map({ $0.contains(day.weekday) }) ?? true {
        for period in day.lessonPeriods where person.works.contains(day.weekday, day.half(at: period.span.start)) {
          let isProtected = (protected[person.id] ?? []).contains {
            $0.weekday == day.weekday && $0.span.overlaps(period.span)
          }
          if isProtected { continue }
          filled.append(
            Lesson(
              school: school.id, className: pattern.className, subject: pattern.subject, years: person.years,
              weekday: day.weekday, period: period.name, staff: [person.id],
              weight: person.classTaught == nil ? nil : person.classWeight, isAssumed: pattern.isAssumed))
        }
      }
    }
    lessons = filled
  }

  /// Weekdays at their own school of those who are shared by several.
  private static func homeDays(_ group: Group) -> [Identifier<Person>: Set<Weekday>] {
    var days: [Identifier<Person>: Set<Weekday>] = [:]
    for case .specialist(let specialist) in group.activities.map(\.details) {
      days[specialist.person, default: Set(Weekday.allCases)].formIntersection(specialist.homeDays)
    }
    return days
  }

  private static func pattern(
    _ person: Person, hasTimetable: Bool
  ) -> (className: String, subject: String, isAssumed: Bool)? {
    if let name = person.classTaught { return (name, classSubject, false) }
    if person.needsCover { return ("1:1 \(person.id)", "support", false) }
    if !hasTimetable, teachingRoles.contains(person.role) {
      return ("? \(person.id)", person.subjects.first ?? classSubject, true)
    }
    return nil
  }
}
