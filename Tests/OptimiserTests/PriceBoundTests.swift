// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser

@Suite struct PriceBoundTests {
  /// Whatever the prices: no lawful plan is below the bound.
  @Test(arguments: 0..<12) func noPlanIsBelowTheBoundAtAnyPrices(block: Int) {
    for seed in (block * 12)..<(block * 12 + 12) {
      let group = RandomGroup.make(seed: UInt64(seed))
      let instance = Compiler(group).compile()
      var random = RandomSource(seed: seed)
      var search = Search(instance, seed: seed)
      for _ in 0..<6 { search.round() }
      let rest = search.bestScore.rest
      var ascent = DualAscent(PriceBound(instance))
      #expect(ascent.rest <= rest, "seed \(seed), first prices")
      for step in 0..<30 {
        ascent.step()
        #expect(ascent.rest <= rest, "seed \(seed), step \(step)")
      }
      // Rows that were added count too.
      let rows = ascent.bound.rows
      for trial in 0..<4 {
        let prices = rows.limits.indices.map { row in
          random.below(3) == 0 ? min(rows.mostPrices[row], random.below(1 + rows.firstSteps[row] * 4)) : 0
        }
        let total = ascent.bound.evaluate(prices).total
        #expect(total <= rest * SharedRows.scale, "seed \(seed), random prices \(trial)")
      }
    }
  }
}
