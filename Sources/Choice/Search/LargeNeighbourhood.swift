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
  private(set) var size = 12
  private let isFree: Memory<Bool>
  private let current: Memory<Int>
  private let shuffled: Memory<Int>
  private(set) var otherWork = 0
  /// Operations for one small tree.
  private let treeWork = 2_000_000

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
    isFree = Memory(model.decisionCount, false, in: model.pool)
    current = Memory(model.decisionCount, 0, in: model.pool)
    shuffled = Memory(Array(0..<model.decisionCount), in: model.pool)
    initial = base
  }

  private let initial: LiveOptions.Mark

  /// Begins from the prices of a tree's root, with the options that it left open and those of the best choice.
  func guide(_ main: TreeSearch) {
    prices.copy(from: main.ascent.prices)
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
    otherWork += 4 * model.optionCount
    guard options.propagate() else { return }
    found.reset(limit: incumbent.cost)
    let isDone = search(pace)
    if let better = found.choice { incumbent.offer(better) }
    let most = model.decisionCount
    size = isDone ? min(most, size + 1) : max(min(4, most), size - 2)
  }

  /// Looks for great improvements first, which takes small trees, then for lesser ones.
  /// - Returns: whether the end was reached within the work.
  private func search(_ pace: Ascent.Pace) -> Bool {
    let end = tree.work + treeWork
    tree.aim = Int.max
    tree.begin(.init(steps: 40, share: 0.5, leastShare: 0.02, patience: 4), prices: prices)
    let root = model.steps(atLeast: tree.rootBound)
    var height = max(1, (found.cost - root) / 4)
    while !tree.isDone {
      tree.aim = root + height
      tree.begin(pace)
      tree.run(work: end - tree.work, pace)
      if found.choice != nil { return true }
      if !tree.isDone { return false }
      if tree.aim >= found.cost { return true }
      height *= 2
    }
    return true
  }

  /// Chooses about `size` decisions, by the resources they take of.
  private func free() {
    isFree.fill(false)
    var count = 0
    shuffle()
    for _ in 0..<model.resourceCount {
      let row = draws.below(model.resourceCount)
      for index in 0..<shuffled.count {
        let decision = shuffled[index]
        guard count < size, !isFree[decision], takes(current[decision], row) else { continue }
        isFree[decision] = true
        count += 1
      }
      if count >= size { return }
    }
    for index in 0..<shuffled.count where count < size && !isFree[shuffled[index]] {
      isFree[shuffled[index]] = true
      count += 1
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
