// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Holidays and closed days as an authority publishes them, for any number of years.
public struct TermDates: Hashable, Sendable {
  /// One holiday of several days.
  public struct Holiday: Hashable, Sendable {
    public let days: DateSpan
    /// "Christmas holiday", as published.
    public let label: String
  }

  /// One day on which schools are shut.
  public struct ClosedDay: Hashable, Sendable {
    /// As published; empty where it only says "bank holiday".
    public let title: String
    public let isBankHoliday: Bool
  }

  /// Who published them; empty where the file doesn't say.
  public var source: String
  /// Holidays of more than one day, by date.
  public var holidays: [Holiday]
  /// Bank holidays and other single closed days, by date.
  public var closedDays: [CivilDate: ClosedDay]
  /// Days on which only staff come in, where the file says so.
  public var insetDays: Set<CivilDate>
  /// The days that the file itself lists as school days; empty where it lists none.
  public var listedDays: Set<CivilDate>
  /// What was passed over.
  public var remarks: [ForeignRemark]
}
