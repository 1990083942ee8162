// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser

@Suite struct GapSourcesTests {
  /// The fewer options, the more is charged: a plan is still not below the bound over what's its own alone. That's harder
  /// to keep than the bound over everything, in which most of what a plan costs is lost among other dates.
  @Test(arguments: 0..<8) func noPlanIsBelowTheBoundOverItsOwnOptions(block: Int) {
    for seed in (block * 12)..<(block * 12 + 12) {
      let sources = GapSources(PriceBoundTests.group(seed), seed: seed, rounds: 3, steps: 14)
      #expect(sources.bounds.count == GapSources.Cut.allCases.count)
      for (cut, bound) in zip(GapSources.Cut.allCases, sources.bounds) {
        #expect(bound <= sources.rest, "seed \(seed), \(cut)")
      }
      #expect(sources.leftOut.rawValue <= 0, "seed \(seed)")
    }
  }

  /// Without a cut it's the bound that the plan would come with.
  @Test func withoutACutItIsThePlansBound() {
    let group = PriceBoundTests.group(3)
    let optimiser = Optimiser(group, options: SolveOptions(rounds: 3))
    #expect(optimiser.gapSources().bounds.first?.rawValue == BoundRun.bound(Compiler(group).compile()).held.rest)
  }

  /// What's placed keeps its own options, what isn't has none.
  @Test func cutsKeepWhatThePlanHas() {
    var kept = 0
    for seed in 0..<24 {
      let instance = Compiler(PriceBoundTests.group(seed)).compile()
      var search = Search(instance, seed: seed)
      search.round()
      let placements = search.best
      for (activity, placed) in zip(instance.activities, placements) {
        for cut in GapSources.Cut.allCases {
          let cutDown = cut.applied(to: activity, placed: placed)
          switch cutDown.kind {
          case .session, .cohorts, .visit, .circle:
            #expect(cutDown.canBePlaced == (cut == .nothing ? activity.canBePlaced : !placed.isEmpty))
            for occurrence in placed.occurrences { #expect(cutDown.options.contains(occurrence.option)) }
            if cut != .nothing {
              #expect(
                cutDown.options.allSatisfy { option in placed.occurrences.contains { $0.option.day == option.day } })
            }
          case .specialist(let specialist):
            let stays = specialist.possible.values.count { $0 != PossibleStays.impossible }
            let halves = placed.occurrences.reduce(0) { $0 + $1.option.halves.nonzeroBitCount }
            if cut == .everything { #expect(stays == halves) }
          case .secondment(let secondment):
            if cut == .everything { #expect(secondment.options == (placed.secondment.map { [$0] } ?? [])) }
          case .other: break
          }
        }
        if !placed.isEmpty { kept += 1 }
      }
    }
    #expect(kept > 40)
  }
}
