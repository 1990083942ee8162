// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// Every charge, in the plan's order; what a fund repays is negative for the school.
  static func charges(_ plan: Plan, _ names: Names) -> CSVTable {
    var table = CSVTable(heading: [
      "school", "fund", "kind", "activity", "date", "paid by school", "paid by fund", "school id", "fund id",
      "activity id",
    ])
    for charge in plan.charges {
      table.append([
        charge.school.map { .text(names.school($0)) } ?? .empty, charge.fund.map { .text(names.fund($0)) } ?? .empty,
        .text(charge.kind.rawValue), charge.activity.map { .text(names.title($0)) } ?? .empty, .date(charge.date),
        .money(charge.paidBySchool), .money(charge.paidByFund), .id(charge.school), .id(charge.fund),
        charge.activity.map { .text(names.openId($0)) } ?? .empty,
      ])
    }
    return table
  }

  /// Money by payer, kind and month, and with kind "all" the year against the budget.
  ///
  /// A charge without a date counts in the month of its activity's first occurrence, or else of the year's first day.
  static func spend(_ group: Group, _ plan: Plan, _ names: Names) -> CSVTable {
    let months = Month.all(of: plan.year)
    var table = CSVTable(
      heading: ["payer", "id", "name", "kind"] + months.map(\.description) + ["year", "budget", "left"])
    let firstDates = Dictionary(plan.occurrences.map { ($0.activity, $0.date) }, uniquingKeysWith: min)
    func month(_ charge: Charge) -> Month {
      Month(charge.date ?? charge.activity.flatMap { firstDates[$0] } ?? plan.year.first)
    }
    func append(_ payer: String, _ id: String, _ name: String, _ charges: [(Charge, Pence)], budget: Pence) {
      func row(_ label: String, _ some: [(Charge, Pence)], _ tail: [CSVTable.Cell]) {
        let byMonth = months.map { wanted in
          CSVTable.Cell.money(some.reduce(.zero) { month($1.0) == wanted ? $0 + $1.1 : $0 })
        }
        table.append(
          [.text(payer), .text(id), .text(name), .text(label)] + byMonth
            + [.money(some.reduce(.zero) { $0 + $1.1 })] + tail)
      }
      for kind in Charge.Kind.allCases {
        let some = charges.filter { $0.0.kind == kind }
        if !some.isEmpty { row(kind.rawValue, some, [.empty, .empty]) }
      }
      let spent = charges.reduce(Pence.zero) { $0 + $1.1 }
      row("all", charges, [.money(budget), .money(budget - spent)])
    }
    for figures in plan.schools {
      let own = plan.charges.filter { $0.school == figures.school }.map { ($0, $0.paidBySchool) }
      append("school", figures.school.text, names.school(figures.school), own, budget: figures.budget)
    }
    for fund in group.funds.sorted(by: { $0.id < $1.id }) {
      let own = plan.charges.filter { $0.fund == fund.id && $0.paidByFund != .zero }.map { ($0, $0.paidByFund) }
      append("fund", fund.id.text, fund.name, own, budget: fund.amount)
    }
    return table
  }
}

/// A month of a year.
struct Month: Hashable, Comparable, CustomStringConvertible {
  let year: Int
  let month: Int

  init(_ date: CivilDate) { (year, month) = (date.components.year, date.components.month) }
  private init(year: Int, month: Int) { (self.year, self.month) = (year, month) }

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
