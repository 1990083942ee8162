// SPDX-License-Identifier: Apache-2.0

/// The least costly supply for so many classes without cover in the morning and in the afternoon.
struct SupplyNeed: Equatable {
  let days: Int
  let mornings: Int
  let afternoons: Int
  let pence: Int
  /// Cost in the objective: each purchase by itself.
  let cost: Int
  var heads: Int { days + max(mornings, afternoons) }

  /// Of plans of equal price the one with most whole days is taken.
  init(morning: Int, afternoon: Int, day: Int, half: Int, pencePerLesson: Int) {
    var best = (price: Int.max, days: 0)
    for days in 0...max(morning, afternoon) {
      let price = days * day + (max(0, morning - days) + max(0, afternoon - days)) * half
      if price <= best.price { best = (price, days) }
    }
    days = best.days
    mornings = max(0, morning - days)
    afternoons = max(0, afternoon - days)
    pence = best.price
    cost = days * (day * 1000 / pencePerLesson) + (mornings + afternoons) * (half * 1000 / pencePerLesson)
  }
}
