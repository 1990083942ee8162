// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a specialist's year can add at given prices (`docs/bound.md`, *A specialist*).
///
/// No school has more half-days held and made up than come due to it, and what's missing is owed (H13). With a price for each half-day
/// by which what's due isn't taken or owed, every date, the template and what's owed can be looked at by themselves (Lagrangian
/// relaxation: Geoffrion 1974, doi:10.1007/BFb0120690). Any prices give a true bound.
struct RotaDual: Sendable {
  /// The most that a price may be, either way: sums over a year then stay far within 64 bits.
  static let mostPrice = 1 << 30

  /// In thousandths of a lesson-equivalent, one a share.
  typealias Prices = [Int]

  /// The bound with what's left over of each share: half-days due that are neither taken nor owed.
  struct Evaluation {
    var value: Int
    var lacks: [Int]
  }

  private let stated: Int
  private let owedRate: Int
  /// By share: the most and the fewest half-days of the cycle.
  private let limits: [(least: Int, most: Int)]
  private let worths: [Int]
  /// How often each half-day of the cycle comes round, greatest first.
  private let rounds: [Int]
  /// Dated slots of the year.
  private let slots: Int
  private let days: [Day]

  /// Dates that are alike.
  private struct Day {
    var count: Int
    let choices: [Choice]
  }

  /// The schools of a morning and an afternoon, -1 for none, with journeys less worth.
  private struct Choice {
    let morning: Int
    let afternoon: Int
    let cost: Int
  }

  private struct DayKey: Hashable {
    /// Shares that the half-day may go to.
    var morning: [Int] = []
    var afternoon: [Int] = []
    var isShared = false
  }

  init(_ activity: ActivityData, _ specialist: SpecialistData, journeys: StayJourneys, instance: Instance) {
    let rates = instance.rules.rates
    stated = activity.value.worth?.rawValue ?? 0
    owedRate = rates.owedHalfDay.rawValue
    limits = specialist.shares.map { ($0.least, $0.most) }
    let isStated = activity.value.worth != nil
    worths = specialist.shares.map { share in
      isStated
        ? 0
        : SpecialistWorth.halfDay(activity.value, need: activity.need(of: share.school, instance), rates: rates)
    }
    slots = specialist.dated.count
    var rounds = [Int](repeating: 0, count: specialist.cells)
    for dated in specialist.dated { rounds[specialist.cell(dated)] += 1 }
    self.rounds = rounds.sorted(by: >)
    var counts: [DayKey: Int] = [:]
    for key in Self.keys(specialist, journeys) { counts[key, default: 0] += 1 }
    let worths = worths
    days = counts.map { key, count in
      Day(count: count, choices: Self.choices(key, specialist.isWholeDays, worths, journeys))
    }
  }

  /// The dates of the year by what's possible then.
  private static func keys(_ specialist: SpecialistData, _ journeys: StayJourneys) -> [DayKey] {
    var keys: [Int32: DayKey] = [:]
    for (index, dated) in specialist.dated.enumerated() {
      let possible = specialist.shares.indices.filter { specialist.isPossible(index, share: $0) }
      if specialist.half(dated) == 0 {
        keys[dated.day, default: DayKey()].morning = possible
      } else {
        keys[dated.day, default: DayKey()].afternoon = possible
      }
      keys[dated.day]?.isShared = journeys.isShared[Int(dated.day)]
    }
    return Array(keys.values)
  }

  private static func choices(_ key: DayKey, _ isWholeDays: Bool, _ worths: [Int], _ journeys: StayJourneys)
    -> [Choice]
  {
    (key.morning + [-1]).flatMap { morning in
      (key.afternoon + [-1]).compactMap { afternoon in
        if isWholeDays, morning >= 0, afternoon >= 0, morning != afternoon { return nil }
        let journey = key.isShared ? 0 : journeys.cost(morning: morning, afternoon: afternoon)
        let worth = (morning < 0 ? 0 : worths[morning]) + (afternoon < 0 ? 0 : worths[afternoon])
        return Choice(morning: morning, afternoon: afternoon, cost: journey - worth)
      }
    }
  }

