// SPDX-License-Identifier: Apache-2.0

import Domain

/// H8: budgets and funds aren't exceeded; what's owed whatever the plan says exceeds none.
enum H8Money: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for school in facts.index.schools {
      checkStaffing(school, facts, &findings)
      let spend = facts.ledger.spend(of: school.id)
      let budget = facts.ledger.owed.most(school, facts.index)
      findings.require(
        .money, spend <= budget, at: Breach.Location(school: school.id),
        "\(school.name) spends \(spend.rawValue)p of a budget of \(budget.rawValue)p")
    }
    for fund in facts.index.group.funds {
      let spend = facts.ledger.spend(of: fund.id)
      let most = facts.ledger.owed.most(fund)
      findings.require(
        .money, spend <= most, at: Breach.Location(fund: fund.id),
        "'\(fund.name)' pays \(spend.rawValue)p and holds \(most.rawValue)p")
    }
  }

  private static func checkStaffing(_ school: School, _ facts: Derivation, _ findings: inout Findings) {
    guard let budget = school.staffingBudget else { return }
    let staffing = facts.ledger.staffing(of: school.id)
    findings.require(
      .money, staffing <= budget, at: Breach.Location(school: school.id),
      "\(school.name) spends \(staffing.rawValue)p on hires, secondments and specialists, its budget for them is "
        + "\(budget.rawValue)p")
  }
}
