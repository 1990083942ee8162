// SPDX-License-Identifier: Apache-2.0

import Domain

/// H4: an observed lesson is a real lesson of a willing host, wanted and whole enough to be watched.
enum H4RealLesson: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for happening in facts.happenings {
      guard let visit = happening.visit else { continue }
      let hosts = happening.hosts
      findings.require(
        .realLesson, hosts.count == 1, at: happening.location(),
        "\(happening.title) has \(hosts.count) hosts instead of 1")
      guard let host = hosts.first, hosts.count == 1 else { continue }
      ObservedLesson.check(happening, visit, host, facts, &findings)
      checkHost(happening, visit, host, facts.index, &findings)
      checkTalks(happening, visit, host, facts.index, &findings)
      checkMatch(happening, visit, host, facts.index, &findings)
    }
    for happening in facts.happenings { H4Watchers.check(happening, facts.index, &findings) }
    for happening in facts.happenings where happening.circle != nil { H4Circles.check(happening, facts, &findings) }
    checkLimits(facts, &findings)
  }

  private static func checkHost(
    _ happening: Happening, _ visit: Visit, _ host: Presence, _ index: GroupIndex, _ findings: inout Findings
  ) {
    let person = host.member.person
    let school = host.member.school
    let location = happening.location(person: person.id, school: school.id)
    findings.require(
      .realLesson, happening.occurrence.place == host.base, at: location,
      "\(happening.title) isn't at the school of its host \(person.name)")
    findings.require(
      .realLesson, person.hosts && school.hosts, at: location,
      "\(person.name) or \(school.name) hasn't agreed to host \(happening.title)")
    findings.require(
      .realLesson, visit.hostSchools.isEmpty || visit.hostSchools.contains(school.id), at: location,
      "\(school.name) isn't among the schools that may host \(happening.title)")
    findings.require(
      .realLesson, visit.hostPeople.isEmpty || visit.hostPeople.contains(person.id), at: location,
      "\(person.name) isn't among the people who may host \(happening.title)")
  }

  private static func checkTalks(
    _ happening: Happening, _ visit: Visit, _ host: Presence, _ index: GroupIndex, _ findings: inout Findings
  ) {
    let location = happening.location(person: host.member.person.id, school: host.member.school.id)
    let watched = happening.occurrence.span
    let reach = index.group.rules.limits.talkReach
    let talks = [
      ("brief", happening.occurrence.brief, visit.brief), ("debrief", happening.occurrence.debrief, visit.debrief),
    ]
    let lessons = index.lessons(of: host.member.person, on: happening.date)
    for (name, talk, asked) in talks {
      guard let talk else {
        findings.require(
          .realLesson, asked == .zero, at: location, "\(happening.title) lacks its \(name)")
        continue
      }
      findings.require(
        .realLesson, asked > .zero && talk.length == asked, at: location,
        "the \(name) of \(happening.title) takes \(talk.length.rawValue) minutes instead of \(asked.rawValue)")
      let isInReach =
        name == "brief"
        ? talk.end <= watched.start && talk.start >= watched.start - reach
        : talk.start >= watched.end && talk.end <= watched.end + reach
      findings.require(
        .realLesson, isInReach, at: location, "the \(name) of \(happening.title) isn't beside the lesson")
      findings.require(
        .realLesson, !lessons.contains { $0.span.overlaps(talk) }, at: location,
        "\(host.member.person.name) teaches during the \(name) of \(happening.title)")
    }
  }

  private static func checkMatch(
    _ happening: Happening, _ visit: Visit, _ host: Presence, _ index: GroupIndex, _ findings: inout Findings
  ) {
    let limits = index.group.rules.limits
    for visitor in happening.guests {
      let location = happening.location(person: visitor.member.person.id, school: visitor.member.school.id)
      findings.require(
        .realLesson, visitor.member.school.id != host.member.school.id, at: location,
        "\(visitor.member.person.name) would visit their own school in \(happening.title)")
      let distance = ContextDistance.between(visitor.member.school, host.member.school)
      let fits =
        switch visit.match {
        case .any: true
        case .similar: distance <= limits.similarUpTo
        case .contrasting: distance >= limits.contrastingFrom
        }
      findings.require(
        .realLesson, fits, at: location,
        "\(host.member.school.name) isn't \(visit.match.rawValue) to \(visitor.member.school.name) (\(distance))")
    }
  }

  private static func checkLimits(_ facts: Derivation, _ findings: inout Findings) {
    let index = facts.index
    let limits = index.group.rules.limits
    let hosting = facts.happenings.filter(\.isFirstSight).flatMap(\.hosts)
    for group in grouped(hosting, by: { Pair($0.member.person.id, index.halfTerm($0.member.school.id, $0.date)) }) {
      guard let host = group.values.last else { continue }
      let most = host.member.person.mostVisitsHosted ?? limits.visitsHostedPerPerson
      findings.require(
        .realLesson, group.values.count <= most, at: location(host),
        "\(host.member.person.name) hosts \(group.values.count) visits in half-term \(group.key.second), the most is \(most)"
      )
    }
    for group in grouped(hosting, by: { Pair($0.member.school.id, index.halfTerm($0.member.school.id, $0.date)) }) {
      guard let host = group.values.last else { continue }
      let most = host.member.school.mostVisitsHosted ?? limits.visitsHostedPerSchool
      findings.require(
        .realLesson, group.values.count <= most, at: location(host),
        "\(host.member.school.name) hosts \(group.values.count) visits in half-term \(group.key.second), the most is \(most)"
      )
    }
  }

  private static func location(_ host: Presence) -> Breach.Location {
    Breach.Location(host.occurrence, school: host.member.school.id, person: host.member.person.id)
  }
}
