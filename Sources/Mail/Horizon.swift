// SPDX-License-Identifier: Apache-2.0

import Domain

/// The coming time as a school's people speak of it: this week, next week, the half-term, the one after it, later.
///
/// The periods follow each other without gaps from the day that counts as today; what has passed is in none.
struct Horizon: Sendable {
  struct Period: Hashable, Sendable {
    /// "Next week (from Mon 2 Nov)".
    let title: String
    /// "next week", inside a sentence.
    let name: String
    /// Days of it; the last period has no end in practice.
    let days: DateSpan
    /// Whether it's near enough for every detail.
    let isNear: Bool
  }

  let periods: [Period]

  init(asOf today: CivilDate, halfTerms: [HalfTerm], year: DateSpan) {
    let nextMonday = today.monday + 7
    let end = max(year.last, nextMonday + 6)
    var periods = [
      Period(title: "This week", name: "this week", days: DateSpan(today, nextMonday - 1), isNear: true),
      Period(
        title: "Next week (from \(nextMonday.readableShort))", name: "next week",
        days: DateSpan(nextMonday, nextMonday + 6), isNear: true),
    ]
    var start = nextMonday + 7
    let ahead = halfTerms.filter { $0.span.last >= start }
    for (position, halfTerm) in ahead.prefix(2).enumerated() {
      // A half-term reaches to the next one's start, so that a day in the holidays isn't lost.
      let last = ahead.count > position + 1 ? ahead[position + 1].span.first - 1 : end
      guard start <= last else { continue }
      let hasBegun = halfTerm.span.first < start
      periods.append(
        Period(
          title: hasBegun ? "Later in \(halfTerm.name)" : halfTerm.name,
          name: hasBegun ? "later in \(halfTerm.name)" : "in \(halfTerm.name)", days: DateSpan(start, last),
          isNear: position == 0))
      start = last + 1
    }
    if start <= end {
      periods.append(Period(title: "After that", name: "after that", days: DateSpan(start, end), isNear: false))
    }
    self.periods = periods
  }
}
