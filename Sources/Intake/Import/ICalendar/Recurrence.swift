// SPDX-License-Identifier: Apache-2.0

import Domain

/// The starts that a recurrence rule gives an event.
///
/// All times are seconds since the start of 1970 on the clock of the event, since rules speak of that clock. Periods
/// (days, weeks, months, years; below a day see `RecurrenceWithinDays`) are looked at one after another. Those before the
/// range asked for are leapt over unless the rule counts its occurrences; a rule that counts and has no conditions gives
/// one occurrence a period, so that it can be leapt over too.
struct Recurrence {
  let rule: RecurrenceRule
  /// The event's first start.
  let start: Int
  private let days: RecurrenceDays

  static let secondsOfDay = ICalendarValue.secondsOfDay

  init(_ rule: RecurrenceRule, start: Int) {
    self.rule = rule
    self.start = start
    days = RecurrenceDays(rule, first: Self.date(start))
  }

  /// Starts within `range`, ascending, without those before the event's own.
  ///
  /// UNTIL isn't looked at: it's the caller's, who knows the zone.
  ///
  /// - Parameter areOccurrences: whether the starts are times of an event, of which the budget allows fewer than steps.
  /// - Throws: `ForeignFormatError` where the budget is used up.
  /// - Complexity: linear in the periods of the range; where the rule counts, in those since the start.
  func starts(
    in range: ClosedRange<Int>, areOccurrences: Bool = true, _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> [Int] {
    var output = RecurrenceOutput(range: range, start: start, count: rule.count, areOccurrences: areOccurrences)
    if rule.frequency < .daily {
      try RecurrenceWithinDays(rule, start: start, days: days).emit(to: &output, &budget)
    } else {
      try emitPeriods(to: &output, &budget)
    }
    return output.starts
  }

  private func emitPeriods(to output: inout RecurrenceOutput, _ budget: inout ICalendarBudget)
    throws(ForeignFormatError)
  {
    let times = timesOfDay
    var index = firstPeriod(output.range.lowerBound)
    if let count = rule.count, rule.hasNoConditions, rule.frequency == .daily {
      guard index < count else { return }
      output.skip(index)
    } else if rule.count != nil {
      index = 0
    }
    while !output.isDone {
      let period = period(index)
      guard period.lowerBound * Self.secondsOfDay <= output.range.upperBound else { return }
      try budget.spend(cost(of: period))
      let allowed = allowedDays(in: period)
      if rule.positions.isEmpty {
        for day in allowed {
          try output.emit(day: day * Self.secondsOfDay, times, &budget)
          if output.isDone { return }
        }
      } else {
        try emitPositions(allowed, times, to: &output, &budget)
      }
      index += 1
    }
  }

  /// Of the starts of one period, those at the rule's positions.
  private func emitPositions(
    _ allowed: [Int], _ times: [Int], to output: inout RecurrenceOutput, _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) {
    let size = allowed.count * times.count
    let wanted = rule.positions.map { $0 > 0 ? $0 - 1 : size + $0 }.filter { (0..<size).contains($0) }
    try budget.spend(wanted.count)
    for position in Set(wanted).sorted() {
      let time = allowed[position / times.count] * Self.secondsOfDay + times[position % times.count]
      try output.emit(time, &budget)
    }
  }

  /// Seconds after midnight of the starts of a day.
  private var timesOfDay: [Int] {
    let second = start - floorDivide(start, Self.secondsOfDay) * Self.secondsOfDay
    let hours = rule.hours.isEmpty ? [second / 3600] : rule.hours
    let minutes = rule.minutes.isEmpty ? [second / 60 % 60] : rule.minutes
    let seconds = rule.seconds.isEmpty ? [second % 60] : rule.seconds
    return hours.flatMap { hour in
      minutes.flatMap { minute in seconds.map { hour * 3600 + minute * 60 + $0 } }
    }
  }

  // MARK: Periods of days

  private var firstDay: Int { floorDivide(start, Self.secondsOfDay) }

  /// Index of a period that begins before `second` and isn't much earlier; 0 at least.
  private func firstPeriod(_ second: Int) -> Int {
    let day = floorDivide(second, Self.secondsOfDay)
    // Under-estimated by the longest period, so that none is missed.
    let passed =
      switch rule.frequency {
      case .yearly: (day - firstDay) / 366 - 1
      case .monthly: (day - firstDay) / 31 - 1
      case .weekly: (day - firstDay) / 7 - 1
      default: day - firstDay
      }
    return max(0, passed / rule.interval)
  }

  /// The days of a period, counted from 1970-01-01.
  private func period(_ index: Int) -> Range<Int> {
    let offset = index * rule.interval
    switch rule.frequency {
    case .yearly:
      let year = Self.date(start).components.year + offset
      return Self.first(year, 1)..<Self.first(year + 1, 1)
    case .monthly:
      let (year, month, _) = Self.date(start).components
      return Self.monthDays(year * 12 + month - 1 + offset)
    case .weekly:
      let weekday = CivilDate(daysSince1970: firstDay).weekday
      let first = firstDay - (weekday.rawValue - rule.weekStart.rawValue + 7) % 7 + offset * 7
      return first..<(first + 7)
    default: return (firstDay + offset)..<(firstDay + offset + 1)
    }
  }

  /// How many days of a period are looked at.
  private func cost(of period: Range<Int>) -> Int {
    rule.frequency == .yearly && !days.possibleMonths.isEmpty ? days.possibleMonths.count * 31 : period.count
  }

  /// The days of a period on which an occurrence may lie.
  private func allowedDays(in period: Range<Int>) -> [Int] {
    guard rule.frequency == .yearly, !days.possibleMonths.isEmpty else {
      return period.filter { days.allows(CivilDate(daysSince1970: $0)) }
    }
    let year = CivilDate(daysSince1970: period.lowerBound).components.year
    return days.possibleMonths.sorted().flatMap { month in
      Self.monthDays(year * 12 + month - 1).filter { days.allows(CivilDate(daysSince1970: $0)) }
    }
  }

  /// The days of a month, which is counted from January of the year 0.
  private static func monthDays(_ month: Int) -> Range<Int> {
    let year = floorDivide(month, 12)
    let next = floorDivide(month + 1, 12)
    return first(year, month - year * 12 + 1)..<first(next, month + 1 - next * 12 + 1)
  }

  private static func first(_ year: Int, _ month: Int) -> Int {
    // The first of a month exists in every year, so the other branch is never taken.
    CivilDate(year: year, month: month, day: 1)?.daysSince1970 ?? 0
  }

  private static func date(_ second: Int) -> CivilDate {
    CivilDate(daysSince1970: floorDivide(second, secondsOfDay))
  }
}

/// Collects the starts of a rule as they come, ascending, and knows when there can be no more.
struct RecurrenceOutput {
  let range: ClosedRange<Int>
  /// Starts before this one aren't the event's.
  let start: Int
  /// How many starts are left; nil: no limit.
  private var left: Int?
  private(set) var starts: [Int] = []
  private(set) var isDone = false
  private let areOccurrences: Bool

