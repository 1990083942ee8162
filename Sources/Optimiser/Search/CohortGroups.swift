// SPDX-License-Identifier: Apache-2.0

import Domain

/// Shares people out among cohorts of like size: a transportation problem, solved by shortest augmenting paths (Ahuja,
/// Magnanti, Orlin 1993, *Network Flows*, section 9.7). Whoever joins a full cohort moves somebody on to another, and so on,
/// along the cheapest chain. So costs are the least for the sizes that come about; which cohorts are the larger ones is
/// chosen greedily.
///
/// Work: O(people² × cohorts + people × cohorts³).
struct CohortGroups {
  /// By person, then cohort: what it costs; `Int.max` where it can't be.
  let costs: [[Int]]
  /// By cohort: how many it can hold.
  let most: [Int]

  /// By person: the cohort, -1 for those for whom there's no place. Sizes differ by one at most, where everybody finds a
  /// place and all cohorts can hold as many.
  func even() -> [Int] {
    let count = most.count
    if count == 0 { return costs.map { _ in -1 } }
    let least = costs.count / count
    var larger = costs.count % count
    var sizes = [Int](repeating: 0, count: count)
    var cohortOf = [Int](repeating: -1, count: costs.count)
    for person in order {
      let hasRoom = { (cohort: Int) in
        sizes[cohort] < min(most[cohort], least) || (sizes[cohort] == least && least < most[cohort] && larger > 0)
      }
      guard let last = join(person, &cohortOf, hasRoom) else { continue }
      if sizes[last] == least { larger -= 1 }
      sizes[last] += 1
    }
    return cohortOf
  }

  /// The same made cheaper by moving single people, with sizes within bounds.
  func loosened(_ even: [Int], sizes lawful: ClosedRange<Int>) -> [Int] {
    var cohortOf = even
    var sizes = [Int](repeating: 0, count: most.count)
    for cohort in cohortOf where cohort >= 0 { sizes[cohort] += 1 }
    for _ in 0..<costs.count {
      var best: (gain: Int, person: Int, cohort: Int)?
      for (person, own) in cohortOf.enumerated() where own >= 0 && sizes[own] > lawful.lowerBound {
        for cohort in most.indices
        where cohort != own && costs[person][cohort] < Int.max && sizes[cohort] < min(lawful.upperBound, most[cohort]) {
          let gain = costs[person][own] - costs[person][cohort]
          if gain > (best?.gain ?? 0) { best = (gain, person, cohort) }
        }
      }
      guard let best else { break }
      sizes[cohortOf[best.person]] -= 1
      sizes[best.cohort] += 1
      cohortOf[best.person] = best.cohort
    }
    return cohortOf
  }

  /// Those with the fewest cohorts to choose from first: they find a place before others have taken it.
  private var order: [Int] {
    let choices = costs.map { $0.count { $0 < Int.max } }
    return costs.indices.filter { choices[$0] > 0 }.sorted { (choices[$0], $0) < (choices[$1], $1) }
  }

  /// Lets somebody join at the least cost, with others moving on.
  /// - Returns: the cohort that's larger by one then; nil where there's no way.
  private func join(_ person: Int, _ cohortOf: inout [Int], _ hasRoom: (Int) -> Bool) -> Int? {
    let count = most.count
    // The cheapest person to move from one cohort to another.
    var ways = [(cost: Int, person: Int)](repeating: (Int.max, -1), count: count * count)
    for (other, own) in cohortOf.enumerated() where own >= 0 {
      for cohort in 0..<count where cohort != own && costs[other][cohort] < Int.max {
        let cost = costs[other][cohort] - costs[other][own]
        if cost < ways[own * count + cohort].cost { ways[own * count + cohort] = (cost, other) }
      }
    }
    var dearness = costs[person]
    var source = [Int](repeating: -1, count: count)
    for _ in 0..<count {
      var hasChanged = false
      for from in 0..<count where dearness[from] < Int.max {
        for to in 0..<count where ways[from * count + to].cost < Int.max {
          let cost = dearness[from] + ways[from * count + to].cost
          if cost < dearness[to] {
            dearness[to] = cost
            source[to] = from
            hasChanged = true
          }
        }
      }
      if !hasChanged { break }
    }
    let open = (0..<count).filter { dearness[$0] < Int.max && hasRoom($0) }
    guard let last = open.min(by: { (dearness[$0], $0) < (dearness[$1], $1) }) else { return nil }
    var cohort = last
    while source[cohort] >= 0 {
      let from = source[cohort]
      cohortOf[ways[from * count + cohort].person] = cohort
      cohort = from
    }
    cohortOf[person] = cohort
    return last
  }
}
