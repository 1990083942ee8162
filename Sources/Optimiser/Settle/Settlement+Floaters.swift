// SPDX-License-Identifier: Apache-2.0

import Domain

extension Settlement.DayNeed {
  /// What the school buys where so many floaters come.
  func supply(_ instance: Instance, floaters: Int) -> SupplyNeed {
    let terms = instance.schools[school]
    return SupplyNeed(
      morning: max(0, morning - floaters), afternoon: max(0, afternoon - floaters), day: terms.supplyDay,
      half: terms.supplyHalfDay, pencePerLesson: instance.rules.rates.pencePerLesson.rawValue)
  }
}

extension Settlement {
  /// Where floaters go, one after another, by what each takes off the purchases: the plain twin of `FloaterDay`.
  static func floaters(_ instance: Instance, _ needs: [DayNeed]) -> [Int: Int] {
    if instance.floaters.isEmpty { return [:] }
    var coming: [Int: Int] = [:]
    for (day, needs) in Dictionary(grouping: needs, by: \.day) {
      for row in instance.floaters.rows(weekday: Int(instance.calendar.weekdays[day])) {
        let within = needs.filter { row.schools.contains(Int32($0.school)) }.sorted { $0.school < $1.school }
        for _ in 0..<row.people {
          let reliefs = within.map { relief($0, instance, coming[$0.school * instance.dayCount + day] ?? 0) }
          guard let most = reliefs.max(by: <), most > (0, 0), let first = reliefs.firstIndex(where: { $0 == most })
          else { break }
          coming[within[first].school * instance.dayCount + day, default: 0] += 1
        }
      }
    }
    return coming
  }

  /// By how much one more than `coming` lessens the supply staff beyond the most a day, and what's paid for supply.
  private static func relief(_ need: DayNeed, _ instance: Instance, _ coming: Int) -> (Int, Int) {
    let (before, after) = (need.supply(instance, floaters: coming), need.supply(instance, floaters: coming + 1))
    let most = instance.schools[need.school].supplyMost
    return (max(0, before.heads - most) - max(0, after.heads - most), before.pence - after.pence)
  }
}