  init(range: ClosedRange<Int>, start: Int, count: Int?, areOccurrences: Bool) {
    self.range = range
    self.start = start
    self.areOccurrences = areOccurrences
    left = count
    isDone = count == 0
  }

  /// Counts `count` starts that lie before the range.
  mutating func skip(_ count: Int) { left = left.map { $0 - count } }

  /// Takes one start.
  mutating func emit(_ second: Int, _ budget: inout ICalendarBudget) throws(ForeignFormatError) {
    guard !isDone, second >= start else { return }
    guard second <= range.upperBound else {
      isDone = true
      return
    }
    if let left {
      self.left = left - 1
      if left == 1 { isDone = true }
    }
    if second >= range.lowerBound {
      if areOccurrences { try budget.takeOccurrence() } else { try budget.spend() }
      starts.append(second)
    }
  }

  /// Takes the starts of one day: `day` is its midnight, `times` are seconds after it.
  mutating func emit(day: Int, _ times: [Int], _ budget: inout ICalendarBudget) throws(ForeignFormatError) {
    let next = day + ICalendarValue.secondsOfDay
    if next <= range.lowerBound, day >= start, left.map({ $0 > times.count }) ?? true {
      skip(times.count)
      return
    }
    for time in times {
      try budget.spend()
      try emit(day + time, &budget)
      if isDone { return }
    }
  }
}
