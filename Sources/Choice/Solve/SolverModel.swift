// SPDX-License-Identifier: Apache-2.0

/// A model as the solver's loops want it: costs of each decision from 0 upwards in whole steps, limits that can bind, and
/// for each resource the decisions that touch it.
///
/// Cost: a choice costs `baseCost + step * x` in the model's unit, where x is the sum of `cost` here. `step` is the
/// greatest common divisor of all differences, so a bound on x may be rounded up to the next integer.
///
/// Scale: prices and reduced costs are integers in units of 1 / `scale` of a step.
final class SolverModel {
  let model: ChoiceModel
  /// Memory of this and of all that works on it.
  let pool = Pool()
  let decisionCount: Int
  let optionCount: Int
  let resourceCount: Int
  let baseCost: Int
  let step: Int
  let scale: Int
  /// Above the cost of every choice.
  let costLimit: Int

  let start: Memory<Int>
  let owner: Memory<Int>
  let cost: Memory<Int>
  let entryStart: Memory<Int>
  let entryRow: Memory<Int>
  let entryAmount: Memory<Int>
  /// Limits; `Int.min` and `Int.max` where none can bind. Finite ones lie within -`reach` - 1 and `reach`.
  let low: Memory<Int>
  let high: Memory<Int>
  /// Sum over the decisions of the greatest absolute amount.
  let reach: Memory<Int>
  /// Greatest absolute scaled price for which no sum over all decisions and resources leaves 2^60.
  let priceCap: Memory<Int>

  init(_ model: ChoiceModel) {
    self.model = model
    decisionCount = model.decisionCount
    optionCount = model.optionCount
    resourceCount = model.resourceCount
    let costs = Costs(model)
    baseCost = costs.base
    step = costs.step
    costLimit = costs.limit
    scale = costs.scale
    cost = Memory(costs.steps, in: pool)
    start = Memory((0..<model.decisionCount).map { model.options(of: $0).lowerBound } + [model.optionCount], in: pool)
    owner = Memory((0..<model.decisionCount).flatMap { d in model.options(of: d).map { _ in d } }, in: pool)
    var starts = [0]
    var rows: [Int] = []
    var amounts: [Int] = []
    for option in 0..<model.optionCount {
      model.eachEntry(of: option) { row, amount in
        rows.append(row)
        amounts.append(amount)
      }
      starts.append(rows.count)
    }
    entryStart = Memory(starts, in: pool)
    entryRow = Memory(rows, in: pool)
    entryAmount = Memory(amounts, in: pool)
    let reaches = Reach(model)
    low = Memory(reaches.low, in: pool)
    high = Memory(reaches.high, in: pool)
    reach = Memory(reaches.reach, in: pool)
    let rowCount = max(1, model.resourceCount)
    priceCap = Memory(reaches.reach.map { (1 << 58) / (2 * ($0 + 1) * rowCount) }, in: pool)
  }

  /// The cost in the model's unit of x steps.
  func inUnit(_ steps: Int) -> Int { baseCost + step * steps }

  /// The least number of steps that a scaled lower bound allows.
  func steps(atLeast scaled: Int) -> Int {
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: scale)
    return rest > 0 ? quotient + 1 : quotient
  }
}

/// Costs as differences within each decision, divided by what divides them all.
private struct Costs {
  var base = 0
  var step = 0
  var limit = 1
  var scale = 1
  var steps: [Int] = []

  init(_ model: ChoiceModel) {
    for decision in 0..<model.decisionCount {
      let costs = model.options(of: decision).map { model.costs[$0] }
      let least = costs.min()!
      base += least
      for cost in costs { step = Self.divisor(step, cost - least) }
    }
    step = max(1, step)
    for decision in 0..<model.decisionCount {
      let costs = model.options(of: decision).map { model.costs[$0] }
      let least = costs.min()!
      steps += costs.map { ($0 - least) / step }
      limit += (costs.max()! - least) / step
    }
    precondition(limit < 1 << 50, "costs whose sums stay below 2^50")
    while scale < 1 << 12, limit * scale < 1 << 50 { scale *= 2 }
  }

  private static func divisor(_ first: Int, _ second: Int) -> Int {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

/// What can be taken of each resource, and the limits that it leaves able to bind.
private struct Reach {
  var reach: [Int]
  var low: [Int]
  var high: [Int]

  init(_ model: ChoiceModel) {
    let rows = model.resourceCount
    reach = Array(repeating: 0, count: rows)
    var least = reach
    var most = reach
    for decision in 0..<model.decisionCount {
      var spans: [Int: (least: Int, most: Int, count: Int)] = [:]
      let options = model.options(of: decision)
      for option in options {
        model.eachEntry(of: option) { row, amount in
          let span = spans[row] ?? (amount, amount, 0)
          spans[row] = (min(span.least, amount), max(span.most, amount), span.count + 1)
        }
      }
      for (row, span) in spans {
        let lowest = span.count < options.count ? min(0, span.least) : span.least
        let highest = span.count < options.count ? max(0, span.most) : span.most
        least[row] += lowest
        most[row] += highest
        reach[row] += max(-lowest, highest)
        precondition(reach[row] < 1 << 50, "amounts whose sums stay below 2^50")
      }
    }
    low = (0..<rows).map { model.lower[$0] <= least[$0] ? Int.min : model.lower[$0] }
    high = (0..<rows).map { model.upper[$0] >= most[$0] ? Int.max : model.upper[$0] }
    for row in 0..<rows {
      if low[row] != Int.min { low[row] = min(low[row], reach[row] + 1) }
      if high[row] != Int.max { high[row] = max(high[row], -reach[row] - 1) }
    }
  }
}
