// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing
import Verifier

@testable import Optimiser

/// Searches side by side.
struct SearchTeamTests {
  /// One thread or two, whichever is faster: teams of the same seed find the same after every round.
  @Test(arguments: 0..<6) func threadsDecideNothing(seed: Int) {
    let instance = Compiler(RandomGroup.make(seed: UInt64(700 + seed))).compile()
    let first = SearchTeam(instance, seed: seed)
    let second = SearchTeam(instance, seed: seed, threads: 1)
    for _ in 0..<14 {
      first.round()
      second.round()
      #expect(first.found.placements == second.found.placements && first.found.tallies == second.found.tallies)
    }
  }

  /// The plan found is the best of the searches, and what relinking did is a lawful plan whose sums are those of its plain
  /// twin.
  @Test func whatIsTakenFromAnotherPlanIsLawful() {
    var stood = 0
    for seed in 0..<40 {
      let instance = Compiler(RandomGroup.make(seed: UInt64(800 + seed))).compile()
      var search = Search(instance, seed: seed, isGuided: true, moves: [WeightedMove(move: Relink(), weight: 1)])
      var other = Search(instance, seed: seed + 500)
      for _ in 0..<3 { other.round() }
      search.guide(by: other.best)
      for _ in 0..<2 {
        search.round()
        let settlement = Settlement(instance, placements: search.state.placements)
        let objective = settlement.objective(settlement.figures(charges: settlement.charges()))
        #expect(objective.must == search.state.must, "seed \(seed)")
        #expect(objective.parts.total.rawValue == search.state.rest, "seed \(seed)")
        #expect(search.state.violations == 0, "seed \(seed)")
      }
      stood += search.tallies.reduce(0) { $0 + $1.stood }
    }
    #expect(stood > 40)
  }

  /// A session as another plan has it gets a room that's free here; where none is it can't be had.
  @Test func roomsAreThoseThatAreFreeHere() throws {
    var sited = 0
    for seed in 0..<60 {
      let instance = Compiler(RandomGroup.make(seed: UInt64(900 + seed))).compile()
      var search = Search(instance, seed: seed)
      search.round()
      let state = search.state
      for number in instance.activities.indices where state.isPlaced(number) {
        var without = state
        without.unplace(number)
        guard let placement = without.sited(number, state.placements[number]) else {
          Issue.record("seed \(seed): \(instance.activities[number].id) could be where it was")
          continue
        }
        without.place(number, placement)
        if placement == state.placements[number] { sited += 1 }
        for (part, occurrence) in placement.occurrences.enumerated() where occurrence.room >= 0 {
          var others = without
          others.unplace(number)
          #expect(
            !others.isTaken(room: occurrence.room, place: Int(occurrence.option.place), occurrence.option),
            "seed \(seed), part \(part)")
        }
      }
    }
    #expect(sited > 30)
  }
}
