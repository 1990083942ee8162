// SPDX-License-Identifier: Apache-2.0

import Domain

/// Time outside the directed-time calendar, for everyone in an occurrence, leaders and hosts too.
enum OutsideDirectedPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let rate = facts.index.group.rules.rates.outsideDirected.rawValue
    return facts.directedUses.reduce(.zero) { $0 + MilliLessons(floorDivide($1.outside.rawValue * rate, 60)) }
  }
}
