// SPDX-License-Identifier: Apache-2.0

/// Reads the structure of an iCalendar file (RFC 5545): lines and nesting, without a meaning yet.
///
/// It works on bytes, because lines may be folded inside a UTF-8 character (RFC 5545, 3.1) and because a name in
/// another encoding is no reason to refuse a calendar whose names aren't read. Components and properties that nobody
/// asks for are passed over unread.
struct ICalendarParser {
  /// What a caller wants to know of a calendar.
  struct Interest {
    /// Names of components, in upper case; those inside others too.
    var components: Set<String>
    /// Names of their properties, in upper case.
    var properties: Set<String>
  }

  private let interest: Interest
  private let caps: ICalendarCaps
  /// Components that have begun and not ended.
  private var open: [ICalendarComponent] = []
  private var found: [ICalendarComponent] = []
  private var count = 0
  private var last: (name: String, line: Int)?

  private static let expected = "a calendar (.ics)"

  private init(_ interest: Interest, _ caps: ICalendarCaps) {
    self.interest = interest
    self.caps = caps
  }

  /// The wanted components of the calendar in `bytes` that aren't inside other wanted ones, in the order of the file.
  ///
  /// - Throws: `ForeignFormatError` where it's no calendar, breaks off, is too large, or its parts don't nest.
  static func components(
    _ bytes: [UInt8], _ interest: Interest, caps: ICalendarCaps = ICalendarCaps()
  ) throws(ForeignFormatError) -> [ICalendarComponent] {
    guard bytes.count <= caps.bytes else {
      throw ForeignFormatError(
        .fileTooLarge, "the calendar has \(bytes.count) bytes; at most \(caps.bytes) are read")
    }
    try ForeignText.refuseWebPage(bytes, expected: expected)
    var parser = ICalendarParser(interest, caps)
    var lines = ICalendarLines(bytes)
    while let line = lines.next() { try parser.take(line) }
    return try parser.finished()
  }

  private func finished() throws(ForeignFormatError) -> [ICalendarComponent] {
    guard let last else { throw ForeignFormatError(.fileEmpty, "the file is empty; \(Self.expected) was expected") }
    guard open.isEmpty, last.name == "END" else {
      throw ForeignFormatError(
        .fileTruncated, line: last.line, "the calendar breaks off: it doesn't end with END:VCALENDAR")
    }
    return found
  }

  private mutating func take(_ line: ICalendarLines.Line) throws(ForeignFormatError) {
    let isFirst = last == nil
    let name = line.name
    last = (name, line.number)
    if isFirst, name != "BEGIN" || line.property(name).value.uppercased() != "VCALENDAR" {
      throw ForeignFormatError(
        .foreignFormat, line: line.number, "this is not \(Self.expected): it doesn't begin with BEGIN:VCALENDAR")
    }
    switch name {
    case "BEGIN": try begin(line.property(name).value.uppercased(), line.number)
    case "END": try end(line.property(name).value.uppercased(), line.number)
    default:
      guard interest.properties.contains(name), let inner = open.last, interest.components.contains(inner.name) else {
        return
      }
      open[open.count - 1].properties.append(line.property(name))
    }
  }

  private mutating func begin(_ name: String, _ line: Int) throws(ForeignFormatError) {
    count += 1
    guard count <= caps.components, open.count < 16 else {
      throw ForeignFormatError(
        .busyTooManyParts, line: line,
        "the calendar has more than \(caps.components) parts, or parts inside parts inside parts")
    }
    open.append(ICalendarComponent(name: name, line: line))
  }

  private mutating func end(_ name: String, _ line: Int) throws(ForeignFormatError) {
    guard let component = open.popLast(), component.name == name else {
      throw ForeignFormatError(.foreignFormat, line: line, "END:\(name.shown) doesn't end what was begun last")
    }
    guard interest.components.contains(name) else { return }
    if let outer = open.last, interest.components.contains(outer.name) {
      open[open.count - 1].parts.append(component)
    } else {
      found.append(component)
    }
  }
}
