// SPDX-License-Identifier: Apache-2.0

/// One lesson of the weekly (or fortnightly) timetable.
public struct Lesson: Hashable, Sendable {
  public var school: Identifier<School>
  /// The class, as the school names it.
  public var className: String
  /// Subject in lower case; "class" for a class teacher's session.
  public var subject: String
  /// Year groups in the class; empty where unknown.
  public var years: [Int]
  public var room: String?
  /// Letter of the week in which it is taught; nil: every week.
  public var week: String?
  public var weekday: Weekday
  /// Name of the bells' period.
  public var period: String
  /// Who teaches it. The first leads and needs cover when away; the others support.
  public var staff: [Identifier<Person>]
  /// Stated weight of the class; nil: by year group from the rules profile.
  public var weight: PerMille?
  /// Guessed by the planner because no timetable was given. A guess isn't a lesson that a visitor can be promised (H4).
  public var isAssumed: Bool
  /// A lesson.
  public init(
    school: Identifier<School>, className: String, subject: String, years: [Int], room: String? = nil,
    week: String? = nil, weekday: Weekday, period: String, staff: [Identifier<Person>], weight: PerMille? = nil,
    isAssumed: Bool = false
  ) {
    self.school = school
    self.className = className
    self.subject = subject
    self.years = years
    self.room = room
    self.week = week
    self.weekday = weekday
    self.period = period
    self.staff = staff
    self.weight = weight
    self.isAssumed = isAssumed
  }
}

/// Time of the timetable that a plan leaves alone.
public struct ProtectedTime: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable, Codable, BitwiseCopyable {
    case ppa, ect, mentor, leadership, duty, meeting
    /// Whether a school that repays protected time may take it (H5).
    public var isRepayable: Bool { self == .ppa || self == .ect || self == .mentor }
  }
  public var person: Identifier<Person>
  /// Letter of the week; nil: every week.
  public var week: String?
  public var weekday: Weekday
  public var span: TimeSpan
  public var kind: Kind
  /// Protected time.
  public init(person: Identifier<Person>, week: String?, weekday: Weekday, span: TimeSpan, kind: Kind) {
    self.person = person
    self.week = week
    self.weekday = weekday
    self.span = span
    self.kind = kind
  }
}
