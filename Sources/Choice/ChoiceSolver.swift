// SPDX-License-Identifier: Apache-2.0

/// Solves a `ChoiceModel`: a bound by prices, search guided by prices, and proof by branch and bound. `docs/choice.md`
/// says how.
///
/// Work is done in rounds of a fixed number of operations; between them the caller may stop it. The same model, seed and
/// number of rounds give the same result on every machine: no clock is read, and floating point, which only proposes
/// prices, is plain IEEE 754 arithmetic. Costs over all decisions, and amounts of each resource, must add up to less than
/// 2^50 in absolute value.
public struct ChoiceSolver: Sendable {
  /// What's solved.
  public let model: ChoiceModel
  /// Start of the random choices.
  public var seed: Int
  /// A choice to begin with, one option for each decision; passed over if it breaks a limit.
  public var start: [Int]?
  /// Whether to write down the proof, which takes memory in proportion to the nodes.
  public var isCertified: Bool

  /// A solver of one model.
  public init(_ model: ChoiceModel, seed: Int = 1, start: [Int]? = nil, isCertified: Bool = false) {
    self.model = model
    self.seed = seed
    self.start = start
    self.isCertified = isCertified
  }

  /// Solves until the best choice is proven, no round is left, or `stop` says so.
  /// - Parameters:
  ///   - rounds: most rounds, of some hundredths of a second each; no limit if nil.
  ///   - progress: called after each round.
  ///   - stop: asked before each round; true ends the solve.
  public func solve(
    rounds: Int? = nil, progress: (ChoiceProgress) -> Void = { _ in }, stop: () -> Bool = { false }
  ) -> ChoiceResult {
    let solve = Solve(self)
    while !solve.isDone, solve.round < rounds ?? Int.max, !stop() {
      solve.advance()
      progress(solve.progress)
    }
    return solve.result
  }
}
