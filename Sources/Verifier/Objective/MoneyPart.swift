// SPDX-License-Identifier: Apache-2.0

import Domain

/// Money spent by whomever, each purchase, fee, day's mileage, day's pay and half-term's hires converted by itself, less what vacant
/// posts that are filled save.
enum MoneyPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let purchases = facts.coverDays.flatMap(\.purchases).map(\.cost)
    let fees = facts.fees.map(\.amount)
    let mileage = facts.personDays.map { $0.legs.reduce(Pence.zero) { $0 + $1.mileage } }
    let hires = facts.postings.flatMap { $0.hires(facts.index) }
    let saved = facts.postings.flatMap { $0.saved(facts.index) }
    let pay = facts.pay.map(\.amount)
    return converted(purchases + fees + mileage + pay + hires, facts.index) - converted(saved, facts.index)
  }

  private static func converted(_ amounts: [Pence], _ index: GroupIndex) -> MilliLessons {
    let rate = index.group.rules.rates.pencePerLesson.rawValue
    return amounts.reduce(.zero) { $0 + MilliLessons(floorDivide($1.rawValue * 1000, rate)) }
  }
}
