// SPDX-License-Identifier: Apache-2.0

/// A secondment that takes place: who goes, when, and what fills the hole that they leave (H14).
public struct SecondmentPlacement: Hashable, Sendable, Codable {
  public var activity: Identifier<Activity>
  public var person: Identifier<Person>
  /// The person's own school, and the one with the post.
  public var from: Identifier<School>
  public var to: Identifier<School>
  /// Numbers of the first and the last half-term, from 1.
  public var firstHalfTerm: Int
  public var lastHalfTerm: Int
  /// First to last day.
  public var days: DateSpan
  /// Half-days of each week at the post, in order.
  public var halfDays: [WeekdayHalf]
  /// By half-term, way, activity.
  public var backfill: [BackfillShare]
  public var firmness: Firmness

  /// What fills some of the hole in one half-term.
  public struct BackfillShare: Hashable, Sendable, Codable {
    /// Number of the half-term, from 1.
    public var halfTerm: Int
    public var way: Secondment.Backfill
    /// Of a swap or chain: the secondment that brings somebody.
    public var by: Identifier<Activity>?
    /// Half-days a week, at least 1.
    public var halfDays: Int
    /// A share of a hole.
    public init(halfTerm: Int, way: Secondment.Backfill, by: Identifier<Activity>?, halfDays: Int) {
      self.halfTerm = halfTerm
      self.way = way
      self.by = by
      self.halfDays = halfDays
    }
  }

  /// A secondment of `person`.
  public init(
    activity: Identifier<Activity>, person: Identifier<Person>, from: Identifier<School>, to: Identifier<School>,
    firstHalfTerm: Int, lastHalfTerm: Int, days: DateSpan, halfDays: [WeekdayHalf], backfill: [BackfillShare],
    firmness: Firmness
  ) {
    self.activity = activity
    self.person = person
    self.from = from
    self.to = to
    self.firstHalfTerm = firstHalfTerm
    self.lastHalfTerm = lastHalfTerm
    self.days = days
    self.halfDays = halfDays
    self.backfill = backfill
    self.firmness = firmness
  }

  /// Whether the person spends some of `date` at the post.
  public func takes(_ date: CivilDate) -> Bool {
    days.contains(date) && halfDays.contains { $0.weekday == date.weekday }
  }
}
