// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads term dates from an iCalendar file (RFC 5545) whose holidays are all-day events.
///
/// Only dates and summaries of whole-day events are read, so this is far less than a calendar reader: what a summary
/// says decides whether an event is a holiday, a bank holiday, an INSET day or nothing of use.
public enum TermDatesCalendar {
  /// Reads the term dates in `bytes`.
  ///
  /// - Throws: `ForeignFormatError` where the file is no calendar, breaks off, or holds no holidays.
  public static func read(_ bytes: [UInt8]) throws(ForeignFormatError) -> TermDates {
    var dates = TermDates(source: "", holidays: [], closedDays: [:], insetDays: [], listedDays: [], remarks: [])
    var passedOver: [String] = []
    var repeating: [String] = []
    for event in try events(in: bytes) {
      guard let start = event.start else {
        passedOver.append(event.summary)
        continue
      }
      if event.repeats { repeating.append(event.summary) }
      let days = DateSpan(start, max(start, (event.end ?? start + 1) - 1))
      switch Meaning(of: event.summary) {
      case .bankHoliday:
        for day in try TermDates.days(in: days, label: event.summary) {
          dates.closedDays[day] = TermDates.ClosedDay(title: title(event.summary), isBankHoliday: true)
        }
      case .inset: dates.insetDays.formUnion(try TermDates.days(in: days, label: event.summary))
      case .holiday: try dates.add(days, label: event.summary)
      case .other: passedOver.append(event.summary)
      }
    }
    guard !dates.holidays.isEmpty else {
      throw ForeignFormatError(
        .foreignMissing,
        "the calendar holds no school holidays: no whole-day event of several days is named a holiday or break")
    }
    if !passedOver.isEmpty {
      dates.remarks.append(
        ForeignRemark(
          .termDatesPassedOver,
          "events that are no holidays were passed over (\(passedOver.count)): \(passedOver.sample())"))
    }
    if !repeating.isEmpty {
      dates.remarks.append(
        ForeignRemark(
          .termDatesPassedOver,
          "of events that repeat only the first time was read (\(repeating.count)): \(repeating.sample())"))
    }
    dates.holidays.sort { ($0.days, $0.label) < ($1.days, $1.label) }
    return dates
  }

  /// The name of a bank holiday without the authority's, and empty where it's no more than "bank holiday".
  private static func title(_ summary: String) -> String {
    let name = summary.split(separator: ":").last.map { String($0).trimmed } ?? ""
    return name.lowercased() == "bank holiday" ? "" : name
  }

  private enum Meaning {
    case bankHoliday, inset, holiday, other

    init(of summary: String) {
      let words = summary.lowercased()
      func has(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }
      if has("bank holiday") {
        self = .bankHoliday
      } else if has("inset", "in-service", "training day", "staff day", "pd day") {
        self = .inset
      } else if has("holiday", "half term", "half-term", "break", "closed", "vacation") {
        self = .holiday
      } else {
        self = .other
      }
    }
  }

  private struct Event {
    var summary = ""
    /// Nil where the event has a time of day.
    var start: CivilDate?
    /// The day after the last.
    var end: CivilDate?
    var repeats = false
  }

  private static let interest = ICalendarParser.Interest(
    components: ["VEVENT"], properties: ["SUMMARY", "DTSTART", "DTEND", "RRULE", "RDATE"])

  private static func events(in bytes: [UInt8]) throws(ForeignFormatError) -> [Event] {
    var events: [Event] = []
    for component in try ICalendarParser.components(bytes, interest) {
      var event = Event()
      event.repeats = component.repeats
      event.summary = component["SUMMARY"]?.text ?? ""
      event.start = try day(component["DTSTART"])
      event.end = try day(component["DTEND"])
      events.append(event)
    }
    return events
  }

  /// The day of a DATE value, nil for a DATE-TIME or where nothing is stated.
  ///
  /// - Throws: `ForeignFormatError` where it's neither.
  private static func day(_ property: ICalendarProperty?) throws(ForeignFormatError) -> CivilDate? {
    guard let property else { return nil }
    guard let value = ICalendarValue(property.value) else {
      throw ForeignFormatError(
        .foreignValue, line: property.line, "'\(property.value.shown)' is not a date YYYYMMDD that exists")
    }
    return value.isDate ? CivilDate(daysSince1970: value.day) : nil
  }
}
