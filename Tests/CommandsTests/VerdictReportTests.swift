// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Commands

@Suite struct VerdictReportTests {
  private let breach = Breach(
    rule: .peopleOut,
    location: Breach.Location(date: CivilDate(daysSince1970: 20_733), school: Identifier("oak")),
    words: "4 people are out in the morning; at most 3 may be")

  @Test func aBreachIsALineWithRulePlaceAndWords() {
    let verdict = Verdict(breaches: [breach], objective: nil, checks: [.peopleOut: 7])
    let lines = VerdictReport(verdict, isFromThisInput: true).lines(naming: "plan.json")
    #expect(
      lines == [
        "plan.json: not verified: 1 breach",
        "  H6 2026-10-07, school oak: 4 people are out in the morning; at most 3 may be",
      ])
  }

  @Test func aPlanOfOurOwnThatFailsIsAFaultReportWithAllThatReplaysIt() {
    let verdict = Verdict(breaches: [breach], objective: nil, checks: [:])
    var plan = Plan(
      group: "G", year: DateSpan(CivilDate(daysSince1970: 20_697), CivilDate(daysSince1970: 21_000)),
      asOf: CivilDate(daysSince1970: 20_697), inputHash: "abc123", rules: .england,
      run: Run(engine: "native", seed: 5, rounds: 77, stop: .rounds))
    plan.caveats = []
    let text = VerdictReport(verdict, isFromThisInput: true).faultReport(on: plan)
    for part in ["fault of planner", "seed 5", "rounds 77", "input abc123", PlannerProgram.version, "H6 2026-10-07"] {
      #expect(text.contains(part), "\(part)")
    }
  }
}
