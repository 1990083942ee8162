// SPDX-License-Identifier: Apache-2.0

import Domain

/// The objective, part by part.
enum ObjectiveListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    for (derived, listed) in zip(values(facts.objective), values(plan.objective)) {
      findings.require(
        .listedObjective, derived.value == listed.value, at: .plan,
        "\(derived.name) is \(derived.value), \(listed.value) is listed")
    }
  }

  private static func values(_ objective: Objective) -> [(name: String, value: Int)] {
    let parts = objective.parts
    return [
      ("must", objective.must), ("churn", objective.churn.rawValue), ("lessonsLost", parts.lessonsLost.rawValue),
      ("money", parts.money.rawValue), ("travel", parts.travel.rawValue),
      ("outsideDirected", parts.outsideDirected.rawValue), ("protectedTime", parts.protectedTime.rawValue),
      ("fairness", parts.fairness.rawValue),
      ("givingAndTaking", parts.givingAndTaking.rawValue), ("preferences", parts.preferences.rawValue),
      ("breaks", parts.breaks.rawValue), ("waiting", parts.waiting.rawValue),
      ("handover", parts.handover.rawValue), ("owed", parts.owed.rawValue),
      ("expectedMissing", parts.expectedMissing.rawValue), ("worth", parts.worth.rawValue),
    ]
  }
}

/// No bound lies above what the plan reaches. Whether a bound is true isn't checked here.
enum BoundListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    for bound in plan.bounds {
      let reached =
        switch bound.tier {
        case .must: facts.objective.must
        case .churn: facts.objective.churn.rawValue
        case .rest: facts.objective.parts.total.rawValue
        }
      findings.require(
        .listedBound, bound.value <= reached, at: .plan,
        "the \(bound.tier.rawValue) bound \(bound.value) lies above the plan's own \(reached)")
    }
    checkPrices(plan.prices ?? [], facts.index, &findings)
  }

  /// Prices are of a budget or fund that there is, once each and in order. What they are is a certificate's to show.
  private static func checkPrices(_ prices: [MoneyPrice], _ index: GroupIndex, _ findings: inout Findings) {
    let funds = Set(index.group.funds.map(\.id))
    for price in prices {
      let isKnown =
        switch (price.school, price.fund) {
        case (let school?, nil): index.directory.schools[school] != nil
        case (nil, let fund?): funds.contains(fund)
        case (nil, nil), (_?, _?): false
        }
      findings.require(
        .listedBound, isKnown && price.perHundredPounds > .zero, at: .plan,
        "a price of money is of no school or fund alone, or of nothing")
    }
    let keys = prices.map { ($0.school == nil ? 1 : 0, $0.school?.text ?? $0.fund?.text ?? "") }
    findings.require(
      .listedBound, zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }, at: .plan,
      "prices of money aren't by school, then by fund, each once")
  }
}
