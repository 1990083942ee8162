// SPDX-License-Identifier: Apache-2.0

import Domain

/// Early-career people are the first to be called: the first opportunity of each is worth something of its own
/// (`docs/model.md`, *Objective*, preferences).
enum FirstCall {
  /// Whether it's an opportunity, as the attendee's role in a plan says it: watching somebody, or a seat that needn't
  /// have been theirs.
  static func isOpportunity(_ item: Item) -> Bool { item.role == .visitor || item.role == .invited }

  /// What it can come to at most (`docs/bound.md`), in thousandths: for everyone who may have an opportunity, and where
  /// anything is published for everyone, since those may have had one who don't get it any more.
  static func most(_ instance: Instance) -> Int {
    let people = instance.people.indices.filter { instance.people[$0].isEarlyCareer }
    if people.isEmpty { return 0 }
    let isPublished = instance.activities.indices.contains {
      instance.published[$0].map { !$0.placement.isEmpty } ?? false
    }
    let count = isPublished ? people.count : people.count { mayHaveOne($0, instance) }
    return count * instance.rules.rates.firstCall.rawValue
  }

  private static func mayHaveOne(_ person: Int, _ instance: Instance) -> Bool {
    instance.activitiesOfPerson[person].contains { number in
      let activity = instance.activities[Int(number)]
      guard activity.canBePlaced else { return false }
      return switch activity.kind {
      case .visit, .circle: true
      case .session, .cohorts: activity.candidates.contains { $0.person == person && $0.level == .invited }
      case .specialist, .secondment, .other: false
      }
    }
  }
}

extension State {
  /// Counts what a day of an early-career person holds, and what the first of all of them is worth.
  mutating func contributeFirstCall(_ items: [Item], person: Int, sign: Int) {
    let count = items.count(where: FirstCall.isOpportunity)
    if count == 0 { return }
    let before = opportunities[person]
    opportunities[person].add(sign * count)
    if (before == 0) == (opportunities[person] == 0) { return }
    add(cost: -sign * instance.rules.rates.firstCall.rawValue)
  }
}

extension State {
  /// What a candidate's coming is worth as the first opportunity of somebody early in their career.
  func firstCall(of member: Candidate) -> Int {
    guard member.level == .invited, instance.people[member.person].isEarlyCareer, opportunities[member.person] == 0
    else { return 0 }
    return instance.rules.rates.firstCall.rawValue
  }
}

extension Settlement {
  /// What first opportunities are worth, in thousandths.
  func firstCalls() -> Int {
    let people = Set(personDays.filter { $0.items.contains(where: FirstCall.isOpportunity) }.map(\.person))
    return people.count { instance.people[$0].isEarlyCareer } * instance.rules.rates.firstCall.rawValue
  }
}
