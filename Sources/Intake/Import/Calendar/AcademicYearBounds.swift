// SPDX-License-Identifier: Apache-2.0

import Domain

/// The year in which schools in England count: 1 August to 31 July.
struct AcademicYearBounds: Hashable {
  /// 1 August to 31 July.
  let span: DateSpan
  let startYear: Int

  /// The academic year that begins on 1 August of `startYear`.
  init(startingIn startYear: Int) {
    self.startYear = startYear
    span = DateSpan(Self.first(of: 8, startYear), Self.first(of: 8, startYear + 1) - 1)
  }

  /// "2026/27".
  var name: String { "\(startYear)/\(String(startYear + 1).suffix(2))" }

  static func first(of month: Int, _ year: Int) -> CivilDate {
    // The first of a month exists in every year, so the other branch is never taken.
    CivilDate(year: year, month: month, day: 1) ?? CivilDate(daysSince1970: 0)
  }
}
