// SPDX-License-Identifier: Apache-2.0

import Domain

/// Days on which somebody who takes part in something has no break around noon.
enum BreaksPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let rules = facts.index.group.rules
    let days = facts.personDays.filter { !$0.away.isEmpty && !hasBreak($0, rules.limits, facts.index) }
    return rules.rates.noBreak * days.count
  }

  /// Whether some stretch of the break's length is free of all that takes the person up.
  static func hasBreak(_ day: PersonDay, _ limits: Limits, _ index: GroupIndex) -> Bool {
    if limits.breakLength <= .zero { return true }
    var free = limits.breakFrom
    for span in stretches(of: day, index).sorted() where span.start < span.end {
      if min(span.start, limits.breakUntil) - free >= limits.breakLength { return true }
      free = max(free, span.end)
    }
    return limits.breakUntil - free >= limits.breakLength
  }

  private static func stretches(of day: PersonDay, _ index: GroupIndex) -> [TimeSpan] {
    day.presences.flatMap { taken(by: $0, on: day.date, index) } + day.legs.map(\.span) + day.kept.map(\.span)
  }

  /// A stay of a whole day, and a day of shadowing, leaves the time between its teaching halves.
  private static func taken(by presence: Presence, on date: CivilDate, _ index: GroupIndex) -> [TimeSpan] {
    if presence.isDay && presence.isHost { return [] }
    guard presence.isStay || presence.isDay, case .school(let school) = presence.place,
      let bells = index.bells(school, date)
    else {
      return presence.intervals
    }
    let halves = HalfDay.allCases.compactMap { bells.teaching(in: $0) }
    let inside = halves.filter { presence.occurrence.whole.contains($0) }
    return inside.isEmpty && !presence.isDay ? presence.intervals : inside
  }
}
