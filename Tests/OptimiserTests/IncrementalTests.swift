// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// Every incremental sum against its plain twin, on random groups; a failure names the seed.
struct IncrementalTests {
  @Test(arguments: 0..<60)
  func stateEqualsItsPlainTwinAfterEveryMove(seed: Int) {
    let instance = Compiler(RandomGroup.make(seed: UInt64(seed))).compile()
    var state = State(instance)
    let fresh = State(instance)
    var random = RandomSource(seed: seed)
    for _ in 0..<60 {
      let number = random.below(instance.activities.count)
      let activity = instance.activities[number]
      if activity.options.isEmpty { continue }
      if state.isPlaced(number) {
        state.unplace(number)
      } else {
        state.place(number, Self.anyPlacement(activity, &random))
      }
      Self.compare(state, seed: seed)
    }
    for number in instance.activities.indices where state.isPlaced(number) { state.unplace(number) }
    #expect(state.rest == fresh.rest && state.violations == fresh.violations && state.must == fresh.must)
  }

  /// Options and people at random, lawful or not.
  private static func anyPlacement(_ activity: ActivityData, _ random: inout RandomSource) -> [PlacedOccurrence] {
    var parts = 1
    if case .session(let session) = activity.kind { parts = session.spec.series.parts }
    return (0..<parts).map { _ in
      let option = activity.options[random.below(activity.options.count)]
      let attendees = activity.candidates.indices.map(Int32.init).filter { _ in option.host >= 0 || random.below(3) > 0
      }
      return PlacedOccurrence(option: option, attendees: attendees)
    }
  }

  private static func compare(_ state: State, seed: Int) {
    let settlement = Settlement(state.instance, placements: state.placements)
    let charges = settlement.charges()
    let figures = settlement.figures(charges: charges)
    let objective = settlement.objective(figures)
    #expect(objective.must == state.must, "seed \(seed)")
    #expect(objective.parts.total.rawValue == state.rest, "seed \(seed)")
    #expect(figures.map(\.spend.rawValue) == state.spend, "seed \(seed)")
    #expect(figures.map(\.given.rawValue) == state.given, "seed \(seed)")
    var again = State(state.instance)
    for number in state.placements.indices where state.isPlaced(number) {
      again.place(number, state.placements[number])
    }
    #expect(again.rest == state.rest && again.violations == state.violations, "seed \(seed)")
    #expect(again.brokenByRule == state.brokenByRule, "seed \(seed)")
  }

  @Test(arguments: 0..<400)
  func aFoundPlanBreaksNoRuleAndTheBoundHolds(seed: Int) {
    let group = RandomGroup.make(seed: UInt64(3000 + seed))
    let plan = Optimiser(group, options: SolveOptions(seed: seed, rounds: 3)).solve()
    let verdict = Verifier(group).verify(plan)
    #expect(verdict.isVerified, "seed \(3000 + seed): \(verdict.breaches.prefix(5))")
    #expect(plan.occurrences.count + plan.unplaced.count > 0)
    for bound in plan.bounds where bound.tier == .rest { #expect(bound.value <= plan.objective.parts.total.rawValue) }
  }

  @Test func theSameSeedGivesTheSamePlan() {
    let group = RandomGroup.make(seed: 7)
    let first = Optimiser(group, options: SolveOptions(seed: 3, rounds: 5)).solve()
    let second = Optimiser(group, options: SolveOptions(seed: 3, rounds: 5)).solve()
    #expect(first == second)
  }
}
