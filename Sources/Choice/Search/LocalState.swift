// SPDX-License-Identifier: Apache-2.0

/// A choice under local search: what it takes of each resource, and what it costs with a weight on each unit by which a
/// limit is broken. Everything's kept up to date move by move.
final class LocalState {
  let model: SolverModel
  let choice: Memory<Int>
  let taken: Memory<Int>
  /// Scaled cost of a unit beyond a limit.
  let weight: Memory<Int>
  /// Cost in steps.
  private(set) var cost = 0
  /// Resources beyond a limit.
  private(set) var brokenCount = 0
  /// Scaled cost with the weights.
  private(set) var penalised = 0
  /// The decisions whose present option touches resource r: `users[userStart[r]..<userStart[r] + userCount[r]]`.
  let users: Memory<Int>
  let userStart: Memory<Int>
  let userCount: Memory<Int>
  private let userEntry: Memory<Int>
  private let entryPlace: Memory<Int>

  init(_ model: SolverModel) {
    self.model = model
    choice = Memory((0..<model.decisionCount).map { model.start[$0] }, in: model.pool)
    taken = Memory(model.resourceCount, 0, in: model.pool)
    weight = Memory(model.resourceCount, 1, in: model.pool)
    var starts = Array(repeating: 0, count: model.resourceCount + 1)
    for entry in 0..<model.entryStart[model.optionCount] { starts[model.entryRow[entry] + 1] += 1 }
    for row in 0..<model.resourceCount { starts[row + 1] += starts[row] }
    userStart = Memory(starts, in: model.pool)
    userCount = Memory(model.resourceCount, 0, in: model.pool)
    users = Memory(starts[model.resourceCount], 0, in: model.pool)
    userEntry = Memory(starts[model.resourceCount], 0, in: model.pool)
    entryPlace = Memory(starts[model.resourceCount], 0, in: model.pool)
    recount()
  }

  /// By how much `amount` lies beyond the limits.
  @inline(__always) func excess(_ row: Int, _ amount: Int) -> Int {
    if amount > model.high[row] { return amount - model.high[row] }
    return amount < model.low[row] ? model.low[row] - amount : 0
  }

  /// Adds everything up from scratch, as after the choice or the weights were changed as a whole.
  func recount() {
    taken.fill(0)
    userCount.fill(0)
    cost = 0
    for decision in 0..<model.decisionCount {
      let option = choice[decision]
      cost += model.cost[option]
      for entry in model.entryStart[option]..<model.entryStart[option + 1] {
        taken[model.entryRow[entry]] += model.entryAmount[entry]
        enlist(decision, entry)
      }
    }
    reweigh()
  }

  /// Adds the penalties up from scratch, as after the weights were changed.
  func reweigh() {
    brokenCount = 0
    penalised = cost * model.scale
    for row in 0..<model.resourceCount {
      let beyond = excess(row, taken[row])
      if beyond > 0 { brokenCount += 1 }
      penalised += beyond * weight[row]
    }
  }

  /// What `penalised` changes by if a decision takes another of its options.
  @inline(__always) func change(_ decision: Int, _ option: Int) -> Int {
    let old = choice[decision]
    var sum = (model.cost[option] - model.cost[old]) * model.scale
    var left = model.entryStart[old]
    var right = model.entryStart[option]
    let leftEnd = model.entryStart[old + 1]
    let rightEnd = model.entryStart[option + 1]
    while left < leftEnd || right < rightEnd {
      let leftRow = left < leftEnd ? model.entryRow[left] : Int.max
      let rightRow = right < rightEnd ? model.entryRow[right] : Int.max
      let row = min(leftRow, rightRow)
      var amount = 0
      if leftRow == row {
        amount -= model.entryAmount[left]
        left += 1
      }
      if rightRow == row {
        amount += model.entryAmount[right]
        right += 1
      }
      let before = taken[row]
      sum += weight[row] * (excess(row, before + amount) - excess(row, before))
    }
    return sum
  }

  /// Lets a decision take another of its options.
  func move(_ decision: Int, _ option: Int) {
    let old = choice[decision]
    penalised += (model.cost[option] - model.cost[old]) * model.scale
    cost += model.cost[option] - model.cost[old]
    choice[decision] = option
    for entry in model.entryStart[old]..<model.entryStart[old + 1] {
      add(model.entryRow[entry], -model.entryAmount[entry])
      delist(entry)
    }
    for entry in model.entryStart[option]..<model.entryStart[option + 1] {
      add(model.entryRow[entry], model.entryAmount[entry])
      enlist(decision, entry)
    }
  }

  private func enlist(_ decision: Int, _ entry: Int) {
    let row = model.entryRow[entry]
    let place = userStart[row] + userCount[row]
    users[place] = decision
    userEntry[place] = entry
    entryPlace[entry] = place
    userCount[row] += 1
  }

  private func delist(_ entry: Int) {
    let row = model.entryRow[entry]
    userCount[row] -= 1
    let last = userStart[row] + userCount[row]
    let place = entryPlace[entry]
    let moved = userEntry[last]
    users[place] = users[last]
    userEntry[place] = moved
    entryPlace[moved] = place
  }

  private func add(_ row: Int, _ amount: Int) {
    let before = excess(row, taken[row])
    taken[row] += amount
    let after = excess(row, taken[row])
    penalised += weight[row] * (after - before)
    brokenCount += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
  }
}
