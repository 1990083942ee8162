// SPDX-License-Identifier: Apache-2.0

import Domain

/// The occurrences of one event: what its rules and dates give, without those taken out and those replaced.
struct EventInstances {
  /// What tells one occurrence from another: its start, as an instant or, of whole days, as the reader's midnight; or, for
  /// properties that name only a date, any start on that day.
  enum Key: Hashable {
    case start(Int)
    case day(Int)
  }

  private let event: ICalendarEvent
  private var rules: [RecurrenceRule] = []
  /// Further starts, as readings of the event's clock, with lengths of their own where they have one.
  private var dates: [(wall: Int, length: ICalendarEvent.Length?)] = []
  private var excluded: Set<Key> = []
  private var instead: [Key: [ICalendarEvent]] = [:]
  /// In the order in which they were met.
  private var insteadKeys: [Key] = []

  /// A change that holds for the occurrences after one.
  private struct Change {
    /// The occurrence.
    var key: Int
    var event: ICalendarEvent
    /// Seconds by which it moves them on the event's clock.
    var shift: Int
  }

  init(_ event: ICalendarEvent) { self.event = event }

  // MARK: Reading

  /// Reads the rules and dates; lines of those that can't be read are added to `unread`.
  mutating func read(
    _ zones: inout ICalendarZones, unread: inout [Int], _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) {
    for property in event.component.all("RRULE") {
      if let rule = RecurrenceRule(property.value) { rules.append(rule) } else { unread.append(property.line) }
    }
    for property in event.component.all("EXDATE") {
      for part in property.value.split(separator: ",") {
        try budget.spend()
        if let value = ICalendarValue(part) {
          excluded.insert(try key(value, property, &zones, &budget))
        } else {
          unread.append(property.line)
        }
      }
    }
    for property in event.component.all("RDATE") {
      for part in property.value.split(separator: ",") {
        try budget.spend()
        if let date = try date(part, property, &zones, &budget) {
          dates.append(date)
        } else {
          unread.append(property.line)
        }
      }
    }
  }

