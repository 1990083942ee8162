// SPDX-License-Identifier: Apache-2.0

import Domain

/// What heads answered already, and what people declined.
struct Replies {
  let scene: Scene
  let activities: [Activity]

  /// Six in ten heads said yes for the first half-term, some for the second; one in forty refuses a half-term, as many
  /// refuse single wishes.
  func answers() -> [Answer] {
    let visits = Dictionary(grouping: activities.filter { $0.kind == .visit }) { activity -> Identifier<School>? in
      guard case .visit(let visit) = activity.details else { return nil }
      return visit.hostSchools.count > 1 ? visit.hostSchools.last : nil
    }
    return scene.schools.enumerated().flatMap { index, school -> [Answer] in
      var random = scene.county.random("answers", index)
      var answers: [Answer] = []
      if random.chance(600) { answers.append(Answer(school: school.id, halfTerm: 1, verdict: .yes, activities: [])) }
      if random.chance(250) { answers.append(Answer(school: school.id, halfTerm: 2, verdict: .yes, activities: [])) }
      if random.chance(25) {
        answers.append(Answer(school: school.id, halfTerm: random.draw(4...6), verdict: .no, activities: []))
      } else if random.chance(40), let refused = random.pick((visits[school.id] ?? []).map(\.id)) {
        // Of visits that could go elsewhere too, so that no wish is refused by this alone.
        answers.append(
          Answer(school: school.id, halfTerm: 3, verdict: .notThese, activities: [refused]))
      }
      return answers
    }
  }

  /// One person in a town who won't come to a network.
  func declines() -> [Decline] {
    let networks = activities.filter { $0.id.text.hasSuffix("-network") }
    return scene.county.clusters.compactMap { cluster in
      var random = scene.county.random("declines", cluster.index)
      let own = networks.filter { $0.groups.contains(cluster.group) }
      guard let network = random.pick(own), case .session(let session) = network.details,
        let role = session.participants.first?.selector.roles.first
      else { return nil }
      let leads = cluster.members.flatMap { school in
        scene.rosters[school].people.filter { $0.responsibilities.contains(role) }
      }
      return random.pick(leads).map { Decline(person: $0.id, activity: network.id) }
    }
  }
}
