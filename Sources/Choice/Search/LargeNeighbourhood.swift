// SPDX-License-Identifier: Apache-2.0

/// Large-neighbourhood search (Shaw 1998, https://doi.org/10.1007/3-540-49481-2_30): the decisions that take of a few
/// resources are freed, all others stay as in the best choice, and a small tree search with prices looks for a better
/// choice. How many are freed follows from how soon the small trees end.
final class LargeNeighbourhood {
  private let model: SolverModel
  private let incumbent: Incumbent
  private let options: LiveOptions
  private let found: Incumbent
  private let tree: TreeSearch
  private let prices: Memory<Int>
  private var base: LiveOptions.Mark
  private var draws: Draws
  private var size = 12
  private var freeCount = 0
  /// The bound at the resources' prices.
  private var pricedBound = 0
  /// By how much an option is dearer at the prices of the resources than its cheapest, of each decision.
  private let slack: Memory<Int>
  private let preferred: Memory<Int>
  private let isFree: Memory<Bool>
  private let current: Memory<Int>
  private let shuffled: Memory<Int>
  private(set) var otherWork = 0
  /// Operations for one small tree.
  private let treeWork = 5_000_000

  init(_ model: SolverModel, _ incumbent: Incumbent, seed: Int) {
    self.model = model
    self.incumbent = incumbent
    options = LiveOptions(model)
    _ = options.propagate()
    base = options.mark
    found = Incumbent(model)
    tree = TreeSearch(KnapsackRelaxation(options) ?? PickRelaxation(options), found, isRecorded: false)
    prices = Memory(tree.relaxation.priceCount, 0, in: model.pool)
    draws = Draws(seed: seed &+ 1_000_003)
    slack = Memory(model.optionCount, 0, in: model.pool)
    preferred = Memory(model.decisionCount, 0, in: model.pool)
    isFree = Memory(model.decisionCount, false, in: model.pool)
    current = Memory(model.decisionCount, 0, in: model.pool)
    shuffled = Memory(Array(0..<model.decisionCount), in: model.pool)
    initial = base
  }

  private let initial: LiveOptions.Mark

  /// Begins from the prices of a tree's root, with the options that it left open and those of the best choice.
  func guide(_ main: TreeSearch, _ pick: PickRelaxation, _ resourcePrices: Memory<Int>) {
    prices.copy(from: main.ascent.prices)
    pricedBound = pick.evaluate(resourcePrices)
    preferred.copy(from: pick.best)
    for option in 0..<model.optionCount where pick.options.isOpen(option) {
      slack[option] = pick.reduced[option] - pick.least[model.owner[option]]
    }
    options.undo(to: initial)
    if let choice = incumbent.choice {
      for decision in 0..<model.decisionCount {
        for option in model.start[decision]..<model.start[decision + 1]
        where option != choice[decision] && options.isOpen(option) && !main.options.isOpen(option) {
          options.drop(option)
        }
      }
      _ = options.propagate()
    }
    base = options.mark
  }

  /// Goes on until about this much work is done; nothing without a choice to begin from.
  func run(work limit: Int, _ pace: Ascent.Pace) {
    let end = tree.work + otherWork + limit
    while tree.work + otherWork < end {
      guard let choice = incumbent.choice else { return }
      improve(choice, pace)
    }
  }

  private func improve(_ choice: [Int], _ pace: Ascent.Pace) {
    for decision in 0..<model.decisionCount { current[decision] = choice[decision] }
    free()
    options.undo(to: base)
    for decision in 0..<model.decisionCount where !isFree[decision] {
      guard options.isOpen(current[decision]) else { continue }
      options.take(current[decision])
    }
    narrow()
    otherWork += 4 * model.optionCount
    guard options.propagate() else { return }
    found.reset(limit: incumbent.cost)
    tree.begin(.init(steps: 40, share: 0.5, leastShare: 0.02, patience: 4), prices: prices)
    tree.run(work: treeWork, pace)
    if let better = found.choice { incumbent.offer(better) }
    let most = model.decisionCount
    size = tree.isDone || found.choice != nil ? min(most, size + 1) : max(min(4, most), size - 2)
  }

  /// Closes options that are dear at the prices: in a choice as cheap as the bound, the slacks of all that's taken would
  /// add up to nothing, in one as dear as the best choice to no more than lies between the two.
  private func narrow() {
    let room = (incumbent.cost * model.scale - pricedBound) / [4, 16, 64, 256][draws.below(4)]
    for decision in 0..<model.decisionCount where isFree[decision] {
      let first = model.start[decision]
      var at = first + options.count[decision] - 1
      while at >= first {
        let option = options.order[at]
        if slack[option] > room, option != current[decision] { options.drop(option) }
        at -= 1
      }
    }
  }

  /// Chooses about `size` decisions: those that take of the same resources as one that's dear at the prices, or of those
  /// that it would take of, then of any.
  private func free() {
    isFree.fill(false)
    freeCount = 0
    shuffle()
    var seed = draws.below(model.decisionCount)
    for _ in 0..<3 {
      let other = draws.below(model.decisionCount)
      if slack[current[other]] > slack[current[seed]] { seed = other }
    }
    isFree[seed] = true
    freeCount += 1
    freeUsers(of: current[seed])
    freeUsers(of: preferred[seed])
    for _ in 0..<model.resourceCount where freeCount < size { freeUsers(row: draws.below(model.resourceCount)) }
    for index in 0..<shuffled.count where freeCount < size && !isFree[shuffled[index]] {
      isFree[shuffled[index]] = true
      freeCount += 1
    }
  }

  private func freeUsers(of option: Int) {
    for entry in model.entryStart[option]..<model.entryStart[option + 1] { freeUsers(row: model.entryRow[entry]) }
  }

  private func freeUsers(row: Int) {
    for index in 0..<shuffled.count where freeCount < size {
      let decision = shuffled[index]
      guard !isFree[decision], takes(current[decision], row) else { continue }
      isFree[decision] = true
      freeCount += 1
    }
  }

  private func shuffle() {
    for index in stride(from: shuffled.count - 1, to: 0, by: -1) {
      let other = draws.below(index + 1)
      (shuffled[index], shuffled[other]) = (shuffled[other], shuffled[index])
    }
  }

  private func takes(_ option: Int, _ row: Int) -> Bool {
    for entry in model.entryStart[option]..<model.entryStart[option + 1] where model.entryRow[entry] == row {
      return true
    }
    return false
  }
}
