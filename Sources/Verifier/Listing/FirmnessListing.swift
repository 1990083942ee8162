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
    for posting in facts.postings { check(posting, index, &findings) }
  }

  /// Both heads have to have said yes for every half-term.
  private static func check(_ posting: Posting, _ index: GroupIndex, _ findings: inout Findings) {
    let isFirm = posting.schoolsConcerned.allSatisfy { school in
      posting.halfTerms.allSatisfy { index.answers.saidYes(school, halfTerm: $0) }
    }
    let expected: Firmness = isFirm ? .firm : .provisional
    findings.require(
      .firmness, posting.placement.firmness == expected, at: posting.location(),
      "\(posting.title) is \(posting.placement.firmness.rawValue), by the heads' answers it's \(expected.rawValue)")
  }
}
