// SPDX-License-Identifier: Apache-2.0

import Domain

/// Days on which somebody who takes part in something has no break around noon.
enum BreaksPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let rules = facts.index.group.rules
    let days = facts.personDays.filter { !$0.away.isEmpty && !hasBreak($0, rules.limits) }
    return rules.rates.noBreak * days.count
  }

  /// Whether some stretch of the break's length is free of all that takes the person up.
  private static func hasBreak(_ day: PersonDay, _ limits: Limits) -> Bool {
    if limits.breakLength <= .zero { return true }
    var free = limits.breakFrom
    for span in stretches(of: day).sorted() where span.start < span.end {
      if min(span.start, limits.breakUntil) - free >= limits.breakLength { return true }
      free = max(free, span.end)
    }
    return limits.breakUntil - free >= limits.breakLength
  }

  private static func stretches(of day: PersonDay) -> [TimeSpan] {
    day.presences.flatMap(\.intervals) + day.legs.map(\.span) + day.kept.map(\.span)
  }
}
