// SPDX-License-Identifier: Apache-2.0

/// How a specialist's weeks are shared out: a template that repeats after so many weeks (H13). The stays that follow it,
/// and those that make up for days lost, are occurrences.
public struct Rota: Hashable, Sendable, Codable {
  public var activity: Identifier<Activity>
  /// By week, weekday, half.
  public var slots: [Slot]

  /// A half-day of the cycle that belongs to a school.
  public struct Slot: Hashable, Comparable, Sendable, Codable {
    /// Week of the cycle, from 1.
    public var week: Int
    public var weekday: Weekday
    public var half: HalfDay
    public var school: Identifier<School>
    /// A half-day of the cycle.
    public init(week: Int, weekday: Weekday, half: HalfDay, school: Identifier<School>) {
      self.week = week
      self.weekday = weekday
      self.half = half
      self.school = school
    }
    public static func < (a: Self, b: Self) -> Bool {
      (a.week, a.weekday, a.half, a.school) < (b.week, b.weekday, b.half, b.school)
    }
  }

  /// A template.
  public init(activity: Identifier<Activity>, slots: [Slot]) {
    self.activity = activity
    self.slots = slots
  }
}

/// What a specialist's year comes to for one school, in half-days.
public struct RotaBalance: Hashable, Sendable, Codable {
  public var activity: Identifier<Activity>
  public var school: Identifier<School>
  /// Half-days that the template gives it in the year.
  public var due: Int
  /// Those of them that are held.
  public var held: Int
  /// Half-days that make up for lost ones.
  public var madeUp: Int
  /// Half-days lost and not made up.
  public var owed: Int
  /// A balance.
  public init(
    activity: Identifier<Activity>, school: Identifier<School>, due: Int, held: Int, madeUp: Int, owed: Int
  ) {
    self.activity = activity
    self.school = school
    self.due = due
    self.held = held
    self.madeUp = madeUp
    self.owed = owed
  }
}
