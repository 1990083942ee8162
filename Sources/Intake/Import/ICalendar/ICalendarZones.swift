// SPDX-License-Identifier: Apache-2.0

/// The clocks that a calendar's times are written for, by the names that it gives them (TZID).
///
/// Names that this machine's data knows, and Windows' names, win over the calendar's own definitions: those are often
/// cut down to the rules of one year. A name that nothing explains is taken for the reader's own zone, and it's said.
struct ICalendarZones {
  /// The clock of the reader, for times without a zone.
  let own: WallClock
  private let end: Int
  private let definitions: [String: ICalendarComponent]
  private var clocks: [String: WallClock] = [:]
  /// Names that nothing explains, with the line on which each was met first.
  private(set) var unknown: [(name: String, line: Int)] = []

  /// Zones of a calendar whose components are `components`, looked at up to the instant `end`.
  init(own: WallClock, _ components: [ICalendarComponent], until end: Int) {
    self.own = own
    self.end = end
    var definitions: [String: ICalendarComponent] = [:]
    for component in components where component.name == "VTIMEZONE" {
      if let name = component["TZID"]?.text.trimmed, definitions[name] == nil { definitions[name] = component }
    }
    self.definitions = definitions
  }

  /// The clock of a value of `property`.
  ///
  /// - Throws: `ForeignFormatError` where a definition takes too long.
  mutating func clock(
    of value: ICalendarValue, _ property: ICalendarProperty, _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> WallClock {
    if value.isUTC { return .universal }
    guard !value.isDate, let name = property.parameters["TZID"]?.trimmed, !name.isEmpty else { return own }
    if let clock = clocks[name] { return clock }
    var found = Self.known(name)
    if found == nil, let definition = definitions[name] {
      found = try DefinedZone(definition, until: end, &budget).map { WallClock(name, defined: $0) }
    }
    if found == nil { found = Self.knownTail(name) }
    if found == nil { unknown.append((name, property.line)) }
    clocks[name] = found ?? own
    return found ?? own
  }

  /// The clock of a zone that has this name everywhere.
  static func known(_ name: String) -> WallClock? {
    if ["UTC", "GMT", "Z", "ETC/UTC", "TZONE://MICROSOFT/UTC"].contains(name.uppercased()) { return .universal }
    if let zone = WindowsZones.names[name] { return WallClock(zone: zone) }
    // Three capitals are an abbreviation, and those mean several zones: BST is British or Bangladesh's.
    let isAbbreviation = name.utf8.count == 3 && name.utf8.allSatisfy { (65...90).contains($0) }
    let isZone = ["CET", "EET", "MET", "WET", "EST", "MST", "HST"].contains(name)
    return isAbbreviation && !isZone ? nil : WallClock(zone: name)
  }

  /// The clock of a name with something before it: "/mozilla.org/20070129_1/Europe/London".
  private static func knownTail(_ name: String) -> WallClock? {
    let parts = name.split(separator: "/")
    for count in [3, 2] where parts.count >= count {
      if let clock = WallClock(zone: parts.suffix(count).joined(separator: "/")) { return clock }
    }
    return nil
  }
}
