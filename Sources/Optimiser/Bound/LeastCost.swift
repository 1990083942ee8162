// SPDX-License-Identifier: Apache-2.0

/// What somebody's coming to an occurrence costs at least, whatever else the plan holds.
struct LeastCost: Equatable {
  /// In thousandths of a lesson-equivalent.
  var cost: Int32 = 0
  /// What their school spends on it at least, in pence; below 0 where a fund's tariff may be more.
  var pence: Int32 = 0
  /// They can't come.
  static let impossible = LeastCost(cost: Int32.max, pence: 0)
}

/// Somebody's coming, taken apart by what it may share with other things that they do on the same day
/// (`docs/bound.md`, *Sharing*).
struct ChargeParts {
  /// Shared with nothing: time outside directed time.
  var additive: Int32 = 0
  /// Of each half: lessons without their supply.
  var halves: (LeastCost, LeastCost) = (LeastCost(), LeastCost())
  /// Of each half: periods whose lessons supply may have to cover, as bits, from that with index `firstPeriod`.
  var covered: (UInt64, UInt64) = (0, 0)
  var firstPeriod: Int32 = 0
  /// Both journeys and the break, if nothing else is done that day.
  var alone = LeastCost()
  /// The cheapest first and last journey that any day with this and something else has.
  var journeys = LeastCost()
  /// Protected time that's taken.
  var repaid = LeastCost()
  /// Pence of tariffs for the lessons.
  var tariff: Int32 = 0

  /// The charge if up to so many other activities may lie on the day, on each half of it.
  func charge(others: Int, morning: Int, afternoon: Int) -> LeastCost {
    var total = LeastCost(cost: additive, pence: -tariff)
    total.add(halves.0, dividedBy: 1 + morning)
    total.add(halves.1, dividedBy: 1 + afternoon)
    total.add(repaid, dividedBy: 1 + others)
    if others == 0 { total.add(alone, dividedBy: 1) } else { total.add(journeys, dividedBy: 1 + others) }
    return total
  }
}

extension ChargeParts {
  /// What supply may have to cover; nil for nothing.
  func need(morning: Int, afternoon: Int) -> LessonNeed? {
    if covered == (0, 0) { return nil }
    return LessonNeed(
      first: firstPeriod, morning: covered.0, afternoon: covered.1, morningCount: Int32(1 + morning),
      afternoonCount: Int32(1 + afternoon))
  }
}

extension LeastCost {
  /// Adds a part of what's at least 0, rounded down.
  mutating func add(_ other: LeastCost, dividedBy count: Int) {
    cost += other.cost / Int32(count)
    pence += other.pence / Int32(count)
  }
}
