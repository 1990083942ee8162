// SPDX-License-Identifier: Apache-2.0

import Domain

/// What each placed specialist's year comes to for each of its schools.
enum BalanceListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    Comparison.check(
      .listedBalance, listed: plan.rotaBalances, derived: facts.specialists.flatMap(\.balances),
      location: { Breach.Location(activity: $0.activity, school: $0.school) },
      words: {
        "the balance of '\($0.activity)' for '\($0.school)' (due \($0.due), held \($0.held), made up \($0.madeUp), owed "
          + "\($0.owed))"
      }, &findings)
  }
}
