// SPDX-License-Identifier: Apache-2.0

import Domain

/// Lays out a county: towns on a grid, schools in and around them, authorities and hubs of neighbouring towns.
///
/// Towns have the same number of schools and the same distance whatever the county's size, so that only the number of
/// towns grows with the group.
struct CountyMaker {
  private let parameters: GenerationParameters
  /// Moves every pattern over clusters, so that seeds differ.
  private let shift: Int

  private static let townDistance = 9000
  private static let schoolsInTown = 8
  private static let clustersInHub = 4

  init(_ parameters: GenerationParameters) {
    self.parameters = parameters
    var random = RandomStream(parameters.seed, "county")
    shift = random.below(1000)
  }

  func county() -> County {
    var clusters = makeClusters()
    var namer = SchoolNamer(shift: shift)
    var plans: [SchoolPlan] = []
    for index in clusters.indices {
      let site = ClusterSite(
        cluster: clusters[index], size: sizes[index], pattern: index + shift, seed: parameters.seed)
      for plan in site.plans(from: plans.count, names: &namer) {
        clusters[index].members.append(plan.index)
        plans.append(plan)
      }
    }
    SchoolGroups(seed: parameters.seed, clusters: clusters, hubs: hubs(clusters)).join(&plans)
    return County(
      parameters: parameters, clusters: clusters, plans: plans, hubs: hubs(clusters), authorities: authorities)
  }

  /// One authority for a single town, up to four for large counties.
  private var authorities: Int {
    switch parameters.schools {
    case ..<12: 1
    case ..<40: 2
    case ..<120: 3
    default: 4
    }
  }

  private var clusterCount: Int { max(1, (parameters.schools + Self.schoolsInTown / 2) / Self.schoolsInTown) }

  /// Schools in each town: eight more or less, neighbours giving to one another.
  private var sizes: [Int] {
    let count = clusterCount
    var sizes = (0..<count).map { parameters.schools / count + ($0 < parameters.schools % count ? 1 : 0) }
    var random = RandomStream(parameters.seed, "sizes")
    for index in stride(from: 1, to: count, by: 2) {
      let moved = random.draw(-3...3)
      if sizes[index - 1] - moved >= 4, sizes[index] + moved >= 4 {
        sizes[index - 1] -= moved
        sizes[index] += moved
      }
    }
    return sizes
  }

  private func makeClusters() -> [Cluster] {
    let count = clusterCount
    var side = 1
    while side * side < count { side += 1 }
    return (0..<count).map { index in
      var random = RandomStream(parameters.seed, "town", index)
      let row = index / side
      // Every other row runs back, so that neighbours in number are neighbours on the ground.
      let column = row.isMultiple(of: 2) ? index % side : side - 1 - index % side
      return Cluster(
        index: index, town: PlaceNames.town(index, shift: shift), hub: index / Self.clustersInHub,
        authority: index * authorities / count,
        east: column * Self.townDistance + random.draw(-1800...1800),
        north: row * Self.townDistance + random.draw(-1800...1800),
        night: [Weekday.wednesday, .tuesday, .monday, .thursday][random.index(weights: [50, 25, 15, 10])])
    }
  }

  private func hubs(_ clusters: [Cluster]) -> [String] {
    stride(from: 0, to: clusters.count, by: Self.clustersInHub).map { "\(clusters[$0].town) hub" }
  }
}
