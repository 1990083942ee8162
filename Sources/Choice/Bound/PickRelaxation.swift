// SPDX-License-Identifier: Apache-2.0

/// Resources are priced, each decision still takes one option: the cheapest at the prices. At the best prices this is
/// the bound of the linear relaxation (Geoffrion 1974, https://doi.org/10.1007/BFb0120690).
///
///     bound(p) = Σ_d min over open o of d (cost_o + Σ_r p_r amount_or) - Σ_r p_r (high_r if p_r > 0, else low_r)
///
/// It holds for every p that's positive only where there's an upper limit and negative only where there's a lower one.
final class PickRelaxation: Relaxation {
  let options: LiveOptions
  private let model: SolverModel
  let slope: Memory<Int>
  let spread: Memory<Double>
  /// Cost at the prices of each open option, and the least of each decision.
  let reduced: Memory<Int>
  let least: Memory<Int>
  let best: Memory<Int>
  private let taken: Memory<Int>
  private let entriesOfOption: Int
  private(set) var work = 0
  private var bound = 0

  var priceCount: Int { model.resourceCount }

  init(_ options: LiveOptions) {
    self.options = options
    model = options.model
    slope = Memory(model.resourceCount, 0, in: model.pool)
    reduced = Memory(model.optionCount, 0, in: model.pool)
    least = Memory(model.decisionCount, 0, in: model.pool)
    best = Memory(model.decisionCount, 0, in: model.pool)
    entriesOfOption = model.entryStart[model.optionCount] / model.optionCount + 2
    taken = Memory(model.resourceCount, 0, in: model.pool)
    spread = Memory(model.resourceCount, 1, in: model.pool)
    let counts = Memory(model.resourceCount, 0, in: model.pool)
    for entry in 0..<model.entryStart[model.optionCount] {
      spread[model.entryRow[entry]] += Double(abs(model.entryAmount[entry]))
      counts[model.entryRow[entry]] += 1
    }
    for row in 0..<model.resourceCount { spread[row] /= Double(max(1, counts[row])) }
  }

  func evaluate(_ prices: Memory<Int>) -> Int {
    var sum = 0
    for row in 0..<model.resourceCount {
      let price = prices[row]
      if price != 0 { sum -= price * (price > 0 ? model.high[row] : model.low[row]) }
      taken[row] = 0
    }
    for decision in 0..<model.decisionCount { sum += cheapest(decision, prices) }
    work += options.openCount * entriesOfOption / 2 + model.decisionCount
    setSlope(prices)
    bound = sum
    return sum
  }

  /// The least cost of a decision's open options at the prices; what the option takes goes to `taken`.
  @inline(__always) private func cheapest(_ decision: Int, _ prices: Memory<Int>) -> Int {
    let model = model
    let order = options.order
    var at = model.start[decision]
    let end = at + options.count[decision]
    var lowest = Int.max
    var chosen = 0
    while at < end {
      let option = order[at]
      var value = model.cost[option] &* model.scale
      var entry = model.entryStart[option]
      let last = model.entryStart[option + 1]
      while entry < last {
        value &+= prices[model.entryRow[entry]] &* model.entryAmount[entry]
        entry += 1
      }
      reduced[option] = value
      if value < lowest {
        lowest = value
        chosen = option
      }
      at += 1
    }
    least[decision] = lowest
    best[decision] = chosen
    for entry in model.entryStart[chosen]..<model.entryStart[chosen + 1] {
      taken[model.entryRow[entry]] += model.entryAmount[entry]
    }
    return lowest
  }

  /// By how much a resource's priced limit is exceeded; at a price of 0, whichever limit is broken.
  private func setSlope(_ prices: Memory<Int>) {
    for row in 0..<model.resourceCount {
      if prices[row] > 0 || prices[row] == 0 && taken[row] > model.high[row] {
        slope[row] = taken[row] - model.high[row]
      } else if prices[row] < 0 || taken[row] < model.low[row] {
        slope[row] = taken[row] - model.low[row]
      } else {
        slope[row] = 0
      }
    }
  }

  func allowed(_ index: Int, _ price: Double) -> Double {
    let cap = Double(model.priceCap[index])
    let top = model.high[index] == Int.max ? 0 : cap
    let bottom = model.low[index] == Int.min ? 0 : -cap
    return min(top, max(bottom, price))
  }

  func mix(_ average: Memory<Double>, share: Double) {
    for decision in 0..<model.decisionCount where options.count[decision] > 1 {
      let first = model.start[decision]
      for at in first..<first + options.count[decision] { average[options.order[at]] *= 1 - share }
      average[best[decision]] += share
    }
  }

  func lifts(_ lift: Memory<Int>) {
    for decision in 0..<model.decisionCount where options.count[decision] > 1 {
      let first = model.start[decision]
      let rest = bound - least[decision]
      for at in first..<first + options.count[decision] {
        lift[options.order[at]] = rest + reduced[options.order[at]]
      }
    }
  }

  func choice(into chosen: Memory<Int>) -> Bool {
    for row in 0..<model.resourceCount where taken[row] > model.high[row] || taken[row] < model.low[row] {
      return false
    }
    chosen.copy(from: best)
    return true
  }

  func step(_ prices: Memory<Int>) -> ChoiceCertificate.Step { .resourcePrices(prices.array) }
}
