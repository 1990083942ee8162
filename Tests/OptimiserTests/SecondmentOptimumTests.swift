// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser

/// What posts add together is the least of all ways to fill them.
@Suite struct SecondmentOptimumTests {
  /// One part of posts with their options' own values and uses.
  private struct Posts {
    let instance: Instance
    let rows: SharedRows
    let prices: [Int]
    let parts: [SecondmentOptimum.Part]

    init(_ group: Group) {
      instance = Compiler(group).compile()
      rows = SharedRows(instance)
      let dual = SecondmentDual(instance: instance, rows: rows)
      prices = dual.priced(Array(repeating: 0, count: rows.count))
      parts = dual.parts()
    }

    /// The plain twin: every way to fill every post; nil where there are too many.
    func least(_ part: SecondmentOptimum.Part) -> Int? {
      let valuer = SecondmentValuer(instance: instance, rows: rows, prices: prices)
      var plans: [(own: Int, people: Set<Int32>, used: [Int: Int])] = [(0, [], [:])]
      for number in part.activities {
        guard case .secondment(let secondment) = instance.activities[number].kind else { continue }
        if plans.count * (secondment.options.count + 1) > 60_000 { return nil }
        plans = plans.flatMap { plan in
          [plan]
            + secondment.options.compactMap { option in
              if plan.people.contains(option.person) { return nil }
              var next = plan
              next.own += valuer.ownValue(option, instance.activities[number]) * SharedRows.scale
              next.people.insert(option.person)
              for use in valuer.uses(option) { next.used[Int(use.row), default: 0] += use.amount }
              return next
            }
        }
      }
      return plans.map { plan in
        plan.used.reduce(plan.own) { sum, use in
          let beyond = max(0, use.value - rows.limits[use.key])
          // Of applicants there's no more than one, which has been seen to.
          return beyond == 0 || rows.mostPrices[use.key] == Int.max ? sum : sum + beyond * rows.mostPrices[use.key]
        }
      }.min()
    }
  }

  @Test func theLeastOfAllWaysIsFound() {
    var compared = 0
    var tied = 0
    for seed in 0..<160 {
      let posts = Posts(PriceBoundTests.group(seed))
      for part in posts.parts {
        guard let least = posts.least(part) else { continue }
        let found = SecondmentOptimum(part, instance: posts.instance, rows: posts.rows, prices: posts.prices)
        #expect(found.value == min(0, least), "seed \(seed)")
        // Other prices to begin with lead to the same.
        let other = SecondmentOptimum(
          part, instance: posts.instance, rows: posts.rows, prices: Array(repeating: 0, count: posts.rows.count))
        #expect(other.value == found.value, "seed \(seed)")
        compared += 1
        if part.activities.count > 1 { tied += 1 }
      }
    }
    #expect(compared > 40)
    #expect(tied > 10)
  }

  /// Whoever hasn't the time to go through everything says nothing.
  @Test func tooManyNodesAreNoAnswer() throws {
    let posts = (0..<40).map { Posts(PriceBoundTests.group($0)) }.first { posts in
      posts.parts.contains {
        (SecondmentOptimum($0, instance: posts.instance, rows: posts.rows, prices: posts.prices).nodes) > 2
      }
    }
    let found = try #require(posts)
    for part in found.parts {
      let optimum = SecondmentOptimum(
        part, instance: found.instance, rows: found.rows, prices: found.prices, mostNodes: 1)
      #expect(optimum.value == nil || optimum.nodes <= 1)
    }
  }
}
