// SPDX-License-Identifier: Apache-2.0

import Domain

/// What people want to learn and schools wish for, topic by topic, against what's planned and who offers it (D6).
///
/// A topic is a text: what `wants`, `focus`, `strengths` and `specialisms` call alike. Confidential activities have no part
/// in it.
struct Demand: Sendable {
  enum State: String, Sendable, CaseIterable {
    /// Nothing is planned for it, and nobody who is listed offers it.
    case notOffered = "no provider or colleague listed"
    case notPlanned = "offered and not planned"
    /// Something is planned for it; not for all who want it, or not all that was wished.
    case inPart = "planned in part"
    case met
  }

  struct Topic: Hashable, Sendable {
    let name: String
    /// People who want it, and those of them who take part in something planned for it.
    let people: Int
    let served: Int
    /// Schools with somebody who wants it, or for whose people a wish is that isn't in the plan.
    let schools: Int
    /// Schools among whose priorities it is.
    let priorityOf: Int
    /// Activities with that focus that take place, and that don't.
    let planned: Int
    let notPlanned: Int
    /// Providers with that specialism, people with that strength, and whoever is named to lead or host one of the
    /// activities, each once.
    let providers: Int
    let colleagues: Int

    var state: State {
      if planned == 0 { return providers + colleagues == 0 ? .notOffered : .notPlanned }
      return served < people || notPlanned > 0 ? .inPart : .met
    }
  }

  /// Topics that somebody wants, that are a school's priority or that a wish that isn't in the plan is about: what nobody offers first, then what isn't
  /// planned, each by the number of schools, the most first.
  let topics: [Topic]

  /// How many are in that state.
  func count(_ state: State) -> Int { topics.count { $0.state == state } }

  init(_ group: Group, _ plan: Plan, audiences: Audiences, directory: Directory) {
    var tallies: [String: Tally] = [:]
    let ahead = DateSpan(max(plan.asOf, plan.year.first), plan.year.last)
    for person in group.people where person.employment(in: ahead) != nil {
      for want in person.wants {
        tallies[want, default: Tally()].wanting.insert(person.id)
        tallies[want, default: Tally()].schools.insert(person.base)
      }
    }
    for school in group.schools {
      for topic in school.priorities { tallies[topic, default: Tally()].priorityOf += 1 }
    }
    let taking = Self.taking(plan)
    for activity in group.activities where !activity.isConfidential {
      let people = taking[activity.id]
      for topic in activity.focus {
        tallies[topic, default: Tally()].add(activity, people, audiences.audience(of: activity.id))
      }
    }
    Self.addOffers(group, to: &tallies)
    topics = tallies.filter { !$0.value.wanting.isEmpty || $0.value.notPlanned > 0 || $0.value.priorityOf > 0 }
      .map { $0.value.topic($0.key) }.sorted { Self.order($0) < Self.order($1) }
  }

  private static func order(_ topic: Topic) -> (Int, Int, Int, String) {
    (State.allCases.firstIndex(of: topic.state) ?? 0, -(topic.schools + topic.priorityOf), -topic.people, topic.name)
  }

  /// By activity who takes part in it; of those that aren't in the plan nothing.
  private static func taking(_ plan: Plan) -> [Identifier<Activity>: Set<Identifier<Person>>] {
    var taking: [Identifier<Activity>: Set<Identifier<Person>>] = [:]
    for occurrence in plan.occurrences { taking[occurrence.activity, default: []].formUnion(occurrence.people) }
    for secondment in plan.secondments { taking[secondment.activity, default: []].insert(secondment.person) }
    return taking
  }

  private static func addOffers(_ group: Group, to tallies: inout [String: Tally]) {
    for provider in group.providers {
      for topic in provider.specialisms { tallies[topic]?.providers.insert(provider.id) }
    }
    for person in group.people where !person.strengths.isEmpty && person.employment(in: group.year) != nil {
      for topic in person.strengths { tallies[topic]?.colleagues.insert(person.id) }
    }
  }

  private struct Tally {
    var wanting: Set<Identifier<Person>> = []
    var schools: Set<Identifier<School>> = []
    var taking: Set<Identifier<Person>> = []
    var priorityOf = 0
    var planned = 0
    var notPlanned = 0
    var providers: Set<Identifier<Provider>> = []
    var colleagues: Set<Identifier<Person>> = []

    mutating func add(
      _ activity: Activity, _ people: Set<Identifier<Person>>?, _ audience: Audiences.Audience
    ) {
      if let people {
        planned += 1
        taking.formUnion(people)
      } else {
        notPlanned += 1
        schools.formUnion(audience.schools)
      }
      switch activity.details {
      case .session(let session):
        for leader in session.leaders {
          switch leader {
          case .person(let id): colleagues.insert(id)
          case .provider(let id): providers.insert(id)
          }
        }
      case .visit(let visit): colleagues.formUnion(visit.hostPeople)
      case .specialist(let specialist): colleagues.insert(specialist.person)
      case .shadowing(let shadowing): colleagues.formUnion(shadowing.preferredHosts)
      case .triad, .lessonStudy, .secondment: break
      }
    }

    func topic(_ name: String) -> Topic {
      Topic(
        name: name, people: wanting.count, served: wanting.intersection(taking).count, schools: schools.count,
        priorityOf: priorityOf,
        planned: planned, notPlanned: notPlanned, providers: providers.count, colleagues: colleagues.count)
    }
  }
}
