// SPDX-License-Identifier: Apache-2.0

import Domain

/// The VTIMEZONE of a zone: when its clocks change, as rules where the changes follow one, else as dates.
///
/// All our times are in UTC; it tells programs the zone to show them in, and a feed without entries still holds a
/// component, as RFC 5545 asks.
public struct ZoneDefinition: Hashable, Sendable {
  /// One change of the clock, at a local reading of the clock that ends.
  struct Change: Hashable, Sendable {
    let offsetBefore: Int
    let offsetAfter: Int
    let date: CivilDate
    let second: Int
  }

  /// The name of the zone.
  public let identifier: String
  /// The clock's offset before the first change.
  let firstOffset: Int
  /// All changes seen, by time.
  let changes: [Change]

  /// The definition from the year before `year` on; rules are read off eight years.
  public init(_ clock: ZoneClock, from year: Int) {
    identifier = clock.identifier
    // Both dates exist in every year.
    let first = (CivilDate(year: year - 1, month: 1, day: 1) ?? CivilDate(daysSince1970: 0)).daysSince1970 * 86_400
    firstOffset = clock.offset(at: UTCInstant(secondsSince1970: first))
    var changes: [Change] = []
    for day in 0..<(8 * 365) {
      if let change = Self.change(of: clock, after: first + day * 86_400) { changes.append(change) }
    }
    self.changes = changes
  }

  /// The change within the day that starts at `second`, if there is one.
  private static func change(of clock: ZoneClock, after second: Int) -> Change? {
    func offset(_ second: Int) -> Int { clock.offset(at: UTCInstant(secondsSince1970: second)) }
    let (before, after) = (offset(second), offset(second + 86_400))
    guard before != after else { return nil }
    var (low, high) = (second, second + 86_400)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(middle) == before { low = middle } else { high = middle }
    }
    let shown = high + before
    let date = CivilDate(daysSince1970: floorDivide(shown, 86_400))
    return Change(
      offsetBefore: before, offsetAfter: after, date: date, second: shown - date.daysSince1970 * 86_400)
  }

  /// Adds the component.
  func write(to lines: inout ContentLines) {
    lines.add("BEGIN", "VTIMEZONE")
    lines.add("TZID", text: identifier)
    let directions = changes.reduce(into: [Change]()) { found, change in
      if !found.contains(where: { $0.hasOffsets(of: change) }) { found.append(change) }
    }
    if directions.isEmpty {
      write("STANDARD", from: firstOffset, to: firstOffset, start: "19700101T000000", repeated: nil, to: &lines)
    }
    for direction in directions {
      let alike = changes.filter { $0.hasOffsets(of: direction) }
      let kind = direction.offsetAfter > direction.offsetBefore ? "DAYLIGHT" : "STANDARD"
      let dates = ("RDATE", alike.dropFirst().map(\.text).joined(separator: ","))
      let repeated = rule(of: alike).map { ("RRULE", $0) } ?? (alike.count > 1 ? dates : nil)
      write(
        kind, from: direction.offsetBefore, to: direction.offsetAfter, start: direction.text, repeated: repeated,
        to: &lines)
    }
    lines.add("END", "VTIMEZONE")
  }

  private func write(
    _ kind: String, from before: Int, to after: Int, start: String, repeated: (name: String, value: String)?,
    to lines: inout ContentLines
  ) {
    lines.add("BEGIN", kind)
    lines.add("DTSTART", start)
    lines.add("TZOFFSETFROM", Self.offsetText(before))
    lines.add("TZOFFSETTO", Self.offsetText(after))
    if identifier == "Europe/London" { lines.add("TZNAME", after == 0 ? "GMT" : "BST") }
    if let repeated { lines.add(repeated.name, repeated.value) }
    lines.add("END", kind)
  }

  /// The yearly rule that gives exactly these changes, or nil.
  private func rule(of changes: [Change]) -> String? {
    guard let first = changes.first, changes.count > 2 else { return nil }
    let month = first.date.components.month
    let years = changes.map(\.date.components.year)
    let sameKind = changes.allSatisfy {
      $0.date.components.month == month && $0.date.weekday == first.date.weekday && $0.second == first.second
    }
    guard sameKind, zip(years, years.dropFirst()).allSatisfy({ $0 + 1 == $1 }) else { return nil }
    let ordinal: Int
    if changes.allSatisfy({ ($0.date + 7).components.month != month }) {
      ordinal = -1
    } else {
      ordinal = (first.date.components.day - 1) / 7 + 1
      guard changes.allSatisfy({ ($0.date.components.day - 1) / 7 + 1 == ordinal }) else { return nil }
    }
    let day = first.date.weekday.name.prefix(2).uppercased()
    return "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(ordinal)\(day)"
  }

  /// "+0100"; seconds only where there are any.
  private static func offsetText(_ offset: Int) -> String {
    let size = abs(offset)
    let seconds = size % 60 == 0 ? "" : twoDigits(size % 60)
    return (offset < 0 ? "-" : "+") + twoDigits(size / 3600) + twoDigits(size / 60 % 60) + seconds
  }
}

extension ZoneDefinition.Change {
  func hasOffsets(of other: Self) -> Bool {
    offsetBefore == other.offsetBefore && offsetAfter == other.offsetAfter
  }

  /// The local reading at which it happens: "20261025T020000".
  var text: String {
    date.compact + "T" + twoDigits(second / 3600) + twoDigits(second / 60 % 60) + twoDigits(second % 60)
  }
}
