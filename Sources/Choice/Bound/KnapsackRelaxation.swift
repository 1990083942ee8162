// SPDX-License-Identifier: Apache-2.0

/// "One option a decision" is priced, each resource keeps its capacity: a 0-1 knapsack of all options that use it,
/// solved exactly by dynamic programming. For models in which an option uses one resource, as in the generalised
/// assignment problem, this is a better bound than that of the linear relaxation
/// (Fisher, Jaikumar and Van Wassenhove 1986, https://doi.org/10.1287/mnsc.32.9.1095).
///
///     bound(u) = Σ_d u_d + Σ_r min { Σ_o (cost_o - u_d(o)) x_o : Σ_o amount_o x_o <= high_r, x 0 or 1 }
///
/// What it costs to force an option into its knapsack or out of it is exact too; forcing one option in and all others of
/// its decision out adds up, as knapsacks are independent (Posta, Ferland and Michelon 2012,
/// https://doi.org/10.1007/s10589-011-9432-0).
final class KnapsackRelaxation: Relaxation {
  let options: LiveOptions
  private let model: SolverModel
  let slope: Memory<Int>
  let spread: Memory<Double>
  /// The resource of each option, or -1, and the amount.
  private let row: Memory<Int>
  private let amount: Memory<Int>
  private let rowStart: Memory<Int>
  private let table: KnapsackTable
  /// Of each resource what the decided options leave, and its items, from `rowStart`.
  private let capacity: Memory<Int>
  private let itemCount: Memory<Int>
  private let items: Memory<Int>
  /// By how much the best filling gets dearer within part of the capacity.
  private let loss: Memory<Int32>
  private let lossStart: Memory<Int>
  private let value: Memory<Int>
  private let isTaken: Memory<Bool>
  /// Cost of forcing an option in, and out.
  private let inCost: Memory<Int>
  private let outCost: Memory<Int>
  private(set) var work = 0
  private var bound = 0
  private let priceCap: Int

  var priceCount: Int { model.decisionCount }

  /// Nil if an option uses several resources, gives back, or a table would be too large.
  init?(_ options: LiveOptions) {
    let model = options.model
    guard let shape = KnapsackShape(model) else { return nil }
    self.options = options
    self.model = model
    slope = Memory(model.decisionCount, 0, in: model.pool)
    spread = Memory(model.decisionCount, 1, in: model.pool)
    row = Memory(shape.row, in: model.pool)
    amount = Memory(shape.amount, in: model.pool)
    rowStart = Memory(shape.rowStart, in: model.pool)
    items = Memory(shape.rowStart[model.resourceCount], 0, in: model.pool)
    itemCount = Memory(model.resourceCount, 0, in: model.pool)
    capacity = Memory(model.resourceCount, 0, in: model.pool)
    lossStart = Memory(shape.lossStart, in: model.pool)
    loss = Memory(shape.lossStart[model.resourceCount], 0, in: model.pool)
    table = KnapsackTable(items: shape.longest, capacity: shape.widest, in: model.pool)
    value = Memory(model.optionCount, 0, in: model.pool)
    isTaken = Memory(model.optionCount, false, in: model.pool)
    inCost = Memory(model.optionCount, 0, in: model.pool)
    outCost = Memory(model.optionCount, 0, in: model.pool)
    priceCap = shape.priceCap
  }

  func evaluate(_ prices: Memory<Int>) -> Int {
    bound = 0
    work += options.openCount + model.decisionCount
    for resource in 0..<model.resourceCount {
      itemCount[resource] = 0
      capacity[resource] = model.high[resource] == Int.max ? model.reach[resource] : model.high[resource]
    }
    for decision in 0..<model.decisionCount {
      if options.count[decision] > 1 {
        slope[decision] = 1
        bound += prices[decision]
        weigh(decision, prices[decision])
      } else {
        slope[decision] = 0
        let option = options.only(decision)
        bound += model.cost[option] * model.scale
        isTaken[option] = true
        if row[option] >= 0 { capacity[row[option]] -= amount[option] }
      }
    }
    for resource in 0..<model.resourceCount where itemCount[resource] > 0 {
      fill(resource)
      bound += Int(table.solve { take(table.option[$0]) })
      work += table.count * table.capacity / 4
    }
    return bound
  }

  /// Values of a decision's open options; those worth something become items of their resource, or are taken at once if
  /// they have none.
  @inline(__always) private func weigh(_ decision: Int, _ price: Int) {
    let first = model.start[decision]
    var at = first
    let end = first + options.count[decision]
    while at < end {
      let option = options.order[at]
      at += 1
      value[option] = model.cost[option] * model.scale - price
      isTaken[option] = false
      guard value[option] < 0 else { continue }
      let resource = row[option]
      if resource >= 0 {
        items[rowStart[resource] + itemCount[resource]] = option
        itemCount[resource] += 1
      } else {
        bound += value[option]
        take(option)
      }
    }
  }

  private func take(_ option: Int) {
    isTaken[option] = true
    slope[model.owner[option]] -= 1
  }

  /// Puts a resource's items into the table.
  private func fill(_ resource: Int) {
    table.clear()
    table.capacity = max(0, capacity[resource])
    for index in rowStart[resource]..<rowStart[resource] + itemCount[resource] {
      let option = items[index]
      table.add(option, amount: amount[option], value: Int32(truncatingIfNeeded: value[option]))
    }
  }

