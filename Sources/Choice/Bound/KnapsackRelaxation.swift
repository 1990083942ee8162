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
  private let rowOptions: Memory<Int>
  private let table: KnapsackTable
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
    slope = Memory(model.decisionCount, 0)
    spread = Memory(model.decisionCount, 1)
    row = Memory(shape.row)
    amount = Memory(shape.amount)
    rowStart = Memory(shape.rowStart)
    rowOptions = Memory(shape.rowOptions)
    table = KnapsackTable(items: shape.longest, capacity: shape.widest)
    value = Memory(model.optionCount, 0)
    isTaken = Memory(model.optionCount, false)
    inCost = Memory(model.optionCount, 0)
    outCost = Memory(model.optionCount, 0)
    priceCap = shape.priceCap
  }

  func evaluate(_ prices: Memory<Int>) -> Int {
    bound = 0
    work += model.optionCount
    for decision in 0..<model.decisionCount {
      slope[decision] = options.count[decision] > 1 ? 1 : 0
      let first = model.start[decision]
      if options.count[decision] > 1 {
        bound += prices[decision]
        for at in first..<first + options.count[decision] { weigh(options.order[at], decision, prices[decision]) }
      } else {
        bound += model.cost[options.only(decision)] * model.scale
        isTaken[options.only(decision)] = true
      }
    }
    for resource in 0..<model.resourceCount {
      fill(resource)
      bound += Int(table.solve { take(table.option[$0]) })
      work += table.count * table.capacity / 4
    }
    return bound
  }

  /// Value of an open option; one without a resource is taken if that pays.
  private func weigh(_ option: Int, _ decision: Int, _ price: Int) {
    value[option] = model.cost[option] * model.scale - price
    isTaken[option] = false
    if row[option] < 0, value[option] < 0 {
      bound += value[option]
      take(option)
    }
  }

  private func take(_ option: Int) {
    isTaken[option] = true
    slope[model.owner[option]] -= 1
  }

  /// Puts a resource's worthwhile open options into the table; those already decided take their amount first.
  private func fill(_ resource: Int) {
    var capacity = model.high[resource]
    if capacity == Int.max { capacity = model.reach[resource] }
    table.clear()
    for index in rowStart[resource]..<rowStart[resource + 1] {
      let option = rowOptions[index]
      guard options.isOpen(option) else { continue }
      if options.count[model.owner[option]] == 1 {
        capacity -= amount[option]
      } else if value[option] < 0 {
        table.add(option, amount: amount[option], value: Int32(truncatingIfNeeded: value[option]))
      }
    }
    table.capacity = max(0, capacity)
  }

  func lifts(_ lift: Memory<Int>) {
    for resource in 0..<model.resourceCount {
      fill(resource)
      _ = table.solve { _ in }
      force(resource)
    }
    for decision in 0..<model.decisionCount where options.count[decision] > 1 {
      let open = model.start[decision]..<model.start[decision] + options.count[decision]
      var allOut = 0
      for at in open {
        let option = options.order[at]
        if row[option] < 0 {
          inCost[option] = max(0, value[option])
          outCost[option] = max(0, -value[option])
        }
        allOut += outCost[option]
      }
      for at in open {
        let option = options.order[at]
        var others = allOut
        for other in open where row[options.order[other]] == row[option] && row[option] >= 0 {
          others -= outCost[options.order[other]]
        }
        if row[option] < 0 { others -= outCost[option] }
        lift[option] = bound + inCost[option] + others
      }
    }
  }

  /// Costs of forcing each open option of a resource in and out, from the table just solved.
  private func force(_ resource: Int) {
    table.solveBackward()
    let optimum = Int(table.optimum)
    for item in 0..<table.count {
      let option = table.option[item]
      if isTaken[option] {
        inCost[option] = 0
        outCost[option] = Int(table.without(item)) - optimum
      } else {
        outCost[option] = 0
        inCost[option] =
          amount[option] > table.capacity ? model.costLimit * model.scale : Int(table.with(item)) - optimum
      }
    }
    for index in rowStart[resource]..<rowStart[resource + 1] {
      let option = rowOptions[index]
      guard options.isOpen(option), value[option] >= 0, options.count[model.owner[option]] > 1 else { continue }
      outCost[option] = 0
      let room = table.capacity - amount[option]
      inCost[option] =
        room < 0 ? model.costLimit * model.scale : value[option] + Int(table.optimum(within: room)) - optimum
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
  var rowOptions: [Int] = []
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
      if row[option] >= 0 { lists[row[option]].append(option) }
    }
    for (resource, list) in lists.enumerated() {
      rowOptions += list
      rowStart.append(rowOptions.count)
      longest = max(longest, list.count)
      let capacity = model.high[resource] == Int.max ? model.reach[resource] : max(0, model.high[resource])
      widest = max(widest, capacity)
    }
    guard widest < 1 << 20, (longest + 1) * (widest + 1) < 1 << 24, model.resourceCount > 0 else { return nil }
    priceCap = (1 << 30) / max(1, longest)
    guard model.costLimit < 1 << 40, priceCap >= 4 * model.scale * Self.dearest(model) else { return nil }
  }

  private static func dearest(_ model: SolverModel) -> Int {
    var dearest = 1
    for option in 0..<model.optionCount { dearest = max(dearest, model.cost[option]) }
    return dearest
  }
}