  /// The bound at these prices, in thousandths of a lesson-equivalent: that of a placed rota, be it above 0.
  func evaluate(_ prices: Prices) -> Evaluation {
    var found = Evaluation(value: -stated, lacks: Array(repeating: 0, count: prices.count))
    for day in days { take(day, prices, &found) }
    fill(prices, &found)
    for (share, price) in prices.enumerated() {
      // The k-th half-day owed costs k times the rate.
      let owed = price <= 0 ? 0 : owedRate <= 0 ? slots : min(slots, price / owedRate)
      found.value += owedRate * owed * (owed + 1) / 2 - price * owed
      found.lacks[share] -= owed
    }
    return found
  }

  /// The cheapest stays of a date.
  private func take(_ day: Day, _ prices: Prices, _ found: inout Evaluation) {
    var best: (value: Int, choice: Choice)?
    for choice in day.choices {
      var value = choice.cost
      if choice.morning >= 0 { value -= prices[choice.morning] }
      if choice.afternoon >= 0 { value -= prices[choice.afternoon] }
      if best.map({ value < $0.value }) ?? true { best = (value, choice) }
    }
    guard let best else { return }
    found.value += day.count * best.value
    if best.choice.morning >= 0 { found.lacks[best.choice.morning] -= day.count }
    if best.choice.afternoon >= 0 { found.lacks[best.choice.afternoon] -= day.count }
  }

  /// The cheapest template: where half-days that come due are to be had, as many as may be of those that come round most often; where
  /// they cost, as few as must be of those that come round least.
  private func fill(_ prices: Prices, _ found: inout Evaluation) {
    let order = prices.indices.sorted { (prices[$0], $0) < (prices[$1], $1) }
    var often = rounds[...]
    for share in order where prices[share] < 0 {
      let due = often.prefix(limits[share].most).reduce(0, +)
      often = often.dropFirst(limits[share].most)
      found.value += prices[share] * due
      found.lacks[share] += due
    }
    var seldom = rounds[...]
    for share in order.reversed() where prices[share] >= 0 {
      let due = seldom.suffix(max(0, limits[share].least)).reduce(0, +)
      seldom = seldom.dropLast(max(0, limits[share].least))
      found.value += prices[share] * due
      found.lacks[share] += due
    }
  }

  // MARK: Prices

  /// One way along the subgradients: how many steps, the first by how much of the greatest worth (its 1 / `divisor`), and how much of
  /// a step is that of the step before, in tenths.
  private struct Pass {
    let steps: Int
    let divisor: Int
    let memory: Int
  }

  /// Found by trial on invented rotas of 3 to 11 schools: within 0.02 % of what ten times the steps find. Without the first pass's
  /// memory some came to 1 % less.
  private static let passes = [
    Pass(steps: 800, divisor: 2, memory: 7), Pass(steps: 600, divisor: 4, memory: 0),
    Pass(steps: 500, divisor: 16, memory: 0),
  ]
  /// What's left of a step after each, in thousandths.
  private static let decay = 990

  /// Good prices: those of the best of three beginnings, moved along what's left over by ever smaller steps (subgradients: Held,
  /// Wolfe and Crowder 1974, doi:10.1007/BF01580223), each pass from the best so far.
  ///
  /// All schools draw on the same dates, so that a step for each by itself, as rows have, makes prices swing together and found less
  /// than where it began.
  func bestPrices() -> Prices {
    var best = (value: Int.min, prices: worths.map { _ in 0 })
    for share in [0, 1, 2] {
      let prices = worths.map { max(-Self.mostPrice, -$0 * share / 2) }
      let value = evaluate(prices).value
      if value > best.value { best = (value, prices) }
    }
    let most = max(1000, worths.max() ?? 0)
    for pass in Self.passes { ascend(&best, pass, step: most / pass.divisor) }
    return best.prices
  }

  private func ascend(_ best: inout (value: Int, prices: Prices), _ pass: Pass, step: Int) {
    var prices = best.prices
    // In 1024ths of a half-day.
    var direction = prices.map { _ in 0 }
    var step = step
    for _ in 0..<pass.steps where step > 0 {
      let found = evaluate(prices)
      if found.value > best.value { best = (found.value, prices) }
      for (share, lack) in found.lacks.enumerated() {
        direction[share] = (direction[share] * pass.memory + lack * 1024 * (10 - pass.memory)) / 10
      }
      let most = direction.reduce(0) { max($0, abs($1)) }
      if most == 0 { return }
      for share in prices.indices {
        prices[share] = min(Self.mostPrice, max(-Self.mostPrice, prices[share] + step * direction[share] / most))
      }
      step = step * Self.decay / 1000
    }
  }
}
