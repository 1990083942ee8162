// SPDX-License-Identifier: Apache-2.0

import Domain

/// Money that goes from one to another, told once: what the plan charges one and credits another is one payment.
struct Payment {
  /// One who pays or is paid.
  enum Party: Hashable {
    case school(Identifier<School>)
    case fund(Identifier<Fund>)
    case provider(Identifier<Provider>)
    /// Somebody of whom the plan knows no more than what they're paid for.
    case other(String)

    var isFund: Bool { if case .fund = self { true } else { false } }
    /// Whether it's a school or fund, whose books the plan knows.
    var isInside: Bool {
      switch self {
      case .school, .fund: true
      case .provider, .other: false
      }
    }
  }

  let kind: Charge.Kind
  let payer: Party
  let payee: Party
  let activity: Identifier<Activity>?
  let date: CivilDate?
  let month: Month
  /// Never negative in a plan that's verified.
  let amount: Pence

  /// Every payment of a plan, in the order of its charges.
  ///
  /// - Parameter dues: what the plan's charges for late cancellations are made of.
  static func all(_ plan: Plan, dues: [Due], _ names: Names) -> [Payment] {
    let receivers = Receivers(plan, dues: dues, names)
    let months = ChargeMonths(plan)
    return plan.charges.compactMap { charge in
      guard let (payer, payee) = receivers.parties(of: charge) else { return nil }
      let amount = charge.kind.isGift ? .zero - charge.amount : charge.amount
      return Payment(
        kind: charge.kind, payer: payer, payee: payee, activity: charge.activity, date: charge.date,
        month: months.month(of: charge), amount: amount)
    }
  }
}

/// Who is paid for what.
private struct Receivers {
  private struct Passed: Hashable {
    let kind: Charge.Kind
    let activity: Identifier<Activity>?
  }
  /// Who is credited with what others pay for a secondment or specialist.
  private var credited: [Passed: Identifier<School>] = [:]
  /// Who leads it, by id; cohorts may be led by several.
  private var providers: [Identifier<Activity>: Set<Identifier<Provider>>] = [:]
  /// What's owed for something, by the payer's school or fund, the activity and the date.
  private struct Owed: Hashable {
    let payer: Due.Payer
    let activity: Identifier<Activity>?
    let date: CivilDate
  }
  private let dues: [Owed: [Due]]
  private let names: Names

  init(_ plan: Plan, dues: [Due], _ names: Names) {
    self.names = names
    self.dues = Dictionary(grouping: dues) { Owed(payer: $0.payer, activity: $0.activity, date: $0.date) }
    for charge in plan.charges where charge.amount < .zero {
      if let school = charge.school { credited[Passed(kind: charge.kind, activity: charge.activity)] = school }
    }
    for occurrence in plan.occurrences {
      if case .provider(let id) = occurrence.leader { providers[occurrence.activity, default: []].insert(id) }
    }
  }

  /// Who pays whom by a charge; nil for what is credited, since those who pay it have charges of their own.
  func parties(of charge: Charge) -> (payer: Payment.Party, payee: Payment.Party)? {
    let fund = charge.fund.map { Payment.Party.fund($0) }
    let school = charge.school.map { Payment.Party.school($0) }
    let payer = school ?? fund ?? .other("the group")
    switch charge.kind {
    case .tariff, .reserve: return (fund ?? .other("a fund"), school ?? .other("a school"))
    case .supply: return (payer, .other("supply teachers"))
    case .mileage, .pay: return (payer, .other("own staff"))
    case .hire: return (payer, .other("hired teachers"))
    case .fee: return (payer, provider(of: charge.activity))
    case .cancellation: return (payer, creditor(of: charge))
    case .recharge, .contribution:
      let receiver = credited[Passed(kind: charge.kind, activity: charge.activity)]
      if charge.amount < .zero { return nil }
      return (payer, receiver.map { .school($0) } ?? .other("another school"))
    }
  }

  /// To whom it's owed, if that's said and is one.
  private func creditor(of charge: Charge) -> Payment.Party {
    let payer = charge.school.map { Due.Payer.school($0) } ?? charge.fund.map { Due.Payer.fund($0) }
    guard let payer, let date = charge.date,
      let own = dues[Owed(payer: payer, activity: charge.activity, date: date)], let first = own.first,
      own.allSatisfy({ $0.kind == first.kind && $0.provider == first.provider })
    else { return .other("several") }
    if charge.activity.map(names.isConfidential) ?? false { return .other("a provider") }
    return first.provider.map { .provider($0) } ?? .other(first.kind == .supply ? "supply teachers" : "a provider")
  }

  /// Who leads and which guests ask a fee. Who a confidential session was led by might say what it is about.
  private func provider(of activity: Identifier<Activity>?) -> Payment.Party {
    guard let activity, !names.isConfidential(activity) else { return .other("a provider") }
    let there = (providers[activity] ?? []).sorted() + names.guests(of: activity)
    let paid = there.enumerated().filter { number, id in
      there.firstIndex(of: id) == number && names.directory.providers[id]?.asksFee ?? false
    }.map(\.element)
    if paid.count > 1 { return .other(paid.map(names.provider).joined(separator: " and ")) }
    return (paid.first ?? there.first).map { .provider($0) } ?? .other("a provider")
  }
}

extension Names {
  func party(_ party: Payment.Party) -> String {
    switch party {
    case .school(let id): school(id)
    case .fund(let id): fund(id)
    case .provider(let id): provider(id)
    case .other(let words): words
    }
  }

  /// By what parties are put in order: names first, so that finance finds them; a school and a fund may share both name and
  /// id.
  func partyOrder(_ one: Payment.Party) -> [String] { [party(one), partyId(one), one.isFund ? "fund" : "school"] }

  /// The id for other programs; empty where there is none.
  func partyId(_ party: Payment.Party) -> String {
    switch party {
    case .school(let id): id.text
    case .fund(let id): id.text
    case .provider(let id): id.text
    case .other: ""
    }
  }
}
