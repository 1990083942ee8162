// SPDX-License-Identifier: Apache-2.0

import Domain

/// Half-days that specialists owe at the year's end: to each school the first costs once the rate, the second twice.
enum OwedPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let rate = facts.index.group.rules.rates.owedHalfDay
    return facts.specialists.flatMap(\.balances).reduce(.zero) { sum, balance in
      let owed = max(0, balance.owed)
      return sum + rate * (owed * (owed + 1) / 2)
    }
  }
}
