// SPDX-License-Identifier: Apache-2.0

import Domain

/// Every school of the group has its figures, each of them right.
enum FiguresListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    let known = Set(facts.figures.map(\.school))
    let listings = Dictionary(grouping: plan.schools, by: \.school)
    for figures in plan.schools {
      findings.require(
        .listedFigures, known.contains(figures.school), at: Breach.Location(school: figures.school),
        "figures are listed for '\(figures.school)', which the group doesn't have")
    }
    for derived in facts.figures {
      let listed = listings[derived.school] ?? []
      findings.require(
        .listedFigures, listed.count == 1, at: Breach.Location(school: derived.school),
        "figures of '\(derived.school)' are listed \(listed.count) times")
      for figures in listed {
        for (name, mine, other) in compared(derived, figures) {
          findings.require(
            .listedFigures, mine == other, at: Breach.Location(school: derived.school),
            "'\(derived.school)' has \(name) \(mine), \(other) is listed")
        }
      }
    }
  }

  private static func compared(_ a: SchoolFigures, _ b: SchoolFigures) -> [(String, Int, Int)] {
    [
      ("lessons lost", a.lessonsLost, b.lessonsLost), ("supply half-days", a.supplyHalfDays, b.supplyHalfDays),
      ("half-days out", a.halfDaysOut, b.halfDaysOut), ("spend", a.spend.rawValue, b.spend.rawValue),
      ("staffing", a.staffing.rawValue, b.staffing.rawValue),
      ("budget", a.budget.rawValue, b.budget.rawValue), ("asked", a.asked.rawValue, b.asked.rawValue),
      ("share", a.share.rawValue, b.share.rawValue), ("given", a.given.rawValue, b.given.rawValue),
      ("hostings", a.hostings, b.hostings), ("receptions", a.receptions, b.receptions),
      ("directed", a.directed.rawValue, b.directed.rawValue),
    ]
  }
}
