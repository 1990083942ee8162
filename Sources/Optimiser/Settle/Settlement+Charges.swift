// SPDX-License-Identifier: Apache-2.0

import Domain

extension Settlement {
  /// Every sum that a school or fund pays or gets, in the plan's order.
  func charges() -> [Charge] {
    var charges: [Charge] = []
    for purchase in supply {
      charges.append(
        charge(.supply, school: purchase.school, day: purchase.day, pence: purchase.need.pence))
    }
    charges +=
      dayCharges(.mileage, \.mileage) + dayCharges(.pay, \.pay) + feeCharges() + tariffCharges() + staffingCharges()
      + hireCharges() + instance.dues.lines
    charges += reserveCharges(charges)
    return charges.filter { $0.amount != .zero }.sorted(by: Self.precedes)
  }

  /// What reserves pay of what's spent beyond budgets.
  /// - Parameter charges: all others.
  private func reserveCharges(_ charges: [Charge]) -> [Charge] {
    var spent: [Identifier<School>: Int] = [:]
    for charge in charges where !charge.kind.isForPeople {
      if let school = charge.school { spent[school, default: 0] += charge.amount.rawValue }
    }
    return instance.schools.indices.filter { instance.schools[$0].reserve >= 0 }.map { number in
      let (id, school) = (instance.schoolIDs[number], instance.schools[number])
      return Charge(
        kind: .reserve, school: id, fund: instance.funds[school.reserve].id, activity: nil, date: nil,
        amount: Pence(-max(0, (spent[id] ?? 0) - school.budget)))
    }
  }

  private func charge(_ kind: Charge.Kind, school: Int, day: Int, pence: Int) -> Charge {
    Charge(
      kind: kind, school: instance.schoolIDs[school], fund: nil, activity: nil, date: instance.calendar.date(day),
      amount: Pence(pence))
  }

  /// What people's days cost their bases, by school and day.
  private func dayCharges(_ kind: Charge.Kind, _ pence: (DayEffect) -> Int) -> [Charge] {
    var sums: [Int: Int] = [:]
    for entry in personDays where pence(entry.effect) != 0 {
      sums[instance.people[entry.person].base * instance.dayCount + entry.day, default: 0] += pence(entry.effect)
    }
    return sums.map { key, pence in
      charge(kind, school: key / instance.dayCount, day: key % instance.dayCount, pence: pence)
    }
  }

  private func feeCharges() -> [Charge] {
    activityCells.enumerated().flatMap { number, cell in
      cell.schoolFees.map { charge(.fee, school: $0.school, activity: number, pence: $0.amount) }
        + fundCharge(.fee, cell.fundFees, activity: number)
    }
  }

  /// Recharges and contributions, by what the activity is.
  private func staffingCharges() -> [Charge] {
    activityCells.enumerated().flatMap { number, cell -> [Charge] in
      guard !cell.staffing.isEmpty || cell.fundStaffing.fund >= 0 else { return [] }
      let kind = instance.activities[number].value.kind == .secondment ? Charge.Kind.recharge : .contribution
      return cell.staffing.map { charge(kind, school: $0.school, activity: number, pence: $0.amount) }
        + fundCharge(kind, cell.fundStaffing, activity: number)
    }
  }

  private func hireCharges() -> [Charge] {
    poolCells.enumerated().flatMap { pool, cell in
      Set(cell.shares.map(\.hole)).sorted().map { hole in
        charge(
          .hire, school: instance.pools[pool].school, activity: Int(hole),
          pence: cell.hires(of: Int(hole), instance: instance, pool: pool).reduce(0, +))
      }
    }
  }

  private func charge(_ kind: Charge.Kind, school: Int, activity: Int, pence: Int) -> Charge {
    Charge(
      kind: kind, school: instance.schoolIDs[school], fund: nil, activity: instance.activities[activity].id,
      date: nil, amount: Pence(pence))
  }

  private func fundCharge(_ kind: Charge.Kind, _ sum: ActivityCell.FundAmount, activity: Int) -> [Charge] {
    if sum.fund < 0 { return [] }
    return [
      Charge(
        kind: kind, school: nil, fund: instance.funds[sum.fund].id, activity: instance.activities[activity].id,
        date: nil, amount: Pence(sum.pence))
    ]
  }

  private struct TariffKey: Hashable {
    let school: Int
    let activity: Int
    let day: Int
  }

  private func tariffCharges() -> [Charge] {
    var sums: [TariffKey: Int] = [:]
    for loss in lost where loss.needsCover {
      guard let first = loss.activities.first else { continue }
      sums[TariffKey(school: instance.people[loss.person].base, activity: first, day: loss.day), default: 0] += 1
    }
    return sums.compactMap { key, lessons in
      guard let fund = instance.activities[key.activity].fund, instance.funds[fund].covers[key.school] else {
        return nil
      }
      return Charge(
        kind: .tariff, school: instance.schoolIDs[key.school], fund: instance.funds[fund].id,
        activity: instance.activities[key.activity].id, date: instance.calendar.date(key.day),
        amount: Pence(-lessons * instance.funds[fund].value.tariffPerLesson.rawValue))
    }
  }

  /// By school (nil last), kind, activity, date, fund; what isn't there comes first.
  private static func precedes(_ a: Charge, _ b: Charge) -> Bool {
    if a.school != b.school {
      guard let x = a.school else { return false }
      guard let y = b.school else { return true }
      return x < y
    }
    let kinds = Charge.Kind.allCases
    let ranks = (kinds.firstIndex(of: a.kind) ?? 0, kinds.firstIndex(of: b.kind) ?? 0)
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if a.activity != b.activity { return isBefore(a.activity, b.activity) }
    if a.date != b.date { return isBefore(a.date, b.date) }
    return isBefore(a.fund, b.fund)
  }

  private static func isBefore<Value: Comparable>(_ a: Value?, _ b: Value?) -> Bool {
    guard let b else { return false }
    guard let a else { return true }
    return a < b
  }
}

extension Charge.Kind {
  /// Whether it's for people in place of a school's own, and not for release.
  var isForPeople: Bool {
    switch self {
    case .hire, .recharge, .contribution: true
    case .supply, .fee, .cancellation, .mileage, .pay, .tariff, .reserve: false
    }
  }
}
