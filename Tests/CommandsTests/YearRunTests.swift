// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import Synchronization
import TestSupport
import Testing

@testable import Commands

/// `planner event`, `replan` and `diff` as a user runs them.
@Suite struct YearRunTests {
  private static let sample = Repository.sample("two-schools")

  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  /// A database whose first plan was made and published by these commands alone.
  private func published(_ folder: TemporaryFolder) throws -> String {
    let database = path("group.db", in: folder)
    for arguments in [
      ["load", Self.sample], ["replan", "--rounds", "5", "--quiet"], ["approve", "1"], ["publish", "1"],
    ] {
      let run = ProgramRun(arguments + ["--database", database])
      try #require(run.status == .done, "\(arguments): \(run.errors)")
    }
    return database
  }

  private struct Published: Decodable {
    struct Meeting: Decodable {
      struct Attendee: Decodable { var person: String }
      var activity: String
      var date: String
      var attendees: [Attendee]
    }
    var occurrences: [Meeting]
  }

  private func meetings(_ database: String, plan: Int, in folder: TemporaryFolder) throws -> [Published.Meeting] {
    let file = path("plan-\(plan)-\(UUID().uuidString).json", in: folder)
    #expect(planner("plans", "--number", "\(plan)", "--output", file, "--database", database).status == .done)
    return try JSONDecoder().decode(Published.self, from: Data(contentsOf: URL(filePath: file))).occurrences
  }

