// SPDX-License-Identifier: Apache-2.0

import Domain

/// Protected time that is taken and repaid, each by itself.
enum ProtectedTimePart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let rate = facts.index.group.rules.rates.protectedRepaid.rawValue
    return facts.repaid.reduce(.zero) { sum, repaid in
      sum + MilliLessons(floorDivide(repaid.repayment.span.length.rawValue * rate, 60))
    }
  }
}
