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
  private(set) var work = 0
  private var bound = 0

  var priceCount: Int { model.resourceCount }

  init(_ options: LiveOptions) {
    self.options = options
    model = options.model
    slope = Memory(model.resourceCount, 0)
    reduced = Memory(model.optionCount, 0)
    least = Memory(model.decisionCount, 0)
    best = Memory(model.decisionCount, 0)
    spread = Memory(model.resourceCount, 1)
    let counts = Memory(model.resourceCount, 0)
    for entry in 0..<model.entryStart[model.optionCount] {
      spread[model.entryRow[entry]] += Double(abs(model.entryAmount[entry]))
      counts[model.entryRow[entry]] += 1
    }
    for row in 0..<model.resourceCount { spread[row] /= Double(max(1, counts[row])) }
  }

  func evaluate(_ prices: Memory<Int>) -> Int {
    bound = 0
    for row in 0..<model.resourceCount {
      let price = prices[row]
      let limit = price > 0 ? model.high[row] : price < 0 ? model.low[row] : nearer(row)
      bound &-= price &* limit
      slope[row] = -limit
    }
    for decision in 0..<model.decisionCount {
      let first = model.start[decision]
      var lowest = Int.max
      var at = first
      let end = first + options.count[decision]
      while at < end {
        let option = options.order[at]
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
          best[decision] = option
        }
        at += 1
      }
      least[decision] = lowest
      bound &+= lowest
      let option = best[decision]
      for entry in model.entryStart[option]..<model.entryStart[option + 1] {
        slope[model.entryRow[entry]] &+= model.entryAmount[entry]
      }
    }
    work += options.openCount * (model.entryStart[model.optionCount] / model.optionCount + 2) / 2 + model.decisionCount
    settleSlope(prices)
    return bound
  }

  /// At a price of 0 either limit may give the slope; the finite one does, the upper if both are.
  private func nearer(_ row: Int) -> Int {
    if model.high[row] != Int.max { return model.high[row] }
    return model.low[row] != Int.min ? model.low[row] : 0
  }

  /// At a price of 0, no slope unless a limit is broken.
  private func settleSlope(_ prices: Memory<Int>) {
    for row in 0..<model.resourceCount where prices[row] == 0 {
      let taken = slope[row] + nearer(row)
      if taken > model.high[row] {
        slope[row] = taken - model.high[row]
      } else if taken < model.low[row] {
        slope[row] = taken - model.low[row]
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
    let taken = chosenTaken
    taken.fill(0)
    for decision in 0..<model.decisionCount {
      let option = best[decision]
      for entry in model.entryStart[option]..<model.entryStart[option + 1] {
        taken[model.entryRow[entry]] += model.entryAmount[entry]
      }
    }
    for row in 0..<model.resourceCount where taken[row] > model.high[row] || taken[row] < model.low[row] {
      return false
    }
    chosen.copy(from: best)
    return true
  }

  private lazy var chosenTaken = Memory(model.resourceCount, 0)

  func step(_ prices: Memory<Int>) -> ChoiceCertificate.Step { .resourcePrices(prices.array) }
}
