// SPDX-License-Identifier: Apache-2.0

import Domain

/// H2: people are used only when they work, and outside directed time only by invitation and within limits.
enum H2AtWork: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    let uses = Dictionary(grouping: facts.directedUses, by: \.presence.number)
    for happening in facts.happenings {
      for use in uses[happening.number] ?? [] { check(use, in: happening, facts.index, &findings) }
    }
    checkTwilights(facts, &findings)
  }

  private static func check(
    _ use: DirectedUse, in happening: Happening, _ index: GroupIndex, _ findings: inout Findings
  ) {
    let member = use.presence.member
    let person = member.person
    let location = happening.location(person: person.id, school: member.school.id)
    findings.require(
      .atWork, person.isValid(on: happening.date), at: location,
      "\(person.name) isn't employed at the time of \(happening.title)")
    findings.require(
      .atWork, person.works.contains(happening.date.weekday), at: location,
      "\(person.name) doesn't work on the weekday of \(happening.title)")
    if use.outside > .zero {
      findings.require(
        .atWork, use.presence.isLeader || use.presence.role == .invited, at: location,
        "\(happening.title) lies \(use.outside.rawValue) minutes outside the directed time of \(person.name), who can "
          + "only be invited")
      let latest = member.school.twilight.latestEnd ?? index.group.rules.limits.twilightLatestEnd
      findings.require(
        .atWork, happening.whole.end <= latest, at: location,
        "\(happening.title) ends after \(latest), the latest for a twilight at \(member.school.name)")
      findings.require(
        .atWork, index.kind(member.school.id, happening.date) != .closed, at: location,
        "\(happening.title) lies outside directed time on a day on which \(member.school.name) is closed")
    }
    if !use.presence.isHost && !use.presence.isLeader && !use.presence.isStay {
      findings.require(
        .atWork, happening.activity.timing.bands.contains(use.band), at: location,
        "\(happening.title) is \(use.band.rawValue) time for \(person.name), which the activity doesn't allow")
    }
  }

  private static func checkTwilights(_ facts: Derivation, _ findings: inout Findings) {
    let index = facts.index
    for person in grouped(facts.directedUses.filter(\.isTwilight), by: { $0.presence.member.person.id }) {
      guard let member = person.values.first?.presence.member else { continue }
      let most = member.school.twilight.mostPerHalfTerm ?? index.group.rules.limits.twilightsPerHalfTerm
      for halfTerm in grouped(person.values, by: { index.halfTerm(member.school.id, $0.presence.date) })
      where halfTerm.key > 0 {
        findings.require(
          .atWork, halfTerm.values.count <= most,
          at: Breach.Location(
            date: halfTerm.values.last?.presence.date, school: member.school.id, person: member.person.id),
          "\(member.person.name) has \(halfTerm.values.count) twilights in half-term \(halfTerm.key), the most is \(most)"
        )
      }
      guard let balance = member.person.directedBalance else { continue }
      let used = person.values.reduce(Minutes.zero) { $0 + $1.beyondHours }
      findings.require(
        .atWork, used <= balance, at: Breach.Location(school: member.school.id, person: member.person.id),
        "\(member.person.name) has \(balance.rawValue) minutes of directed time left and the plan uses \(used.rawValue)"
      )
    }
  }
}
