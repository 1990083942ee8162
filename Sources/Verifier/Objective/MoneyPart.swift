// SPDX-License-Identifier: Apache-2.0

import Domain

/// Money spent by whomever, each purchase, fee and day's mileage converted by itself.
enum MoneyPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let purchases = facts.coverDays.flatMap(\.purchases).map(\.cost)
    let fees = facts.fees.map(\.amount)
    let mileage = facts.personDays.map { $0.legs.reduce(Pence.zero) { $0 + $1.mileage } }
    let rate = facts.index.group.rules.rates.pencePerLesson.rawValue
    return (purchases + fees + mileage).reduce(.zero) { sum, pence in
      sum + MilliLessons(floorDivide(pence.rawValue * 1000, rate))
    }
  }
}
