// SPDX-License-Identifier: Apache-2.0

import Domain

/// When whoever is away on a school's weekday loses each of its periods: during the period, or, where half-days are released,
/// at any time from the first to the last period that starts in its half.
struct LossStretches: Sendable {
  private(set) var stretches: [DayTable.Stretch] = []
  /// By period: which of the stretches.
  private(set) var ofPeriod: [Int] = []

  init(_ school: Int, weekday: Int, _ instance: Instance) {
    guard let day = (0..<min(7, instance.dayCount)).first(where: { Int(instance.calendar.weekdays[$0]) == weekday }),
      let bells = instance.calendar.bells(school, day: day)
    else { return }
    let periods = (0..<Int(bells.periodCount)).map { instance.calendar.period(bells, $0) }
    if instance.schools[school].isHalfDayUnit {
      stretches = [Int8(0), 1].map { half in Self.span(periods.filter { $0.half == half }) }
      ofPeriod = periods.map { Int($0.half) }
    } else {
      stretches = periods.map { DayTable.Stretch(start: $0.start, end: $0.end) }
      ofPeriod = Array(periods.indices)
    }
  }

  private static func span(_ periods: [DayTable.PeriodTimes]) -> DayTable.Stretch {
    DayTable.Stretch(start: periods.map(\.start).min() ?? 0, end: periods.map(\.end).max() ?? 0)
  }
}
