// SPDX-License-Identifier: Apache-2.0

/// How a foreign timetable becomes rows of a group folder.
public struct TimetableOptions: Sendable {
  /// Id of the school in the folder.
  public var school: String
  /// Id of the bell schedule whose lesson periods take the place of the file's periods, in order.
  public var bells: String
  /// The instance to read where the archive holds several.
  public var instance: String?
  /// Translates codes of subjects.
  public var subjects = SubjectMap()
  /// Tells years from names of classes.
  public var years = YearGroups()
  /// Ids of staff that the folder has already, by the file's names of teachers; the others get ids of their own.
  public var staff: [String: String] = [:]
  /// Leave out, with a warning, lessons on weekdays and in periods that the bells don't have; else they're an error.
  public var dropsUnmapped = false
  /// Letters of the weeks of the cycle, used where the file has more than one.
  public var weekLetters = ["A", "B", "C", "D"]
  /// Letter of the week whose timetable the file is, where each week has a file of its own.
  public var onlyWeek: String?
  /// Days of a week in files that number the days of the cycle; nil: those of the bells.
  public var daysInWeek: Int?
  /// Ids of the people whom the folder has, with whether the timetable may say which subjects they teach; of them nothing
  /// else is written.
  var known: [String: Bool] = [:]
  /// How the file's numbers of periods find those of the bells.
  var numbering = PeriodNumbering.rank

  /// Options for the timetable of `school`, rung by `bells`.
  public init(school: String, bells: String) {
    self.school = school
    self.bells = bells
  }
}
