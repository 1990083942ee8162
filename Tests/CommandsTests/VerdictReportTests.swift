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

  @Test func onlyWhatThePastIsToBlameForIsPutDownToIt() {
    var plan = Plan(
      group: "G", year: DateSpan(CivilDate(daysSince1970: 20_697), CivilDate(daysSince1970: 21_000)),
      asOf: CivilDate(daysSince1970: 20_730), inputHash: "abc123", rules: .england,
      run: Run(engine: "native", seed: 5, rounds: 77, stop: .rounds))
    let location = Breach.Location(date: CivilDate(daysSince1970: 20_733), person: "anna")
    let isOfThePast = { (rule: Breach.Rule, plan: Plan) in
      let breaches = [breach, Breach(rule: rule, location: location, words: "")]
      let report = VerdictReport(Verdict(breaches: breaches, objective: nil, checks: [:]), isFromThisInput: true)
      return report.isOfThePast(in: plan)
    }
    #expect(isOfThePast(.past, plan))
    for rule: Breach.Rule in [.peopleOut, .series, .listedObjective, .money, .protectedTime] {
      #expect(!isOfThePast(rule, plan), "\(rule)")
    }
    plan.occurrences = [
      Occurrence(
        activity: "a", part: 1, date: CivilDate(daysSince1970: 20_729), span: "09:00-10:00", place: .online,
        leader: nil,
        attendees: [], firmness: .firm)
    ]
    plan.repayments = [
      Repayment(
        person: "anna", date: CivilDate(daysSince1970: 20_729), span: "09:00-10:00", kind: .ppa,
        repaidOn: CivilDate(daysSince1970: 20_733),
        lesson: LessonReference(
          school: "oak", className: "4A", subject: "class", period: "P1", span: "09:00-10:00", teacher: "anna"))
    ]
    #expect(isOfThePast(.money, plan) && isOfThePast(.protectedTime, plan))
  }

  /// Whoever changes a specialist's shares within the year asks for a rota that isn't that of the stays so far.
  @Test func aRotaIsPutDownToThePastWhereItsStaysHaveBegun() {
    var plan = Plan(
      group: "G", year: DateSpan(CivilDate(daysSince1970: 20_697), CivilDate(daysSince1970: 21_000)),
      asOf: CivilDate(daysSince1970: 20_730), inputHash: "abc123", rules: .england,
      run: Run(engine: "native", seed: 5, rounds: 77, stop: .rounds))
    plan.occurrences = [
      Occurrence(
        activity: "music", part: 1, date: CivilDate(daysSince1970: 20_729), span: "09:00-12:00",
        place: .school("oak"), leader: nil, attendees: [Attendance(person: "ben", role: .specialist)],
        firmness: .firm)
    ]
    let isOfThePast = { (activity: Identifier<Activity>) in
      let rota = Breach(rule: .specialists, location: Breach.Location(activity: activity, school: "oak"), words: "")
      let verdict = Verdict(breaches: [rota], objective: nil, checks: [:])
      return VerdictReport(verdict, isFromThisInput: true).isOfThePast(in: plan)
    }
    #expect(isOfThePast("music") && !isOfThePast("art"))
  }
}
