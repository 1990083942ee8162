// SPDX-License-Identifier: Apache-2.0

import Domain

/// The month in which each charge counts: that of its date, or else of its activity's first occurrence or the secondment's
/// first day, or else of the year's first day.
struct ChargeMonths {
  private let first: CivilDate
  private var firstDates: [Identifier<Activity>: CivilDate]

  init(_ plan: Plan) {
    first = plan.year.first
    firstDates = Dictionary(plan.occurrences.map { ($0.activity, $0.date) }, uniquingKeysWith: min)
    for secondment in plan.secondments { firstDates[secondment.activity] = secondment.days.first }
  }

  func month(of charge: Charge) -> Month {
    Month(charge.date ?? charge.activity.flatMap { firstDates[$0] } ?? first)
  }
}

/// A month of a year.
struct Month: Hashable, Comparable, CustomStringConvertible {
  let year: Int
  let month: Int

  init(_ date: CivilDate) { (year, month) = (date.components.year, date.components.month) }
  private init(year: Int, month: Int) { (self.year, self.month) = (year, month) }

  /// "Sep 2026".
  var readable: String {
    let name = CivilDate(year: year, month: month, day: 1).map { $0.readableShort.suffix(3) } ?? ""
    return "\(name) \(year)"
  }
  /// "2026-09".
  var description: String { "\(year)-\(Format.padded(month))" }
  private var next: Month { month == 12 ? Month(year: year + 1, month: 1) : Month(year: year, month: month + 1) }
  static func < (a: Self, b: Self) -> Bool { (a.year, a.month) < (b.year, b.month) }

  /// The months that `span` touches.
  static func all(of span: DateSpan) -> [Month] {
    var months: [Month] = []
    var month = Month(span.first)
    while month <= Month(span.last) {
      months.append(month)
      month = month.next
    }
    return months
  }
}
