// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Foundation
import Intake
import Mail
import Optimiser
import PlanFile
import RealGroup
import Report
import TestSupport
import Testing
import Verifier

/// The main job on real schools: registers and timetables in, a verified plan and everything that's told of it out.
@Suite(.needsSharedData) struct RealGroupPlanTests {
  private struct Solved {
    let group: Group
    let plan: Plan
    let verdict: Verdict
    let seconds: Double
  }

  private static let solved = Result {
    let folder = try TemporaryFolder()
    _ = try TraffordGroup.build(into: folder.url, from: SharedData.folder)
    let group = try #require(GroupFolder.read(folder.url.path).group)
    let start = ThreadTime.seconds()
    let plan = Optimiser(group).solve()
    let verdict = Verifier(group).verify(plan)
    return Solved(group: group, plan: plan, verdict: verdict, seconds: ThreadTime.seconds() - start)
  }

  @Test func solvesToAVerifiedPlanWithinAMinute() throws {
    let solved = try Self.solved.get()
    #expect(solved.verdict.breaches.map { "\($0.rule.rawValue) \($0.words)" } == [])
    #expect(solved.verdict.objective == solved.plan.objective)
    #expect(solved.seconds > 0 && solved.seconds < 60, "\(solved.seconds) s")
  }

  @Test func placesWhatMustTakePlaceAndMostOfTheRest() throws {
    let solved = try Self.solved.get()
    let placed = Set(solved.plan.occurrences.map(\.activity))
    let plannable = solved.group.activities.filter { $0.kind == .session || $0.kind == .visit }
    #expect(plannable.count >= 30)
    #expect(plannable.filter { $0.isMust && !placed.contains($0.id) }.map(\.id) == [])
    #expect(placed.count * 3 >= plannable.count * 2, "\(placed.count) of \(plannable.count)")
    #expect(Set(solved.plan.occurrences.compactMap { $0.observed?.school }).count >= 3)
  }

  @Test func theCompulsoryCourseUsesTheCommonInsetDays() throws {
    let solved = try Self.solved.get()
    let dates = solved.plan.occurrences.filter { $0.activity == "ect-year-1" }.map(\.date)
    #expect(dates.count == 3)
    let lost = solved.plan.releases.filter { $0.activities.contains("ect-year-1") }
    #expect(lost.map(\.lesson.className) == [])
  }

  @Test func everythingIsWritten() throws {
    let solved = try Self.solved.get()
    let (group, plan) = (solved.group, solved.plan)
    #expect(try PlanFile.decode(PlanFile.encode(plan)) == plan)
    #expect(try Feeds.all(group: group, plan: plan).count > group.schools.count)
    #expect(try Digests.all(group: group, plan: plan).contains { $0.path.hasPrefix("leaders/") })
    #expect(Ledgers.all(group: group, plan: plan).count >= 8)
    #expect(try Page.report(group: group, plan: plan).hasPrefix("<!DOCTYPE html>"))
  }
}
