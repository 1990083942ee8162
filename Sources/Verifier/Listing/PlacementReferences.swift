// SPDX-License-Identifier: Apache-2.0

import Domain

/// Looks up everything that rotas and secondments name. Entries of other kinds of activity are reported and left out.
enum PlacementReferences {
  /// The templates of specialists.
  static func rotas(_ plan: Plan, _ index: GroupIndex, _ findings: inout Findings) -> [Rota] {
    plan.rotas.filter { rota in
      let location = Breach.Location(activity: rota.activity)
      let activity = index.directory.activities[rota.activity]
      require(activity != nil, "activity '\(rota.activity)'", location, &findings)
      for school in distinct(rota.slots.map(\.school)) {
        require(index.directory.schools[school] != nil, "school '\(school)'", location, &findings)
      }
      guard let activity else { return false }
      findings.require(
        .specialists, activity.kind == .specialist, at: location, "'\(activity.title)' has a rota and is no specialist")
      return activity.kind == .specialist
    }
  }

  /// The secondments. Occurrences of secondments are reported too: nothing of theirs takes place at an hour.
  static func postings(_ plan: Plan, _ index: GroupIndex, _ findings: inout Findings) -> [Posting] {
    for occurrence in plan.occurrences {
      guard let activity = index.directory.activities[occurrence.activity], activity.kind == .secondment else {
        continue
      }
      findings.require(
        .secondments, false, at: Breach.Location(occurrence),
        "'\(activity.title)' is a secondment and has an occurrence")
    }
    return plan.secondments.compactMap { posting($0, index, &findings) }
  }

  private static func posting(
    _ placement: SecondmentPlacement, _ index: GroupIndex, _ findings: inout Findings
  ) -> Posting? {
    let location = Breach.Location(activity: placement.activity)
    let activity = index.directory.activities[placement.activity]
    require(activity != nil, "activity '\(placement.activity)'", location, &findings)
    let person = index.directory.people[placement.person]
    let school = person.flatMap { index.directory.schools[$0.base] }
    require(person != nil && school != nil, "person '\(placement.person)'", location, &findings)
    for school in distinct([placement.from, placement.to]) {
      require(index.directory.schools[school] != nil, "school '\(school)'", location, &findings)
    }
    for other in distinct(placement.backfill.compactMap(\.by)) {
      require(index.directory.activities[other] != nil, "activity '\(other)'", location, &findings)
    }
    guard let activity, let person, let school else { return nil }
    guard case .secondment(let wish) = activity.details, let post = index.directory.schools[wish.school] else {
      findings.require(
        .secondments, false, at: location, "'\(activity.title)' is placed as a secondment and is none")
      return nil
    }
    return Posting(
      placement, activity: activity, wish: wish, member: Member(person: person, school: school), post: post,
      index: index)
  }

  private static func require(
    _ exists: Bool, _ what: String, _ location: Breach.Location, _ findings: inout Findings
  ) {
    findings.require(.reference, exists, at: location, "the group has no \(what)")
  }
}
