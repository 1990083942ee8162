// SPDX-License-Identifier: Apache-2.0

extension LessonReference {
  /// Whether no timetable says which class it is: then `WeeklyTimetable` took it to be there, as class "? <id>".
  private var isOfUnknownClass: Bool { className.hasPrefix("? ") }

  /// "10M"; "class not known" where no timetable says which class it is.
  public var classWords: String { isOfUnknownClass ? "class not known" : className }

  /// "10M maths", "maths, class not known".
  public var classAndSubject: String {
    isOfUnknownClass ? "\(subject), \(classWords)" : "\(className) \(subject)"
  }
}
