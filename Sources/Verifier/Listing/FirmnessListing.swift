// SPDX-License-Identifier: Apache-2.0

import Domain

/// A time is firm if every head concerned said yes for its half-term, else provisional.
enum FirmnessListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    let index = facts.index
    for happening in facts.happenings {
      let isFirm = happening.schoolsConcerned.allSatisfy {
        index.answers.saidYes($0, halfTerm: index.halfTerm($0, happening.date))
      }
      let expected: Firmness = isFirm ? .firm : .provisional
      findings.require(
        .firmness, happening.occurrence.firmness == expected, at: happening.location(),
        "\(happening.title) is \(happening.occurrence.firmness.rawValue), by the heads' answers it's "
          + expected.rawValue)
    }
  }
}
