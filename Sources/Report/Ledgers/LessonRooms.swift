// SPDX-License-Identifier: Apache-2.0

import Domain

/// Rooms of timetabled lessons, which the plan doesn't repeat.
struct LessonRooms {
  private struct Key: Hashable {
    let school: Identifier<School>
    let className: String
    let period: String
    let weekday: Weekday
    let teacher: Identifier<Person>?
  }
  private var lessons: [Key: [Lesson]] = [:]
  private var views: [Identifier<School>: CalendarView] = [:]

  init(_ group: Group, directory: Directory) {
    for lesson in group.lessons {
      let key = Key(
        school: lesson.school, className: lesson.className, period: lesson.period, weekday: lesson.weekday,
        teacher: lesson.staff.first)
      lessons[key, default: []].append(lesson)
    }
    views = SchoolDays(group, directory: directory).views
  }

  /// The room in which the class is taught then; nil where the timetable doesn't say.
  func room(of lesson: LessonReference, on date: CivilDate) -> String? {
    let key = Key(
      school: lesson.school, className: lesson.className, period: lesson.period, weekday: date.weekday,
      teacher: lesson.teacher)
    guard let found = lessons[key] else { return nil }
    var letter: String?
    if case .pupils(let week)? = views[lesson.school]?.kind(date) { letter = week }
    return found.first { ($0.week == nil || $0.week == letter) && $0.subject == lesson.subject }?.room
  }
}
