// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// `planner replan --publish`, and `serve` that has it done.
@Suite(.timeLimit(.minutes(5))) struct PublishingRunTests {
  private static let sender = ["--mail-from", "planner@trust.example"]
  /// As a step is signed that was taken because a plan keeps within limits.
  private static let within =
    "an office, within limits: 0 people to be told (at most 0), 0 of them at short notice (at most 0)"
  private static let wide = ["--publish", "--publish-people", "100", "--publish-soon", "100"]

  /// An office in which somebody won't be there from a day on for the rest of the year, so that something changes.
  private struct Case {
    let office: MailOffice

    init(isTold: Bool = true) throws {
      office = try MailOffice()
      try office.succeed(
        [
          "event", "absence", "--person", "moira", "--from", "2027-01-04", "--until", "2027-08-31", "--as-of",
          "2026-09-21", "--database", office.database,
        ] + (isTold ? PublishingRunTests.sender : []))
    }

    func reader(_ name: String = "group.db") throws -> PlannerDatabase {
      try PlannerDatabase(office.path(name), for: .reading, holder: "a test")
    }

    @discardableResult func replan(_ more: [String], in name: String = "group.db") throws -> ProgramRun {
      try office.succeed(
        ["replan", "--rounds", "5", "--as-of", "2026-12-28", "--by", "an office", "--database", office.path(name)]
          + more)
    }

    func states(_ name: String = "group.db") throws -> [PlanState] { try reader(name).plans().map(\.state) }

    /// What people see of the published plan, and what they're written.
    func shown(_ name: String = "group.db") throws -> [String] {
      let database = try reader(name)
      let entries = try ["person/leon", "person/moira", "school/saltmarsh", "activity/heads"].flatMap { feed in
        (try database.feed(feed)?.entries ?? []).map { entry in
          "\(feed) \(entry.sequence) \(entry.isCancelled) \(String(decoding: entry.content, as: UTF8.self))"
        }.sorted()
      }
      return entries + (try database.messages().map { "\($0.id) \($0.kind) \($0.person)" })
    }
  }

  @Test func aPlanWithinLimitsIsPublishedAsByAPerson() throws {
    let it = try Case()
    try it.office.succeed("backup", it.office.path("person.db"), "--database", it.office.database)
    let run = try it.replan(Self.wide + Self.sender)
    #expect(run.output.contains("Published by itself, within limits: "), "\(run.output)")
    #expect(!run.output.contains("Next: "))
    #expect(try it.states() == [.superseded, .published])
    let steps = try it.reader().plan(2).steps
    #expect(steps.map(\.state) == [.draft, .verified, .approved, .published])
    #expect(steps.allSatisfy { $0.signature.by.hasPrefix("an office, within limits: ") })
    let plans = try it.office.succeed("plans", "--database", it.office.database).output
    #expect(plans.contains("by an office, within limits: ") && plans.contains("(at most 100)"), "\(plans)")

    // The same by a person.
    try it.replan(["--quiet"], in: "person.db")
    try it.office.succeed("approve", "2", "--database", it.office.path("person.db"))
    try it.office.succeed(["publish", "2", "--database", it.office.path("person.db")] + Self.sender)
    #expect(try it.shown() == it.shown("person.db") && !it.shown().isEmpty)
    for name in ["group.db", "person.db"] { try it.office.succeed("doctor", "--database", it.office.path(name)) }

    // Once more there's nothing to do.
    #expect(
      try it.replan(Self.wide + ["--if-needed"] + Self.sender).output == "There's a plan of the group as it is.\n")
    #expect(try it.states() == [.superseded, .published])
  }

  @Test func onePlanOutsideLimitsIsLeftToSomebody() throws {
    let it = try Case(isTold: false)
    let before = try it.shown()
    let run = try it.replan(["--publish", "--publish-people", "0"] + Self.sender)
    #expect(run.output.contains("Left to somebody: ") && run.output.contains("at most 0 [limit.people]"))
    #expect(run.output.contains("Next: planner approve 2 "))
    #expect(try it.states() == [.published, .verified] && it.shown() == before)
    let plans = try it.office.succeed("plans", "--database", it.office.database).output
    #expect(plans.contains("by an office; left to somebody: ") && plans.contains("[limit.people]"), "\(plans)")
    // Limits that are set later don't take it from whoever looks at it.
    _ = try it.replan(Self.wide + ["--if-needed"])
    #expect(try it.states() == [.published, .verified])
    try it.office.succeed("approve", "2", "--database", it.office.database, "--by", "anna")
    _ = try it.replan(Self.wide + ["--if-needed"])
    #expect(try it.states() == [.published, .approved])
    try it.office.succeed("publish", "2", "--database", it.office.database, "--by", "anna")
    #expect(try it.reader().plan(2).steps.last?.signature.by == "anna")
  }

  @Test func nothingIsPublishedThatNobodyHasAllowed() throws {
    let it = try Case()
    let run = try it.replan(["--publish-people", "100"])
    #expect(run.output.contains("Next: planner approve 2 ") && !run.output.contains("limit"))
    #expect(try it.states() == [.published, .verified])
    let json = try it.office.succeed("plans", "--format", "json", "--database", it.office.database).output
    #expect(!json.contains("limits"))
  }

  /// Who was told already that their meeting is off isn't counted.
  @Test func whoWasToldIsNotCountedAgain() throws {
    let (told, untold) = (try Case(), try Case(isTold: false))
    func people(_ it: Case) throws -> Int {
      let json = try it.replan(["--format", "json"]).output
      let match = try #require(json.firstMatch(of: /"peopleToTell" : ([0-9]+)/))
      let diff = try it.office.succeed("diff", "2", "--format", "json", "--database", it.office.database).output
      #expect(diff.contains(match.0))
      return try #require(Int(match.1))
    }
    let (first, second) = (try people(told), try people(untold))
    #expect(first < second, "\(first) \(second)")
    let lines = try told.office.succeed("diff", "2", "--database", told.office.database).output
    #expect(lines.hasPrefix("Plan 2 against plan 1, less 2 withdrawals that people were told of:\n"), "\(lines)")
  }

  // MARK: Between two steps

  /// A plan that was kept to be published, as whoever is ended after that leaves it.
  private func kept(_ it: Case, _ more: String...) throws {
    try it.office.succeed(
      [
        "replan", "--rounds", "5", "--as-of", "2026-12-28", "--quiet", "--by", Self.within,
        "--database", it.office.database,
      ])
    for command in more {
      try it.office.succeed(command, "2", "--by", Self.within, "--database", it.office.database)
    }
  }

  @Test(arguments: [false, true]) func whatAnotherHasLeftIsFinished(isApproved: Bool) throws {
    let it = try Case()
    if isApproved { try kept(it, "approve") } else { try kept(it) }
    // Only where that's allowed.
    _ = try it.replan(["--if-needed"])
    #expect(try it.states() == [.published, isApproved ? .approved : .verified])
    let run = try it.replan(Self.wide + ["--if-needed"])
    #expect(run.output.hasPrefix("Published by itself, within limits: "), "\(run.output)")
    #expect(try it.states() == [.superseded, .published])
    try it.office.succeed("doctor", "--database", it.office.database)
  }

  @Test func whatAnotherHasLeftIsWeighedAnew() throws {
    let it = try Case()
    try kept(it)
    // What was told isn't off any more.
    try it.office.succeed("event", "reinstate", "1", "2", "--as-of", "2026-09-21", "--database", it.office.database)
    let run = try it.replan(["--publish", "--publish-people", "100", "--if-needed"])
    #expect(run.output.contains("Left to somebody: ") && run.output.contains("[limit.called-off]"), "\(run.output)")
    let late = planner("replan", "--publish", "--as-of", "2026-12-29", "--database", it.office.database)
    #expect(late.output.contains("it was made on Mon 28 Dec 2026 [limit.day]"), "\(late.output)")
    // Nobody may be at it.
    let silent = planner("replan", "--publish", "--quiet", "--as-of", "2026-12-29", "--database", it.office.database)
    #expect(silent.output.isEmpty && silent.errors.hasPrefix("planner: plan 2 is left to somebody: it was made on "))
    #expect(try it.states() == [.published, .verified])
  }

  @Test func whatSomebodyHasTakenUpIsTheirs() throws {
    let it = try Case()
    try kept(it)
    try it.office.succeed("approve", "2", "--by", "anna", "--database", it.office.database)
    _ = try it.replan(Self.wide + ["--if-needed"])
    #expect(try it.states() == [.published, .approved])
  }

  /// Of a group that has changed another plan is made.
  @Test func whatIsOvertakenIsNotFinished() throws {
    let it = try Case()
    try kept(it)
    try it.office.succeed(
      "event", "closure", "--school", "eastgate", "--from", "2027-08-02", "--as-of", "2026-12-28", "--database",
      it.office.database)
    #expect(try it.replan(Self.wide + ["--if-needed"]).output.contains("Published by itself"))
    #expect(try it.states() == [.superseded, .verified, .published])
  }

  /// Killed at any moment, and finished by the next one: published once, with its notices.
  @Test func aKilledPublicationIsFinishedByTheNext() throws {
    let it = try Case()
    try it.office.succeed("backup", it.office.path("before.db"), "--database", it.office.database)
    func start(_ name: String) throws -> Process {
      try FileManager.default.copyItem(atPath: it.office.path("before.db"), toPath: it.office.path(name))
      return try MailOffice.start(arguments(it, name))
    }
    let clock = ContinuousClock()
    let usual = try clock.measure { try start("clock.db").waitUntilExit() }
    let wanted = try it.shown("clock.db")
    #expect(try it.states("clock.db") == [.superseded, .published])
    var random = SplitMix64(seed: 5)
    var ends: Set<[PlanState]> = []
    for kill in 0..<20 {
      let name = "kill-\(kill).db"
      let process = try start(name)
      // Most of them while steps are taken, which is the end of it.
      let part = kill % 4 == 0 ? Double(random.below(1000)) / 1000 : 0.8 + 0.25 * Double(random.below(1000)) / 1000
      Thread.sleep(forTimeInterval: usual * part / .seconds(1))
      if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      ends.insert(try it.states(name))
      let next = ProgramRun(arguments(it, name))
      #expect(next.status == .done, "kill \(kill): \(next.errors)")
      #expect(try it.states(name) == [.superseded, .published], "kill \(kill)")
      #expect(try it.shown(name) == wanted, "kill \(kill)")
      #expect(try it.reader(name).examine().flatMap { $0.faults } == [], "kill \(kill)")
    }
    #expect(ends.contains([.published]), "no kill came in time: \(ends)")
  }

  private func arguments(_ it: Case, _ name: String) -> [String] {
    [
      "replan", "--rounds", "5", "--as-of", "2026-12-28", "--if-needed", "--quiet", "--by", "an office", "--database",
      it.office.path(name),
    ] + Self.wide + Self.sender
  }

  // MARK: The server

  @Test func theServerPublishesWhatTheGroupAllows() throws {
    try #require(FileManager.default.isExecutableFile(atPath: ServerProcess.program.path(percentEncoded: false)))
    let it = try Case()
    let server = try ServerProcess(
      ["--database", it.office.database, "--port", "0", "--replan", "--settling", "0"] + Self.wide + Self.sender,
      in: it.office.folder)
    defer { _ = server.end() }
    _ = try server.port()
    let words = "<5>the plan was published by itself plan=2 why="
    for _ in 0..<1200 where !server.text.contains(words) { Thread.sleep(forTimeInterval: 0.1) }
    #expect(server.text.contains(words), "\(server.text)")
    #expect(try it.states() == [.superseded, .published])
    #expect(try #require(it.reader().plan(2).steps.last).signature.by.hasPrefix("planner serve, within limits: "))
    // That's the end of it: what it has done itself is no reason for more.
    Thread.sleep(forTimeInterval: 3)
    #expect(try it.states() == [.superseded, .published])
    #expect(server.text.components(separatedBy: "in the background").count == 2)
    #expect(!server.text.contains("moira") && server.end() == 0)
  }

  @Test func theServerSaysWhichLimitKeepsAPlan() throws {
    try #require(FileManager.default.isExecutableFile(atPath: ServerProcess.program.path(percentEncoded: false)))
    let it = try Case(isTold: false)
    let server = try ServerProcess(
      [
        "--database", it.office.database, "--port", "0", "--replan", "--settling", "0", "--publish", "--publish-people",
        "0",
      ], in: it.office.folder)
    defer { _ = server.end() }
    _ = try server.port()
    for _ in 0..<1200 where !server.text.contains("left to somebody") { Thread.sleep(forTimeInterval: 0.1) }
    #expect(server.text.contains("[limit.people]"), "\(server.text)")
    #expect(try it.states() == [.published, .verified])
    #expect(server.end() == 0)
  }

  /// Whoever has plans made by hand for a while may leave the file of settings as it is.
  @Test func calendarsAreServedThoughNoPlansAreMade() throws {
    try #require(FileManager.default.isExecutableFile(atPath: ServerProcess.program.path(percentEncoded: false)))
    let it = try Case()
    let server = try ServerProcess(
      ["--database", it.office.database, "--port", "0", "--publish"], in: it.office.folder)
    defer { _ = server.end() }
    _ = try server.port()
    #expect(server.text.contains("nothing is published by itself, since no plans are made"), "\(server.text)")
    #expect(server.end() == 0)
  }

  @Test func limitsAreChecked() {
    for arguments in [
      ["replan", "--publish-people", "-1"], ["replan", "--publish-soon", "100001"],
    ] {
      let run = ProgramRun(arguments + ["--database", "x.db"])
      #expect(run.status == .usage && run.errors.contains("--publish"), "\(run.errors)")
    }
  }
}
