// SPDX-License-Identifier: Apache-2.0

import Domain

/// One VEVENT as far as it says when somebody is busy: what it's called isn't kept.
struct ICalendarEvent {
  /// How long it lasts (RFC 5545, 3.8.5.3: a length that an end states is exact, one that a duration states is nominal).
  enum Length: Hashable {
    /// So many seconds, whatever the clock does meanwhile.
    case exact(Int)
    /// So many days of the calendar and exact seconds beyond them.
    case nominal(days: Int, seconds: Int)

    /// No more seconds than it may last.
    var most: Int {
      switch self {
      case .exact(let seconds): seconds
      case .nominal(let days, let seconds): (days + 1) * ICalendarValue.secondsOfDay + seconds
      }
    }
  }

  let line: Int
  let uid: String
  let sequence: Int
  /// Whether it takes anybody's time: it's neither cancelled nor shown as free.
  let isBusy: Bool
  let start: ICalendarValue
  /// The clock that its start is written for; of a date, the reader's.
  let clock: WallClock
  let length: Length
  let component: ICalendarComponent
  /// Whether it stands in for an occurrence and all that follow it.
  var holdsForFuture: Bool { component["RECURRENCE-ID"]?.parameters["RANGE"]?.uppercased() == "THISANDFUTURE" }

  /// The properties that are read.
  static let properties: Set<String> = [
    "UID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "TRANSP",
    "X-MICROSOFT-CDO-BUSYSTATUS",
  ]

  /// The event of a component; nil where it has no start, or its length can't be read or is negative, which is added to
  /// `unread`.
  ///
  /// - Throws: `ForeignFormatError` where its start or end can't be a time.
  init?(
    _ component: ICalendarComponent, _ zones: inout ICalendarZones, unread: inout [Int],
    _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) {
    guard let property = component["DTSTART"] else { return nil }
    let start = try Self.value(property)
    let clock = try zones.clock(of: start, property, &budget)
    let length = try Self.length(component, start, clock, &zones, &budget)
    guard let length, length.most >= 0 else {
      unread.append(component.line)
      return nil
    }
    self.start = start
    self.clock = clock
    self.length = length
    self.component = component
    line = component.line
    uid = component["UID"]?.value ?? ""
    sequence = component["SEQUENCE"].flatMap { Int($0.value) } ?? 0
    isBusy =
      component["STATUS"]?.value.uppercased() != "CANCELLED" && component["TRANSP"]?.value.uppercased() != "TRANSPARENT"
      && component["X-MICROSOFT-CDO-BUSYSTATUS"]?.value.uppercased() != "FREE"
  }

  private static func value(_ property: ICalendarProperty) throws(ForeignFormatError) -> ICalendarValue {
    if let value = ICalendarValue(property.value) { return value }
    throw ForeignFormatError(
      .foreignValue, line: property.line,
      "'\(property.value.shown)' is not a date YYYYMMDD or a time YYYYMMDDTHHMMSS that exists")
  }

  /// The length, which is a day where a date states none and nothing where a time does; nil where it can't be one.
  private static func length(
    _ component: ICalendarComponent, _ start: ICalendarValue, _ clock: WallClock, _ zones: inout ICalendarZones,
    _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> Length? {
    if let property = component["DTEND"] {
      let end = try value(property)
      let endClock = try endClock(end, property, clock, &zones, &budget)
      // Whole days are days of the reader's clock, however long they are.
      if start.isDate {
        let last = end.isDate ? end.wall : zones.own.wall(at: endClock.instant(of: end.wall))
        return last < start.wall ? nil : .exact(last - start.wall)
      }
      let seconds = endClock.instant(of: end.wall) - clock.instant(of: start.wall)
      // A start that the clock skips is reckoned later than it reads, and may come to lie behind the end.
      return .exact(seconds < 0 && endClock === clock ? end.wall - start.wall : seconds)
    }
    if let property = component["DURATION"] {
      guard let duration = ICalendarDuration(property.value), !duration.isNegative else { return nil }
      return .nominal(days: duration.days, seconds: duration.seconds)
    }
    return .nominal(days: start.isDate ? 1 : 0, seconds: 0)
  }

  /// The clock of an end that names none is the start's.
  private static func endClock(
    _ end: ICalendarValue, _ property: ICalendarProperty, _ clock: WallClock, _ zones: inout ICalendarZones,
    _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> WallClock {
    if end.isDate || (!end.isUTC && property.parameters["TZID"] == nil) { return clock }
    return try zones.clock(of: end, property, &budget)
  }

  /// The time that it takes when it starts at the reading `wall` of its clock.
  func interval(at wall: Int, length: Length? = nil) -> BusyInterval {
    let day = ICalendarValue.secondsOfDay
    if start.isDate {
      switch length ?? self.length {
      case .exact(let seconds): return BusyInterval(wall, wall + seconds, isWall: true)
      case .nominal(let days, let seconds): return BusyInterval(wall, wall + days * day + seconds, isWall: true)
      }
    }
    let instant = clock.instant(of: wall)
    switch length ?? self.length {
    case .exact(let seconds): return BusyInterval(instant, instant + seconds, isWall: false)
    case .nominal(0, let seconds): return BusyInterval(instant, instant + seconds, isWall: false)
    case .nominal(let days, let seconds):
      return BusyInterval(instant, clock.instant(of: wall + days * day) + seconds, isWall: false)
    }
  }
}

/// A stretch of busy time, from `start` up to but not including `end`, in seconds since the start of 1970.
struct BusyInterval: Hashable {
  var start: Int
  var end: Int
  /// Whether these are readings of the reader's clock, as whole days are, and not instants.
  var isWall: Bool

  init(_ start: Int, _ end: Int, isWall: Bool) {
    self.start = start
    self.end = end
    self.isWall = isWall
  }
}
