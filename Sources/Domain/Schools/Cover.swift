// SPDX-License-Identifier: Apache-2.0

/// Internal cover that a school offers: cover supervisors and others who may take a class, period by period.
public struct InternalCover: Hashable, Sendable {
  public var school: Identifier<School>
  public var weekday: Weekday
  /// Name of the bells' period.
  public var period: String
  /// People who can take a class then.
  public var people: Int
  /// How many of them are kept for sickness.
  public var reserve: Int
  /// The same in the second and third half-terms.
  public var winterReserve: Int
  /// Half-terms in which other figures hold, in their order.
  public var exceptions: [HalfTermCover] = []
  /// Internal cover of one period on one weekday.
  public init(
    school: Identifier<School>, weekday: Weekday, period: String, people: Int, reserve: Int, winterReserve: Int
  ) {
    self.school = school
    self.weekday = weekday
    self.period = period
    self.people = people
    self.reserve = reserve
    self.winterReserve = winterReserve
  }

  /// How many of its people a plan may use in a half-term (from 1), beyond the reserve.
  public func usable(inHalfTerm halfTerm: Int) -> Int {
    if let other = exceptions.first(where: { $0.halfTerm == halfTerm }) { return max(0, other.people - other.reserve) }
    return max(0, people - (halfTerm == 2 || halfTerm == 3 ? winterReserve : reserve))
  }
}

/// What internal cover of one period is in one half-term that differs from the rest of the year.
public struct HalfTermCover: Hashable, Sendable {
  /// Number of the half-term in the school's calendar, from 1.
  public var halfTerm: Int
  public var people: Int
  public var reserve: Int
  /// Figures of one half-term.
  public init(halfTerm: Int, people: Int, reserve: Int) {
    self.halfTerm = halfTerm
    self.people = people
    self.reserve = reserve
  }
}

/// Cover staff whom a trust or group employs and sends where they're needed.
public struct FloatingCover: Hashable, Sendable {
  /// Schools that may have them; empty: all.
  public var schools: [Identifier<School>]
  public var weekday: Weekday
  /// People who come on that weekday, all day.
  public var people: Int
  /// Floating cover of one weekday.
  public init(schools: [Identifier<School>], weekday: Weekday, people: Int) {
    self.schools = schools
    self.weekday = weekday
    self.people = people
  }
}
