// SPDX-License-Identifier: Apache-2.0

import Domain

/// Time kept for sessions is what follows.
enum KeptTimeListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    Comparison.check(
      .listedKeptTime, listed: plan.keptTimes, derived: KeptTimes.of(facts),
      location: { Breach.Location(activity: $0.activity, date: $0.date, person: $0.person) },
      words: { "the \($0.use.rawValue) of '\($0.person)' for '\($0.activity)' on \($0.date.readable) at \($0.span)" },
      &findings)
  }
}
