// SPDX-License-Identifier: Apache-2.0

/// Local search guided by prices: shifts and ejection chains among each decision's options of least reduced cost, with
/// weights on broken limits that rise and fall (Yagiura, Ibaraki and Glover 2004, "An ejection chain approach for the
/// generalized assignment problem", https://doi.org/10.1287/ijoc.1030.0036), kicked out of each local optimum and
/// accepted late (Burke and Bykov 2017, https://doi.org/10.1016/j.ejor.2016.07.012).
final class LocalSearch {
  private let model: SolverModel
  private let incumbent: Incumbent
  let state: LocalState
  private var draws: Draws
  /// The candidates of decision d, by reduced cost: `candidates[start[d]..<start[d] + candidateCount[d]]`.
  private let candidates: Memory<Int>
  private let candidateCount: Memory<Int>
  private let isCandidate: Memory<Bool>
  private let rowStart: Memory<Int>
  private let rowOptions: Memory<Int>
  private let order: Memory<Int>
  private let kept: Memory<Int>
  private let leastWeight: Memory<Int>
  private var history: [Int] = []
  private var kicks = 0
  private var sinceBest = 0
  private(set) var work = 0
  /// Most candidates a decision has.
  private let width = 10

  init(_ model: SolverModel, _ incumbent: Incumbent, seed: Int) {
    self.model = model
    self.incumbent = incumbent
    state = LocalState(model)
    draws = Draws(seed: seed)
    candidates = Memory(model.optionCount, 0)
    candidateCount = Memory(model.decisionCount, 0)
    isCandidate = Memory(model.optionCount, false)
    order = Memory(Array(0..<model.decisionCount))
    kept = Memory(model.decisionCount, 0)
    leastWeight = Memory(model.resourceCount, 1)
    var lists: [[Int]] = Array(repeating: [], count: model.resourceCount)
    for option in 0..<model.optionCount {
      for entry in model.entryStart[option]..<model.entryStart[option + 1] {
        lists[model.entryRow[entry]].append(option)
      }
    }
    rowOptions = Memory(lists.flatMap { $0 })
    var starts = [0]
    for list in lists { starts.append(starts[starts.count - 1] + list.count) }
    rowStart = Memory(starts)
  }

  /// Takes the open options of least cost at the prices as candidates, and begins with the cheapest of each decision.
  func guide(_ relaxation: PickRelaxation, _ prices: Memory<Int>, restart: Bool) {
    _ = relaxation.evaluate(prices)
    isCandidate.fill(false)
    for decision in 0..<model.decisionCount {
      let open = relaxation.options.count[decision]
      let first = model.start[decision]
      var ranked = (first..<first + open).map { relaxation.options.order[$0] }
      ranked.sort { (relaxation.reduced[$0], $0) < (relaxation.reduced[$1], $1) }
      candidateCount[decision] = min(width, open)
      for (index, option) in ranked.prefix(width).enumerated() {
        candidates[first + index] = option
        isCandidate[option] = true
      }
      if restart || !ranked.contains(state.choice[decision]) { state.choice[decision] = ranked[0] }
    }
    for row in 0..<model.resourceCount {
      let price = max(abs(prices[row]), model.scale / max(1, Int(relaxation.spread[row])))
      leastWeight[row] = max(1, price)
      if restart { state.weight[row] = max(1, price * 2) }
    }
    state.recount()
    if restart { history = Array(repeating: Int.max, count: 40) }
  }

  /// Goes on until about this much work is done.
  func run(work limit: Int) {
    let end = work + limit
    if history.isEmpty { return }
    while work < end { iterate() }
  }

  /// A kick, a descent, and whether to go on from there.
  private func iterate() {
    kept.copy(from: state.choice)
    let before = state.penalised
    let best = incumbent.cost
    kick()
    descend()
    adjustWeights()
    let slot = kicks % history.count
    kicks += 1
    sinceBest = incumbent.cost < best ? 0 : sinceBest + 1
    if state.penalised > before, state.penalised > history[slot] {
      state.choice.copy(from: kept)
      state.recount()
    }
    history[slot] = state.penalised
    if sinceBest > 400, let choice = incumbent.choice {
      sinceBest = 0
      for decision in 0..<model.decisionCount { state.choice[decision] = choice[decision] }
      state.recount()
      history = Array(repeating: state.penalised + state.penalised / 200, count: 40)
    }
  }

  private func kick() {
    for _ in 0..<2 + draws.below(4) {
      let decision = draws.below(model.decisionCount)
      let count = candidateCount[decision]
      guard count > 1 else { continue }
      let rank = min(draws.below(count), draws.below(count))
      state.move(decision, candidates[model.start[decision] + rank])
    }
  }

