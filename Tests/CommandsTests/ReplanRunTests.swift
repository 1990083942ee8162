// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile
import TestSupport
import Testing

@testable import Commands

/// `planner solve --from` as a user runs it.
@Suite struct ReplanRunTests {
  private static let sample = Repository.sample("two-schools")

  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func plan(_ folder: String) throws -> Plan {
    try PlanFile.decode([UInt8](Data(contentsOf: URL(filePath: folder + "/plan.json"))))
  }

  @Test func oneChangeOfAFileChangesWhatItMustAndNoMore() throws {
    let folder = try TemporaryFolder()
    let group = path("two-schools", in: folder)
    try FileManager.default.copyItem(atPath: Self.sample, toPath: group)
    let (old, new) = (path("old", in: folder), path("new", in: folder))
    #expect(planner("solve", group, "--rounds", "20", "--quiet", "--output", old).status == .done)
    let published = try plan(old)
    let visit = try #require(published.occurrences.first { $0.activity == Identifier("see-english") })
    // Ewa, whom Deepak would watch, is away on the day.
    let busy = "person,first,last\newa,\(visit.date),\(visit.date)\n"
    try folder.write("two-schools/busy.csv", Data(busy.utf8))

    let run = planner("solve", group, "--from", old, "--output", new)
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains("WHAT'S DIFFERENT FROM THE PUBLISHED PLAN"))
    #expect(run.output.contains("Moved"))
    let plan = try plan(new)
    #expect(plan.from == (try PlanInput.published(old).hash))
    // Two people are told that their visit is on another day; everything else stays.
    let others = { (plan: Plan) in plan.occurrences.filter { $0.activity != visit.activity } }
    #expect(others(plan) == others(published))
    #expect(plan.occurrences.contains { $0.activity == visit.activity && $0.date != visit.date })
    #expect(plan.objective.churn > .zero)
    let rows = try String(contentsOfFile: new + "/ledgers/changes.csv", encoding: .utf8).split(separator: "\r\n")
    #expect(rows.count == 3 && rows[1].hasPrefix("moved,"))
    // The page, letters and feeds say so too.
    let text = { (path: String) in try String(contentsOfFile: new + "/" + path, encoding: .utf8) }
    #expect(try text("report.html").contains("1 change, none at short notice; 2 people must be told."))
    #expect(try text("digests/people/ewa.eml").contains("What has changed"))
    let feed = try text("feeds/people/ewa.ics")
    #expect(feed.contains("SEQUENCE:1\r\n") && !feed.contains("STATUS:CANCELLED"))

    #expect(planner("verify", group, new, "--from", old).status == .done)
    let without = planner("verify", group, new)
    #expect(without.status == .done)
    #expect(without.errors.contains("without --from"))
    #expect(planner("verify", group, new, "--from", new).status == .notVerified)
  }

  @Test func aDayBeforeThePublishedPlansOwnIsWarnedOf() throws {
    let folder = try TemporaryFolder()
    let out = path("out", in: folder)
    #expect(
      planner("solve", Self.sample, "--rounds", "0", "--quiet", "--as-of", "2026-11-09", "--output", out).status
        == .done)
    let words = "--as-of 2026-11-08 lies before the published plan's own day (2026-11-09)"
    let before = planner("solve", Self.sample, "--from", out, "--as-of", "2026-11-08")
    #expect(before.status == .done && before.errors.contains(words))
    #expect(!planner("solve", Self.sample, "--from", out).errors.contains("lies before"))
    #expect(!planner("solve", Self.sample, "--from", out, "--as-of", "2026-11-08", "--quiet").errors.contains(words))
  }

  /// A database refuses a plan that isn't made from the published one of a year that overlaps, so that one can be made.
  @Test(arguments: ["2026-09-01..2027-08-30", "2026-08-31..2027-09-01", "2026-08-25..2027-07-31"])
  func theDaysOfTheYearMayHaveBeenCorrected(year: String) throws {
    let folder = try TemporaryFolder()
    let group = path("two-schools", in: folder)
    try FileManager.default.copyItem(atPath: Self.sample, toPath: group)
    let (old, new) = (path("old", in: folder), path("new", in: folder))
    #expect(planner("solve", group, "--rounds", "20", "--quiet", "--output", old).status == .done)
    try folder.write("two-schools/group.yaml", Data("year: \(year)\n".utf8))
    let run = planner("solve", group, "--from", old, "--as-of", "2026-11-09", "--quiet", "--output", new)
    #expect(run.status == .done, "\(run.errors)")
    #expect(try plan(new).year.description == year)
    #expect(try plan(new).occurrences == plan(old).occurrences)
    #expect(planner("verify", group, new, "--from", old).status == .done)
  }

  @Test func whatIsNoPublishedPlanIsRefusedWithItsCode() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("plan.json", Data("{}".utf8)).path(percentEncoded: false)
    let broken = planner("solve", Self.sample, "--from", file)
    #expect(broken.status == .notVerified && broken.errors.contains("[plan.unreadable]"))
    let out = path("out", in: folder)
    planner("solve", Self.sample, "--rounds", "0", "--quiet", "--output", out)
    var plan = try plan(out)
    plan.group = "Others"
    try folder.write("plan.json", Data(try PlanFile.encode(plan)))
    #expect(planner("solve", Self.sample, "--from", file).errors.contains("[plan.other-group]"))
    plan.year = DateSpan(plan.year.first + 365, plan.year.last + 365)
    try folder.write("plan.json", Data(try PlanFile.encode(plan)))
    #expect(planner("verify", Self.sample, out, "--from", file).errors.contains("[plan.other-year]"))
    #expect(planner("solve", Self.sample, "--from", path("nowhere", in: folder)).status == .files)
  }
}
