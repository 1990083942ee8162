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
    let text = try ForeignText.decode(bytes, expected: "a calendar (.ics)")
    var dates = TermDates(source: "", holidays: [], closedDays: [:], insetDays: [], listedDays: [], remarks: [])
    var passedOver: [String] = []
    var repeating: [String] = []
    for event in try events(in: text) {
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

  private static func events(in text: String) throws(ForeignFormatError) -> [Event] {
    let lines = unfolded(text)
    guard let first = lines.first, let last = lines.last, split(first.content) == ("BEGIN", "", "VCALENDAR") else {
      throw ForeignFormatError(
        .foreignFormat, line: 1, "this is not a calendar (.ics): it doesn't begin with BEGIN:VCALENDAR")
    }
    guard split(last.content) == ("END", "", "VCALENDAR") else {
      throw ForeignFormatError(
        .fileTruncated, line: last.line, "the calendar breaks off: it doesn't end with END:VCALENDAR")
    }
    var events: [Event] = []
    var open: [String] = []
    var event = Event()
    for (line, content) in lines {
      let (name, _, value) = split(content)
      let isInEvent = open.last == "VEVENT"
      switch name {
      case "BEGIN":
        open.append(value)
        if value == "VEVENT" { event = Event() }
      case "END":
        guard open.popLast() == value else {
          throw ForeignFormatError(.foreignFormat, line: line, "END:\(value) doesn't end what was begun last")
        }
        if value == "VEVENT" { events.append(event) }
      case "RRULE" where isInEvent, "RDATE" where isInEvent: event.repeats = true
      case "SUMMARY" where isInEvent: event.summary = unescaped(value)
      case "DTSTART" where isInEvent: event.start = try day(value, line: line)
      case "DTEND" where isInEvent: event.end = try day(value, line: line)
      default: break
      }
    }
    return events
  }

  /// Content lines with the number of their first line; a line that begins with a blank continues the one before.
  private static func unfolded(_ text: String) -> [(line: Int, content: String)] {
    var lines: [(line: Int, content: String)] = []
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let first = raw.first, first == " " || first == "\t", !lines.isEmpty {
        lines[lines.count - 1].content += raw.dropFirst()
      } else if !raw.allSatisfy(\.isWhitespace) {
        lines.append((index + 1, String(raw)))
      }
    }
    return lines
  }

  /// "DTSTART;VALUE=DATE:20260801" → ("DTSTART", "VALUE=DATE", "20260801").
  private static func split(_ content: String) -> (name: String, parameters: String, value: String) {
    let colon = content.firstIndex(of: ":") ?? content.endIndex
    let head = content[..<colon].split(separator: ";", maxSplits: 1)
    let value = colon == content.endIndex ? "" : String(content[content.index(after: colon)...])
    let parameters = head.count > 1 ? head[1].uppercased() : ""
    return ((head.first ?? "").uppercased(), parameters, value.trimmingSuffix { $0.isWhitespace })
  }

  /// The day of a DATE value, nil for a DATE-TIME.
  private static func day(_ value: String, line: Int) throws(ForeignFormatError) -> CivilDate? {
    let digits = value.prefix(8)
    if value.count > 8, value.dropFirst(8).first == "T" { return nil }
    guard value.count == 8, let year = Int(digits.prefix(4)), let month = Int(digits.dropFirst(4).prefix(2)),
      let day = Int(digits.suffix(2)), let date = CivilDate(year: year, month: month, day: day)
    else { throw ForeignFormatError(.foreignValue, line: line, "'\(value)' is not a date YYYYMMDD") }
    return date
  }

  private static func unescaped(_ value: String) -> String {
    value.replacing("\\n", with: " ").replacing("\\N", with: " ").replacing("\\,", with: ",")
      .replacing("\\;", with: ";").replacing("\\\\", with: "\\")
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var rest = self[...]
    while let last = rest.last, predicate(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
