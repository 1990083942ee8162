// SPDX-License-Identifier: Apache-2.0

/// What has become of a supply teacher whom a plan asks a school to book (F3). It has no effect on plans.
public struct SupplyBooking: Hashable, Sendable {
  /// In the order in which a booking usually goes.
  public enum State: String, CaseIterable, Sendable {
    case needed, requested, confirmed, unfilled, cancelled
    /// Whether nobody comes.
    public var isWithoutTeacher: Bool { self == .unfilled || self == .cancelled }
  }
  public var school: Identifier<School>
  public var date: CivilDate
  /// Number of the purchase within school and date, from 1, as the plan and the sheets of cover have it.
  public var number: Int
  public var state: State
  /// Whether it's about the same teacher.
  public func isOfSame(as other: SupplyBooking) -> Bool {
    school == other.school && date == other.date && number == other.number
  }
  /// A booking.
  public init(school: Identifier<School>, date: CivilDate, number: Int, state: State) {
    self.school = school
    self.date = date
    self.number = number
    self.state = state
  }
}
