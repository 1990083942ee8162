// SPDX-License-Identifier: Apache-2.0

import Domain

/// Must activities that aren't placed, by need and priority, and floors that aren't reached.
enum MustTier {
  static func value(_ facts: Derivation) -> Int {
    let placed = Set(facts.placed.map(\.activity.id))
    let missing = facts.index.group.activities.filter {
      $0.isMust && ($0.kind == .session || $0.kind == .visit) && !placed.contains($0.id)
    }
    let activities = missing.reduce(0) { sum, activity in
      let need = need(of: activity, facts)
      return sum + floorDivide(need * PriorityFactor.twoToThe(activity.priority), 2)
    }
    let floors = facts.index.schools.filter { $0.benefitFloor > .zero }.reduce(0) { sum, school in
      let short = max(.zero, school.benefitFloor - facts.benefit.given(school.id))
      return sum + 8 * school.needWeight.rawValue * ceilDivide(short.rawValue, 60)
    }
    return activities + floors
  }

  /// Mean need weight of the base schools of those that it's for, each school once.
  private static func need(of activity: Activity, _ facts: Derivation) -> Int {
    let audience = facts.audience(activity)
    var people = audience.visitors
    if case .session(let session) = activity.details {
      for (rule, assigned) in zip(session.participants, audience.assigned) where rule.level != .invited {
        people += assigned
      }
    }
    let weights = grouped(people, by: \.school.id).compactMap { $0.values.first?.school.needWeight.rawValue }
    return weights.isEmpty ? 1000 : floorDivide(weights.reduce(0, +), weights.count)
  }
}

/// Two to the power of a priority.
enum PriorityFactor {
  static func twoToThe(_ priority: Int) -> Int { 1 << max(0, min(priority, 30)) }
}
