// SPDX-License-Identifier: Apache-2.0

import Domain

/// Which lessons of a person's day can still be taught.
enum LostLessons {
  /// A lesson is kept if it ends, journey included, before each absence begins, or begins after it ends. In a school that
  /// releases half-days, one lost lesson takes the others of its half along.
  static func split(
    _ lessons: [TimedLesson], away: [Presence], index: GroupIndex
  ) -> (kept: [TimedLesson], lost: [TimedLesson]) {
    let missed = lessons.filter { lesson in !away.allSatisfy { leavesTime(for: lesson, $0, index) } }
    let isLost = { (lesson: TimedLesson) in
      missed.contains { other in
        if other.lesson == lesson.lesson { return true }
        return other.lesson.school == lesson.lesson.school && other.half == lesson.half
          && index.directory.schools[lesson.lesson.school]?.releaseUnit == .halfDay
      }
    }
    return (lessons.filter { !isLost($0) }, lessons.filter(isLost))
  }

  private static func leavesTime(for lesson: TimedLesson, _ presence: Presence, _ index: GroupIndex) -> Bool {
    let school = Place.school(lesson.lesson.school)
    let whole = presence.occurrence.whole
    return lesson.span.end + index.minutes(school, presence.place) <= whole.start
      || whole.end + index.minutes(presence.place, school) <= lesson.span.start
  }
}
