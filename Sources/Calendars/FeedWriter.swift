// SPDX-License-Identifier: Apache-2.0

import Domain

/// Writes feeds as iCalendar files (RFC 5545, 7986), in the form that the common calendar programs take.
///
/// The bytes depend on the feed alone. Times are in UTC, there is no METHOD, and nobody is named as attendee or
/// organiser, because programs would then offer to answer an invitation.
public struct FeedWriter: Sendable {
  private let zone: ZoneDefinition
  /// The zone's component, which every feed holds.
  private let zoneLines: ContentLines

  /// A writer whose feeds are shown in this zone.
  public init(zone: ZoneDefinition) {
    self.zone = zone
    var lines = ContentLines()
    zone.write(to: &lines)
    zoneLines = lines
  }

  /// The file of `feed`.
  ///
  /// - Throws: `FeedError` where a value has no form in iCalendar.
  public func bytes(of feed: CalendarFeed) throws(FeedError) -> [UInt8] {
    guard feed.refreshInterval >= Minutes(1) else { throw .badRefreshInterval(feed.refreshInterval) }
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//planner//release time planner//EN")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("NAME", text: feed.name)
    lines.add("X-WR-CALNAME", text: feed.name)
    if let about = feed.about {
      lines.add("DESCRIPTION", text: about)
      lines.add("X-WR-CALDESC", text: about)
    }
    lines.add("X-WR-TIMEZONE", text: zone.identifier)
    let interval = Self.duration(feed.refreshInterval)
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", interval)
    lines.add("X-PUBLISHED-TTL", interval)
    if let colour = feed.colour {
      lines.add("COLOR", colour.rawValue)
      lines.add("X-APPLE-CALENDAR-COLOR", colour.hexadecimal)
    }
    lines.add(zoneLines)
    var seen: Set<String> = []
    for event in feed.events.sorted(by: Self.earlier) {
      guard seen.insert(event.uid).inserted else { throw .duplicateUID(event.uid) }
      try Self.write(event, to: &lines)
    }
    lines.add("END", "VCALENDAR")
    return lines.bytes
  }

  private static func write(_ event: CalendarEvent, to lines: inout ContentLines) throws(FeedError) {
    try check(event)
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", event.uid)
    lines.add("SEQUENCE", String(event.sequence))
    let stamp = event.stamp.description
    lines.add("DTSTAMP", stamp)
    lines.add("LAST-MODIFIED", stamp)
    switch event.time {
    case .timed(let start, let end):
      lines.add("DTSTART", start.description)
      lines.add("DTEND", end.description)
    case .allDay(let days):
      lines.add("DTSTART;VALUE=DATE", days.first.compact)
      lines.add("DTEND;VALUE=DATE", (days.last + 1).compact)
    }
    lines.add("SUMMARY", text: event.summary)
    if let details = event.details { lines.add("DESCRIPTION", text: details) }
    if let location = event.location { lines.add("LOCATION", text: location) }
    if let position = event.position { lines.add("GEO", position.text) }
    if !event.categories.isEmpty { lines.add("CATEGORIES", texts: event.categories) }
    if let url = event.url { lines.add("URL", url) }
    lines.add("CLASS", event.visibility.rawValue)
    lines.add("TRANSP", event.availability == .free ? "TRANSPARENT" : "OPAQUE")
    lines.add("X-MICROSOFT-CDO-BUSYSTATUS", event.availability.rawValue)
    lines.add("STATUS", event.status.rawValue)
    lines.add("END", "VEVENT")
  }

  /// Refuses an entry with a value that has no form in iCalendar.
  static func check(_ event: CalendarEvent) throws(FeedError) {
    let uid = event.uid
    guard (1...255).contains(uid.utf8.count), uid.unicodeScalars.allSatisfy(isUIDCharacter) else { throw .badUID(uid) }
    guard event.sequence >= 0 else { throw .badSequence(uid: uid, sequence: event.sequence) }
    switch event.time {
    case .timed(let start, let end) where start >= end:
      throw .endNotAfterStart(uid: uid, start: start.description, end: end.description)
    case .allDay(let days) where days.count == 0:
      throw .endNotAfterStart(uid: uid, start: days.first.description, end: days.last.description)
    default: break
    }
    if let url = event.url, !isAbsoluteURI(url) { throw .badURL(uid: uid, url: url) }
  }

  private static func isUIDCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "@", "_": true
    default: false
    }
  }

  private static func isAbsoluteURI(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return false }
    let scheme = text[..<colon].unicodeScalars
    let legalScheme = scheme.allSatisfy { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
    // Spaces, controls and the characters that RFC 3986 leaves out would end or confuse the line.
    return legalScheme && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !Array("\"<>\\^`{|}".utf8).contains($0) }
  }

  /// By start, then uid; whole days before times of the same day.
  private static func earlier(_ a: CalendarEvent, _ b: CalendarEvent) -> Bool {
    (a.time.sortKey, a.uid) < (b.time.sortKey, b.uid)
  }

  private static func duration(_ minutes: Minutes) -> String {
    let (hours, rest) = minutes.rawValue.quotientAndRemainder(dividingBy: 60)
    return "PT" + (hours > 0 ? "\(hours)H" : "") + (rest > 0 ? "\(rest)M" : "")
  }
}

extension CalendarEvent.Time {
  fileprivate var sortKey: Int {
    switch self {
    case .timed(let start, _): start.secondsSince1970
    case .allDay(let days): days.first.daysSince1970 * 86_400
    }
  }
}

extension Position {
  /// The form of GEO: "53.480800;-2.242600".
  fileprivate var text: String { Self.degrees(latitude) + ";" + Self.degrees(longitude) }

  private static func degrees(_ millionths: Int) -> String {
    let (whole, rest) = abs(millionths).quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(rest)
    let padding = String(repeating: "0", count: 6 - digits.count)
    return (millionths < 0 ? "-" : "") + "\(whole).\(padding)\(digits)"
  }
}
