// SPDX-License-Identifier: Apache-2.0

import Domain

/// H3: schools are open, blackouts hold, and the activity may take place then. Of stays only blackouts are looked at here:
/// H13 asks for pupils at both schools and knows their dates.
enum H3Open: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for happening in facts.happenings {
      for presence in happening.people { check(presence, in: happening, facts.index, &findings) }
      checkVenue(happening, facts.index, &findings)
      if !happening.isStay { checkTiming(happening, facts.index, &findings) }
    }
  }

  private static func check(
    _ presence: Presence, in happening: Happening, _ index: GroupIndex, _ findings: inout Findings
  ) {
    let school = presence.member.school
    let person = presence.member.person
    let date = happening.date
    let location = happening.location(person: person.id, school: school.id)
    let isOpen =
      happening.isStay || index.kind(school.id, date) != .closed
      || [happening.whole].minutes(outside: index.directed(school.id, date)) == .zero
    findings.require(.open, isOpen, at: location, "\(school.name) is closed at the time of \(happening.title)")
    for blackout in index.blackouts(school.id, date) {
      let concerns =
        blackout.roles.isEmpty
        ? blackout.years.isEmpty
        : blackout.roles.contains { $0 == person.role || person.responsibilities.contains($0) }
      findings.require(
        .open, !concerns, at: location, "'\(blackout.name)' keeps \(person.name) free at the time of \(happening.title)"
      )
    }
  }

  private static func checkVenue(_ happening: Happening, _ index: GroupIndex, _ findings: inout Findings) {
    guard let venue = happening.venue else { return }
    let location = happening.location(school: venue.id)
    findings.require(
      .open, happening.isStay || index.kind(venue.id, happening.date) != .closed, at: location,
      "\(venue.name) is closed on the day of \(happening.title)")
    for blackout in index.blackouts(venue.id, happening.date) {
      findings.require(
        .open, !(blackout.roles.isEmpty && blackout.years.isEmpty), at: location,
        "'\(blackout.name)' keeps \(venue.name) free at the time of \(happening.title)")
    }
  }

  private static func checkTiming(_ happening: Happening, _ index: GroupIndex, _ findings: inout Findings) {
    let timing = happening.activity.timing
    let date = happening.date
    let start = happening.occurrence.span.start
    let location = happening.location()
    findings.require(
      .open, index.group.year.contains(date), at: location, "\(happening.title) is outside the academic year")
    findings.require(
      .open, timing.windows.isEmpty || timing.windows.contains { $0.contains(date) }, at: location,
      "\(happening.title) is outside the activity's windows")
    findings.require(
      .open, timing.weekdays.isEmpty || timing.weekdays.contains(date.weekday), at: location,
      "\(happening.title) isn't on a weekday that the activity allows")
    findings.require(
      .open, timing.earliest.map { $0 <= happening.whole.start } ?? true, at: location,
      "\(happening.title) starts before the activity's earliest time")
    findings.require(
      .open, timing.latest.map { happening.whole.end <= $0 } ?? true, at: location,
      "\(happening.title) ends after the activity's latest time")
    findings.require(
      .open, timing.fixed.isEmpty || timing.fixed.contains(FixedStart(date: date, time: start)), at: location,
      "\(happening.title) isn't at a start that has been fixed")
  }
}
