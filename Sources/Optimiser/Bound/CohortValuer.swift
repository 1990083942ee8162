// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a session in several cohorts can add to the last tier at given prices: whoever is worth more than their
/// coming costs at least is in one of the cohorts, and so at each of its parts, on the dates that are cheapest for them.
///
/// Providers ask for all of its parts, whoever comes, and whoever is expected and doesn't come is missed. Each cohort has its
/// quorum. That a cohort's people share its dates, are as many as the others' and must come isn't asked: that only costs more.
struct CohortValuer {
  private let coming: ComingPrices
  private var model: BoundModel { coming.model }
  private var instance: Instance { model.instance }

  init(_ coming: ComingPrices) { self.coming = coming }

  /// Somebody who comes: what all their parts come to, and the cell of each.
  private struct Comer {
    var value: Int
    let candidate: Int
    let cells: [Int]
  }

  /// The least that it can add, and what that uses of the rows.
  func value(_ priced: PricedActivity, _ cohorts: CohortData) -> (value: ActivityValuer.Value, outcome: PricedOutcome) {
    let activity = instance.activities[priced.number]
    let fees = FeeTerms(activity, instance: instance, prices: coming.prices)
    let asked = fees.asked(cohorts)
    let (mayCome, missed) = attendance(priced, activity, cohorts, head: fees.value(asked.head))
    guard let comers = chosen(mayCome, cohorts) else { return (ActivityValuer.Value(), PricedOutcome()) }
    let repaid = model.repaidToSchools[priced.number]
    let spent = repaid.reduce(0) { $0 + coming.prices[$1.school] * $1.pence }
    let mix =
      cohorts.session.spec.mix == .liked ? cohorts.count * cohorts.parts * instance.rules.rates.mixMet.rawValue : 0
    let whole = (activity.value.worth?.rawValue ?? 0) + mix
    let held = fees.value(asked.part) + fees.value(fees.cost) + missed - whole * SharedRows.scale - spent
    let value = comers.reduce(held) { $0 + $1.value }
    if value >= 0, activity.mustWeight == 0 { return (ActivityValuer.Value(), PricedOutcome()) }
    var outcome = PricedOutcome(uses: repaid.map { RowUse(row: Int32($0.school), amount: -$0.pence) })
    outcome.uses += fees.use(asked.part + fees.cost + asked.head * comers.count * cohorts.parts)
    for comer in comers {
      for cell in comer.cells { outcome.addCharge(priced, cell: cell, candidate: comer.candidate, coming) }
    }
    outcome.addSupply(coming)
    return (ActivityValuer.Value(value: value), outcome)
  }

  /// Everybody who's worth their coming, as far as there are seats, and the cheapest of the others as far as all cohorts'
  /// quorums need them; nil where these can't be met.
  private func chosen(_ comers: [Comer], _ cohorts: CohortData) -> [Comer]? {
    let spec = cohorts.session.spec
    let seats = spec.mostPeople.map { $0 * cohorts.count } ?? Int.max
    let least = spec.quorum * cohorts.count
    if comers.count < least || seats < least { return nil }
    let sorted = comers.sorted { ($0.value, $0.candidate) < ($1.value, $1.candidate) }
    return Array(sorted.prefix(min(seats, max(least, sorted.prefix { $0.value < 0 }.count))))
  }

  /// Everybody who may come; and what it costs that nobody who's surely expected would come, less which those
  /// count who do.
  /// - Parameter head: what providers ask for a head.
  private func attendance(
    _ priced: PricedActivity, _ activity: ActivityData, _ cohorts: CohortData, head: Int
  ) -> (mayCome: [Comer], missed: Int) {
    let quotas = cohorts.session.quotas
    let expected = expected(activity, cohorts)
    var missed = 0
    var inQuota = [[Comer]](repeating: [], count: quotas.count)
    for comer in comers(priced, activity, cohorts, head: head) {
      inQuota[Int(activity.candidates[comer.candidate].quota)].append(comer)
    }
    for (number, quota) in quotas.enumerated() where quota.perSchool < Int.max {
      inQuota[number].sort { ($0.value, $0.candidate) < ($1.value, $1.candidate) }
      inQuota[number] = Array(inQuota[number].prefix(quota.perSchool))
    }
    for (number, quota) in quotas.enumerated() where quota.level == .expected {
      let missing = cohorts.parts * Int(quota.missingCost) * SharedRows.scale
      missed += expected[number] * missing
      if quota.perSchool == Int.max {
        for index in inQuota[number].indices
        where isExpected(activity.candidates[inQuota[number][index].candidate].person, activity) {
          inQuota[number][index].value -= missing
        }
        continue
      }
      for index in inQuota[number].indices.prefix(expected[number]) { inQuota[number][index].value -= missing }
    }
    return (inQuota.flatMap(\.self), missed)
  }

  /// Whoever may be away isn't missed then, and nor is whoever leads a cohort.
  private func isExpected(_ person: Int, _ activity: ActivityData) -> Bool {
    !model.mayBeAway(person) && !activity.leadingPeople.contains(person)
  }

  /// By quota: how many are surely missed if nobody comes.
  private func expected(_ activity: ActivityData, _ cohorts: CohortData) -> [Int] {
    var left = cohorts.session.quotas.map(\.assigned)
    for candidate in activity.candidates where !isExpected(candidate.person, activity) {
      left[Int(candidate.quota)] -= 1
    }
    return zip(left, cohorts.session.quotas).map { max(0, min($0, $1.perSchool)) }
  }

  /// Everybody who can come to all parts, on the dates that are cheapest for them.
  private func comers(
    _ priced: PricedActivity, _ activity: ActivityData, _ cohorts: CohortData, head: Int
  ) -> [Comer] {
    let needPrices = coming.ofNeeds(priced)
    let count = activity.candidates.count
    let series = cohorts.session.spec.series
    let paths = priced.calendars.map { SeriesPath(series, terms: $0) }
    var prices = [Int](repeating: Int.max, count: instance.dayCount)
    var cellOfDay = [Int](repeating: -1, count: instance.dayCount)
    return activity.candidates.enumerated().compactMap { index, candidate in
      for day in prices.indices { prices[day] = Int.max }
      for cell in priced.cells.cells.indices {
        let charge = priced.charges[cell * count + index]
        if charge == .impossible { continue }
        var value = coming.value(of: charge, candidate.person) + head
        let need = priced.needOf[cell * count + index]
        if need >= 0 { value += needPrices[Int(need)] }
        for day in priced.cells.days(of: cell) where value < prices[Int(day)] {
          prices[Int(day)] = value
          cellOfDay[Int(day)] = cell
        }
      }
      let found = paths.compactMap { $0.best(prices) }.map { days in (days, days.reduce(0) { $0 + prices[$1] }) }
      guard let (days, cost) = found.min(by: { $0.1 < $1.1 }) else { return nil }
      let presence = activity.value.worth == nil ? candidate.presence * cohorts.parts * SharedRows.scale : 0
      return Comer(value: cost - presence, candidate: index, cells: days.map { cellOfDay[$0] })
    }
  }
}
