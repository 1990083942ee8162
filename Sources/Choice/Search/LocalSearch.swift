// SPDX-License-Identifier: Apache-2.0

/// Local search guided by prices: ejection chains among each decision's options of least reduced cost, with weights on
/// broken limits that rise and fall (Yagiura, Ibaraki and Glover 2004, "An ejection chain approach for the generalized
/// assignment problem", https://doi.org/10.1287/ijoc.1030.0036), accepted late (Burke and Bykov 2017,
/// https://doi.org/10.1016/j.ejor.2016.07.012).
final class LocalSearch {
  private let model: SolverModel
  private let incumbent: Incumbent
  let state: LocalState
  private var draws: Draws
  /// The candidates of decision d, by reduced cost: `candidates[start[d]..<start[d] + candidateCount[d]]`.
  private let candidates: Memory<Int>
  private let candidateCount: Memory<Int>
  /// The candidates that touch resource r: `rowOptions[state.userStart[r]..<state.userStart[r] + rowCount[r]]`.
  private let rowOptions: Memory<Int>
  private let rowCount: Memory<Int>
  private let leastWeight: Memory<Int>
  private let history: Memory<Int>
  /// The chain under way: decisions with the options that they left.
  private let chainDecisions: Memory<Int>
  private let chainOptions: Memory<Int>
  private var chainCount = 0
  private var steps = 0
  private var lastBest = 0
  private var brokenSteps = 0
  private var isGuided = false
  private(set) var work = 0
  /// Operations to weigh one shift, about.
  private let changeWork: Int
  /// Most candidates of a decision, moves of a chain, decisions looked at for a move of a chain.
  private let width = 5
  private let length = 3
  private let sample = 16

  init(_ model: SolverModel, _ incumbent: Incumbent, seed: Int) {
    self.model = model
    self.incumbent = incumbent
    state = LocalState(model)
    draws = Draws(seed: seed)
    candidates = Memory(model.optionCount, 0, in: model.pool)
    candidateCount = Memory(model.decisionCount, 0, in: model.pool)
    rowOptions = Memory(model.entryStart[model.optionCount], 0, in: model.pool)
    rowCount = Memory(model.resourceCount, 0, in: model.pool)
    leastWeight = Memory(model.resourceCount, 1, in: model.pool)
    history = Memory(1500, Int.max, in: model.pool)
    chainDecisions = Memory(length, 0, in: model.pool)
    chainOptions = Memory(length, 0, in: model.pool)
    changeWork = 4 + 6 * model.entryStart[model.optionCount] / model.optionCount
  }

  /// Takes the open options of least cost at the prices as candidates, and begins with the cheapest of each decision.
  func guide(_ relaxation: PickRelaxation, _ prices: Memory<Int>, restart: Bool) {
    _ = relaxation.evaluate(prices)
    rowCount.fill(0)
    for decision in 0..<model.decisionCount {
      let open = relaxation.options.count[decision]
      let first = model.start[decision]
      var ranked = (first..<first + open).map { relaxation.options.order[$0] }
      ranked.sort { (relaxation.reduced[$0], $0) < (relaxation.reduced[$1], $1) }
      candidateCount[decision] = min(width, open)
      for (index, option) in ranked.prefix(width).enumerated() {
        candidates[first + index] = option
        for entry in model.entryStart[option]..<model.entryStart[option + 1] {
          let row = model.entryRow[entry]
          rowOptions[state.userStart[row] + rowCount[row]] = option
          rowCount[row] += 1
        }
      }
      if restart || !ranked.contains(state.choice[decision]) { state.choice[decision] = ranked[0] }
    }
    for row in 0..<model.resourceCount {
      let price = max(abs(prices[row]), model.scale / max(1, Int(relaxation.spread[row])))
      leastWeight[row] = max(1, price)
      if restart { state.weight[row] = max(1, price * 2) }
    }
    state.recount()
    if restart || !isGuided { history.fill(state.penalised) }
    isGuided = true
  }

  /// Goes on until about this much work is done.
  func run(work limit: Int) {
    let end = work + limit
    while isGuided, work < end { step() }

  }

