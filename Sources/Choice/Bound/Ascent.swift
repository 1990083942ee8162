// SPDX-License-Identifier: Apache-2.0

/// Raises a relaxation's bound by a deflected supergradient: each step goes along a mean of the slopes met
/// (Barahona and Anbil 2000, "The volume algorithm", https://doi.org/10.1007/s101070050002), as far as Polyak's rule says
/// (1969, https://doi.org/10.1016/0041-5553(69)90061-5): share * (target - bound) / |direction|². The share halves when
/// the bound stalls, and the walk starts again from the best prices.
///
/// Steps are made in floating point; a bound is only ever that of prices rounded to integers, evaluated exactly.
final class Ascent {
  let relaxation: any Relaxation
  /// The best prices of the last run, and the bound there.
  let prices: Memory<Int>
  private(set) var bound = Int.min
  /// How often the last steps took each option; adds up to about one for each decision.
  let average: Memory<Double>
  private let point: Memory<Double>
  private let direction: Memory<Double>
  private let trial: Memory<Int>

  /// How a run goes.
  struct Pace {
    var steps: Int
    /// First share of Polyak's step, and the least before the run ends.
    var share: Double
    var leastShare: Double
    /// Steps without a better bound until the share halves.
    var patience: Int
  }

  init(_ relaxation: any Relaxation) {
    self.relaxation = relaxation
    let model = relaxation.options.model
    let count = relaxation.priceCount
    prices = Memory(count, 0, in: model.pool)
    average = Memory(model.optionCount, 0, in: model.pool)
    point = Memory(count, 0, in: model.pool)
    direction = Memory(count, 0, in: model.pool)
    trial = Memory(count, 0, in: model.pool)
  }

  /// Raises the bound from `prices`; ends early above `enough`. `target` is the bound hoped for, though no more than a
  /// step above the present one.
  /// - Parameter met: asked after each evaluation.
  /// - Returns: how many evaluations it took.
  @discardableResult
  func run(_ pace: Pace, target: Int, enough: Int, met: () -> Void = {}) -> Int {
    for index in 0..<prices.count {
      point[index] = relaxation.allowed(index, Double(prices[index]))
      prices[index] = Int(point[index])
      direction[index] = 0
    }
    bound = relaxation.evaluate(prices)
    relaxation.mix(average, share: 1)
    met()
    var share = pace.share
    var stalled = 0
    var done = 1
    while done < pace.steps, bound <= enough, share >= pace.leastShare {
      guard advance(share, target) else { break }
      let value = relaxation.evaluate(trial)
      relaxation.mix(average, share: 0.1)
      met()
      done += 1
      if value > bound {
        bound = value
        prices.copy(from: trial)
        stalled = 0
      } else {
        stalled += 1
        if stalled >= pace.patience {
          share *= 0.5
          stalled = 0
          for index in 0..<prices.count { point[index] = Double(prices[index]) }
        }
      }
    }
    return done
  }

  /// One step from `point`; false if there's no direction left.
  private func advance(_ share: Double, _ target: Int) -> Bool {
    let slope = relaxation.slope
    let spreads = relaxation.spread
    var square = 0.0
    for index in 0..<prices.count {
      let spread = spreads[index]
      direction[index] = 0.7 * direction[index] + 0.3 * Double(slope[index]) / spread
      if point[index] == relaxation.allowed(index, point[index] + direction[index]) { continue }
      square += direction[index] * direction[index]
    }
    guard square > 0 else { return false }
    let model = relaxation.options.model
    let hoped = min(target, bound + max(bound / 10, model.costLimit * model.scale / 20))
    let length = share * Double(max(1, hoped - bound)) / square
    var moved = false
    for index in 0..<prices.count {
      let next = relaxation.allowed(index, point[index] + length * direction[index] / spreads[index])
      point[index] = next
      trial[index] = Int(next < 0 ? next - 0.5 : next + 0.5)
      if trial[index] != prices[index] { moved = true }
    }
    return moved
  }
}
