// SPDX-License-Identifier: Apache-2.0

import Domain

/// Every list stands in its documented order, so that equal plans have equal bytes, and repeats nothing.
enum OrderListing {
  static func check(_ plan: Plan, _ findings: inout Findings) {
    check("occurrences", plan.occurrences, SortKey.of, isStrict: true, &findings)
    check("repayments", plan.repayments, SortKey.of, isStrict: true, &findings)
    check("rotas", plan.rotas, { [.text($0.activity.text)] }, isStrict: true, &findings)
    check("secondments", plan.secondments, { [.text($0.activity.text)] }, isStrict: true, &findings)
    check("kept times", plan.keptTimes, SortKey.of, isStrict: true, &findings)
    check("rota balances", plan.rotaBalances, SortKey.of, isStrict: true, &findings)
    check("releases", plan.releases, SortKey.of, isStrict: false, &findings)
    check("cover", plan.cover, SortKey.of, isStrict: false, &findings)
    check("supply", plan.supply, SortKey.of, isStrict: true, &findings)
    check("legs", plan.legs, SortKey.of, isStrict: false, &findings)
    check("charges", plan.charges, SortKey.of, isStrict: true, &findings)
    check("schools", plan.schools, { [.text($0.school.text)] }, isStrict: true, &findings)
    check("unplaced", plan.unplaced, { [.text($0.activity.text)] }, isStrict: true, &findings)
    for occurrence in plan.occurrences {
      let name = "attendees of '\(occurrence.activity)' \(occurrence.number.words)"
      check(name, occurrence.attendees, { [.text($0.person.text)] }, isStrict: true, &findings)
    }
    for rota in plan.rotas {
      check("slots of the rota of '\(rota.activity)'", rota.slots, SortKey.of, isStrict: true, &findings)
    }
    for secondment in plan.secondments {
      let name = "of the secondment '\(secondment.activity)'"
      check("half-days \(name)", secondment.halfDays, SortKey.of, isStrict: true, &findings)
      check("backfill entries \(name)", secondment.backfill, SortKey.of, isStrict: true, &findings)
    }
    for release in plan.releases {
      check("activities of a release", release.activities, { [.text($0.text)] }, isStrict: true, &findings)
    }
  }

  private static func check<Element>(
    _ name: String, _ list: [Element], _ key: (Element) -> [SortKey.Part], isStrict: Bool, _ findings: inout Findings
  ) {
    let keys = list.map(key)
    let isSorted = zip(keys, keys.dropFirst()).allSatisfy { isStrict ? $0 < $1 : !($1 < $0) }
    findings.require(.order, isSorted, at: .plan, "the \(name) aren't in order, or repeat an entry")
  }
}
