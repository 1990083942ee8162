// SPDX-License-Identifier: Apache-2.0

import Domain

/// H7: the supply staff that the lessons left call for are within the school's most.
enum H7Cover: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for day in facts.coverDays {
      let most = day.school.supply.mostPerDay ?? facts.index.group.rules.defaults.supplyPerDay
      findings.require(
        .cover, day.supplyStaff <= most, at: Breach.Location(date: day.date, school: day.school.id),
        "\(day.school.name) needs \(day.supplyStaff) supply staff on \(day.date.readable), the most is \(most)")
    }
  }
}
