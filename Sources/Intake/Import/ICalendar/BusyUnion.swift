// SPDX-License-Identifier: Apache-2.0

import Domain

/// Joins busy times into those of the reader's clock, each minute once.
struct BusyUnion {
  private let clock: WallClock
  private let days: DateSpan
  /// Readings of the clock between which times are kept.
  private let first: Int
  private let end: Int
  /// Instants at which the clock changes.
  private let changes: [Int]
  /// Minutes since the start of 1970 on the clock.
  private var stretches: [(start: Int, end: Int)] = []

  /// The instants of the days.
  let window: ClosedRange<Int>

  init(_ clock: WallClock, _ days: DateSpan) {
    self.clock = clock
    self.days = days
    first = days.first.daysSince1970 * 86_400
    end = (days.last.daysSince1970 + 1) * 86_400
    window = clock.instant(of: first)...clock.instant(of: end)
    changes = clock.changes(in: (window.lowerBound - 86_400)...(window.upperBound + 86_400))
  }

  /// Adds a busy time as far as it lies on the days.
  mutating func add(_ interval: BusyInterval) {
    guard interval.start < interval.end else { return }
    if interval.isWall {
      add(wall: interval.start, interval.end)
      return
    }
    let start = max(interval.start, window.lowerBound)
    let end = min(interval.end, window.upperBound)
    guard start < end else { return }
    var shown = clock.wall(at: start)
    for change in changes where start < change && change < end {
      let last = clock.wall(at: change - 1) + 1
      add(wall: shown, last)
      // Readings that the clock skips belong to what goes on around them.
      shown = min(last, clock.wall(at: change))
    }
    add(wall: shown, clock.wall(at: end - 1) + 1)
  }

  /// A minute of which a second is busy is busy.
  private mutating func add(wall start: Int, _ end: Int) {
    let (start, end) = (max(start, first), min(end, self.end))
    guard start < end else { return }
    stretches.append((floorDivide(start, 60), floorDivide(end + 59, 60)))
  }

  /// The times, ascending, without overlaps: whole days together, parts of days by themselves.
  var times: [BusyCalendar.Time] {
    var joined: [(start: Int, end: Int)] = []
    for stretch in stretches.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = joined.last, stretch.start <= last.end {
        joined[joined.count - 1].end = max(last.end, stretch.end)
      } else {
        joined.append(stretch)
      }
    }
    return joined.flatMap { Self.cut($0.start, $0.end) }
  }

  private static let day = 1440

  private static func cut(_ start: Int, _ end: Int) -> [BusyCalendar.Time] {
    var times: [BusyCalendar.Time] = []
    var minute = start
    while minute < end {
      let date = CivilDate(daysSince1970: floorDivide(minute, day))
      let midnight = date.daysSince1970 * day
      let wholeDays = minute == midnight ? (end - minute) / day : 0
      if wholeDays > 0 {
        times.append(BusyCalendar.Time(days: DateSpan(date, date + (wholeDays - 1)), span: nil))
        minute += wholeDays * day
      } else {
        // Midnight is written 23:59, because no day has a time 24:00.
        let until = min(end - midnight, day - 1)
        let span = TimeSpan(TimeOfDay(minutes: minute - midnight), TimeOfDay(minutes: until))
        if span.start < span.end { times.append(BusyCalendar.Time(days: DateSpan(date, date), span: span)) }
        minute = min(end, midnight + day)
      }
    }
    return times
  }
}
