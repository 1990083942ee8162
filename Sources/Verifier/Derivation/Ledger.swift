// SPDX-License-Identifier: Apache-2.0

import Domain

/// Money by school and fund.
struct Ledger: Sendable {
  /// By school (those of funds alone last), kind, activity, date, fund; lines of nothing are left out.
  let charges: [Charge]
  private let ofSchool: [Identifier<School>: Pence]
  private let staffingOfSchool: [Identifier<School>: Pence]
  private let ofFund: [Identifier<Fund>: Pence]
  /// What of it no plan can help.
  let owed: Owed

  init(
    fees: [Fee], pay: [HourlyPay], coverDays: [CoverDay], personDays: [PersonDay], losses: [Loss],
    staffing: [Charge], index: GroupIndex
  ) {
    owed = Owed(index)
    let release =
      owed.charges + coverDays.map(Self.supply) + Self.mileage(personDays) + Self.pay(pay) + fees.flatMap(Self.fees)
      + Self.tariffs(losses, index)
    let all = release + Self.reserves(release, index) + staffing
    charges = all.filter { $0.amount != .zero }.sorted { SortKey.of($0) }
    var ofSchool: [Identifier<School>: Pence] = [:]
    var staffingOfSchool: [Identifier<School>: Pence] = [:]
    var ofFund: [Identifier<Fund>: Pence] = [:]
    for charge in charges {
      if let school = charge.school {
        if charge.kind.isStaffing {
          staffingOfSchool[school, default: .zero] += charge.amount
        } else {
          ofSchool[school, default: .zero] += charge.amount
        }
      }
      if let fund = charge.fund {
        ofFund[fund, default: .zero] += charge.kind.isGift ? .zero - charge.amount : charge.amount
      }
    }
    self.ofSchool = ofSchool
    self.staffingOfSchool = staffingOfSchool
    self.ofFund = ofFund
  }

  /// Supply, mileage, pay, fee shares and dues, less tariffs and what a reserve pays.
  func spend(of school: Identifier<School>) -> Pence { ofSchool[school] ?? .zero }

  /// Hires, recharges and contributions that it pays, less those that it's paid.
  func staffing(of school: Identifier<School>) -> Pence { staffingOfSchool[school] ?? .zero }

  /// Tariffs, what it pays as a reserve and owes, and the fees, recharges and contributions that it pays.
  func spend(of fund: Identifier<Fund>) -> Pence { ofFund[fund] ?? .zero }

  private static func supply(_ day: CoverDay) -> Charge {
    let amount = day.purchases.reduce(Pence.zero) { $0 + $1.cost }
    return Charge(kind: .supply, school: day.school.id, fund: nil, activity: nil, date: day.date, amount: amount)
  }

  private static func mileage(_ days: [PersonDay]) -> [Charge] {
    grouped(days) { Pair($0.member.school.id, $0.date) }.map { group in
      let amount = group.values.flatMap(\.legs).reduce(Pence.zero) { $0 + $1.mileage }
      return Charge(
        kind: .mileage, school: group.key.first, fund: nil, activity: nil, date: group.key.second, amount: amount)
    }
  }

  private static func pay(_ pay: [HourlyPay]) -> [Charge] {
    grouped(pay) { Pair($0.school, $0.date) }.map { group in
      Charge(
        kind: .pay, school: group.key.first, fund: nil, activity: nil, date: group.key.second,
        amount: group.values.reduce(Pence.zero) { $0 + $1.amount })
    }
  }

  private static func fees(_ fee: Fee) -> [Charge] {
    let shares = fee.shares.map { share in
      Charge(
        kind: .fee, school: share.school, fund: nil, activity: fee.activity.id, date: nil, amount: share.amount)
    }
    guard let fund = fee.fund else { return shares }
    return shares + [
      Charge(kind: .fee, school: nil, fund: fund.id, activity: fee.activity.id, date: nil, amount: fee.fundPays)
    ]
  }

  /// A fund repays the base school for each lesson that needs cover, for the first by id of the day's activities.
  private static func tariffs(_ losses: [Loss], _ index: GroupIndex) -> [Charge] {
    let repaid = losses.filter { loss in
      guard loss.needsCover, let fund = fund(for: loss, index) else { return false }
      return fund.schools.isEmpty || fund.schools.contains(loss.member.school.id)
    }
    let lines = grouped(repaid) { Pair(Pair($0.member.school.id, $0.date), $0.activities.first) }
    return lines.compactMap { line in
      guard let activity = line.key.second, let loss = line.values.first, let fund = fund(for: loss, index) else {
        return nil
      }
      return Charge(
        kind: .tariff, school: line.key.first.first, fund: fund.id, activity: activity, date: line.key.first.second,
        amount: .zero - fund.tariffPerLesson * line.values.count)
    }
  }

  /// A reserve pays what a school of need spends beyond its budget.
  private static func reserves(_ release: [Charge], _ index: GroupIndex) -> [Charge] {
    let spends = grouped(release.filter { $0.school != nil }) { $0.school }
    return spends.compactMap { spend in
      guard let school = spend.key.flatMap({ index.directory.schools[$0] }), let reserve = index.reserve(of: school)
      else { return nil }
      let beyond = spend.values.reduce(Pence.zero) { $0 + $1.amount } - index.budget(of: school)
      return Charge(
        kind: .reserve, school: school.id, fund: reserve.id, activity: nil, date: nil,
        amount: .zero - max(.zero, beyond))
    }
  }

  private static func fund(for loss: Loss, _ index: GroupIndex) -> Fund? {
    loss.activities.first.flatMap { index.directory.activities[$0] }.flatMap { index.fund(of: $0) }
  }
}

extension Charge.Kind {
  /// Whether it's for people instead of a school's own, which has a budget apart.
  fileprivate var isStaffing: Bool {
    switch self {
    case .hire, .recharge, .contribution: true
    case .supply, .fee, .cancellation, .mileage, .pay, .tariff, .reserve: false
    }
  }

  /// Whether it's what a fund gives a school, told as the school's gain.
  fileprivate var isGift: Bool { self == .tariff || self == .reserve }
}
