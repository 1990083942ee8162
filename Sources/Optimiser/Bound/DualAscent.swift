// SPDX-License-Identifier: Apache-2.0

import Domain

/// Raises the bound by moving prices: up where more is used of a row than there is, down where less.
///
/// Each price has a step of its own, which grows while it moves one way and shrinks when it turns (Riedmiller and Braun 1993,
/// doi:10.1109/ICNN.1993.298623). A subgradient's common step, by which this was tried first, is set by whatever row lacks
/// most, and a group falls into many parts that have little to do with each other: at 40 schools 120 such steps gained 0.1 %.
/// Any prices give a true bound, so that nothing hangs on how they are found; the best ones are kept.
struct DualAscent {
  private(set) var bound: PriceBound
  /// Of plans that hold everything that must take place and can.
  private(set) var best: PriceBound.Evaluation
  private(set) var bestPrices: BoundPrices
  /// The best of all plans, with its prices: it may be found at others.
  private var bestOfAll: (evaluation: PriceBound.Evaluation, prices: BoundPrices)
  private(set) var steps = 0
  private var prices: StepwiseValues
  private var supply: SupplyPrices
  private var supplyAscent: SupplyAscent

  /// Steps after which rows that the ways found break are added.
  static let stepsPerRows = 12

  init(_ bound: PriceBound, threads: Int = 1) {
    self.bound = bound
    let first = bound.firstPrices(threads: threads)
    prices = StepwiseValues(first.rows, steps: bound.rows.firstSteps)
    supply = first.supply
    supplyAscent = SupplyAscent(bound.model.evaluator.periods, supply)
    bestPrices = first
    best = bound.evaluate(bestPrices, threads: threads)
    bestOfAll = (best, first)
  }

  /// The ascent of a compiled group after so many steps, on every thread.
  static func after(steps: Int, of instance: Instance) -> DualAscent {
    let threads = Parallel.threads
    var ascent = DualAscent(PriceBound(instance, threads: threads), threads: threads)
    for _ in 0..<steps { ascent.step(threads: threads) }
    return ascent
  }

  /// The best bounds on the last tier with the prices that show them.
  var result: PricedBounds {
    let periods = bound.model.evaluator.periods
    var prices = bestOfAll.prices
    // Rows that were added later have no price there.
    prices.rows += Array(repeating: 0, count: bound.rows.count - prices.rows.count)
    return PricedBounds(
      held: PricedRest(best.total, rows: bound.rows.names, prices: bestPrices, periods: periods),
      all: PricedRest(bestOfAll.evaluation.ofAll, rows: bound.rows.names, prices: prices, periods: periods))
  }

  /// One evaluation of the bound.
  mutating func step(threads: Int = 1) {
    steps += 1
    if steps % Self.stepsPerRows == 0 { addRows() }
    let now = BoundPrices(rows: prices.values, supply: supply, rotas: bestPrices.rotas)
    let evaluation = bound.evaluate(now, threads: threads)
    if evaluation.total > best.total {
      best = evaluation
      bestPrices = now
    }
    if evaluation.ofAll > bestOfAll.evaluation.ofAll { bestOfAll = (evaluation, now) }
    for row in prices.values.indices where !bound.rows.isOfSecondments(row) {
      let lack = evaluation.used[row] - bound.rows.limits[row]
      let direction = lack > 0 ? 1 : lack < 0 && prices.values[row] > 0 ? -1 : 0
      prices.move(row, direction, within: 0...bound.rows.mostPrices[row])
    }
    supplyAscent.move(&supply, covered: evaluation.covered)
  }

  private mutating func addRows() {
    let added = bound.addBrokenRows(best)
    prices.append(steps: bound.rows.firstSteps[prices.values.count...])
    bestPrices.rows += Array(repeating: 0, count: added)
    best.used += Array(repeating: 0, count: added)
  }
}

/// A bound on the last tier, with the prices at which it's found.
struct PricedRest: Sendable {
  /// In thousandths.
  let rest: Int
  /// Rows and, in `SharedRows.scale`ths of a thousandth, the price of each.
  let rows: [PricedRow]
  let prices: BoundPrices
  /// What the shares of supply are of.
  let periods: SupplyPeriods

  /// - Parameter total: in `SharedRows.scale`ths of a thousandth.
  init(_ total: Int, rows: [PricedRow], prices: BoundPrices, periods: SupplyPeriods) {
    // Up to a whole thousandth: no plan lies between.
    rest = -floorDivide(-total, SharedRows.scale)
    self.rows = rows
    self.prices = prices
    self.periods = periods
  }
}

/// Bounds on the last tier of plans by what they hold of what must take place.
struct PricedBounds: Sendable {
  /// No plan is below it that leaves out nothing that must take place and has an option.
  let held: PricedRest
  /// No plan at all is below it.
  let all: PricedRest
}
