// SPDX-License-Identifier: Apache-2.0

/// The bells of a school's day, weekday by weekday.
public struct BellSchedule: Hashable, Sendable {
  public var id: Identifier<BellSchedule>
  /// At most one a weekday, in weekday order. A weekday without bells is no school day.
  public var days: [BellDay]
  /// A schedule with these days.
  public init(id: Identifier<BellSchedule>, days: [BellDay]) {
    self.id = id
    self.days = days
  }
  /// The bells of `weekday`, if the school works then.
  public func day(_ weekday: Weekday) -> BellDay? { days.first { $0.weekday == weekday } }
}

/// One weekday's bells. `staff` contains `pupils`, which contains every period; periods don't overlap.
public struct BellDay: Hashable, Sendable {
  public var weekday: Weekday
  /// Periods in order of start.
  public var periods: [Period]
  /// From the pupils' arrival to their leaving.
  public var pupils: TimeSpan
  /// The hours for which staff are at work.
  public var staff: TimeSpan
  /// Where the morning ends and the afternoon begins.
  public var midday: TimeOfDay
  /// Bells of one weekday.
  public init(weekday: Weekday, periods: [Period], pupils: TimeSpan, staff: TimeSpan, midday: TimeOfDay) {
    self.weekday = weekday
    self.periods = periods
    self.pupils = pupils
    self.staff = staff
    self.midday = midday
  }
  /// Half of the day in which a time that starts at `time` counts.
  public func half(at time: TimeOfDay) -> HalfDay { time < midday ? .morning : .afternoon }
  /// The pupils' hours of one half.
  public func pupils(in half: HalfDay) -> TimeSpan {
    half == .morning ? TimeSpan(pupils.start, midday) : TimeSpan(midday, pupils.end)
  }
  /// The staff's hours of one half.
  public func staff(in half: HalfDay) -> TimeSpan {
    half == .morning ? TimeSpan(staff.start, midday) : TimeSpan(midday, staff.end)
  }
  /// The periods in which lessons are taught, in order.
  public var lessonPeriods: [Period] { periods.filter { $0.kind == .lesson } }
  /// From the first to the last lesson that starts in a half; of the morning from the pupils' arrival, of the afternoon to
  /// their leaving. Nil where no lesson starts in it.
  public func teaching(in half: HalfDay) -> TimeSpan? {
    let lessons = lessonPeriods.filter { self.half(at: $0.span.start) == half }.map(\.span)
    guard let first = lessons.first?.start, let last = lessons.map(\.end).max() else { return nil }
    return half == .morning ? TimeSpan(pupils.start, last) : TimeSpan(first, pupils.end)
  }
  /// The period of that name.
  public func period(_ name: String) -> Period? { periods.first { $0.name == name } }
}

/// A named stretch between two bells.
public struct Period: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable { case lesson, registration, lunch, breakTime = "break" }
  public var name: String
  public var span: TimeSpan
  public var kind: Kind
  /// A period.
  public init(name: String, span: TimeSpan, kind: Kind) {
    self.name = name
    self.span = span
    self.kind = kind
  }
}
