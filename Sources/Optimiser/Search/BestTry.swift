// SPDX-License-Identifier: Apache-2.0

/// Of several ways that are tried on a state, each taken back, the one that leaves the best lawful plan.
struct BestTry {
  private var best: (score: Score, changes: [(activity: Int, placement: Placement)])?

  /// Nothing tried yet.
  init() {}

  /// Whether none was lawful so far.
  var isEmpty: Bool { best == nil }

  /// Tries a way.
  /// - Parameter attempt: changes the state; nil where that's lawful, otherwise the rules that stand in the way.
  mutating func look(at state: inout State, _ attempt: (inout State) -> RuleSet?) {
    let mark = state.begin()
    if attempt(&state) == nil {
      let score = Score(state)
      if best.map({ score < $0.score }) ?? true { best = (score, state.changes(since: mark)) }
    }
    state.rollBack(mark)
  }

  /// Repeats the best way.
  /// - Parameters:
  ///   - before: what it has to be better than.
  ///   - orAnything: whether any lawful one will do.
  /// - Returns: whether the state is changed.
  func put(into state: inout State, ifBetterThan before: Score, orAnything: Bool = false) -> Bool {
    guard let best, best.score < before || orAnything else { return false }
    state.put(best.changes)
    return true
  }
}
