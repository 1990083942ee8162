// SPDX-License-Identifier: Apache-2.0

import Domain

/// Lessons, their order by person and weekday, and the number of classes.
struct LessonTable {
  let lessons: FlatTable<LessonData>
  let order: FlatTable<Int32>
  let starts: FlatTable<Int32>
  let times: FlatTable<LessonTimes>
  let classCount: Int
  /// Numbers of the subjects, as in `LessonData.subject`.
  let subjects: [String: Int]
}

/// A lesson with its bells resolved.
struct LessonData {
  /// Index in the weekly timetable.
  let source: Int
  /// Rank by name of the period, then subject: the order of losses that one person causes at one time.
  var order: Int32 = 0
  let school: Int
  let classIndex: Int
  let subject: Int
  let years: UInt64
  let letter: Int8
  let weekday: Int8
  let period: Int16
  let start: Int16
  let end: Int16
  let half: Int8
  let lead: Int32
  /// Weight times minutes.
  let base: Int32
  let isAssumed: Bool
}

/// When and where a lesson of somebody's is.
struct LessonTimes {
  let start: Int16
  let end: Int16
  let letter: Int8
  let half: UInt8
  let isAtBase: Bool
  /// Whether its school releases by half-days.
  let isHalfDayUnit: Bool
  let school: Int32
}