  @Test func anAbsenceIsNotedSaidAndPlannedAround() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    let meeting = try #require(try meetings(database, plan: 1, in: folder).last { !$0.attendees.isEmpty })
    let person = try #require(meeting.attendees.first?.person)
    let absence = [
      "event", "absence", "--person", person, "--from", meeting.date, "--as-of", "2026-09-01", "--database", database,
    ]
    let rehearsed = ProgramRun(absence + ["--dry-run"])
    #expect(rehearsed.status == .done && rehearsed.output.hasPrefix("Nothing was noted"), "\(rehearsed.errors)")
    let noted = ProgramRun(absence)
    #expect(noted.output.hasPrefix("Noted as revision 2 of the group.\nOf plan 1 these can't go on as they are: "))
    #expect(noted.output.contains("Next: planner replan"))
    #expect(!noted.output.contains("note"))
    let first = planner("replan", "--as-of", "2026-09-01", "--quiet", "--if-needed", "--database", database)
    #expect(first.status == .done && first.output.isEmpty, "\(first.errors)")
    let after = try meetings(database, plan: 2, in: folder).filter { $0.date == meeting.date }
    #expect(!after.contains { $0.attendees.contains { $0.person == person } })
    let diff = planner("diff", "2", "--database", database)
    #expect(diff.status == .done && diff.output.hasPrefix("Plan 2 against plan 1:\n"), "\(diff.errors)")
    #expect(diff.output.contains("to be told"))
    let idle = planner("replan", "--if-needed", "--database", database)
    #expect(idle.status == .done && idle.output == "There's a plan of the group as it is.\n")
    for command in ["approve", "publish"] {
      #expect(planner(command, "2", "--database", database).status == .done)
    }
    #expect(planner("doctor", "--database", database).status == .done)
  }

  /// Whoever is inspected or strikes has their school open, and takes part in nothing.
  @Test func schoolsTakeNoPartWhileTheyAreInspectedOrStrike() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    let meeting = try #require(try meetings(database, plan: 1, in: folder).last { !$0.attendees.isEmpty })
    let when = ["--from", meeting.date, "--as-of", "2026-09-01", "--database", database]
    let nowhere = ProgramRun(["event", "inspection", "--school", "nowhere"] + when)
    #expect(nowhere.errors.contains("nowhere") && nowhere.errors.contains("[event.unknown]"), "\(nowhere)")
    #expect(ProgramRun(["event", "strike"] + when).status == .usage)
    let inspected = ProgramRun(["event", "inspection", "--school", "eastgate", "--dry-run"] + when)
    #expect(inspected.status == .done && inspected.output.hasPrefix("Nothing was noted"), "\(inspected.errors)")
    let noted = ProgramRun(["event", "strike", "--school", "eastgate", "--school", "saltmarsh"] + when)
    #expect(noted.status == .done && noted.output.contains("can't go on as they are: "), "\(noted)")
    #expect(
      ProgramRun(["event", "strike", "--school", "saltmarsh", "--school", "eastgate"] + when).output
        .hasPrefix("It was noted already."))
    let replanned = planner("replan", "--as-of", "2026-09-01", "--quiet", "--database", database)
    #expect(replanned.status == .done, "\(replanned.errors)")
    #expect(try meetings(database, plan: 2, in: folder).allSatisfy { $0.date != meeting.date })
  }

  @Test func whatIsNotReachedIsSaid() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    let snow = planner("event", "closure", "--school", "eastgate", "--from", "2027-08-02", "--database", database)
    #expect(
      snow.output == "Noted as revision 2 of the group.\nNothing of plan 1 has to do with it.\n", "\(snow.errors)")
    let json = planner(
      "event", "closure", "--school", "eastgate", "--from", "2027-08-03", "--dry-run", "--format", "json", "--database",
      database)
    #expect(json.output.contains("\"isDryRun\" : true") && json.output.contains("\"meetings\" : ["))
    #expect(planner("diff", "1", "--database", database).errors.contains("builds on no other"))
  }

  @Test func whatIsNotedAlreadyMakesNoRevision() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    let closure = ["event", "closure", "--school", "eastgate", "--from", "2027-08-02", "--name"]
    #expect(ProgramRun(closure + ["  Snow   day ", "--database", database]).output.hasPrefix("Noted as revision 2"))
    let again = ProgramRun(closure + ["Snow day", "--database", database])
    #expect(again.output.hasPrefix("It was noted already."), "\(again.output)\(again.errors)")
    let activity = try #require(try meetings(database, plan: 1, in: folder).first).activity
    let answer = planner(
      "event", "answer", "--school", "eastgate", "--half-term", "1", "--verdict", "not-these", "--activity", activity,
      "--activity", activity, "--database", database)
    #expect(answer.status == .done && answer.output.hasPrefix("Noted as revision 3"), "\(answer.errors)")
  }

  @Test func anotherGroupsPlanIsNotReplanned() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    let other = Repository.sample("day-one")
    #expect(planner("load", other, "--other-group", "--database", database).status == .done)
    let run = planner("replan", "--database", database)
    #expect(run.status == .notVerified && run.errors.contains("[plan.other-group]"), "\(run.errors)")
  }

  /// A database that somebody has open for writing.
  private final class Held: Sendable {
    private let database: Mutex<PlannerDatabase?>
    init(_ database: PlannerDatabase) { self.database = Mutex(database) }
    func letGo() { database.withLock { $0 = nil } }
  }

  /// Somebody else writes for a moment: what was found isn't thrown away.
  @Test func whoWritesJustNowIsWaitedFor() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    #expect(
      planner("event", "closure", "--school", "eastgate", "--from", "2027-08-02", "--database", database).status
        == .done)
    let other = Held(try PlannerDatabase(database, for: .writing, holder: "another"))
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 2)
      other.letGo()
    }
    let run = planner("replan", "--quiet", "--database", database)
    #expect(run.status == .done, "\(run.errors)")
  }

  @Test(arguments: [
    (["absence", "--person", "nobody", "--from", "2026-11-09"], "[event.unknown]"),
    (["absence", "--person", "craig", "--from", "2028-11-09"], "[event.outside-year]"),
    (["answer", "--school", "eastgate", "--half-term", "9", "--verdict", "yes"], "[event.half-term]"),
    (["answer", "--school", "eastgate", "--half-term", "1", "--verdict", "not-these"], "--activity goes with"),
    (["absence", "--person", "craig", "--from", "2026-11-09", "--until", "2026-11-08"], "lies before"),
    (["absence", "--person", "craig", "--from", "2026-11-09", "--between", "12:00-09:00"], "span of times"),
    (["absence", "--person", "", "--from", "2026-11-09"], "--person is empty"),
  ])
  func badEventsAreRefused(arguments: [String], words: String) throws {
    let folder = try TemporaryFolder()
    let database = path("group.db", in: folder)
    #expect(planner("load", Self.sample, "--database", database).status == .done)
    let run = ProgramRun(["event"] + arguments + ["--database", database])
    #expect(run.status == .usage && run.errors.contains(words), "\(run.errors)")
    #expect(planner("load", Self.sample, "--database", database).output.contains("Nothing new"))
  }
}
