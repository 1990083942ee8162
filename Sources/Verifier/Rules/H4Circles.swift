// SPDX-License-Identifier: Apache-2.0

import Domain

/// H4 of triads, lesson studies and shadowing: lessons are real, hosts are at their school and have agreed.
enum H4Circles {
  static func check(_ happening: Happening, _ facts: Derivation, _ findings: inout Findings) {
    let hosts = happening.hosts
    guard let step = happening.step else { return }
    if case .talk(let length) = step {
      checkTalk(happening, length, &findings)
      return
    }
    findings.require(
      .realLesson, hosts.count == 1, at: happening.location(),
      "\(happening.title) has \(hosts.count) hosts instead of 1")
    guard let host = hosts.first, hosts.count == 1 else { return }
    let school = host.member.school
    let location = happening.location(person: host.member.person.id, school: school.id)
    findings.require(
      .realLesson, happening.occurrence.place == host.base, at: location,
      "\(happening.title) isn't at the school of its host \(host.member.person.name)")
    findings.require(
      .realLesson, school.hosts, at: location, "\(school.name) hasn't agreed to host \(happening.title)")
    if let wanted = happening.watching {
      ObservedLesson.check(happening, wanted, host, facts, &findings)
    } else {
      checkDay(happening, host, facts.index, &findings)
    }
    checkNoTalks(happening, &findings)
  }

  private static func checkNoTalks(_ happening: Happening, _ findings: inout Findings) {
    findings.require(
      .realLesson, happening.occurrence.brief == nil && happening.occurrence.debrief == nil, at: happening.location(),
      "\(happening.title) has talks, for which there are steps of their own")
  }

  /// A talk is as long as asked, online or at a school of one of its people that hosts.
  private static func checkTalk(_ happening: Happening, _ length: Minutes, _ findings: inout Findings) {
    let occurrence = happening.occurrence
    findings.require(
      .people, occurrence.span.length == length, at: happening.location(),
      "\(happening.title) takes \(occurrence.span.length.rawValue) minutes instead of \(length.rawValue)")
    findings.require(
      .people, happening.hosts.isEmpty && occurrence.observed == nil, at: happening.location(),
      "\(happening.title) is a talk and has a host or a lesson")
    let isAllowed: Bool
    switch occurrence.place {
    case .online: isAllowed = true
    case .school(let school):
      isAllowed =
        happening.attendees.contains { $0.member.school.id == school } && (happening.venue?.hosts ?? false)
    case .provider: isAllowed = false
    }
    findings.require(
      .rooms, isAllowed, at: happening.location(school: happening.venue?.id),
      "\(happening.title) is neither online nor at a school of its people that hosts")
    checkNoTalks(happening, &findings)
  }

  /// A day beside a host is the pupils' day of another school, at which both work all of it.
  private static func checkDay(
    _ happening: Happening, _ host: Presence, _ index: GroupIndex, _ findings: inout Findings
  ) {
    let person = host.member.person
    let school = host.member.school
    let date = happening.date
    let location = happening.location(person: person.id, school: school.id)
    findings.require(
      .realLesson, person.hosts, at: location, "\(person.name) hasn't agreed to be shadowed")
    findings.require(
      .realLesson, happening.occurrence.observed == nil, at: location, "\(happening.title) names a lesson")
    findings.require(
      .realLesson,
      index.hasPupils(school.id, date) && index.bells(school.id, date)?.pupils == happening.occurrence.span,
      at: location, "\(happening.title) isn't the pupils' day at \(school.name)")
    for presence in happening.attendees {
      findings.require(
        .atWork, HalfDay.allCases.allSatisfy { presence.member.person.works.contains(date.weekday, $0) },
        at: happening.location(person: presence.member.person.id, school: presence.member.school.id),
        "\(presence.member.person.name) doesn't work all of the day of \(happening.title)")
    }
    for guest in happening.guests {
      findings.require(
        .realLesson, guest.member.school.id != school.id, at: location,
        "\(guest.member.person.name) would shadow somebody of their own school in \(happening.title)")
    }
    checkExpertise(happening, person, location, &findings)
  }

  private static func checkExpertise(
    _ happening: Happening, _ host: Person, _ location: Breach.Location, _ findings: inout Findings
  ) {
    let preferred = happening.circle?.preferredHosts ?? []
    let focus = happening.activity.focus
    let suits =
      preferred.isEmpty ? focus.isEmpty || focus.contains(where: host.strengths.contains) : preferred.contains(host.id)
    findings.require(
      .realLesson, suits, at: location, "\(host.name) isn't among those whom \(happening.title) may be beside")
  }
}
