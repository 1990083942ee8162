// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// Protected time taken and repaid (H5).
struct RepaymentTests {
  /// A session that must take place in Anna's PPA on Friday 16 October.
  private static func group(repays: Bool) -> Group {
    var group = SmallGroup.group()
    group.changeSchool("oak") { $0.repaysProtectedTime = repays }
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(["anna"]), level: .required)], length: Minutes(30))
    session.venue.schools = ["oak"]
    var activity = Activity(id: "short", title: "Short", details: .session(session))
    activity.isMust = true
    activity.timing.fixed = [FixedStart(date: "2026-10-16", time: "13:30")]
    group.activities = [activity]
    return group
  }

  @Test func protectedTimeIsTakenAndRepaidWhereTheSchoolAllowsIt() throws {
    let group = Self.group(repays: true)
    let plan = Optimiser(group, options: SolveOptions(rounds: 1)).solve()
    #expect(Verifier(group).verify(plan).breaches == [])
    #expect(plan.occurrences.map(\.activity) == ["short"])
    let repayment = try #require(plan.repayments.first)
    #expect(plan.repayments.count == 1)
    #expect(repayment.person == "anna" && repayment.date == "2026-10-16" && repayment.span == "13:00-15:15")
    #expect(repayment.kind == .ppa)
    // The weekly cycle of that Friday; two afternoon lessons cost less than two of the morning.
    #expect(repayment.repaidOn.monday == "2026-10-12" && repayment.repaidOn < repayment.date)
    #expect(plan.releases.map(\.lesson.period) == ["PM1", "PM2"])
    #expect(plan.releases.allSatisfy { $0.date == repayment.repaidOn && $0.activities == ["short"] })
    #expect(plan.objective.parts.protectedTime == MilliLessons(1125))
  }

  @Test func protectedTimeIsNotTakenElsewhere() throws {
    let group = Self.group(repays: false)
    let plan = Optimiser(group, options: SolveOptions(rounds: 1)).solve()
    #expect(plan.occurrences.isEmpty && plan.repayments.isEmpty)
    let reasons = try #require(plan.unplaced.first).reasons
    #expect(reasons.contains { $0.code == .protectedTime })
  }

  @Test func whatCannotBeRepaidIsNotTaken() throws {
    var group = Self.group(repays: true)
    group.busy = [Busy(subject: .person("anna"), days: "2026-10-12..2026-10-15", span: nil, note: "")]
    let plan = Optimiser(group, options: SolveOptions(rounds: 1)).solve()
    #expect(plan.occurrences.isEmpty && plan.repayments.isEmpty)
    #expect(try #require(plan.unplaced.first).reasons.contains { $0.code == .protectedTime })
  }

  /// Anna's PPA of a Monday, taken and to be repaid in the same week, with today the day after.
  private static func owed() throws -> (group: Group, published: PublishedPlan, repaidOn: CivilDate) {
    var group = group(repays: true)
    group.protected = [
      ProtectedTime(person: "anna", week: nil, weekday: .monday, span: "13:00-15:15", kind: .ppa)
    ]
    group.activities[0].timing.fixed = [FixedStart(date: "2026-10-12", time: "13:30")]
    let plan = Optimiser(group, options: SolveOptions(rounds: 1)).solve()
    return (
      group, PublishedPlan(plan, hash: String(repeating: "ab", count: 32)), try #require(plan.repayments.first).repaidOn
    )
  }

  private static func replanned(_ group: Group, _ published: PublishedPlan) -> Plan {
    let plan = Optimiser(group, options: SolveOptions(asOf: "2026-10-13", published: published)).solve()
    let verdict = Verifier(group).verify(plan, published: published)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(3))")
    return plan
  }

  @Test func whatIsStillOwedIsRepaidByAnotherLesson() throws {
    var (group, published, repaidOn) = try Self.owed()
    #expect(repaidOn > "2026-10-12")
    #expect(Self.replanned(group, published).repayments == published.plan.repayments)
    group.busy = [Busy(subject: .person("anna"), days: DateSpan(repaidOn, repaidOn), span: nil, note: "")]
    let plan = Self.replanned(group, published)
    let repayment = try #require(plan.repayments.first)
    #expect(plan.repayments.count == 1 && repayment.date == "2026-10-12" && repayment.span == "13:00-15:15")
    #expect(repayment.repaidOn != repaidOn && repayment.repaidOn > "2026-10-12")
    #expect(plan.objective.churn == .zero)
  }

  @Test func nothingIsOwedWhereNoLessonIsLeft() throws {
    var (group, published, _) = try Self.owed()
    group.busy = [Busy(subject: .person("anna"), days: "2026-10-13..2026-10-16", span: nil, note: "")]
    #expect(Self.replanned(group, published).repayments.isEmpty)
    group.busy = []
    group.changePerson("anna") { $0.validUntil = "2026-10-12" }
    let plan = Self.replanned(group, published)
    #expect(plan.repayments.isEmpty && plan.occurrences == published.plan.occurrences)
  }

  /// The random groups are worth their while only if something is repaid in many of them.
  @Test func randomGroupsRepayNowAndThen() {
    let plans = (0..<40).map { seed in
      Optimiser(RandomGroup.make(seed: UInt64(3000 + seed)), options: SolveOptions(seed: seed, rounds: 1)).solve()
    }
    #expect(plans.count { !$0.repayments.isEmpty } >= 8, "\(plans.map(\.repayments.count))")
  }
}
