// SPDX-License-Identifier: Apache-2.0

import Domain

/// How schools and people stand to each other, what was before, which journeys differ from the formula.
struct Ties {
  let county: County
  let rosters: [Roster]

  // MARK: Relations

  /// In each town a partnership, some families, a federation of infants and juniors; now and then a reluctance, and one
  /// veto in every four towns, between schools or between people.
  func relations() -> [Relation] {
    county.clusters.flatMap { cluster -> [Relation] in
      var random = county.random("relations", cluster.index)
      let schools = county.plans(of: cluster)
      guard schools.count >= 2 else { return [] }
      var relations: [Relation] = []
      for (a, b) in zip(schools, schools.dropFirst()) where Self.areFederated(a, b) {
        relations.append(Relation(kind: .federation, a: .school(a.id), b: .school(b.id)))
      }
      let drawn = random.some(4, of: schools)
      if drawn.count >= 2 {
        relations.append(Relation(kind: .partner, a: .school(drawn[0].id), b: .school(drawn[1].id)))
      }
      if drawn.count >= 4 {
        relations.append(Relation(kind: .family, a: .school(drawn[1].id), b: .school(drawn[2].id)))
        if random.chance(400) {
          relations.append(Relation(kind: .reluctance, a: .school(drawn[2].id), b: .school(drawn[3].id)))
        }
        if cluster.index % 4 == 2 {
          relations.append(Relation(kind: .veto, a: .school(drawn[0].id), b: .school(drawn[3].id)))
        }
        if cluster.index % 4 == 0, let a = person(drawn[0], &random), let b = person(drawn[2], &random) {
          relations.append(Relation(kind: .veto, a: .person(a), b: .person(b)))
        }
      }
      return relations
    }
  }

  private static func areFederated(_ a: SchoolPlan, _ b: SchoolPlan) -> Bool {
    a.school.name.hasSuffix("Infant School") && b.school.name.hasSuffix("Junior School")
  }

  private func person(_ plan: SchoolPlan, _ random: inout RandomStream) -> Identifier<Person>? {
    random.pick(rosters[plan.index].people.filter { $0.role == "ta" })?.id
  }

  // MARK: The year before

  /// Two or three things a school: visits to schools of the town, and what was offered or refused.
  func history() -> [HistoryEntry] {
    county.plans.flatMap { plan -> [HistoryEntry] in
      var random = county.random("history", plan.index)
      let partners = county.clusters[plan.cluster].members.filter { $0 != plan.index }
      let people = random.some(3, of: rosters[plan.index].people.filter { $0.validFrom == nil && !$0.isVacancy })
      return people.enumerated().map { number, person in
        let isVisit = number < 2 && !partners.isEmpty
        let partner = isVisit ? random.pick(partners).map { county.plans[$0].id } : nil
        let date = YearDates.day(9, 1) - random.draw(60...340)
        return HistoryEntry(
          date: random.chance(900) ? date : nil, kind: isVisit ? "visit" : random.pick("session", "shadowing"),
          person: person.id, school: plan.id, partner: partner,
          outcome: isVisit ? .done : random.pick(.offered, .refused, .done))
      }
    }
  }

  // MARK: Journeys

  /// One journey of each larger town that a river or a level crossing makes longer than the formula says.
  func journeys() -> [StatedJourney] {
    county.clusters.compactMap { cluster in
      var random = county.random("journeys", cluster.index)
      guard cluster.members.count >= 2 else { return nil }
      let ends = random.some(2, of: cluster.members).map { county.plans[$0].id }
      return StatedJourney(
        from: .school(ends[0]), to: .school(ends[1]), minutes: Minutes(5 * random.draw(4...6)),
        metres: random.chance(500) ? Metres(random.draw(4000...7000)) : nil)
    }
  }
}
