// SPDX-License-Identifier: Apache-2.0

import Domain

/// Which days a recurrence rule allows.
///
/// All conditions on days must hold at once, as RFC 5545's table of what expands and what limits comes down to once the
/// days of a period are looked at one by one; what the rule leaves open comes from the first day (3.3.10). Numbers of
/// weekdays count in the month, or in a year without BYMONTH; in shorter periods they mean nothing.
struct RecurrenceDays {
  private let months: Set<Int>
  private let monthDays: Set<Int>
  private let yearDays: Set<Int>
  private let weekNumbers: Set<Int>
  /// Weekdays of which any will do.
  private let weekdays: Set<Weekday>
  private let numbered: [RecurrenceRule.WeekdayNumber]
  private let countsInYear: Bool
  private let weekStart: Weekday

  /// The days of `rule` for an event that begins on `first`.
  init(_ rule: RecurrenceRule, first: CivilDate) {
    let numbersCount = rule.frequency >= .monthly
    numbered = numbersCount ? rule.weekdays.filter { $0.ordinal != nil } : []
    countsInYear = rule.frequency == .yearly && rule.months.isEmpty
    weekStart = rule.weekStart
    weekNumbers = Set(rule.weekNumbers)
    yearDays = Set(rule.yearDays)
    var months = rule.months
    var monthDays = rule.monthDays
    var weekdays = rule.weekdays.filter { !numbersCount || $0.ordinal == nil }.map(\.weekday)
    if rule.yearDays.isEmpty, rule.monthDays.isEmpty, rule.weekdays.isEmpty {
      switch rule.frequency {
      case .yearly where !rule.weekNumbers.isEmpty, .monthly where !rule.weekNumbers.isEmpty:
        weekdays = [first.weekday]
      case .yearly:
        if months.isEmpty { months = [first.components.month] }
        monthDays = [first.components.day]
      case .monthly: monthDays = [first.components.day]
      case .weekly: weekdays = [first.weekday]
      default: break
      }
    }
    self.months = Set(months)
    self.monthDays = Set(monthDays)
    self.weekdays = Set(weekdays)
  }

  /// The months in which days may lie; empty: any. Months of a week numbers' year may be its neighbours'.
  var possibleMonths: Set<Int> { months }

  /// Whether an occurrence may lie on `date`.
  func allows(_ date: CivilDate) -> Bool {
    let (year, month, day) = date.components
    if !months.isEmpty, !months.contains(month) { return false }
    if !monthDays.isEmpty {
      let length = Self.daysIn(month, year)
      if !monthDays.contains(day), !monthDays.contains(day - length - 1) { return false }
    }
    if !weekdays.isEmpty || !numbered.isEmpty {
      guard weekdays.contains(date.weekday) || isNumbered(date, year, month, day) else { return false }
    }
    if !yearDays.isEmpty {
      let (position, length) = Self.positionInYear(date, year)
      if !yearDays.contains(position), !yearDays.contains(position - length - 1) { return false }
    }
    return weekNumbers.isEmpty || isInWeek(date)
  }

  private func isNumbered(_ date: CivilDate, _ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard !numbered.isEmpty else { return false }
    let (position, length) =
      countsInYear ? Self.positionInYear(date, year) : (day, Self.daysIn(month, year))
    let (fromStart, fromEnd) = ((position - 1) / 7 + 1, -((length - position) / 7 + 1))
    return numbered.contains { $0.weekday == date.weekday && ($0.ordinal == fromStart || $0.ordinal == fromEnd) }
  }

  /// Whether the week of `date` has one of the numbers: the first week of a year is the first with four days in it.
  private func isInWeek(_ date: CivilDate) -> Bool {
    let year = fourthDay(date).components.year
    let number = Self.weekNumber(fourthDay(date), year)
    // 28 December always lies in the last week of its year.
    let weeks = CivilDate(year: year, month: 12, day: 28).map { Self.weekNumber(fourthDay($0), year) } ?? 52
    return weekNumbers.contains(number) || weekNumbers.contains(number - weeks - 1)
  }

  /// The day in the middle of the week of `date`, which lies in the year that the week belongs to.
  private func fourthDay(_ date: CivilDate) -> CivilDate {
    date - (date.weekday.rawValue - weekStart.rawValue + 7) % 7 + 3
  }

  private static func weekNumber(_ fourthDay: CivilDate, _ year: Int) -> Int {
    (positionInYear(fourthDay, year).position - 1) / 7 + 1
  }

  /// Position of a day in its year, from 1, and the days of that year.
  private static func positionInYear(_ date: CivilDate, _ year: Int) -> (position: Int, length: Int) {
    // Both dates exist in every year.
    let first = CivilDate(year: year, month: 1, day: 1) ?? date
    let last = CivilDate(year: year, month: 12, day: 31) ?? date
    return (date - first + 1, last - first + 1)
  }

  static func daysIn(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
