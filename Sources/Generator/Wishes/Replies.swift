// SPDX-License-Identifier: Apache-2.0

import Domain

/// What heads answered already, and what people declined.
struct Replies {
  let scene: Scene
  let activities: [Activity]

  /// Six in ten heads said yes for the first half-term, some for the second; one in forty refuses a half-term, as many
  /// refuse single wishes. None of this makes a wish impossible: they refuse visits that could be elsewhere or later too, and
  /// half-terms only in towns that have enough schools for a session without them.
  func answers() -> [Answer] {
    let visits = visitsBySchool()
    return scene.schools.enumerated().flatMap { index, school -> [Answer] in
      var random = scene.county.random("answers", index)
      let own = visits[school.id] ?? []
      var answers: [Answer] = []
      if random.chance(600) { answers.append(Answer(school: school.id, halfTerm: 1, verdict: .yes, activities: [])) }
      if random.chance(250) { answers.append(Answer(school: school.id, halfTerm: 2, verdict: .yes, activities: [])) }
      let halfTerm = random.draw(4...6)
      let isMissed = scene.county.clusters[scene.county.plans[index].cluster].members.count < 6
      if random.chance(60), !isMissed, !own.contains(where: { Self.isOnly(in: halfTerm, $0.activity) }) {
        answers.append(Answer(school: school.id, halfTerm: halfTerm, verdict: .no, activities: []))
      } else if random.chance(60), let refused = random.pick(own.filter { $0.isOneHostOfSeveral }) {
        answers.append(
          Answer(school: school.id, halfTerm: 3, verdict: .notThese, activities: [refused.activity.id]))
      }
      return answers
    }
  }

  /// A visit with a school that it concerns.
  private struct Concern {
    let activity: Activity
    /// Whether the school is one of several that could be seen.
    let isOneHostOfSeveral: Bool
  }

  private func visitsBySchool() -> [Identifier<School>: [Concern]] {
    let bases = Dictionary(uniqueKeysWithValues: scene.rosters.flatMap { $0.people.map { ($0.id, $0.base) } })
    var visits: [Identifier<School>: [Concern]] = [:]
    for activity in activities {
      guard case .visit(let visit) = activity.details else { continue }
      if let base = visit.visitors.people.first.flatMap({ bases[$0] }) {
        visits[base, default: []].append(Concern(activity: activity, isOneHostOfSeveral: false))
      }
      for host in visit.hostSchools {
        visits[host, default: []].append(Concern(activity: activity, isOneHostOfSeveral: visit.hostSchools.count > 1))
      }
    }
    return visits
  }

  /// Whether a wish can only be fulfilled in one half-term.
  private static func isOnly(in halfTerm: Int, _ activity: Activity) -> Bool {
    let span = YearDates.halfTerms[halfTerm - 1]
    return activity.timing.windows.allSatisfy { span.contains($0.first) && span.contains($0.last) }
  }

  /// One person in a town who won't come to a network that can do without them.
  func declines() -> [Decline] {
    let networks = activities.filter { $0.id.text.hasSuffix("-network") }
    return scene.county.clusters.compactMap { cluster in
      var random = scene.county.random("declines", cluster.index)
      let own = networks.filter { $0.groups.contains(cluster.group) }
      guard let network = random.pick(own), case .session(let session) = network.details,
        let role = session.participants.first?.selector.roles.first,
        // Two people make no network without one of them.
        session.participants.first.map({ $0.selector.schools.count > session.quorum }) == true
      else { return nil }
      let leads = cluster.members.flatMap { school in
        scene.rosters[school].people.filter { $0.responsibilities.contains(role) }
      }
      return random.pick(leads).map { Decline(person: $0.id, activity: network.id) }
    }
  }
}
