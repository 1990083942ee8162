// SPDX-License-Identifier: Apache-2.0

import Domain

/// Must activities that aren't placed, by need and priority, and floors that aren't reached.
enum MustTier {
  static func value(_ facts: Derivation) -> Int {
    let placed = Set(facts.placed.map(\.activity.id) + facts.postings.map(\.activity.id))
    let missing = facts.index.group.activities.filter { $0.isMust && !placed.contains($0.id) }
    let activities = missing.reduce(0) { $0 + weight(of: $1, facts.audience($1), facts.index) }
    let floors = facts.index.schools.filter { $0.benefitFloor > .zero }.reduce(0) { sum, school in
      let short = max(.zero, school.benefitFloor - facts.benefit.given(school.id))
      return sum + 8 * school.needWeight.rawValue * ceilDivide(short.rawValue, 60)
    }
    return activities + floors
  }

  /// What a must activity counts for that isn't placed.
  static func weight(of activity: Activity, _ audience: Audience, _ index: GroupIndex) -> Int {
    return floorDivide(need(of: activity, audience, index) * PriorityFactor.twoToThe(activity.effectivePriority), 2)
  }

  /// Mean need weight of the schools that it's for, each once.
  private static func need(of activity: Activity, _ audience: Audience, _ index: GroupIndex) -> Int {
    let weights = distinct(schools(activity, audience)).compactMap {
      index.directory.schools[$0]?.needWeight.rawValue
    }
    return weights.isEmpty ? 1000 : floorDivide(weights.reduce(0, +), weights.count)
  }

  /// Bases of required and expected people, of visitors or of those who may form a circle, schools with shares, or that with the post.
  private static func schools(_ activity: Activity, _ audience: Audience) -> [Identifier<School>] {
    switch activity.details {
    case .session(let session):
      return zip(session.participants, audience.assigned).filter { $0.0.level != .invited }
        .flatMap { $0.1.map(\.school.id) }
    case .specialist(let specialist): return specialist.shares.map(\.school)
    case .secondment(let secondment): return [secondment.school]
    case .visit: return audience.visitors.map(\.school.id)
    case .triad, .lessonStudy, .shadowing: return audience.pool.map(\.school.id)
    }
  }
}

/// Two to the power of a priority.
enum PriorityFactor {
  static func twoToThe(_ priority: Int) -> Int { 1 << max(0, min(priority, 30)) }
}
