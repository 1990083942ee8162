// SPDX-License-Identifier: Apache-2.0

import Domain

extension GroupIndex {
  /// Whether one of `years` is under a blackout of its school's calendar on `date`.
  func isBlackedOut(_ years: [Int], _ school: Identifier<School>, _ date: CivilDate) -> Bool {
    blackouts(school, date).contains { !Set($0.years).isDisjoint(with: years) }
  }

  /// Whether one of `years` is *kept* (H9): nothing is taken from it before its exams.
  func isKept(_ years: [Int], _ school: Identifier<School>, _ date: CivilDate) -> Bool {
    let rules = group.rules.years
    guard halfTerm(school, date) >= rules.keptFromHalfTerm else { return false }
    return years.contains { rules.keptToYearEnd.contains($0) }
      || (date <= rules.satsEnd && years.contains { rules.keptToSats.contains($0) })
  }
}
