// SPDX-License-Identifier: Apache-2.0

import Domain

/// Schools that host much more than they are received.
enum GivingAndTakingPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let rates = facts.index.group.rules.rates
    return facts.index.schools.reduce(.zero) { sum, school in
      let balance = facts.benefit.hostings(school.id) - facts.benefit.receptions(school.id)
      return sum + rates.hostingBeyond * max(0, balance - rates.freeHostings)
    }
  }
}
