// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// Every charge, in the plan's order; what a fund repays is negative for the school.
  static func charges(_ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "charges",
      heading: [
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

  /// Money by payer, kind and month. Kind "all" is the year against the budget for release, kind "staffing" that of hires,
  /// secondments and specialists, which has a budget of its own; funds pay both out of one.
  ///
  /// A charge without a date counts in the month of its activity's first occurrence or of the secondment's first day, or
  /// else of the year's first day.
  static func spend(_ group: Group, _ plan: Plan, _ names: Names) -> LedgerTable {
    let book = SpendBook(plan)
    var table = LedgerTable(
      "spend", heading: ["payer", "id", "name", "kind"] + book.months.map(\.description) + ["year", "budget", "left"])
    let bySchool = Dictionary(grouping: plan.charges.filter { $0.school != nil }) { $0.school }
    for figures in plan.schools {
      let own = (bySchool[figures.school] ?? []).map { ($0, $0.paidBySchool) }
      let payer: [LedgerTable.Cell] = [.text("school"), .id(figures.school), .text(names.school(figures.school))]
      let release = own.filter { !$0.0.kind.isStaffing }
      let staffing = own.filter { $0.0.kind.isStaffing }
      for row in book.rows(release, total: "all", budget: figures.budget) { table.append(payer + row) }
      if staffing.isEmpty { continue }
      let budget = names.directory.schools[figures.school]?.staffingBudget
      for row in book.rows(staffing, total: "staffing", budget: budget) { table.append(payer + row) }
    }
    let byFund = Dictionary(grouping: plan.charges.filter { $0.paidByFund != .zero }) { $0.fund }
    for fund in group.funds.sorted(by: { $0.id < $1.id }) {
      let own = (byFund[fund.id] ?? []).map { ($0, $0.paidByFund) }
      let payer: [LedgerTable.Cell] = [.text("fund"), .id(fund.id), .text(fund.name)]
      for row in book.rows(own, total: "all", budget: fund.amount) { table.append(payer + row) }
    }
    return table
  }
}

/// Adds charges up by kind and month.
private struct SpendBook {
  let months: [Month]
  private let first: CivilDate
  private var firstDates: [Identifier<Activity>: CivilDate]

  init(_ plan: Plan) {
    months = Month.all(of: plan.year)
    first = plan.year.first
    firstDates = Dictionary(plan.occurrences.map { ($0.activity, $0.date) }, uniquingKeysWith: min)
    for secondment in plan.secondments { firstDates[secondment.activity] = secondment.days.first }
  }

  /// A row a kind and one called `total` for all of them: kind, months, year, budget, left.
  func rows(_ charges: [(Charge, Pence)], total: String, budget: Pence?) -> [[LedgerTable.Cell]] {
    let byKind = Dictionary(grouping: charges, by: \.0.kind)
    let kinds = Charge.Kind.allCases.compactMap { kind in
      byKind[kind].map { row(kind.rawValue, $0) + [.empty, .empty] }
    }
    let spent = charges.reduce(Pence.zero) { $0 + $1.1 }
    let left: LedgerTable.Cell = budget.map { .money($0 - spent) } ?? .empty
    return kinds + [row(total, charges) + [budget.map { .money($0) } ?? .empty, left]]
  }

  private func row(_ label: String, _ charges: [(Charge, Pence)]) -> [LedgerTable.Cell] {
    var byMonth: [Month: Pence] = [:]
    for (charge, amount) in charges { byMonth[month(charge), default: .zero] += amount }
    return [.text(label)] + months.map { .money(byMonth[$0] ?? .zero) }
      + [.money(charges.reduce(.zero) { $0 + $1.1 })]
  }

  private func month(_ charge: Charge) -> Month {
    Month(charge.date ?? charge.activity.flatMap { firstDates[$0] } ?? first)
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
