// SPDX-License-Identifier: Apache-2.0

import Domain

/// The part of H13 about a specialist's stays at schools.
enum SpecialistStays {
  static func check(_ year: SpecialistYear, _ index: GroupIndex, _ findings: inout Findings) {
    let possible = Set(year.datedSlots.map { Pair($0.date, $0.half) })
    for stay in year.stays {
      checkForm(stay, year, &findings)
      checkPlace(stay, year, index, &findings)
      checkHalves(stay, year, possible, &findings)
    }
    checkTogether(year, &findings)
    findings.require(
      .specialists, year.stays.map(\.happening.occurrence.part) == Array(1..<(year.stays.count + 1)),
      at: Breach.Location(activity: year.activity.id),
      "the parts of '\(year.activity.title)' aren't numbered from 1 by date and start")
  }

  private static func checkForm(_ stay: Stay, _ year: SpecialistYear, _ findings: inout Findings) {
    let happening = stay.happening
    let occurrence = happening.occurrence
    findings.require(
      .specialists,
      occurrence.attendees == [Attendance(person: year.wish.person, role: .specialist)] && occurrence.leader == nil,
      at: happening.location(),
      "\(happening.title) is for \(year.member.person.name) alone, as specialist, and nobody leads it")
    findings.require(
      .specialists,
      occurrence.room == nil && occurrence.brief == nil && occurrence.debrief == nil && occurrence.observed == nil,
      at: happening.location(), "\(happening.title) has a room, talks or an observed lesson")
  }

  private static func checkPlace(
    _ stay: Stay, _ year: SpecialistYear, _ index: GroupIndex, _ findings: inout Findings
  ) {
    let happening = stay.happening
    let location = happening.location(school: stay.school)
    findings.require(
      .specialists, year.wish.shares.contains { $0.school == stay.school }, at: location,
      "\(happening.title) isn't at a school with a share")
    for school in distinct([year.member.school.id] + (stay.school.map { [$0] } ?? [])) {
      findings.require(
        .specialists, index.hasPupils(school, stay.date), at: happening.location(school: school),
        "no pupils are at '\(school)' on the day of \(happening.title)")
    }
  }

  private static func checkHalves(
    _ stay: Stay, _ year: SpecialistYear, _ possible: Set<Pair<CivilDate, HalfDay>>, _ findings: inout Findings
  ) {
    let happening = stay.happening
    let location = happening.location(school: stay.school)
    // Somewhere else than at a school there are no bells, and that's a breach by itself.
    findings.require(
      .specialists, !stay.halves.isEmpty || stay.school == nil, at: location,
      "\(happening.title) at \(happening.occurrence.span) isn't a half-day or a day by the bells of its school")
    for half in stay.halves {
      findings.require(
        .specialists, possible.contains(Pair(stay.date, half)), at: location,
        "\(happening.title) takes \(WeekdayHalf(weekday: stay.date.weekday, half: half).name), which "
          + "\(year.member.person.name) can't give away then")
    }
  }

  /// No half-day is taken twice, and what one school has of a date is one stay; of a date, where the unit is the day, only
  /// one school has some.
  private static func checkTogether(_ year: SpecialistYear, _ findings: inout Findings) {
    for date in grouped(year.stays, by: \.date) {
      let location = Breach.Location(activity: year.activity.id, date: date.key)
      let words = "on \(date.key.readable) '\(year.activity.title)'"
      let halves = date.values.flatMap(\.halves)
      findings.require(
        .specialists, Set(halves).count == halves.count, at: location, "\(words) takes one half-day twice")
      let schools = date.values.map(\.school)
      findings.require(
        .specialists, Set(schools).count == schools.count, at: location,
        "\(words) has several stays at one school")
      findings.require(
        .specialists, year.wish.unit == .halfDay || Set(schools).count == 1, at: location,
        "\(words) is at several schools, and its unit is the day")
    }
  }
}
