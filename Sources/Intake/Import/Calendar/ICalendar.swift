// SPDX-License-Identifier: Apache-2.0

import Domain

/// One property of an event of an iCalendar file: "DTSTART;TZID=Europe/London:20261012T093000".
struct ICalendarProperty {
  /// "DTSTART", in upper case.
  var name: String
  /// "TZID" → "Europe/London"; names in upper case, values without quotes.
  var parameters: [String: String]
  /// What stands behind the colon, still escaped.
  var value: String
  /// Line of the file on which it starts, from 1.
  var line: Int

  /// The value as text for people, on one line.
  var text: String {
    value.replacing("\\n", with: " ").replacing("\\N", with: " ").replacing("\\,", with: ",")
      .replacing("\\;", with: ";").replacing("\\\\", with: "\\")
  }
}

/// One VEVENT with its own properties, not those of alarms inside it.
struct ICalendarEvent {
  /// Line of the file on which it begins, from 1.
  var line: Int
  var properties: [ICalendarProperty] = []

  /// The last property of that name.
  subscript(name: String) -> ICalendarProperty? { properties.last { $0.name == name } }

  /// Whether it takes place more than once.
  var repeats: Bool { self["RRULE"] != nil || self["RDATE"] != nil }
}

/// The structure of an iCalendar file (RFC 5545): lines and nesting, without a meaning yet.
enum ICalendar {
  /// The events in `text`, whose lines end with "\n".
  ///
  /// - Throws: `ForeignFormatError` where the text is no calendar, breaks off, or its parts don't nest.
  static func events(in text: String) throws(ForeignFormatError) -> [ICalendarEvent] {
    let lines = unfolded(text)
    guard let first = lines.first, let last = lines.last, isBound(first, "BEGIN") else {
      throw ForeignFormatError(
        .foreignFormat, line: 1, "this is not a calendar (.ics): it doesn't begin with BEGIN:VCALENDAR")
    }
    guard isBound(last, "END") else {
      throw ForeignFormatError(
        .fileTruncated, line: last.line, "the calendar breaks off: it doesn't end with END:VCALENDAR")
    }
    var events: [ICalendarEvent] = []
    var open: [String] = []
    var event = ICalendarEvent(line: 0)
    for (line, content) in lines {
      let property = property(content, line: line)
      switch property.name {
      case "BEGIN":
        open.append(property.value)
        if property.value == "VEVENT" { event = ICalendarEvent(line: line) }
      case "END":
        guard open.popLast() == property.value else {
          throw ForeignFormatError(.foreignFormat, line: line, "END:\(property.value) doesn't end what was begun last")
        }
        if property.value == "VEVENT" { events.append(event) }
      default: if open.last == "VEVENT" { event.properties.append(property) }
      }
    }
    return events
  }

  /// The day of a value YYYYMMDD, or of the date of a value with a time behind it.
  ///
  /// - Throws: `ForeignFormatError` where it's neither.
  static func day(_ property: ICalendarProperty) throws(ForeignFormatError) -> CivilDate {
    let digits = property.value.prefix(8)
    let isWhole = property.value.utf8.count == 8 || property.value.dropFirst(8).first == "T"
    guard isWhole, digits.utf8.count == 8, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(digits.prefix(4)), let month = Int(digits.dropFirst(4).prefix(2)), let day = Int(digits.suffix(2)),
      let date = CivilDate(year: year, month: month, day: day)
    else {
      throw ForeignFormatError(.foreignValue, line: property.line, "'\(property.value)' is not a date YYYYMMDD")
    }
    return date
  }

  private static func isBound(_ line: (line: Int, content: String), _ name: String) -> Bool {
    let property = property(line.content, line: line.line)
    return property.name == name && property.parameters.isEmpty && property.value == "VCALENDAR"
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

  /// Cuts a line at the semicolons and the first colon outside quotes.
  private static func property(_ content: String, line: Int) -> ICalendarProperty {
    var heads: [String] = [""]
    var isQuoted = false
    var rest = content[...]
    while let next = rest.popFirst() {
      if next == "\"" { isQuoted.toggle() }
      if next == ":", !isQuoted { break }
      if next == ";", !isQuoted { heads.append("") } else { heads[heads.count - 1].append(next) }
    }
    var parameters: [String: String] = [:]
    for head in heads.dropFirst() {
      let parts = head.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { parameters[parts[0].uppercased()] = parts[1].replacing("\"", with: "") }
    }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return ICalendarProperty(name: heads[0].uppercased(), parameters: parameters, value: String(rest), line: line)
  }
}
