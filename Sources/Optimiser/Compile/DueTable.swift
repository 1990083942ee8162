// SPDX-License-Identifier: Apache-2.0

import Domain

/// What schools and funds owe whatever is planned: spent before anything is placed (`docs/model.md`, *Dues*).
struct DueTable {
  /// What each payer owes for an activity on a date, as the plan charges it.
  let lines: [Charge]
  private let sums: [Due.Payer: Int]

  init(_ group: Group) {
    var lines: [Line: Int] = [:]
    var sums: [Due.Payer: Int] = [:]
    for due in group.dues where group.year.contains(due.date) {
      lines[Line(payer: due.payer, activity: due.activity, date: due.date), default: 0] += due.amount.rawValue
      sums[due.payer, default: 0] += due.amount.rawValue
    }
    // In no order: charges are put in order together.
    self.lines = lines.map { $0.charge($1) }
    self.sums = sums
  }

  /// In pence.
  func owed(by payer: Due.Payer) -> Int { sums[payer] ?? 0 }

  private struct Line: Hashable {
    let payer: Due.Payer
    let activity: Identifier<Activity>?
    let date: CivilDate

    func charge(_ pence: Int) -> Charge {
      var charge = Charge(
        kind: .cancellation, school: nil, fund: nil, activity: activity, date: date, amount: Pence(pence))
      switch payer {
      case .school(let id): charge.school = id
      case .fund(let id): charge.fund = id
      }
      return charge
    }
  }
}

extension Compiler {
  /// What a reserve pays because schools owe more than their budgets.
  func beyondBudgets(_ fund: Fund) -> Int {
    if fund.reserveFromNeed == nil { return 0 }
    return schools.reduce(0) { sum, school in
      let number = reserve(of: school)
      guard number >= 0, group.funds[number].id == fund.id else { return sum }
      let budget = school.releaseBudget ?? group.rules.defaults.releaseBudget
      return sum + max(0, dues.owed(by: .school(school.id)) - budget.rawValue)
    }
  }
}