  private func adjustWeights() {
    for row in 0..<model.resourceCount {
      if state.brokenCount == 0 {
        state.weight[row] = max(leastWeight[row], state.weight[row] - state.weight[row] / 32)
      } else if state.excess(row, state.taken[row]) > 0 {
        state.weight[row] = min(model.priceCap[row], state.weight[row] + state.weight[row] / 8 + 1)
      }
    }
    state.recount()
  }

  private func descend() {
    shuffle()
    repeat {
      while shiftAll() {}
      note()
    } while chainAll()
    note()
  }

  private func note() {
    if state.brokenCount == 0, state.cost < incumbent.cost { incumbent.offer(state.choice) }
  }

  private func shuffle() {
    for index in stride(from: order.count - 1, to: 0, by: -1) {
      let other = draws.below(index + 1)
      (order[index], order[other]) = (order[other], order[index])
    }
  }

  private func shiftAll() -> Bool {
    var improved = false
    for index in 0..<order.count {
      let decision = order[index]
      let (option, change) = bestShift(decision)
      if change < 0 {
        state.move(decision, option)
        improved = true
      }
    }
    return improved
  }

  /// The candidate other than the present option that changes the penalised cost least.
  @inline(__always) private func bestShift(_ decision: Int) -> (option: Int, change: Int) {
    let first = model.start[decision]
    let present = state.choice[decision]
    var best = (option: present, change: Int.max)
    for at in first..<first + candidateCount[decision] where candidates[at] != present {
      let change = state.change(decision, candidates[at])
      if change < best.change { best = (candidates[at], change) }
    }
    work += 4 * candidateCount[decision]
    return best
  }

  private func chainAll() -> Bool {
    var improved = false
    for index in 0..<order.count {
      let decision = order[index]
      let first = model.start[decision]
      for at in first..<first + candidateCount[decision] where candidates[at] != state.choice[decision] {
        if chain(decision, candidates[at]) { improved = true }
      }
    }
    return improved
  }

  /// Moves a decision, then up to two others that make up for it; undone if that's no better.
  private func chain(_ decision: Int, _ option: Int) -> Bool {
    let before = state.penalised
    let start = state.choice[decision]
    state.move(decision, option)
    let second = mend(start, option, decision, -1)
    guard second.decision >= 0 else {
      state.move(decision, start)
      return false
    }
    let secondStart = state.choice[second.decision]
    state.move(second.decision, second.option)
    if state.penalised < before { return true }
    let third = mend(secondStart, second.option, decision, second.decision)
    if third.decision >= 0, state.penalised + third.change < before {
      state.move(third.decision, third.option)
      return true
    }
    state.move(second.decision, secondStart)
    state.move(decision, start)
    return false
  }

  private typealias Shift = (decision: Int, option: Int, change: Int)

  /// The best shift of another decision after one went from an option to another: away from the resources that broke, or
  /// if none did, into what was left.
  private func mend(_ from: Int, _ to: Int, _ first: Int, _ second: Int) -> Shift {
    var best: Shift = (-1, -1, Int.max)
    var broke = false
    for entry in model.entryStart[to]..<model.entryStart[to + 1] {
      let row = model.entryRow[entry]
      guard state.excess(row, state.taken[row]) > 0 else { continue }
      broke = true
      leave(row, first, second, &best)
    }
    if !broke {
      for entry in model.entryStart[from]..<model.entryStart[from + 1] {
        enter(model.entryRow[entry], first, second, &best)
      }
    }
    return best
  }

  /// The best shift of a decision whose present option takes of a resource.
  private func leave(_ row: Int, _ first: Int, _ second: Int, _ best: inout Shift) {
    for index in rowStart[row]..<rowStart[row + 1] {
      let option = rowOptions[index]
      let decision = model.owner[option]
      guard state.choice[decision] == option, decision != first, decision != second else { continue }
      let shift = bestShift(decision)
      if shift.change < best.change { best = (decision, shift.option, shift.change) }
    }
    work += rowStart[row + 1] - rowStart[row]
  }

  /// The best shift to a candidate that takes of a resource.
  private func enter(_ row: Int, _ first: Int, _ second: Int, _ best: inout Shift) {
    for index in rowStart[row]..<rowStart[row + 1] {
      let option = rowOptions[index]
      guard isCandidate[option] else { continue }
      let decision = model.owner[option]
      guard decision != first, decision != second, state.choice[decision] != option else { continue }
      let change = state.change(decision, option)
      if change < best.change { best = (decision, option, change) }
    }
    work += 4 * (rowStart[row + 1] - rowStart[row])
  }
}
