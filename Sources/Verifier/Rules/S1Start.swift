// SPDX-License-Identifier: Apache-2.0

import Domain

/// S1: things start on the grid, or where a bell, a meeting or somebody else has set a time.
enum S1Start: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for happening in facts.happenings where !happening.isStay && !happening.isDay {
      let start = happening.occurrence.span.start
      let grid = max(1, facts.index.group.rules.limits.startGrid.rawValue)
      let isFixed = happening.activity.timing.fixed.contains(FixedStart(date: happening.date, time: start))
      let isOnBell = { times(happening, facts.index).contains { $0.start == start || $0.end == start } }
      findings.require(
        .start, start.minutes % grid == 0 || isFixed || isOnBell(), at: happening.location(),
        "\(happening.title) starts at \(start), which is neither on the grid nor on a bell")
    }
  }

  /// Periods and staff's day of the place's school, staff's days, meetings and directed slots of the schools with people.
  private static func times(_ happening: Happening, _ index: GroupIndex) -> [TimeSpan] {
    let date = happening.date
    let ofVenue = happening.venue.flatMap { index.bells($0.id, date) }
    var times = ofVenue.map { $0.periods.map(\.span) + [$0.staff] } ?? []
    for school in happening.bases {
      times += index.meetings(school, date) + index.directed(school, date)
      if let bells = index.bells(school, date) { times.append(bells.staff) }
    }
    return times
  }
}
