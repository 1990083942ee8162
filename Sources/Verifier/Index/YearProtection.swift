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

extension GroupIndex {
  /// How many of somebody's protected times their school lets be repaid: rows of one weekday, span and kind count once where
  /// one of them is of every week, else once for each week letter.
  func repayableTimes(_ member: Member) -> Int {
    let rows = protectedTimes(of: member.person.id).filter { row in
      ProtectedSpan(span: row.span, kind: row.kind).mayBeRepaid(at: member.school)
    }
    return grouped(rows) { Pair($0.weekday.rawValue, Pair($0.span, $0.kind.rawValue)) }.reduce(0) { sum, alike in
      let weeks = Set(alike.values.map(\.week))
      return sum + (weeks.contains(nil) ? 1 : weeks.count)
    }
  }
}
