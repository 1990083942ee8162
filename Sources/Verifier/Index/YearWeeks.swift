// SPDX-License-Identifier: Apache-2.0

import Domain

/// The weeks of a school's year that have at least one day with pupils.
struct YearWeeks: Sendable {
  /// Numbers of the weeks in order, from 0, by their Monday.
  private let numbers: [CivilDate: Int]
  /// How many weeks with pupils each half-term has; a week that two of them share counts in both.
  private let ofHalfTerm: [Int: Int]

  init(_ view: CalendarView, year: DateSpan) {
    var numbers: [CivilDate: Int] = [:]
    var mondays: [Int: Set<CivilDate>] = [:]
    for date in (0..<year.count).map({ year.first + $0 }) {
      guard case .pupils = view.kind(date) else { continue }
      if numbers[date.monday] == nil { numbers[date.monday] = numbers.count }
      mondays[view.halfTerm(date), default: []].insert(date.monday)
    }
    self.numbers = numbers
    ofHalfTerm = mondays.mapValues(\.count)
  }

  /// How many there are.
  var count: Int { numbers.count }
  /// How many half-term `number` has.
  func count(inHalfTerm number: Int) -> Int { ofHalfTerm[number] ?? 0 }
  /// Number of the week of `date`, from 0; nil in a week without pupils.
  func number(of date: CivilDate) -> Int? { numbers[date.monday] }
}
