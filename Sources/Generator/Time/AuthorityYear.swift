// SPDX-License-Identifier: Apache-2.0

import Domain

/// Term dates of the four authorities. Each gives 195 days: 190 with pupils and 5 INSET days.
///
/// The first breaks for one week in late October, the second a week earlier, the third for two weeks and ends later; the
/// fourth keeps spring holidays apart from Easter. Groups of one town have the first alone.
struct AuthorityYear: Sendable {
  let halfTerms: [DateSpan]
  /// INSET days of its primaries (two patterns) and of its secondaries; the last of each is worked as twilights.
  let inset: [[CivilDate]]

  /// The day on which every school of every group has INSET.
  static let common = YearDates.day(9, 1)

  /// A second one that all schools of the authority have.
  var shared: CivilDate {
    inset[0].first { day in day != Self.common && inset.allSatisfy { $0.contains(day) } } ?? Self.common
  }

  static let all: [AuthorityYear] = [
    AuthorityYear(
      halfTerms: spans([
        (9, 1, 10, 23), (11, 2, 12, 18), (1, 4, 2, 12), (2, 22, 3, 25), (4, 12, 5, 28), (6, 7, 7, 21),
      ]),
      inset: [
        days([(9, 1), (1, 4), (11, 2), (4, 12), (7, 21)]), days([(9, 1), (1, 4), (10, 23), (6, 7), (7, 21)]),
        days([(9, 1), (1, 4), (11, 27), (2, 12), (7, 21)]),
      ]),
    AuthorityYear(
      halfTerms: spans([
        (9, 1, 10, 16), (10, 26, 12, 18), (1, 4, 2, 12), (2, 22, 3, 25), (4, 12, 5, 28), (6, 7, 7, 21),
      ]),
      inset: [
        days([(9, 1), (9, 2), (10, 26), (2, 22), (7, 21)]), days([(9, 1), (9, 2), (12, 18), (5, 28), (7, 21)]),
        days([(9, 1), (9, 2), (1, 4), (11, 20), (7, 21)]),
      ]),
    AuthorityYear(
      halfTerms: spans([
        (9, 1, 10, 16), (11, 2, 12, 18), (1, 4, 2, 12), (2, 22, 3, 25), (4, 12, 5, 28), (6, 7, 7, 28),
      ]),
      inset: [
        days([(9, 1), (11, 2), (1, 4), (5, 28), (7, 28)]), days([(9, 1), (11, 2), (2, 12), (6, 7), (7, 28)]),
        days([(9, 1), (11, 2), (12, 4), (3, 12), (7, 28)]),
      ]),
    AuthorityYear(
      halfTerms: spans([
        (9, 1, 10, 23), (11, 2, 12, 18), (1, 4, 2, 12), (2, 22, 4, 2), (4, 19, 5, 28), (6, 7, 7, 22),
      ]),
      inset: [
        days([(9, 1), (1, 4), (2, 22), (4, 19), (7, 22)]), days([(9, 1), (1, 4), (10, 5), (4, 2), (7, 22)]),
        days([(9, 1), (1, 4), (11, 13), (6, 25), (7, 22)]),
      ]),
  ]

  private static func spans(_ bounds: [(Int, Int, Int, Int)]) -> [DateSpan] {
    bounds.map { YearDates.span($0.0, $0.1, $0.2, $0.3) }
  }

  private static func days(_ dates: [(Int, Int)]) -> [CivilDate] { dates.map { YearDates.day($0.0, $0.1) } }
}
