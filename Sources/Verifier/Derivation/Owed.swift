// SPDX-License-Identifier: Apache-2.0

import Domain

/// What schools and funds owe whatever the plan says: `docs/model.md`, *Dues*.
struct Owed: Sendable {
  /// A line a payer, activity and date.
  let charges: [Charge]
  private let ofSchool: [Identifier<School>: Pence]
  /// By fund; of a reserve also what it pays because schools owe more than their budgets.
  private let ofFund: [Identifier<Fund>: Pence]

  init(_ index: GroupIndex) {
    let dues = index.group.dues.filter { index.group.year.contains($0.date) }
    charges = grouped(dues) { Pair(Pair($0.payer, $0.activity), $0.date) }.map { line in
      var charge = Charge(
        kind: .cancellation, school: nil, fund: nil, activity: line.key.first.second, date: line.key.second,
        amount: line.values.reduce(.zero) { $0 + $1.amount })
      switch line.key.first.first {
      case .school(let id): charge.school = id
      case .fund(let id): charge.fund = id
      }
      return charge
    }
    var ofSchool: [Identifier<School>: Pence] = [:]
    var ofFund: [Identifier<Fund>: Pence] = [:]
    for charge in charges {
      if let school = charge.school { ofSchool[school, default: .zero] += charge.amount }
      if let fund = charge.fund { ofFund[fund, default: .zero] += charge.amount }
    }
    for school in index.schools {
      guard let owed = ofSchool[school.id], let reserve = index.reserve(of: school) else { continue }
      ofFund[reserve.id, default: .zero] += max(.zero, owed - index.budget(of: school))
    }
    self.ofSchool = ofSchool
    self.ofFund = ofFund
  }

  func owed(by school: Identifier<School>) -> Pence { ofSchool[school] ?? .zero }
  func owed(by fund: Identifier<Fund>) -> Pence { ofFund[fund] ?? .zero }

  /// The most that a school may spend: what it owes it may, whatever its budget is.
  func most(_ school: School, _ index: GroupIndex) -> Pence { max(index.budget(of: school), owed(by: school.id)) }

  /// The most that a fund may pay, likewise.
  func most(_ fund: Fund) -> Pence { max(fund.amount, owed(by: fund.id)) }

  /// The most of a school's spending that hangs on the plan; of a reserve each school could have all that's left.
  func left(of school: School, _ index: GroupIndex) -> Pence {
    guard let reserve = index.reserve(of: school) else { return most(school, index) - owed(by: school.id) }
    return index.budget(of: school) + most(reserve) - owed(by: school.id)
  }

  /// The most of a fund's that does.
  func left(of fund: Fund) -> Pence { most(fund) - owed(by: fund.id) }
}
