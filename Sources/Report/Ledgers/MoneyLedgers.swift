// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// Every charge, in the plan's order; what a fund repays is negative for the school.
  static func charges(_ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "charges", about: "A sum that a school or fund pays or gets; what a school gets has a minus.",
      heading: [
        "school", "fund", "kind", "activity", "date", "paid by school", "paid by fund", "school's cost centre",
        "fund's cost centre", "VAT", "VAT on top", "school id", "fund id", "activity id",
      ])
    let booking = ChargeBooking(plan, names)
    for charge in plan.charges {
      let treatment = booking.treatment(of: charge.kind, activity: charge.activity)
      table.append([
        charge.school.map { .text(names.school($0)) } ?? .empty, charge.fund.map { .text(names.fund($0)) } ?? .empty,
        .text(charge.kind.rawValue), charge.activity.map { .text(names.title($0)) } ?? .empty, .date(charge.date),
        .money(charge.paidBySchool), .money(charge.paidByFund),
        .words(booking.costCentre(school: charge.school, activity: charge.activity)),
        .words(booking.costCentre(fund: charge.fund, activity: charge.activity)), .text(treatment.rawValue),
        ChargeBooking.tax(on: charge.amount, treatment).map { .money($0) } ?? .empty, .id(charge.school),
        .id(charge.fund),
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
      "spend", about: "A payer and a kind of charge, month by month, with the year against its budget.",
      heading: ["payer", "id", "name", "kind"] + book.months.map(\.description) + ["year", "budget", "left"])
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
    for fund in group.funds.sortedByID() {
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
  private let dates: ChargeMonths

  init(_ plan: Plan) {
    months = Month.all(of: plan.year)
    dates = ChargeMonths(plan)
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
    for (charge, amount) in charges { byMonth[dates.month(of: charge), default: .zero] += amount }
    return [.text(label)] + months.map { .money(byMonth[$0] ?? .zero) }
      + [.money(charges.reduce(.zero) { $0 + $1.1 })]
  }
}
