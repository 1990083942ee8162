// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Choice

/// What the search keeps up to date move by move equals what's added up from scratch.
@Suite struct LocalStateTests {
  @Test(arguments: RandomModel.Kind.allCases)
  func sumsFollowEveryMove(_ kind: RandomModel.Kind) {
    var random = SplitMix64(seed: 23)
    for seed in 1...60 {
      let model = RandomModel(kind, seed: UInt64(seed)).model
      let solverModel = SolverModel(model)
      let state = LocalState(solverModel)
      for row in 0..<model.resourceCount { state.weight[row] = random.draw(1...9) }
      state.recount()
      for _ in 0..<60 {
        let decision = random.below(model.decisionCount)
        let option = random.pick(Array(model.options(of: decision)))
        let expected = state.penalised + state.change(decision, option)
        state.move(decision, option)
        let outcome = model.outcome(of: state.choice.array)
        #expect(state.penalised == expected)
        #expect(solverModel.inUnit(state.cost) == outcome.cost)
        #expect(state.taken.array == outcome.taken)
        #expect(state.brokenCount == outcome.broken.count)
      }
      let penalised = state.penalised
      state.recount()
      #expect(state.penalised == penalised)
    }
  }

  @Test func droppedOptionsComeBack() {
    var random = SplitMix64(seed: 29)
    for seed in 1...100 {
      let options = LiveOptions(SolverModel(RandomModel(.mixed, seed: UInt64(seed)).model))
      guard options.propagate() else { continue }
      let before = (options.count.array, options.sumLeast.array, options.sumMost.array, options.openCount)
      let mark = options.mark
      for _ in 0..<3 {
        let option = random.below(options.model.optionCount)
        if options.isOpen(option) { options.take(option) }
        guard options.propagate() else { break }
      }
      options.undo(to: mark)
      #expect(options.count.array == before.0)
      #expect(options.sumLeast.array == before.1)
      #expect(options.sumMost.array == before.2)
      #expect(options.openCount == before.3)
    }
  }
}