  /// A value of RDATE: a start, or a period.
  private func date(
    _ text: Substring, _ property: ICalendarProperty, _ zones: inout ICalendarZones, _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> (wall: Int, length: ICalendarEvent.Length?)? {
    let sides = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = sides.first.flatMap({ ICalendarValue($0) }), sides.count <= 2 else { return nil }
    let wall = try wall(first, property, &zones, &budget)
    guard sides.count == 2 else { return (wall, nil) }
    if let duration = ICalendarDuration(sides[1]), !duration.isNegative {
      return (wall, .nominal(days: duration.days, seconds: duration.seconds))
    }
    guard let end = ICalendarValue(sides[1]) else { return nil }
    let endWall = try self.wall(end, property, &zones, &budget)
    let seconds =
      event.start.isDate ? endWall - wall : event.clock.instant(of: endWall) - event.clock.instant(of: wall)
    return seconds < 0 ? nil : (wall, .exact(seconds))
  }

  /// What the event's clock shows at a value of one of its properties; one without a zone is written for that clock.
  private func wall(
    _ value: ICalendarValue, _ property: ICalendarProperty, _ zones: inout ICalendarZones,
    _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> Int {
    if event.start.isDate {
      // A time stands for its day: of UTC, the reader's day.
      let shown = value.isUTC ? zones.own.wall(at: value.wall) : value.wall
      return floorDivide(shown, ICalendarValue.secondsOfDay) * ICalendarValue.secondsOfDay
    }
    if value.isDate {
      // A date stands for the event's time on that day.
      let midnight = floorDivide(event.start.wall, ICalendarValue.secondsOfDay) * ICalendarValue.secondsOfDay
      return value.wall + event.start.wall - midnight
    }
    if !value.isUTC, property.parameters["TZID"] == nil { return value.wall }
    let clock = try zones.clock(of: value, property, &budget)
    return clock === event.clock ? value.wall : event.clock.wall(at: clock.instant(of: value.wall))
  }

  /// The occurrence that a value of EXDATE or RECURRENCE-ID means.
  func key(
    _ value: ICalendarValue, _ property: ICalendarProperty, _ zones: inout ICalendarZones,
    _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> Key {
    if value.isDate, !event.start.isDate { return .day(value.day) }
    // Straight to the instant, because a reading may be that of two.
    if value.isUTC, !event.start.isDate { return .start(value.wall) }
    return .start(moment(try wall(value, property, &zones, &budget)))
  }

  /// What tells the occurrence that starts at a reading of the event's clock.
  private func moment(_ wall: Int) -> Int { event.start.isDate ? wall : event.clock.instant(of: wall) }

  /// Lets an event stand in for an occurrence, unless a later version of it does already.
  mutating func replace(_ key: Key, with other: ICalendarEvent) {
    guard let highest = instead[key]?.first?.sequence, other.sequence <= highest else {
      if instead[key] == nil { insteadKeys.append(key) }
      instead[key] = [other]
      return
    }
    if other.sequence == highest { instead[key, default: []].append(other) }
  }

  // MARK: Occurrences

  /// Busy times of the events that stand in for occurrences.
  var replacements: [BusyInterval] {
    insteadKeys.filter { !excluded.contains($0) }.flatMap { instead[$0] ?? [] }.filter(\.isBusy).map {
      $0.interval(at: $0.start.wall)
    }
  }

  /// Busy times of the other occurrences that may lie within `window`, which is one of instants.
  func busy(
    in window: ClosedRange<Int>, _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> [BusyInterval] {
    let changes = changes
    let starts = try starts(in: reach(window, changes), &budget)
    var seen: Set<Int> = []
    var times: [BusyInterval] = []
    for (wall, length) in starts {
      let moment = moment(wall)
      let keys = [Key.start(moment), .day(day(moment))]
      if !seen.insert(moment).inserted || keys.contains(where: { excluded.contains($0) || instead[$0] != nil }) {
        continue
      }
      if let change = Self.last(of: changes, before: moment) {
        guard change.event.isBusy else { continue }
        times.append(
          event.interval(at: wall + change.shift, length: length ?? comparable(change.event)))
      } else if event.isBusy {
        times.append(event.interval(at: wall, length: length))
      }
    }
    return times
  }

  /// The changes that hold for later occurrences too, by occurrence; of several for one the last.
  private var changes: [Change] {
    var changes: [Change] = []
    for case (.start(let start), let other?) in insteadKeys.map({ ($0, instead[$0]?.last { $0.holdsForFuture }) }) {
      let from = event.start.isDate ? start : event.clock.wall(at: start)
      let to = event.start.isDate ? other.start.wall : event.clock.wall(at: other.clock.instant(of: other.start.wall))
      changes.append(Change(key: start, event: other, shift: other.start.isDate == event.start.isDate ? to - from : 0))
    }
    return changes.sorted { $0.key < $1.key }
  }

  private static func last(of changes: [Change], before moment: Int) -> Change? {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].key < moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : changes[low - 1]
  }

  /// The length of a changed event for occurrences of this one; its own where one is of days and one of hours.
  private func comparable(_ other: ICalendarEvent) -> ICalendarEvent.Length {
    other.start.isDate == event.start.isDate ? other.length : event.length
  }

  /// The day, on the event's clock, of an occurrence.
  private func day(_ moment: Int) -> Int {
    floorDivide(event.start.isDate ? moment : event.clock.wall(at: moment), ICalendarValue.secondsOfDay)
  }

  /// Readings of the event's clock at which an occurrence may start that lies within `window`.
  private func reach(_ window: ClosedRange<Int>, _ changes: [Change]) -> ClosedRange<Int> {
    // Clocks differ by less than two days.
    let margin = 2 * ICalendarValue.secondsOfDay
    let longest = ([event] + changes.map(\.event)).map(\.length.most).max() ?? 0
    let later = changes.map(\.shift).max() ?? 0
    let earlier = changes.map(\.shift).min() ?? 0
    let lower = window.lowerBound - margin - longest - max(0, later)
    return lower...(window.upperBound + margin + max(0, -earlier))
  }

  /// All starts within `range`, with lengths of their own where they have one; those from dates first.
  private func starts(
    in range: ClosedRange<Int>, _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> [(wall: Int, length: ICalendarEvent.Length?)] {
    // A period's own length may reach into the range from long before it, so dates aren't filtered.
    var starts = dates.filter { $0.length != nil }
    if !isOver { starts.append((event.start.wall, nil)) }
    starts += dates.filter { $0.length == nil && range.contains($0.wall) }
    for rule in rules where event.start.wall <= range.upperBound {
      let last = rule.until.map { min(range.upperBound, $0.wall + 2 * ICalendarValue.secondsOfDay) }
      guard (last ?? range.upperBound) >= range.lowerBound else { continue }
      let found = try Recurrence(rule, start: event.start.wall).starts(
        in: range.lowerBound...(last ?? range.upperBound), &budget)
      for wall in found where !isBeyond(rule, wall) { starts.append((wall, nil)) }
    }
    return starts
  }

  /// Whether the rules end before the event's own start: how programs write that a series was cut off before it began.
  private var isOver: Bool {
    let ending = rules.filter { $0.until != nil }
    return !ending.isEmpty && ending.allSatisfy { isBeyond($0, event.start.wall) }
  }

  /// Whether a start lies after the rule's last moment; a date without a time includes its day.
  private func isBeyond(_ rule: RecurrenceRule, _ wall: Int) -> Bool {
    guard let until = rule.until else { return false }
    if event.start.isDate || until.isDate { return floorDivide(wall, ICalendarValue.secondsOfDay) > until.day }
    return until.isUTC ? event.clock.instant(of: wall) > until.wall : wall > until.wall
  }
}
