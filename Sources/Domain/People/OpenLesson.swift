// SPDX-License-Identifier: Apache-2.0

/// A lesson that somebody offers for others to watch (B6): those that they lead at their base on a weekday, in a period or
/// with a class, or both.
public struct OpenLesson: Hashable, Sendable {
  public var person: Identifier<Person>
  public var weekday: Weekday
  /// Name of a period of the school's bells; nil: any.
  public var period: String?
  /// The class, as the timetable names it; nil: any.
  public var className: String?
  /// What there is to see; nothing about people.
  public var focus: String?
  /// First and last day on which the offer holds; nil: from the year's beginning, to its end.
  public var from: CivilDate?
  public var until: CivilDate?

  /// An offer that holds all year.
  public init(person: Identifier<Person>, weekday: Weekday, period: String?, className: String?) {
    self.person = person
    self.weekday = weekday
    self.period = period
    self.className = className
  }

  /// Whether the offer holds on `date`, which may be any weekday.
  public func holds(on date: CivilDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
  }
}
