// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a calendar said of one academic year when it could be read last: times and nothing else, so that it may be kept where
/// the calendar itself, with what events are called, may not.
public struct BusyCopy: Hashable, Sendable {
  /// Raised when `BusyCalendar` reads other times of the same bytes than before: copies of another number aren't copies
  /// any more.
  private static let reading = "1"

  /// IANA name of the zone whose times these are.
  public let zone: String
  /// The days that were read; nothing is known of others.
  public let days: DateSpan
  /// As `BusyCalendar.times`.
  public let times: [BusyCalendar.Time]

  /// The copy of a calendar that was read with that zone and those days.
  public init(_ calendar: BusyCalendar, zone: String, days: DateSpan) {
    self.zone = zone
    self.days = days
    times = calendar.times
  }

  /// Whether it says what this group has to know: it was read for the group's year, by its clock.
  public func isOf(_ group: Group) -> Bool { zone == group.timeZone && days == group.year }

  /// The copy that `text` was made of; nil for any other text.
  public init?(text: String) {
    let lines = text.split(separator: "\n")
    guard let head = lines.first?.split(separator: " "), head.count == 4, head[0] == Self.reading,
      let days = Self.days(head[2], head[3])
    else { return nil }
    var times: [BusyCalendar.Time] = []
    for line in lines.dropFirst() {
      guard let time = Self.time(line.split(separator: " ")) else { return nil }
      times.append(time)
    }
    zone = String(head[1])
    self.days = days
    self.times = times
  }

  private static func days(_ first: Substring, _ last: Substring) -> DateSpan? {
    guard let first = CivilDate(iso: first), let last = CivilDate(iso: last), first <= last else { return nil }
    return DateSpan(first, last)
  }

  private static func time(_ parts: [Substring]) -> BusyCalendar.Time? {
    guard parts.count == 2 || parts.count == 4, let days = days(parts[0], parts[1]) else { return nil }
    if parts.count == 2 { return BusyCalendar.Time(days: days, span: nil) }
    guard let start = TimeOfDay(text: parts[2]), let end = TimeOfDay(text: parts[3]), start < end else { return nil }
    return BusyCalendar.Time(days: days, span: TimeSpan(start, end))
  }

  /// A line for the way of reading, zone and days, and one a time; equal copies are equal texts.
  public var text: String {
    let lines = times.map { time in
      "\(time.days.first) \(time.days.last)" + (time.span.map { " \($0.start) \($0.end)" } ?? "")
    }
    return (["\(Self.reading) \(zone) \(days.first) \(days.last)"] + lines).map { $0 + "\n" }.joined()
  }
}
