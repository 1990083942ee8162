// SPDX-License-Identifier: Apache-2.0

/// The best choice met so far. Everything that's offered is added up from scratch first.
final class Incumbent {
  private let model: SolverModel
  /// Cost in steps; `costLimit` of the model if there's no choice yet.
  private(set) var cost: Int
  private(set) var choice: [Int]?
  private let taken: Memory<Int>
  private let offered: Memory<Int>

  init(_ model: SolverModel) {
    self.model = model
    cost = model.costLimit
    offered = Memory(model.decisionCount, 0, in: model.pool)
    taken = Memory(model.resourceCount, 0, in: model.pool)
  }

  /// Forgets the choice; only what costs less than `limit` steps is kept from now on.
  func reset(limit: Int) {
    cost = limit
    choice = nil
  }

  /// Keeps a choice, one option of each decision, if it's better and keeps all limits.
  @discardableResult
  func offer(_ options: [Int]) -> Bool {
    for decision in 0..<model.decisionCount { offered[decision] = options[decision] }
    return offer(offered)
  }

  /// Keeps a choice if it's better and keeps all limits.
  @discardableResult
  func offer(_ options: Memory<Int>) -> Bool {
    var sum = 0
    for decision in 0..<model.decisionCount { sum += model.cost[options[decision]] }
    guard sum < cost else { return false }
    taken.fill(0)
    for decision in 0..<model.decisionCount {
      let option = options[decision]
      for entry in model.entryStart[option]..<model.entryStart[option + 1] {
        taken[model.entryRow[entry]] += model.entryAmount[entry]
      }
    }
    for row in 0..<model.resourceCount where taken[row] > model.high[row] || taken[row] < model.low[row] {
      return false
    }
    cost = sum
    choice = options.array
    return true
  }
}
