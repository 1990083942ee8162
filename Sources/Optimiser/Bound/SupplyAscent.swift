// SPDX-License-Identifier: Apache-2.0

/// Moves shares of supply to the periods in which most is lost.
///
/// Within a half each share moves up while more is lost in its period than in the half's others on average (weighted by
/// their shares), down while less, by a step of its own as prices do (`DualAscent`); then all are brought to the sum that
/// the half may have. Morning and afternoon move against each other likewise, where a day is cheaper than two halves.
struct SupplyAscent {
  private let periods: SupplyPeriods
  /// By period.
  private var shares: StepwiseValues
  /// By half, what its shares sum to; in the order of `SupplyPeriods.halves`.
  private var sums: StepwiseValues

  init(_ periods: SupplyPeriods, _ prices: SupplyPrices) {
    self.periods = periods
    shares = StepwiseValues(prices.shares.map(Int.init), step: 200)
    sums = StepwiseValues(
      periods.halves.enumerated().map { index, half in
        Int(min(1000, periods.rates[Int(half.school)].most / (Self.other(index, periods) == nil ? 1 : 2)))
      }, step: 100)
  }

  /// The other half of the same day, if it has periods.
  private static func other(_ index: Int, _ periods: SupplyPeriods) -> Int? {
    let half = periods.halves[index]
    for other in [index - 1, index + 1] where periods.halves.indices.contains(other) {
      let candidate = periods.halves[other]
      if candidate.school == half.school, candidate.weekday == half.weekday, candidate.halfTerm == half.halfTerm {
        return other
      }
    }
    return nil
  }

  /// Moves all shares once.
  /// - Parameter covered: what's lost, by period.
  mutating func move(_ prices: inout SupplyPrices, covered: [Int]) {
    var means = [Int](repeating: 0, count: periods.halves.count)
    for (index, half) in periods.halves.enumerated() {
      let sum = half.periods.reduce(0) { $0 + shares.values[Int($1)] }
      if sum == 0 { continue }
      let mean = half.periods.reduce(0) { $0 + shares.values[Int($1)] * covered[Int($1)] } / sum
      means[index] = mean
      for period in half.periods {
        shares.move(Int(period), (covered[Int(period)] - mean).signum(), within: 0...1000)
      }
    }
    for index in periods.halves.indices {
      if let other = Self.other(index, periods), other > index {
        let most = Int(periods.rates[Int(periods.halves[index].school)].most)
        let least = max(0, most - 1000)
        sums.move(index, (means[index] - means[other]).signum(), within: least...min(1000, most))
        sums.values[other] = min(1000, most - sums.values[index])
      }
    }
    for (index, half) in periods.halves.enumerated() { share(half, sums.values[index], &prices) }
  }

  private mutating func share(_ half: SupplyPeriods.Half, _ most: Int, _ prices: inout SupplyPrices) {
    let sum = half.periods.reduce(0) { $0 + shares.values[Int($1)] }
    let rates = periods.rates[Int(half.school)]
    for period in half.periods {
      let share = sum == 0 ? most / half.periods.count : shares.values[Int(period)] * most / sum
      shares.values[Int(period)] = share
      prices.set(Int(period), Int32(share), rates)
    }
  }
}

/// Numbers that move up or down by a step each, which grows while they go one way and shrinks when they turn (Riedmiller
/// and Braun 1993, doi:10.1109/ICNN.1993.298623).
struct StepwiseValues {
  var values: [Int]
  private var steps: [Int]
  /// Which way each moved last: -1, 0 or 1.
  private var directions: [Int]
  /// Above all values there are.
  private static let mostStep = 1 << 40

  init(_ values: [Int], step: Int) { self.init(values, steps: Array(repeating: step, count: values.count)) }

  init(_ values: [Int], steps: [Int]) {
    self.values = values
    self.steps = steps
    directions = Array(repeating: 0, count: values.count)
  }

  /// Adds values of 0.
  mutating func append(steps more: ArraySlice<Int>) {
    values += Array(repeating: 0, count: more.count)
    steps += more
    directions += Array(repeating: 0, count: more.count)
  }

  mutating func move(_ index: Int, _ direction: Int, within range: ClosedRange<Int>) {
    if direction * directions[index] < 0 {
      steps[index] = max(1, steps[index] / 2)
    } else if direction * directions[index] > 0 {
      // At the end of its range a value stands still while its step would grow for ever.
      steps[index] = min(Self.mostStep, steps[index] + steps[index] / 5)
    }
    directions[index] = direction
    values[index] = min(range.upperBound, max(range.lowerBound, values[index] + direction * steps[index]))
  }
}
