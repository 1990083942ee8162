// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a session in several cohorts can add to the last tier at given prices: whoever is worth more than their
/// coming costs at least is in one of the cohorts, and so at each of its parts.
///
/// That parts lie on different dates, that people are shared out evenly and who must come isn't asked: that only costs more.
struct CohortValuer {
  private let coming: ComingPrices
  private var model: BoundModel { coming.model }
  private var instance: Instance { model.instance }

  init(_ coming: ComingPrices) { self.coming = coming }

  /// Somebody who comes, in the cell that costs least.
  private struct Comer {
    let value: Int
    let candidate: Int
    let cell: Int
  }

  /// The least that it can add, and what that uses of the rows.
  func value(_ priced: PricedActivity, _ cohorts: CohortData) -> (value: ActivityValuer.Value, outcome: PricedOutcome) {
    let activity = instance.activities[priced.number]
    var comers = comers(priced, activity, cohorts)
    if let most = cohorts.session.spec.mostPeople {
      comers.sort { ($0.value, $0.candidate) < ($1.value, $1.candidate) }
      comers = Array(comers.prefix(most * cohorts.count))
    }
    let repaid = model.repaidToSchools[priced.number]
    let spent = repaid.reduce(0) { $0 + coming.prices[$1.school] * $1.pence }
    let mix =
      cohorts.session.spec.mix == .liked ? cohorts.count * cohorts.parts * instance.rules.rates.mixMet.rawValue : 0
    let whole = (activity.value.worth?.rawValue ?? 0) + mix
    let value = comers.reduce(-whole * SharedRows.scale - spent) { $0 + cohorts.parts * $1.value }
    if value >= 0 { return (ActivityValuer.Value(), PricedOutcome()) }
    var outcome = PricedOutcome(uses: repaid.map { RowUse(row: Int32($0.school), amount: -$0.pence) })
    for comer in comers {
      for _ in 0..<cohorts.parts { outcome.addCharge(priced, cell: comer.cell, candidate: comer.candidate, coming) }
    }
    outcome.addSupply(coming)
    return (ActivityValuer.Value(value: value), outcome)
  }

  /// Everybody who's worth their coming, by what a part of it comes to.
  private func comers(_ priced: PricedActivity, _ activity: ActivityData, _ cohorts: CohortData) -> [Comer] {
    let needPrices = coming.ofNeeds(priced)
    let count = activity.candidates.count
    let isPresenceCounted = activity.value.worth == nil
    return activity.candidates.enumerated().compactMap { index, candidate in
      var least = Int.max
      var cheapest = -1
      for cell in priced.cells.cells.indices {
        let charge = priced.charges[cell * count + index]
        if charge == .impossible { continue }
        var value = coming.value(of: charge, candidate.person)
        let need = priced.needOf[cell * count + index]
        if need >= 0 { value += needPrices[Int(need)] }
        if value < least {
          least = value
          cheapest = cell
        }
      }
      if cheapest < 0 { return nil }
      if isPresenceCounted { least -= candidate.presence * SharedRows.scale }
      return least < 0 ? Comer(value: least, candidate: index, cell: cheapest) : nil
    }
  }
}
