// SPDX-License-Identifier: Apache-2.0

import Domain

/// The school days that are assumed where a group states none.
enum BuiltInBells {
  /// The schedule called "primary" or "secondary".
  static func schedule(_ name: String) -> BellSchedule? {
    switch name {
    case "primary": primary
    case "secondary": secondary
    default: nil
    }
  }

  /// The schedule assumed for a phase.
  static func schedule(for phase: Phase) -> BellSchedule {
    phase == .primary || phase == .nursery ? primary : secondary
  }

  /// Two sessions, 8:50 to 12:00 and 13:00 to 15:15; staff from 8:30 to 16:00.
  static let primary = schedule(
    "primary",
    [
      period("am", 8, 50, 12, 0), period("lunch", 12, 0, 13, 0, .lunch), period("pm", 13, 0, 15, 15),
    ], midday: time(12, 30))

  /// Five periods of an hour from 8:50 with a break and lunch; staff from 8:30 to 16:00.
  static let secondary = schedule(
    "secondary",
    [
      period("P1", 8, 50, 9, 50), period("P2", 9, 50, 10, 50), period("break", 10, 50, 11, 10, .breakTime),
      period("P3", 11, 10, 12, 10), period("P4", 12, 10, 13, 10), period("lunch", 13, 10, 14, 10, .lunch),
      period("P5", 14, 10, 15, 10),
    ], midday: time(13, 40))

  private static func schedule(_ name: String, _ periods: [Period], midday: TimeOfDay) -> BellSchedule {
    let pupils = TimeSpan(time(8, 50), periods.map(\.span.end).max() ?? time(15, 15))
    let days = Weekday.allCases.prefix(5).map {
      BellDay(
        weekday: $0, periods: periods, pupils: pupils, staff: TimeSpan(time(8, 30), time(16, 0)), midday: midday)
    }
    return BellSchedule(id: Identifier(name), days: Array(days))
  }

  private static func time(_ hour: Int, _ minute: Int) -> TimeOfDay { TimeOfDay(minutes: hour * 60 + minute) }

  private static func period(
    _ name: String, _ hour: Int, _ minute: Int, _ endHour: Int, _ endMinute: Int, _ kind: Period.Kind = .lesson
  ) -> Period {
    Period(name: name, span: TimeSpan(time(hour, minute), time(endHour, endMinute)), kind: kind)
  }
}
