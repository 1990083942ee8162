// SPDX-License-Identifier: Apache-2.0

import Domain

/// H13: a specialist's weeks follow one template, stays are where it or what it owes says, and shares are kept.
enum H13Specialists: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    checkPlaced(facts, &findings)
    let templates = Dictionary(facts.rotas.map { ($0.activity, $0) }) { first, _ in first }
    for year in facts.specialists {
      SpecialistStays.check(year, facts.index, &findings)
      // Without a template, which is a breach by itself, nothing is due or lost.
      guard let rota = templates[year.activity.id] else { continue }
      SpecialistTemplate.check(rota, year, &findings)
      checkOwed(year, &findings)
    }
  }

  /// Every specialist with a stay has one template, and no other has any.
  private static func checkPlaced(_ facts: Derivation, _ findings: inout Findings) {
    let templates = Dictionary(grouping: facts.rotas, by: \.activity).mapValues(\.count)
    for placed in facts.placed where placed.activity.kind == .specialist {
      let count = templates[placed.activity.id] ?? 0
      findings.require(
        .specialists, count == 1, at: Breach.Location(activity: placed.activity.id),
        "'\(placed.activity.title)' has \(count) rotas instead of 1")
    }
    let placed = Set(facts.placed.map(\.activity.id))
    for rota in facts.rotas {
      findings.require(
        .specialists, placed.contains(rota.activity), at: Breach.Location(activity: rota.activity),
        "'\(rota.activity)' has a rota and not one half-day at a school")
    }
  }

  /// No half-day is made up before one has been lost.
  private static func checkOwed(_ year: SpecialistYear, _ findings: inout Findings) {
    var owed: [Identifier<School>: Int] = [:]
    for slot in year.datedSlots {
      for school in slot.takers where slot.isMadeUp(for: school) {
        owed[school, default: 0] -= 1
        findings.require(
          .specialists, (owed[school] ?? 0) >= 0,
          at: Breach.Location(activity: year.activity.id, date: slot.date, school: school),
          "'\(year.activity.title)' makes up a half-day for '\(school)' on \(slot.date.readable) \(slot.half.name) and "
            + "owes it none")
      }
      if let school = slot.due, slot.isLost(for: school) { owed[school, default: 0] += 1 }
    }
  }
}
