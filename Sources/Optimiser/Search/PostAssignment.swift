// SPDX-License-Identifier: Apache-2.0

/// Gives posts that are tied together the people that they have in an optimum, whatever filled them before.
struct PostAssignment {
  private let optimum: SecondmentOptimum

  init(_ optimum: SecondmentOptimum) { self.optimum = optimum }

  /// Puts everybody there and puts back what had to make room, where that's possible still. The state may break rules afterwards.
  func apply(to state: inout State, random: inout RandomSource) {
    let instance = state.instance
    let evictor = Evictor(instance: instance)
    var removed: [Int] = []
    for number in optimum.part.activities where state.isPlaced(number) { removed += evictor.end(number, &state) }
    for choice in optimum.choices {
      guard case .secondment(let secondment) = instance.activities[choice.activity].kind else { continue }
      let option = secondment.options[choice.option]
      removed += evictor.clear(option, &state)
      state.place(choice.activity, Placement(option))
    }
    if state.violations > 0 { return }
    for number in removed where !state.isPlaced(number) {
      Inserter(trials: 3).insert(number, into: &state, random: &random)
    }
  }
}
