// SPDX-License-Identifier: Apache-2.0

import Domain

/// H8: budgets and funds aren't exceeded.
enum H8Money: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for school in facts.index.schools {
      let spend = facts.ledger.spend(of: school.id)
      let budget = facts.index.budget(of: school)
      findings.require(
        .money, spend <= budget, at: Breach.Location(school: school.id),
        "\(school.name) spends \(spend.rawValue)p of a budget of \(budget.rawValue)p")
    }
    for fund in facts.index.group.funds {
      let spend = facts.ledger.spend(of: fund.id)
      findings.require(
        .money, spend <= fund.amount, at: Breach.Location(fund: fund.id),
        "'\(fund.name)' pays \(spend.rawValue)p and holds \(fund.amount.rawValue)p")
    }
  }
}
