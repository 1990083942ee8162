// SPDX-License-Identifier: Apache-2.0

import Domain

/// Compares a list with what follows from the occurrences, each entry as often as it should stand there.
enum Comparison {
  static func check<Entry: Hashable>(
    _ rule: Breach.Rule, listed: [Entry], derived: [Entry], location: (Entry) -> Breach.Location,
    words: (Entry) -> String, _ findings: inout Findings
  ) {
    var counts: [Entry: Int] = [:]
    for entry in listed { counts[entry, default: 0] += 1 }
    for entry in derived {
      let count = counts[entry] ?? 0
      findings.require(rule, count > 0, at: location(entry), "\(words(entry)) isn't listed")
      if count > 0 { counts[entry] = count - 1 }
    }
    for entry in listed {
      let count = counts[entry] ?? 0
      findings.require(rule, count == 0, at: location(entry), "\(words(entry)) is listed and doesn't follow")
      if count > 0 { counts[entry] = count - 1 }
    }
  }
}

/// Supply bought is what the lessons left call for at the least cost.
enum SupplyListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    Comparison.check(
      .listedSupply, listed: plan.supply, derived: facts.coverDays.flatMap(\.purchases),
      location: { Breach.Location(date: $0.date, school: $0.school) },
      words: {
        "supply teacher \($0.number) (\($0.part.rawValue), \($0.cost.rawValue)p) of '\($0.school)' on \($0.date.readable)"
      }, &findings)
  }
}

/// Journeys are those that the occurrences call for.
enum LegListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    Comparison.check(
      .listedLeg, listed: plan.legs, derived: facts.personDays.flatMap(\.legs),
      location: { Breach.Location(date: $0.date, person: $0.person) },
      words: {
        "the journey of '\($0.person)' at \($0.span) on \($0.date.readable) (\($0.metres.rawValue) m, "
          + "\($0.mileage.rawValue)p)"
      }, &findings)
  }
}

/// Charges are what follows, line by line.
enum ChargeListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    Comparison.check(
      .listedCharge, listed: plan.charges, derived: facts.ledger.charges,
      location: { Breach.Location(activity: $0.activity, date: $0.date, school: $0.school, fund: $0.fund) },
      words: { charge in
        "the \(charge.kind.rawValue) charge of \(charge.amount.rawValue)p for "
          + (charge.school.map { "'\($0)'" } ?? charge.fund.map { "fund '\($0)'" } ?? "nobody")
      }, &findings)
  }
}
