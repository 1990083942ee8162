// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a lost lesson pays towards the supply of its school's day, so that no day's lessons together pay more than the
/// cheapest purchase that covers them costs (`docs/bound.md`, *Supply*).
///
/// Of a school, weekday and half-term the shares of the morning's periods sum to at most a half-day, those of the afternoon likewise,
/// and both together to at most a day: whatever is bought for needs (α, β) then costs at least the sum of price × need over
/// the periods. Which period has how much of it is free, and the bound is the better the more of it lies where most is lost.
struct SupplyPrices: Equatable {
  /// A part of a purchase: its cost in thousandths of a lesson-equivalent, and its pence.
  struct Price: Equatable {
    var cost: Int32 = 0
    var pence: Int32 = 0
  }

  /// By index of a period, in thousandths of a half-day.
  private(set) var shares: [Int32]
  private var prices: [Price]

  /// Of a half-day unit every lost half loses all its lessons, so the whole share lies on the period in which most people
  /// teach; elsewhere it's spread evenly over the half's periods.
  init(_ periods: SupplyPeriods, isHalfDayUnit: (Int) -> Bool) {
    shares = Array(repeating: 0, count: periods.count)
    prices = Array(repeating: Price(), count: periods.count)
    for half in periods.halves {
      let rates = periods.rates[Int(half.school)]
      let sum = min(1000, rates.most / 2)
      var chosen = half.periods
      if isHalfDayUnit(Int(half.school)) {
        chosen = [
          half.periods.max { (periods.teaching(Int($0)), -$0) < (periods.teaching(Int($1)), -$1) } ?? half.periods[0]
        ]
      }
      for period in chosen { set(Int(period), sum / Int32(chosen.count), rates) }
    }
  }

  /// Gives a period another share; that the sums stay within their limits is for the caller to see to.
  mutating func set(_ index: Int, _ share: Int32, _ rates: SupplyPeriods.Rates) {
    shares[index] = share
    // Of cheap lessons a half-day costs so many thousandths that 32 bits don't hold the product.
    prices[index] = Price(
      cost: Int32(Int(share) * Int(rates.halfDay.cost) / 1000),
      pence: Int32(Int(share) * Int(rates.halfDay.pence) / 1000))
  }

  /// What lessons lost in a period pay.
  func price(_ index: Int) -> Price { prices[index] }

  /// What an absence pays.
  func price(_ need: LessonNeed) -> LeastCost {
    var total = LeastCost()
    for share in need.shares {
      let price = prices[Int(share.period)]
      total.add(LeastCost(cost: price.cost, pence: price.pence), share.part)
    }
    return total
  }
}

/// Lessons that an absence loses and that supply may have to cover.
struct LessonNeed: Hashable {
  /// At least one.
  let shares: [Share]

  /// Which part of a period's lesson it is.
  struct Share: Hashable {
    /// Index of the period.
    let period: Int32
    let part: SharedPart
  }
}

/// Prices of a bound: of its rows, of the periods that supply covers, and of the half-days that specialists owe.
struct BoundPrices: Equatable {
  /// In `SharedRows.scale`ths of a thousandth.
  var rows: [Int]
  var supply: SupplyPrices
  /// By activity; none of what isn't a specialist's.
  var rotas: [RotaDual.Prices]
}
