// SPDX-License-Identifier: Apache-2.0

/// Protected time that a plan takes from somebody, and the lesson by which they get it back (H5).
public struct Repayment: Hashable, Sendable, Codable {
  public var person: Identifier<Person>
  /// The protected time that is taken: its date, span and kind.
  public var date: CivilDate
  public var span: TimeSpan
  public var kind: ProtectedTime.Kind
  /// The date, in the same cycle of the timetable, on which somebody else teaches `lesson`.
  public var repaidOn: CivilDate
  /// A lesson that the person leads; at a school that releases half-days it stands for all of theirs in that half.
  public var lesson: LessonReference
  /// A repayment.
  public init(
    person: Identifier<Person>, date: CivilDate, span: TimeSpan, kind: ProtectedTime.Kind, repaidOn: CivilDate,
    lesson: LessonReference
  ) {
    self.person = person
    self.date = date
    self.span = span
    self.kind = kind
    self.repaidOn = repaidOn
    self.lesson = lesson
  }
}
