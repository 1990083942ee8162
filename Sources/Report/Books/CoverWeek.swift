// SPDX-License-Identifier: Apache-2.0

import Domain

/// The week for which a school enters cover next: the first with pupils after the week of the day that counts as today.
///
/// On a Thursday that's next week, or the first week back where holidays come between; on the Friday and over the weekend
/// it's the same one still, so that a plan made then doesn't skip the week that begins.
struct CoverWeek {
  let monday: CivilDate
  /// The Thursday of the week before, on which it's entered; nil where it lies in the past or in the holidays.
  let enteredOn: CivilDate?

  /// For a school with these `days`; without them every week of the year has pupils.
  init(after today: CivilDate, days: CalendarView?, year: DateSpan) {
    func hasPupils(_ date: CivilDate) -> Bool {
      guard let days else { return true }
      if case .pupils = days.kind(date) { return true }
      return false
    }
    let next = today.monday + 7
    let first = max(next, year.first.monday)
    let weeks = stride(from: 0, through: max(0, year.last - first), by: 7).map { first + $0 }
    monday = weeks.first { monday in (0..<7).contains { hasPupils(monday + $0) } } ?? next
    let thursday = monday - 4
    enteredOn = thursday >= today && hasPupils(thursday) ? thursday : nil
  }

  var friday: CivilDate { monday + 4 }
  var sunday: CivilDate { monday + 6 }

  func contains(_ date: CivilDate) -> Bool { monday <= date && date <= sunday }

  /// "Week of 5 Oct", for a tab.
  var name: String { "Week of \(monday.readableShort.dropFirst(4))" }
  /// "Mon 5 Oct to Fri 9 Oct 2026".
  var dates: String { "\(monday.readableShort) to \(friday.readable)" }
}
