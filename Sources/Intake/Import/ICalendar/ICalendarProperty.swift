// SPDX-License-Identifier: Apache-2.0

/// One property of a component of an iCalendar file: "DTSTART;TZID=Europe/London:20261012T093000".
struct ICalendarProperty: Hashable {
  /// "DTSTART", in upper case.
  var name: String
  /// "TZID" → "Europe/London"; names in upper case, values without quotes.
  var parameters: [String: String] = [:]
  /// What stands behind the colon, still escaped, without white space at its end.
  var value: String
  /// Line of the file on which it starts, from 1.
  var line: Int

  /// The value as text for people, on one line, with its escapes undone (RFC 5545, 3.3.11).
  var text: String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        text.append(scalar == "n" || scalar == "N" ? " " : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

/// A component of an iCalendar file with its own properties, not those of components inside it.
struct ICalendarComponent: Hashable {
  /// "VEVENT", in upper case.
  var name: String
  /// Line of the file on which it begins, from 1.
  var line: Int
  /// The properties that were asked for, in the order of the file.
  var properties: [ICalendarProperty] = []
  /// The components inside it that were asked for, in the order of the file.
  var parts: [ICalendarComponent] = []

  /// The last property of that name.
  subscript(name: String) -> ICalendarProperty? { properties.last { $0.name == name } }

  /// All properties of that name.
  func all(_ name: String) -> [ICalendarProperty] { properties.filter { $0.name == name } }

  /// Whether it takes place more than once.
  var repeats: Bool { self["RRULE"] != nil || self["RDATE"] != nil }
}