  func lifts(_ lift: Memory<Int>) {
    for resource in 0..<model.resourceCount { force(resource) }
    for decision in 0..<model.decisionCount where options.count[decision] > 1 {
      let open = model.start[decision]..<model.start[decision] + options.count[decision]
      var allOut = 0
      for at in open { allOut += weighForce(options.order[at]) }
      for at in open {
        let option = options.order[at]
        lift[option] = bound + inCost[option] + allOut - outCost[option]
      }
    }
  }

  /// Costs of forcing an option in and out that isn't in a table: one that has no resource, or isn't worth anything.
  /// - Returns: that of forcing it out.
  private func weighForce(_ option: Int) -> Int {
    if row[option] < 0 {
      inCost[option] = max(0, value[option])
      outCost[option] = max(0, -value[option])
    } else if value[option] >= 0 {
      outCost[option] = 0
      let room = capacity[row[option]] - amount[option]
      inCost[option] = room < 0 ? tooMuch : value[option] + lossWithin(row[option], room)
    }
    return outCost[option]
  }

  private var tooMuch: Int { model.costLimit * model.scale }

  private func lossWithin(_ resource: Int, _ room: Int) -> Int {
    itemCount[resource] == 0 ? 0 : Int(loss[lossStart[resource] + room])
  }

  /// Costs of forcing each item of a resource in and out, and what less capacity costs, by dynamic programming in both
  /// directions.
  private func force(_ resource: Int) {
    guard itemCount[resource] > 0 else { return }
    fill(resource)
    _ = table.solve { _ in }
    table.solveBackward()
    work += 3 * table.count * table.capacity / 4
    let optimum = table.optimum
    for room in 0...table.capacity { loss[lossStart[resource] + room] = table.optimum(within: room) - optimum }
    for item in 0..<table.count {
      let option = table.option[item]
      if isTaken[option] {
        inCost[option] = 0
        outCost[option] = Int(table.without(item) - optimum)
      } else {
        outCost[option] = 0
        inCost[option] = amount[option] > table.capacity ? tooMuch : Int(table.with(item) - optimum)
      }
    }
  }

  func allowed(_ index: Int, _ price: Double) -> Double {
    options.count[index] == 1 ? 0 : min(Double(priceCap), max(-Double(priceCap), price))
  }

  func mix(_ average: Memory<Double>, share: Double) {
    for decision in 0..<model.decisionCount where options.count[decision] > 1 {
      let first = model.start[decision]
      for at in first..<first + options.count[decision] {
        let option = options.order[at]
        average[option] = average[option] * (1 - share) + (isTaken[option] ? share : 0)
      }
    }
  }

  func choice(into chosen: Memory<Int>) -> Bool {
    for decision in 0..<model.decisionCount {
      if slope[decision] != 0 { return false }
      let first = model.start[decision]
      for at in first..<first + options.count[decision] where isTaken[options.order[at]] {
        chosen[decision] = options.order[at]
      }
    }
    return true
  }

  func step(_ prices: Memory<Int>) -> ChoiceCertificate.Step { .decisionPrices(prices.array) }
}

/// Whether a model is one of knapsacks, and their sizes.
private struct KnapsackShape {
  var row: [Int] = []
  var amount: [Int] = []
  var rowStart: [Int] = [0]
  var lossStart: [Int] = [0]
  var longest = 0
  var widest = 0
  var priceCap = 0

  init?(_ model: SolverModel) {
    var lists: [[Int]] = Array(repeating: [], count: model.resourceCount)
    for option in 0..<model.optionCount {
      let entries = model.entryStart[option]..<model.entryStart[option + 1]
      guard entries.count <= 1 else { return nil }
      row.append(entries.isEmpty ? -1 : model.entryRow[entries.lowerBound])
      amount.append(entries.isEmpty ? 0 : model.entryAmount[entries.lowerBound])
      guard amount[option] >= 0 else { return nil }
      // Costs of forcing out two options of one knapsack don't add up, so lifts of a decision with two there wouldn't hold.
      let earlier = model.start[model.owner[option]]..<option
      guard row[option] < 0 || !earlier.contains(where: { row[$0] == row[option] }) else { return nil }
      if row[option] >= 0 { lists[row[option]].append(option) }
    }
    for (resource, list) in lists.enumerated() {
      rowStart.append(rowStart[resource] + list.count)
      longest = max(longest, list.count)
      let capacity = model.high[resource] == Int.max ? model.reach[resource] : max(0, model.high[resource])
      widest = max(widest, capacity)
      lossStart.append(lossStart[resource] + capacity + 1)
    }
    guard widest < 1 << 20, (longest + 1) * (widest + 1) < 1 << 24, lossStart[model.resourceCount] < 1 << 24,
      model.resourceCount > 0
    else { return nil }
    priceCap = (1 << 30) / max(1, longest)
    guard model.costLimit < 1 << 40, priceCap >= 4 * model.scale * Self.dearest(model) else { return nil }
  }

  private static func dearest(_ model: SolverModel) -> Int {
    var dearest = 1
    for option in 0..<model.optionCount { dearest = max(dearest, model.cost[option]) }
    return dearest
  }
}
