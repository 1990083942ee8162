// SPDX-License-Identifier: Apache-2.0

import Domain

/// Under what a charge is booked and how it stands to value added tax (F6). A reading of docs/outputs.md's table, and no
/// tax advice: amounts are taken to be without tax, and no budget counts it.
struct ChargeBooking {
  /// The standard rate in the United Kingdom since 4 January 2011 (Finance (No. 2) Act 2010, section 3).
  static let standardRate = PerMille(200)

  /// How a charge stands to the tax.
  enum Treatment: String {
    case exempt
    case standard
    /// A provider whose treatment isn't stated.
    case standardAssumed = "standard (assumed)"
    case outside = "outside the scope"
    /// Whoever sells or sold it says so on the invoice.
    case invoiced = "as invoiced"
    /// Staff who are neither teachers nor administrators.
    case ask = "ask your adviser"
  }

  private let names: Names
  /// Who leads it; cohorts may be led by several.
  private let leaders: [Identifier<Activity>: Set<Identifier<Provider>>]
  private let lent: [Identifier<Activity>: Identifier<Person>]

  init(_ plan: Plan, _ names: Names) {
    self.names = names
    var leaders: [Identifier<Activity>: Set<Identifier<Provider>>] = [:]
    for occurrence in plan.occurrences {
      if case .provider(let id)? = occurrence.leader { leaders[occurrence.activity, default: []].insert(id) }
    }
    self.leaders = leaders
    var lent = Dictionary(plan.secondments.map { ($0.activity, $0.person) }) { first, _ in first }
    for rota in plan.rotas {
      if case .specialist(let specialist)? = names.directory.activities[rota.activity]?.details {
        lent[rota.activity] = specialist.person
      }
    }
    self.lent = lent
  }

  // MARK: Cost centres

  /// Under what the school books its part: the activity's cost centre, else its own. What's confidential is booked under
  /// the school's own, since an activity's might tell what it is.
  func costCentre(school: Identifier<School>?, activity: Identifier<Activity>?) -> String? {
    guard let school else { return nil }
    return ofActivity(activity) ?? names.directory.schools[school]?.costCentre
  }

  /// Under what the fund books its part: its own cost centre, else the activity's.
  func costCentre(fund: Identifier<Fund>?, activity: Identifier<Activity>?) -> String? {
    guard let fund else { return nil }
    return names.directory.funds[fund]?.costCentre ?? ofActivity(activity)
  }

  /// Under what whoever pays books a payment.
  func costCentre(of payment: Payment) -> String? {
    switch payment.payer {
    case .school(let id): costCentre(school: id, activity: payment.activity)
    case .fund(let id): costCentre(fund: id, activity: payment.activity)
    case .provider, .other: nil
    }
  }

  private func ofActivity(_ id: Identifier<Activity>?) -> String? {
    guard let id, !names.isConfidential(id) else { return nil }
    return names.directory.activities[id]?.costCentre
  }

  // MARK: Value added tax

  /// How a charge of this kind for an activity stands to the tax.
  func treatment(of kind: Charge.Kind, activity: Identifier<Activity>?) -> Treatment {
    switch kind {
    // What's paid for something that was called off bears the tax of what was sold, as whoever sold it says.
    case .supply, .cancellation: .invoiced
    // Paid to own staff, by their contracts, or as a grant for which nothing is given.
    case .mileage, .pay, .hire, .tariff, .reserve: .outside
    case .fee: ofFee(activity)
    case .recharge, .contribution: ofStaff(activity.flatMap { lent[$0] }.flatMap { names.directory.people[$0]?.role })
    }
  }

  private func ofFee(_ activity: Identifier<Activity>?) -> Treatment {
    let providers = (activity.flatMap { leaders[$0] } ?? []).compactMap { names.directory.providers[$0] }
    let treatments = Set(
      providers.map { provider -> Treatment in
        switch provider.vat {
        case .exempt: .exempt
        case .standard: .standard
        case .outside: .outside
        case nil: .standardAssumed
        }
      })
    // One sum of two who differ is as each of them says.
    return treatments.count == 1 ? treatments.first ?? .invoiced : .invoiced
  }

  /// Teaching staff supplied between eligible bodies are exempt, administrative staff standard-rated.
  private func ofStaff(_ role: String?) -> Treatment {
    guard let role else { return .ask }
    if WeeklyTimetable.teachingRoles.contains(role) || role.hasSuffix("teacher") || role.hasPrefix("head of") {
      return .exempt
    }
    let words = Set(role.split(separator: " ").map(String.init))
    return words.isDisjoint(with: Self.administrative) ? .ask : .standard
  }

  private static let administrative: Set<String> = [
    "admin", "administrator", "administration", "administrative", "office", "business", "finance", "bursar",
    "secretary", "receptionist", "exams", "data", "clerk",
  ]

  /// The tax that comes on top of an amount, rounded half away from nothing; nil where there's none or it isn't known.
  static func tax(on amount: Pence, _ treatment: Treatment) -> Pence? {
    guard treatment == .standard || treatment == .standardAssumed else { return nil }
    let size = (Int(amount.rawValue.magnitude) * standardRate.rawValue + 500) / 1000
    return Pence(amount < .zero ? -size : size)
  }
}
