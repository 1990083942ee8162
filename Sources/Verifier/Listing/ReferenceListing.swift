// SPDX-License-Identifier: Apache-2.0

import Domain

/// Looks up everything that occurrences name. Those of secondments are left out here and reported by `PlacementReferences`.
enum ReferenceListing {
  /// Everything that a plan decides.
  static func decisions(_ plan: Plan, _ index: GroupIndex, _ findings: inout Findings) -> Decisions {
    Decisions(
      happenings: resolve(plan, index, &findings), repaid: repayments(plan, index, &findings),
      rotas: PlacementReferences.rotas(plan, index, &findings),
      postings: PlacementReferences.postings(plan, index, &findings))
  }

  static func resolve(_ plan: Plan, _ index: GroupIndex, _ findings: inout Findings) -> [Happening] {
    var happenings: [Happening] = []
    for (number, occurrence) in plan.occurrences.enumerated() {
      if let happening = happening(number, occurrence, index, &findings) { happenings.append(happening) }
    }
    for entry in plan.unplaced {
      findings.require(
        .reference, index.directory.activities[entry.activity] != nil,
        at: Breach.Location(activity: entry.activity), "the group has no activity '\(entry.activity)'")
    }
    return happenings
  }

  /// Repayments with the people whom they concern.
  static func repayments(_ plan: Plan, _ index: GroupIndex, _ findings: inout Findings) -> [RepaidTime] {
    plan.repayments.compactMap { repayment in
      let person = index.directory.people[repayment.person]
      let school = person.flatMap { index.directory.schools[$0.base] }
      findings.require(
        .reference, person != nil && school != nil,
        at: Breach.Location(date: repayment.date, person: repayment.person),
        "the group has no person '\(repayment.person)'")
      guard let person, let school else { return nil }
      return RepaidTime(repayment, member: Member(person: person, school: school), index: index)
    }
  }

  private static func happening(
    _ number: Int, _ occurrence: Occurrence, _ index: GroupIndex, _ findings: inout Findings
  ) -> Happening? {
    let activity = index.directory.activities[occurrence.activity]
    require(activity != nil, "activity '\(occurrence.activity)'", occurrence, &findings)
    var people: [Presence] = []
    for attendance in occurrence.attendees {
      let kind = activity?.kind
      guard let member = member(attendance.person, occurrence, index, &findings) else { continue }
      people.append(
        Presence(
          number: number, occurrence: occurrence, member: member, role: attendance.role,
          isHost: (kind == .visit || kind?.isCircle == true) && attendance.role == .host, isStay: kind == .specialist,
          isDay: kind == .shadowing))
    }
    var leader: Presence?
    var provider: Provider?
    switch occurrence.leader {
    case .person(let id):
      leader = member(id, occurrence, index, &findings).map {
        Presence(
          number: number, occurrence: occurrence, member: $0, role: nil, isHost: false,
          isStay: activity?.kind == .specialist)
      }
    case .provider(let id):
      provider = index.directory.providers[id]
      require(provider != nil, "provider '\(id)'", occurrence, &findings)
    case nil: break
    }
    let venue = venue(occurrence, index, &findings)
    guard let activity, let wanted = wanted(activity) else { return nil }
    return Happening(
      number: number, occurrence: occurrence, activity: activity, wanted: wanted, attendees: people, leader: leader,
      provider: provider, guests: guests(activity, index), venue: venue)
  }

  /// People from outside who come to every part.
  private static func guests(_ activity: Activity, _ index: GroupIndex) -> [Provider] {
    guard case .session(let session) = activity.details else { return [] }
    return distinct(session.guests).compactMap { index.directory.providers[$0] }
  }

  private static func wanted(_ activity: Activity) -> Happening.Wanted? {
    switch activity.details {
    case .session(let session): .session(session)
    case .visit(let visit): .visit(visit)
    case .specialist(let specialist): .stay(specialist)
    case .triad, .lessonStudy, .shadowing: activity.circle.map { .circle($0) }
    case .secondment: nil
    }
  }

  private static func member(
    _ id: Identifier<Person>, _ occurrence: Occurrence, _ index: GroupIndex, _ findings: inout Findings
  ) -> Member? {
    if let member = index.member(id) { return member }
    let person = index.directory.people[id]
    let school = person.flatMap { index.directory.schools[$0.base] }
    require(person != nil && school != nil, "person '\(id)'", occurrence, &findings)
    guard let person, let school else { return nil }
    return Member(person: person, school: school)
  }

  private static func venue(_ occurrence: Occurrence, _ index: GroupIndex, _ findings: inout Findings) -> School? {
    switch occurrence.place {
    case .school(let id):
      let school = index.directory.schools[id]
      require(school != nil, "school '\(id)'", occurrence, &findings)
      return school
    case .provider(let id):
      require(index.directory.providers[id] != nil, "provider '\(id)'", occurrence, &findings)
      return nil
    case .online: return nil
    }
  }

  private static func require(
    _ exists: Bool, _ what: String, _ occurrence: Occurrence, _ findings: inout Findings
  ) {
    findings.require(
      .reference, exists,
      at: Breach.Location(occurrence),
      "the group has no \(what)")
  }
}
