// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Reads when somebody is busy from an iCalendar file (RFC 5545); what the events are called isn't read, because a
/// person's diary is nobody else's business.
///
/// Cancelled events and those shown as free are no busy time. Of an event that repeats only the first time is read, and
/// a remark says so.
struct BusyCalendar {
  /// One busy time; no span: all day.
  struct Time: Hashable {
    var days: DateSpan
    var span: TimeSpan?
  }

  /// Busy times inside the year, in the order of the file.
  private(set) var times: [Time] = []
  /// What was left out.
  private(set) var remarks: [ForeignRemark] = []

  private let zone: String
  private let year: DateSpan
  /// Lines of the events that repeat, and of those whose times can't be read.
  private var repeating: [Int] = []
  private var unread: [Int] = []

  /// Reads `bytes` as a calendar of people who live by the time zone called `zone`.
  ///
  /// - Throws: `ForeignFormatError` where it's no calendar, breaks off, or a date can't be one.
  init(_ bytes: [UInt8], zone: String, year: DateSpan) throws(ForeignFormatError) {
    self.zone = zone
    self.year = year
    let text = try ForeignText.decode(bytes, expected: "a calendar (.ics)")
    for event in try ICalendar.events(in: text) where !Self.isFree(event) { try take(event) }
    remark(repeating, "of events that repeat only the first time was read")
    remark(unread, "events in another time zone, or that end before they start, were passed over")
  }

  private mutating func remark(_ lines: [Int], _ what: String) {
    guard let first = lines.first else { return }
    remarks.append(ForeignRemark(.busyPassedOver, line: first, "\(what) (\(lines.count))"))
  }

  private static func isFree(_ event: ICalendarEvent) -> Bool {
    event["STATUS"]?.value.uppercased() == "CANCELLED" || event["TRANSP"]?.value.uppercased() == "TRANSPARENT"
      || event["X-MICROSOFT-CDO-BUSYSTATUS"]?.value.uppercased() == "FREE"
  }

  private mutating func take(_ event: ICalendarEvent) throws(ForeignFormatError) {
    guard let property = event["DTSTART"] else { return }
    if event.repeats { repeating.append(event.line) }
    guard let start = try minute(property), let end = try end(event, start), start <= end else {
      unread.append(event.line)
      return
    }
    add(start, end)
  }

  /// Where the event ends: as stated, or by its length; a day without either is that whole day.
  private func end(_ event: ICalendarEvent, _ start: Int) throws(ForeignFormatError) -> Int? {
    if let end = event["DTEND"] { return try minute(end) }
    if let duration = event["DURATION"] { return Self.length(duration.value).map { start + $0 } }
    return event["DTSTART"]?.value.utf8.count == 8 ? start + Self.day : start
  }

  // MARK: Minutes

  private static let day = 1440

  /// Local minutes since the start of 1970; nil for a time of another zone.
  private func minute(_ property: ICalendarProperty) throws(ForeignFormatError) -> Int? {
    let date = try ICalendar.day(property)
    let midnight = date.daysSince1970 * Self.day
    if property.value.utf8.count == 8 { return midnight }
    let clock = property.value.dropFirst(9)
    let digits = clock.prefix { $0 != "Z" }
    guard digits.utf8.count == 6, let time = TimeOfDay(text: "\(digits.prefix(2)):\(digits.dropFirst(2).prefix(2))"),
      clock.count == digits.count || clock.dropFirst(6) == "Z"
    else { throw ForeignFormatError(.foreignValue, line: property.line, "'\(property.value)' is not a date and time") }
    if clock.hasSuffix("Z") { return local(utc: midnight + time.minutes) }
    let named = property.parameters["TZID"] ?? zone
    // Outlook calls the zones of countries by Windows' names.
    let isOwn = named == zone || (zone == "Europe/London" && named == "GMT Standard Time")
    return isOwn ? midnight + time.minutes : nil
  }

  private func local(utc minute: Int) -> Int? {
    TimeZone(identifier: zone).map {
      minute + $0.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60)) / 60
    }
  }

  /// The minutes of "P1D", "PT1H30M", "P2W"; nil for anything else or more than a year.
  private static func length(_ text: String) -> Int? {
    guard text.hasPrefix("P") else { return nil }
    var minutes = 0
    var digits = ""
    for next in text.dropFirst() where next != "T" {
      if next.isASCII, next.isNumber, digits.utf8.count < 6 {
        digits.append(next)
        continue
      }
      let units: [Character: Int] = ["W": 7 * day, "D": day, "H": 60, "M": 1, "S": 0]
      guard let unit = units[next], let count = Int(digits) else { return nil }
      minutes += count * unit
      digits = ""
    }
    return digits.isEmpty ? minutes : nil
  }

  /// Adds the time from `start` to `end` as far as it lies in the year: whole days together, parts of days by themselves.
  private mutating func add(_ start: Int, _ end: Int) {
    let start = max(start, year.first.daysSince1970 * Self.day)
    let end = min(end, (year.last.daysSince1970 + 1) * Self.day)
    var minute = start
    while minute < end {
      let date = CivilDate(daysSince1970: floorDivide(minute, Self.day))
      let midnight = date.daysSince1970 * Self.day
      let wholeDays = minute == midnight ? (end - minute) / Self.day : 0
      if wholeDays > 0 {
        times.append(Time(days: DateSpan(date, date + (wholeDays - 1)), span: nil))
        minute += wholeDays * Self.day
      } else {
        // Midnight is written 23:59, because no day has a time 24:00.
        let until = min(end - midnight, Self.day - 1)
        let span = TimeSpan(TimeOfDay(minutes: minute - midnight), TimeOfDay(minutes: until))
        if span.start < span.end { times.append(Time(days: DateSpan(date, date), span: span)) }
        minute = midnight + Self.day
      }
    }
  }
}
