// SPDX-License-Identifier: Apache-2.0

import Domain

/// A zone as a calendar defines it (VTIMEZONE; RFC 5545, 3.6.5): the instants at which its offset changes.
struct DefinedZone: Hashable, Sendable {
  private struct Change: Hashable {
    var instant: Int
    var offset: Int
  }

  /// By instant.
  private let changes: [Change]
  /// The offset before the first change.
  private let first: Int

  /// The zone of a VTIMEZONE component; nil where it has no part with an offset that can be read.
  ///
  /// - Parameter end: the last instant of interest; changes are worked out a year beyond it.
  /// - Throws: `ForeignFormatError` where the budget is used up.
  init?(
    _ component: ICalendarComponent, until end: Int, _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) {
    budget.line = component.line
    var found: [(change: Change, from: Int)] = []
    for part in component.parts {
      guard let start = part["DTSTART"].flatMap({ ICalendarValue($0.value) }),
        let from = part["TZOFFSETFROM"].flatMap({ Self.offset($0.value) }),
        let to = part["TZOFFSETTO"].flatMap({ Self.offset($0.value) })
      else { continue }
      let onsets = try Self.onsets(part, start: start.wall, from: from, until: end + 366 * 86_400, &budget)
      found += onsets.map { (Change(instant: $0 - from, offset: to), from) }
    }
    found.sort { ($0.change.instant, $0.change.offset) < ($1.change.instant, $1.change.offset) }
    guard let earliest = found.first else { return nil }
    first = earliest.from
    changes = found.map(\.change)
  }

  /// Seconds by which its clock is ahead of UTC at an instant.
  func offset(at instant: Int) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].instant <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : changes[low - 1].offset
  }

  /// The readings, on the clock before the change, at which the offset of a part begins to hold.
  private static func onsets(
    _ part: ICalendarComponent, start: Int, from: Int, until end: Int, _ budget: inout ICalendarBudget
  ) throws(ForeignFormatError) -> [Int] {
    var onsets: Set<Int> = [start]
    for property in part.all("RDATE") {
      for value in property.value.split(separator: ",") {
        try budget.spend()
        if let value = ICalendarValue(value) { onsets.insert(value.isUTC ? value.wall + from : value.wall) }
      }
    }
    for property in part.all("RRULE") {
      guard let rule = RecurrenceRule(property.value) else { continue }
      let last = rule.until.map { $0.isUTC ? $0.wall + from : $0.isDate ? $0.wall + 86_399 : $0.wall }
      let range = start...max(start, min(end, last ?? end))
      onsets.formUnion(try Recurrence(rule, start: start).starts(in: range, areOccurrences: false, &budget))
    }
    return onsets.sorted()
  }

  /// "+0100", "-0530", "+013015"; nil for anything else or a day and more.
  private static func offset(_ text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().utf8.map { Int($0) - 48 }
    guard digits.count == 4 || digits.count == 6, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let pairs = stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
    guard pairs[0] < 24, pairs[1] < 60, pairs.count < 3 || pairs[2] < 60 else { return nil }
    let size = pairs[0] * 3600 + pairs[1] * 60 + (pairs.count == 3 ? pairs[2] : 0)
    return sign == "-" ? -size : size
  }
}
