// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// What finance opens: the year of every school and fund against its budget, who owes whom, the same month by month, a page
/// a payer, and every payment (F6, F7). Release and staffing have budgets of their own and stand apart.
///
/// Sums are values and not formulas, so that they're what the plan was verified with.
struct ChargesBook {
  let group: Group
  let plan: Plan
  let names: Names
  let payments: [Payment]
  /// The ledger of spend by payer, kind and month.
  let spend: LedgerTable

  init(_ context: SheetContext, spend: LedgerTable) {
    group = context.group
    plan = context.plan
    names = context.names
    payments = Payment.all(context.plan, dues: context.group.dues, context.names)
    self.spend = spend
  }

  var workbook: Workbook {
    let sheets = [
      ChargesSummary(self).sheet, BetweenSheet(self).sheet, MonthsSheet(self).sheet, StatementSheet(self).sheet,
    ]
    return Workbook(
      title: "\(group.name): charges", sheets: sheets + LedgerSheet.all(of: paymentTable, group.name).map(\.sheet))
  }

  /// The schools of the plan by name.
  var schools: [SchoolFigures] {
    plan.schools.map { (name: names.school($0.school), figures: $0) }
      .sorted { ($0.name, $0.figures.school) < ($1.name, $1.figures.school) }.map(\.figures)
  }

  /// The group's funds by name.
  var funds: [FundSpend] {
    FundSpend.all(group: group, plan: plan).sorted { ($0.fund.name, $0.fund.id) < ($1.fund.name, $1.fund.id) }
  }

  /// "Planned amounts as of Tue 1 Sep 2026."
  var asOf: String { "Planned amounts as of \(plan.asOf.readable), without VAT." }

  /// The title for everybody; nothing where a payment belongs to no activity.
  func title(_ activity: Identifier<Activity>?) -> String { activity.map(names.title) ?? "" }

  /// Every payment as a row, for filters and sums.
  private var paymentTable: LedgerTable {
    var table = LedgerTable(
      "Payments", about: "A payment.",
      heading: [
        "who pays", "who is paid", "release or staffing", "kind", "for", "date", "counts in", "amount", "cost centre",
        "VAT", "VAT on top", "payer id", "payee id", "activity id",
      ])
    let booking = ChargeBooking(plan, names)
    for payment in payments {
      let treatment = booking.treatment(of: payment.kind, activity: payment.activity)
      table.append([
        .words(names.party(payment.payer)), .words(names.party(payment.payee)),
        .text(payment.kind.isStaffing ? "staffing" : "release"), .text(payment.kind.payment),
        .words(title(payment.activity)), .date(payment.date), .text(payment.month.description), .money(payment.amount),
        .words(booking.costCentre(of: payment)), .text(treatment.rawValue),
        ChargeBooking.tax(on: payment.amount, treatment).map { .money($0) } ?? .empty,
        .words(names.partyId(payment.payer)), .words(names.partyId(payment.payee)),
        .words(payment.activity.map(names.openId)),
      ])
    }
    return table
  }
}

extension Charge.Kind {
  /// What a payment of this kind is called, whoever pays it.
  var payment: String {
    switch self {
    case .supply: "supply"
    case .fee: "fee"
    case .cancellation: "late cancellation"
    case .mileage: "mileage"
    case .pay: "extra hours"
    case .tariff: "tariff for release"
    case .reserve: "reserve"
    case .hire: "hire"
    case .recharge: "secondment"
    case .contribution: "specialist"
    }
  }
}
