// SPDX-License-Identifier: Apache-2.0

import Domain

/// The starts of a rule whose periods are hours, minutes or seconds.
///
/// A calendar may hold "every minute, two thousand million times" (which keeps libical 3.0.16 busy for 41 s), so periods
/// are never simply run through: a day, hour or minute that a condition rules out is leapt over, and a rule without
/// conditions is reckoned.
struct RecurrenceWithinDays {
  private let rule: RecurrenceRule
  private let start: Int
  private let days: RecurrenceDays
  /// Seconds of a period, and from one to the next.
  private let unit: Int
  private let step: Int
  /// Where the period of the start begins.
  private let base: Int

  init(_ rule: RecurrenceRule, start: Int, days: RecurrenceDays) {
    self.rule = rule
    self.start = start
    self.days = days
    unit = rule.frequency.seconds ?? 1
    step = unit * rule.interval
    base = floorDivide(start, unit) * unit
  }

  func emit(to output: inout RecurrenceOutput, _ budget: inout ICalendarBudget) throws(ForeignFormatError) {
    let offsets = offsetsInPeriod
    var index = 0
    if output.range.lowerBound - unit > base, rule.count == nil || rule.hasNoConditions {
      index = (output.range.lowerBound - unit - base) / step
      if let count = rule.count {
        guard index < count else { return }
        output.skip(index)
      }
    }
    while !output.isDone {
      let period = base + index * step
      guard period <= output.range.upperBound else { return }
      try budget.spend()
      if let next = nextPossible(period) {
        // At least one period on, since `next` lies behind the start of this one.
        index = (next - base + step - 1) / step
        continue
      }
      if rule.positions.isEmpty {
        for offset in offsets { try output.emit(period + offset, &budget) }
      } else {
        for offset in positioned(offsets) { try output.emit(period + offset, &budget) }
      }
      index += 1
    }
  }

  /// Where the next period may lie, if conditions rule this one out.
  private func nextPossible(_ period: Int) -> Int? {
    let day = floorDivide(period, ICalendarValue.secondsOfDay)
    let second = period - day * ICalendarValue.secondsOfDay
    if !days.allows(CivilDate(daysSince1970: day)) { return (day + 1) * ICalendarValue.secondsOfDay }
    if !rule.hours.isEmpty, !rule.hours.contains(second / 3600) { return period - second % 3600 + 3600 }
    if unit <= 60, !rule.minutes.isEmpty, !rule.minutes.contains(second / 60 % 60) {
      return period - second % 60 + 60
    }
    if unit == 1, !rule.seconds.isEmpty, !rule.seconds.contains(second % 60) { return period + 1 }
    return nil
  }

  /// Seconds after the start of a period at which occurrences lie.
  private var offsetsInPeriod: [Int] {
    if unit == 1 { return [0] }
    let seconds = rule.seconds.isEmpty ? [(start - base) % 60] : rule.seconds
    guard unit == 3600 else { return seconds }
    let minutes = rule.minutes.isEmpty ? [(start - base) / 60] : rule.minutes
    return minutes.flatMap { minute in seconds.map { minute * 60 + $0 } }
  }

  private func positioned(_ offsets: [Int]) -> [Int] {
    let wanted = rule.positions.map { $0 > 0 ? $0 - 1 : offsets.count + $0 }.filter(offsets.indices.contains)
    return Set(wanted).sorted().map { offsets[$0] }
  }
}
