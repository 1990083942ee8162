// SPDX-License-Identifier: Apache-2.0

public import Domain

/// When somebody is busy, read from an iCalendar file (RFC 5545); what the events are called isn't read, because a
/// person's diary is nobody else's business.
///
/// Cancelled events and those shown as free are no busy time. Everything else that RFC 5545 says of times is followed:
/// rules, dates, exceptions, changed occurrences, zones by name or definition, free/busy lists. Where a file leaves
/// something open, what might be busy is read as busy.
///
/// Reading needs nothing but the bytes, the zone and the days, and takes bounded time whatever the bytes are.
public struct BusyCalendar: Hashable, Sendable {
  /// One busy time.
  public struct Time: Hashable, Sendable {
    /// The day or, for whole days, the days.
    public var days: DateSpan
    /// Nil: all day.
    public var span: TimeSpan?

    /// The time `span` of `days`; without one, all of them.
    public init(days: DateSpan, span: TimeSpan?) {
      self.days = days
      self.span = span
    }
  }

  /// Busy times on the days asked for, ascending, without overlaps, to the minute.
  public private(set) var times: [Time] = []
  /// What was left out or assumed, which people should know.
  public private(set) var remarks: [ForeignRemark] = []

  /// Reads `bytes` as a calendar of people who live by the time zone called `zone`.
  ///
  /// - Parameters:
  ///   - zone: IANA name of the zone for times without one, and of the times that are answered.
  ///   - days: the days that are of interest; a year takes about as long as a week.
  ///   - caps: how much is read at most.
  /// - Throws: `ForeignFormatError` where it's no calendar, breaks off, holds a date that can't be one, or goes beyond a
  ///   cap, and where nobody knows the zone.
  public init(
    _ bytes: [UInt8], zone: String, days: DateSpan, caps: ICalendarCaps = ICalendarCaps()
  ) throws(ForeignFormatError) {
    guard let clock = WallClock(zone: zone) else {
      throw ForeignFormatError(.foreignValue, "'\(zone.shown)' is not a time zone that this machine knows")
    }
    let components = try ICalendarParser.components(bytes, Self.interest, caps: caps)
    var union = BusyUnion(clock, days)
    var reading = BusyReading(clock, components, until: union.window.upperBound, caps)
    for interval in try reading.intervals(in: union.window) { union.add(interval) }
    times = union.times
    remarks = reading.remarks
  }

  private static let interest = ICalendarParser.Interest(
    components: ["VEVENT", "VFREEBUSY", "VTIMEZONE", "STANDARD", "DAYLIGHT"],
    properties: ICalendarEvent.properties.union(["FREEBUSY", "TZID", "TZOFFSETFROM", "TZOFFSETTO"]))
}

/// The reading of one calendar, with what was odd about it.
private struct BusyReading {
  private let components: [ICalendarComponent]
  private var zones: ICalendarZones
  private var budget: ICalendarBudget
  /// Lines of events whose lengths can't be read, and of properties that can't.
  private var lengths: [Int] = []
  private var properties: [Int] = []

  init(_ clock: WallClock, _ components: [ICalendarComponent], until end: Int, _ caps: ICalendarCaps) {
    self.components = components
    zones = ICalendarZones(own: clock, components, until: end)
    budget = ICalendarBudget(caps)
  }

  mutating func intervals(in window: ClosedRange<Int>) throws(ForeignFormatError) -> [BusyInterval] {
    var intervals: [BusyInterval] = []
    for series in try series() {
      intervals += try series.busy(in: window, &zones, unread: &properties, &budget)
    }
    for component in components where component.name == "VFREEBUSY" {
      for property in component.all("FREEBUSY") where property.parameters["FBTYPE"]?.uppercased() != "FREE" {
        try take(property, into: &intervals)
      }
    }
    return intervals
  }

  /// The events by UID, in the order of the file; one without stands by itself.
  private mutating func series() throws(ForeignFormatError) -> [EventSeries] {
    var series: [EventSeries] = []
    var indices: [String: Int] = [:]
    for component in components where component.name == "VEVENT" {
      budget.line = component.line
      try budget.spend()
      guard let event = try ICalendarEvent(component, &zones, unread: &lengths, &budget) else { continue }
      let index = event.uid.isEmpty ? series.count : indices[event.uid] ?? series.count
      if index == series.count { series.append(EventSeries()) }
      if !event.uid.isEmpty { indices[event.uid] = index }
      if !series[index].add(event) { properties.append(event.line) }
    }
    return series
  }

  /// The periods of a list of busy times.
  private mutating func take(
    _ property: ICalendarProperty, into intervals: inout [BusyInterval]
  ) throws(ForeignFormatError) {
    for part in property.value.split(separator: ",") {
      budget.line = property.line
      try budget.spend()
      let sides = part.split(separator: "/")
      guard sides.count == 2, let start = ICalendarValue(sides[0]) else {
        properties.append(property.line)
        continue
      }
      let clock = try zones.clock(of: start, property, &budget)
      let first = clock.instant(of: start.wall)
      if let end = ICalendarValue(sides[1]) {
        intervals.append(BusyInterval(first, clock.instant(of: end.wall), isWall: false))
      } else if let duration = ICalendarDuration(sides[1]), !duration.isNegative {
        let end = clock.instant(of: start.wall + duration.days * ICalendarValue.secondsOfDay) + duration.seconds
        intervals.append(BusyInterval(first, end, isWall: false))
      } else {
        properties.append(property.line)
      }
    }
  }

  /// What was left out or assumed.
  var remarks: [ForeignRemark] {
    var remarks: [ForeignRemark] = []
    if let first = lengths.first {
      remarks.append(
        ForeignRemark(
          .busyPassedOver, line: first,
          "events that end before they start, or whose length can't be read, were passed over (\(lengths.count))"))
    }
    if let first = properties.min() {
      remarks.append(
        ForeignRemark(
          .busyPassedOver, line: first,
          "rules and dates of repeating events that can't be read were passed over (\(properties.count))"))
    }
    if let first = zones.unknown.first {
      remarks.append(
        ForeignRemark(
          .busyZoneAssumed, line: first.line,
          "nothing says what these time zones are, so their times were read as those of \(zones.own.name): "
            + zones.unknown.map(\.name.shown).sample()))
    }
    return remarks
  }
}
