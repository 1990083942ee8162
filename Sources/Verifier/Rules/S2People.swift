// SPDX-License-Identifier: Apache-2.0

import Domain

/// S2: the people are those that the activity asks for, in their roles, led by one of those who may.
enum S2People: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    let declines = Dictionary(grouping: facts.index.group.declines, by: \.activity)
    for (activity, parts) in facts.placed {
      let audience = facts.audience(activity)
      let declined = Set((declines[activity.id] ?? []).map(\.person))
      guard let first = parts.first else { continue }
      for part in parts {
        switch part.wanted {
        case .session(let session):
          checkForm(part, session, &findings)
          checkRoles(part, session, audience, &findings)
          if Cohort.areSeveral(session, parts) { continue }
          checkRequired(part, session, audience, firstDate: first.date, facts.seconded, declined: declined, &findings)
          checkMost(part, session, audience, &findings)
        case .visit: checkVisit(part, audience, facts.seconded, &findings)
        case .circle, .stay: break
        }
      }
      if let session = first.session, Cohort.areSeveral(session, parts) {
        S2Cohorts(activity, session, parts, audience, facts.seconded, declined: declined, today: findings.today)
          .check(&findings)
      }
      if let circle = first.circle { S2Circles.check(activity, circle, parts, audience, &findings) }
    }
    S2Circles.checkShared(facts, &findings)
  }

  private static func checkForm(_ part: Happening, _ session: Session, _ findings: inout Findings) {
    let occurrence = part.occurrence
    let location = part.location()
    findings.require(
      .people, occurrence.span.end - occurrence.span.start == session.length, at: location,
      "\(part.title) takes \(occurrence.span.length.rawValue) minutes instead of \(session.length.rawValue)")
    findings.require(
      .people, occurrence.brief == nil && occurrence.debrief == nil && occurrence.observed == nil, at: location,
      "\(part.title) is a session and has talks or an observed lesson")
    findings.require(
      .people, isLedRightly(part, session), at: location, "\(part.title) isn't led by one of those who may")
    findings.require(
      .people, part.attendees.count >= session.quorum, at: location,
      "\(part.title) has \(part.attendees.count) people, its quorum is \(session.quorum)")
    let schools = Set(part.attendees.map(\.member.school.id)).count
    findings.require(
      .people, schools >= session.leastSchools, at: location,
      "\(part.title) has people of \(schools) schools, the least is \(session.leastSchools)")
    let phases = Set(part.attendees.map(\.member.school.phase)).count
    findings.require(
      .people, session.mix != .needed || phases >= 2, at: location,
      "\(part.title) has people of \(phases) phases, the least is 2")
  }

  private static func isLedRightly(_ part: Happening, _ session: Session) -> Bool {
    guard let leader = part.occurrence.leader else { return session.leaders.isEmpty && session.specialism == nil }
    guard let specialism = session.specialism else { return session.leaders.contains(leader) }
    return part.provider?.specialisms.contains(specialism) ?? false
  }

  /// Everyone has the level of the rule for which they count, and nobody comes uncalled.
  private static func checkRoles(
    _ part: Happening, _ session: Session, _ audience: Audience, _ findings: inout Findings
  ) {
    for attendee in part.attendees {
      let person = attendee.member.person
      let level = audience.ruleOfPerson[person.id].map { session.participants[$0].level }
      findings.require(
        .people, level != nil && attendee.role?.rawValue == level?.rawValue, at: part.location(person: person.id),
        "\(person.name) comes to \(part.title) as \(attendee.role?.rawValue ?? "leader"), the rules say "
          + (level?.rawValue ?? "not at all"))
      findings.require(
        .people, person.id != part.leader?.member.person.id, at: part.location(person: person.id),
        "\(person.name) leads \(part.title) and is listed as attendee")
    }
  }

  private static func checkRequired(
    _ part: Happening, _ session: Session, _ audience: Audience, firstDate: CivilDate, _ seconded: SecondedPeople,
    declined: Set<Identifier<Person>>, _ findings: inout Findings
  ) {
    let present = Set(part.attendees.map(\.member.person.id))
    for (rule, assigned) in zip(session.participants, audience.assigned) where rule.level == .required {
      let wanted = assigned.filter { $0.person.id != part.leader?.member.person.id }
      guard let least = rule.perSchool else {
        for member in wanted
        where member.person.isValid(on: firstDate) && !seconded.contains(member.person.id, on: firstDate) {
          // Who came to a part that has taken place and can't go on may be missing from the others (H17).
          let isSettled = findings.today.map { firstDate < $0 } ?? false
          let hasLeft = !member.person.isValid(on: part.date) || declined.contains(member.person.id)
          if isSettled && hasLeft { continue }
          findings.require(
            .people, present.contains(member.person.id), at: part.location(person: member.person.id),
            "\(member.person.name) is required at \(part.title)")
        }
        continue
      }
      let free = wanted.filter { $0.person.isValid(on: part.date) && !seconded.contains($0.person.id, on: part.date) }
      for school in grouped(free, by: \.school.id) {
        let coming = school.values.filter { present.contains($0.person.id) }.count
        findings.require(
          .people, coming >= min(least, school.values.count), at: part.location(school: school.key),
          "\(coming) people of '\(school.key)' come to \(part.title), required are \(min(least, school.values.count))")
      }
    }
  }

  private static func checkMost(
    _ part: Happening, _ session: Session, _ audience: Audience, _ findings: inout Findings
  ) {
    let called = part.attendees.filter { audience.ruleOfPerson[$0.member.person.id] != nil }
    let groups = grouped(called) { Pair(audience.ruleOfPerson[$0.member.person.id] ?? 0, $0.member.school.id) }
    for group in groups {
      guard let most = session.participants[group.key.first].perSchool else { continue }
      findings.require(
        .people, group.values.count <= most, at: part.location(school: group.key.second),
        "\(group.values.count) people of '\(group.key.second)' come to \(part.title) by one rule, the most is \(most)")
    }
  }

  private static func checkVisit(
    _ part: Happening, _ audience: Audience, _ seconded: SecondedPeople, _ findings: inout Findings
  ) {
    let wanted = audience.visitors.map(\.person)
      .filter { $0.isValid(on: part.date) && !seconded.contains($0.id, on: part.date) }.map(\.id)
    findings.require(
      .people, !wanted.isEmpty && Set(part.guests.map(\.member.person.id)) == Set(wanted), at: part.location(),
      "the visitors of \(part.title) aren't exactly those that the activity chooses")
    findings.require(
      .people, part.guests.allSatisfy { $0.role == .visitor }, at: part.location(),
      "somebody in \(part.title) is neither visitor nor host")
    findings.require(.people, part.occurrence.leader == nil, at: part.location(), "\(part.title) is a visit and is led")
  }
}