  /// A chain, and whether it's kept.
  private func step() {
    let before = state.penalised
    let slot = steps % history.count
    steps += 1
    work += 80
    let decision = draws.below(model.decisionCount)
    let count = candidateCount[decision]
    let option = candidates[model.start[decision] + min(draws.below(count), draws.below(count))]
    guard option != state.choice[decision] else { return }
    let enough = max(before, history[slot])
    if chain(decision, option) > enough { undo(to: 0) }
    history[slot] = state.penalised
    if state.brokenCount == 0 {
      if state.cost < incumbent.cost, incumbent.offer(state.choice) { lastBest = steps }
    } else {
      brokenSteps += 1
    }
    if steps % 100 == 0 { adjustWeights() }
    if steps - lastBest > 300_000 { backToBest() }
  }

  private func backToBest() {
    lastBest = steps
    guard let choice = incumbent.choice else { return }
    for decision in 0..<model.decisionCount { state.choice[decision] = choice[decision] }
    state.recount()
    history.fill(state.penalised + state.penalised / 500)
  }

  /// Weights rise while limits stay broken, and fall while none is.
  private func adjustWeights() {
    for row in 0..<model.resourceCount {
      if brokenSteps < 40 {
        state.weight[row] = max(leastWeight[row], state.weight[row] - state.weight[row] / 64)
      } else if brokenSteps > 60, state.excess(row, state.taken[row]) > 0 {
        state.weight[row] = min(model.priceCap[row], state.weight[row] + state.weight[row] / 16 + 1)
      }
    }
    brokenSteps = 0
    state.reweigh()
  }

  /// Moves a decision, then others that make up for it, up to `length` in all, and leaves the best of these states.
  /// - Returns: its penalised cost.
  private func chain(_ decision: Int, _ option: Int) -> Int {
    chainCount = 0
    var from = state.choice[decision]
    var to = option
    shift(decision, option)
    var best = state.penalised
    var bestCount = 1
    while chainCount < length {
      guard let next = mend(from, to) else { break }
      from = state.choice[next.decision]
      to = next.option
      shift(next.decision, next.option)
      if state.penalised < best {
        best = state.penalised
        bestCount = chainCount
      }
    }
    undo(to: bestCount)
    return best
  }

  private func shift(_ decision: Int, _ option: Int) {
    chainDecisions[chainCount] = decision
    chainOptions[chainCount] = state.choice[decision]
    chainCount += 1
    state.move(decision, option)
  }

  private func undo(to count: Int) {
    while chainCount > count {
      chainCount -= 1
      state.move(chainDecisions[chainCount], chainOptions[chainCount])
    }
  }

  private func isInChain(_ decision: Int) -> Bool {
    for index in 0..<chainCount where chainDecisions[index] == decision { return true }
    return false
  }

  private typealias Shift = (decision: Int, option: Int, change: Int)

  /// The best shift of another decision after one went from an option to another: away from the resources that broke, or
  /// if none did, into what was left.
  private func mend(_ from: Int, _ to: Int) -> Shift? {
    var best: Shift = (-1, -1, Int.max)
    for entry in model.entryStart[to]..<model.entryStart[to + 1] {
      let row = model.entryRow[entry]
      if state.excess(row, state.taken[row]) > 0 { leave(row, &best) }
    }
    if best.decision < 0 {
      for entry in model.entryStart[from]..<model.entryStart[from + 1] { enter(model.entryRow[entry], &best) }
    }
    return best.decision < 0 ? nil : best
  }

  /// The best shift of a decision whose present option touches a resource.
  private func leave(_ row: Int, _ best: inout Shift) {
    let count = state.userCount[row]
    var at = draws.below(count)
    for _ in 0..<min(count, sample) {
      let decision = state.users[state.userStart[row] + at]
      at = at + 1 == count ? 0 : at + 1
      guard !isInChain(decision) else { continue }
      let first = model.start[decision]
      let present = state.choice[decision]
      for place in first..<first + candidateCount[decision] where candidates[place] != present {
        let change = state.change(decision, candidates[place])
        if change < best.change { best = (decision, candidates[place], change) }
      }
      work += changeWork * candidateCount[decision]
    }
  }

  /// The best shift to a candidate that touches a resource.
  private func enter(_ row: Int, _ best: inout Shift) {
    let count = rowCount[row]
    guard count > 0 else { return }
    var at = draws.below(count)
    for _ in 0..<min(count, 2 * sample) {
      let option = rowOptions[state.userStart[row] + at]
      at = at + 1 == count ? 0 : at + 1
      let decision = model.owner[option]
      guard state.choice[decision] != option, !isInChain(decision) else { continue }
      let change = state.change(decision, option)
      if change < best.change { best = (decision, option, change) }
    }
    work += changeWork * min(count, 2 * sample)
  }
}
