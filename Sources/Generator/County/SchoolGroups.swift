// SPDX-License-Identifier: Apache-2.0

import Domain

/// Groups inside the whole: clusters in hubs in authorities, trusts across towns, a diocese, a pilot of the neediest.
struct SchoolGroups {
  let seed: UInt64
  let clusters: [Cluster]
  let hubs: [String]

  /// Name of the group whose schools share a ring-fenced fund.
  static let pilot = "Pilot"

  /// Puts each school's groups in front of those that it has.
  func join(_ plans: inout [SchoolPlan]) {
    let pilot = Self.pilotSchools(plans)
    for index in plans.indices {
      var random = RandomStream(seed, "trust", index)
      let plan = plans[index]
      var groups = [
        clusters[plan.cluster].group, hubs[plan.hub], PlaceNames.authorities[plan.authority],
      ]
      // Two trusts a hub; the rest are the authority's own.
      if random.chance(450) {
        let number = plan.hub * 2 + (random.chance(550) ? 0 : 1)
        let name = PlaceNames.trusts[number % PlaceNames.trusts.count]
        let round = number / PlaceNames.trusts.count
        groups.append(round == 0 ? "\(name) Trust" : "\(name) Trust \(round + 1)")
      }
      if pilot.contains(index) { groups.append(Self.pilot) }
      plans[index].school.groups = groups + plan.school.groups
    }
  }

  /// The seventh of the schools with most free meals, at least two.
  private static func pilotSchools(_ plans: [SchoolPlan]) -> Set<Int> {
    let sorted = plans.sorted {
      let (a, b) = ($0.school.freeSchoolMeals ?? .zero, $1.school.freeSchoolMeals ?? .zero)
      return (b, $0.index) < (a, $1.index)
    }
    return Set(sorted.prefix(max(2, plans.count / 7)).map(\.index))
  }
}
