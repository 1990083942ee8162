// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

/// `planner feed` and `planner serve` as a user runs them, the server as a process of its own.
@Suite(.timeLimit(.minutes(5))) struct ServeRunTests {
  private static let sample = Repository.sample("two-schools")

  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func server(_ database: String, in folder: TemporaryFolder, _ more: [String] = []) throws -> ServerProcess {
    try ServerProcess(["--database", database, "--port", "0", "--log-level", "debug"] + more, in: folder)
  }

  /// A database with a plan of the sample, published.
  private func published(_ folder: TemporaryFolder) throws -> String {
    let (database, plan) = (path("group.db", in: folder), path("p", in: folder))
    for arguments in [
      ["load", Self.sample, "--database", database],
      ["solve", Self.sample, "--rounds", "5", "--output", plan, "--quiet"],
      ["propose", plan, "--database", database], ["approve", "1", "--database", database],
      ["publish", "1", "--database", database],
    ] {
      let run = ProgramRun(arguments)
      try #require(run.status == .done, "\(arguments): \(run.errors)")
    }
    return database
  }

  private func open(_ arguments: String..., in database: String) throws -> String {
    let run = ProgramRun(["feed", "add", "--database", database] + arguments)
    try #require(run.status == .done, "\(run.errors)")
    return run.output.trimmingCharacters(in: .newlines)
  }

  @Test func calendarsAreOpenedListedAndClosed() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    let added = planner("feed", "add", "--person", "craig", "--busy-only", "--database", database, "--by", "anna")
    #expect(added.status == .done && added.output.wholeMatch(of: /\/feeds\/[A-Za-z0-9_-]{43}\.ics\n/) != nil)
    #expect(added.errors.contains("this is token 1"))
    let listed = planner("feed", "list", "--database", database)
    #expect(
      listed.output.hasPrefix("   1  person/craig, busy times only; since 20") && listed.output.contains("by anna"))
    #expect(!listed.output.contains(added.output.dropFirst(7).prefix(43)))
    #expect(planner("feed", "revoke", "1", "--database", database).output.contains(", revoked 20"))
    let again = planner("feed", "revoke", "1", "--database", database)
    #expect(again.status == .refused && again.errors.contains("[feed.revoked]"))
    #expect(planner("feed", "revoke", "2", "--database", database).errors.contains("[feed.unknown]"))
    let nobody = planner("feed", "add", "--person", "nobody", "--database", database)
    #expect(nobody.status == .refused && nobody.errors.contains("[feed.unknown]"))
    #expect(planner("feed", "list", "--database", database, "--format", "json").output.contains("\"revokedBy\""))
    #expect(planner("doctor", "--database", database).status == .done)
  }

  @Test func theServerHasThePlanMadeThatFollows() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    let server = try self.server(database, in: folder, ["--replan", "--settling", "0"])
    _ = try server.port()
    // What's published is of the group as it is: nothing is made.
    Thread.sleep(forTimeInterval: 2)
    #expect(!server.text.contains("background"))
    let noted = planner(
      "event", "absence", "--person", "craig", "--from", "2026-11-09", "--as-of", "2026-09-01", "--database", database)
    #expect(noted.status == .done, "\(noted.errors)")
    for _ in 0..<1200 where !server.text.contains("a plan was made revision=2") { Thread.sleep(forTimeInterval: 0.1) }
    #expect(server.text.contains("a plan is made in the background revision=2"), "\(server.text)")
    let plans = planner("plans", "--database", database).output
    #expect(plans.contains("   2  verified") && plans.contains("by planner serve"), "\(plans)\n\(server.text)")
    #expect(!server.text.contains("craig"))
    #expect(server.end() == 0)
  }

  /// It's looked for at once and kept when the group has settled; what's looked for while it changes is kept by nobody.
  @Test func whatFollowsIsLookedForWhileTheGroupSettles() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    let server = try self.server(database, in: folder, ["--replan", "--settling", "15"])
    _ = try server.port()
    let began = ContinuousClock.now
    try absent("2026-11-09", in: database)
    comes("a plan is made in the background revision=2", server)
    #expect(ContinuousClock.now - began < .seconds(15), "it waited until the group had settled")
    try absent("2026-11-10", in: database)
    let changed = ContinuousClock.now
    comes("the group has changed while its plan was made revision=2", server)
    comes("a plan was made revision=3", server)
    #expect(ContinuousClock.now - changed > .seconds(15), "it was kept before the group had settled")
    #expect(!server.text.contains("a plan was made revision=2"))
    let plans = planner("plans", "--database", database).output
    #expect(plans.contains("   2  verified") && !plans.contains("   3  "), "\(plans)\n\(server.text)")
    // At the server's end nobody waits, and nothing went wrong.
    try absent("2026-11-11", in: database)
    comes("a plan is made in the background revision=4", server)
    Thread.sleep(forTimeInterval: 2)
    let ending = ContinuousClock.now
    #expect(server.end() == 0)
    #expect(ContinuousClock.now - ending < .seconds(4) && !server.text.contains("error"), "\(server.text)")
    #expect(server.text.contains("no plan was made, since the server ends revision=4"), "\(server.text)")
  }

  /// What was begun for a group that's another by the time that it's read.
  @Test func aPlanIsKeptOfTheRevisionThatIsMeantAlone() throws {
    let folder = try TemporaryFolder()
    let database = try published(folder)
    try absent("2026-11-09", in: database)
    func replan(_ revision: String) -> ProgramRun {
      planner(
        "replan", "--if-needed", "--revision", revision, "--settling", "0", "--as-of", "2026-09-01", "--quiet",
        "--database", database)
    }
    let late = replan("1")
    #expect(late.status == .refused && late.errors.contains("[plan.group-changed]"), "\(late.errors)")
    #expect(!planner("plans", "--database", database).output.contains("   2  "))
    let inTime = replan("2")
    #expect(inTime.status == .done, "\(inTime.errors)")
    #expect(planner("plans", "--database", database).output.contains("   2  verified    verified against revision 2"))
    #expect(replan("0").status == .usage)
  }

  private func absent(_ date: String, in database: String) throws {
    let noted = planner(
      "event", "absence", "--person", "craig", "--from", date, "--as-of", "2026-09-01", "--database", database)
    try #require(noted.status == .done, "\(noted.errors)")
  }

  private func comes(_ text: String, _ server: ServerProcess) {
    for _ in 0..<1200 where !server.text.contains(text) { Thread.sleep(forTimeInterval: 0.1) }
    #expect(server.text.contains(text), "\(server.text)")
  }

  @Test func whatIsTakenOverOrLostWithABackupIsTold() throws {
    let folder = try TemporaryFolder()
    let (database, backup) = (try published(folder), path("b.db", in: folder))
    _ = try open("--person", "craig", in: database)
    #expect(planner("backup", backup, "--database", database).status == .done)
    #expect(planner("feed", "revoke", "1", "--database", database, "--by", "cara").status == .done)
    _ = try open("--school", "eastgate", in: database)
    let restored = planner("restore", backup, "--database", database, "--replace")
    #expect(
      restored.output.hasSuffix("plan 1 is published\nTaken over from what was there: revoked tokens (1)\n"),
      "\(restored.output)")
    #expect(restored.errors.contains("have no address any more (1)"), "\(restored.errors)")
    let listed = planner("feed", "list", "--database", database).output
    #expect(listed.contains(" by cara\n") && !listed.contains("eastgate"), "\(listed)")
    // Where there's nothing to learn it from.
    let elsewhere = planner("restore", backup, "--database", path("new.db", in: folder))
    #expect(elsewhere.status == .done && elsewhere.errors.contains("made are open again"), "\(elsewhere.errors)")
  }

  @Test(arguments: [["feed", "add"], ["feed", "list"], ["feed", "revoke"], ["serve"]])
  func everyCommandSaysHowItEnds(command: [String]) {
    let help = ProgramRun(["help"] + command)
    #expect(help.status == .done && help.output.contains("EXIT STATUS:") && help.output.contains("--database <file>"))
    #expect(ProgramRun(command).status == .usage)
  }

  @Test func oneOwnerIsNamed() {
    for owners in [[], ["--person", "a", "--school", "b"]] {
      #expect(ProgramRun(["feed", "add", "--database", "x.db"] + owners).status == .usage)
    }
    #expect(planner("serve", "--database", "x.db", "--port", "70000").status == .usage)
    #expect(planner("serve", "--database", "none.db").errors.contains("[database.missing]"))
  }

  @Test func aServerShowsWhatAnotherProcessPublishesAndEndsWhenItIsTold() async throws {
    try #require(FileManager.default.isExecutableFile(atPath: ServerProcess.program.path(percentEncoded: false)))
    try await Loopback.offPool {
      let folder = try TemporaryFolder()
      let database = try published(folder)
      let person = try open("--person", "craig", in: database)
      let server = try self.server(database, in: folder)
      let port = try server.port()
      let first = try Loopback.get(person, port: port)
      #expect(first.contains("200 OK") && first.contains("text/calendar; charset=utf-8"))
      #expect(try Loopback.get("/readyz", port: port).hasSuffix("plan 1 is published\n"))
      // Opened while it runs.
      let school = try open("--school", "eastgate", in: database)
      #expect(try comes(" 200 OK", from: school, port))

      // Another serve is refused; restoring too, while it reads.
      let second = planner("serve", "--database", database, "--port", "0")
      #expect(second.status == .files && second.errors.contains("in use by planner serve"), "\(second.errors)")
      let backup = path("b.db", in: folder)
      #expect(planner("backup", backup, "--database", database).status == .done)
      #expect(planner("restore", backup, "--database", database, "--replace").errors.contains("[database.in-use]"))

      try publishNext(database, in: folder)
      #expect(try comes("plan 2 is published", from: "/readyz", port))
      let etag = try #require(first.firstMatch(of: /(?i)etag: ("[0-9a-f]+")/)).1
      let next = try Loopback.get(person, port: port, headers: "If-None-Match: \(etag)\r\n")
      #expect(next.contains(" 200 OK") && next.contains("BEGIN:VCALENDAR") && !next.contains(etag))
      #expect(planner("feed", "revoke", "1", "--database", database).status == .done)
      #expect(try comes(" 404 ", from: person, port))

      #expect(server.end() == 0)
      let log = server.text
      #expect(log.contains("<6>feeds are of another plan plan=2\n") && log.contains("<6>ending\n"), "\(log)")
      for word in [person, school].map({ String($0.dropFirst(7).dropLast(4)) }) + ["craig", "Holtby", "eastgate"] {
        #expect(!log.contains(word), "\(word)")
      }
      #expect(planner("doctor", "--database", database).status == .done)
    }
  }

  /// Neither a backup that's served as it is, and so without a write-ahead log, nor one that was restored just now.
  @Test func whatIsServedIsNotRestored() async throws {
    try #require(FileManager.default.isExecutableFile(atPath: ServerProcess.program.path(percentEncoded: false)))
    try await Loopback.offPool {
      let folder = try TemporaryFolder()
      let (database, first) = (path("group.db", in: folder), path("first.db", in: folder))
      let (second, restored) = (path("second.db", in: folder), path("restored.db", in: folder))
      #expect(planner("load", Self.sample, "--database", database).status == .done)
      for backup in [first, second] { #expect(planner("backup", backup, "--database", database).status == .done) }
      #expect(planner("restore", second, "--database", restored).status == .done)
      for served in [first, restored] {
        let server = try self.server(served, in: folder)
        let port = try server.port()
        let run = planner("restore", second, "--database", served, "--replace")
        #expect(run.status == .files && run.errors.contains("in use by planner serve"), "\(run.errors)")
        #expect(try Loopback.get("/readyz", port: port).contains("200 OK"))
        #expect(server.end() == 0)
        #expect(planner("restore", second, "--database", served, "--replace").status == .done)
      }
    }
  }

  private func publishNext(_ database: String, in folder: TemporaryFolder) throws {
    let (from, plan) = (path("published.json", in: folder), path("q", in: folder))
    for arguments in [
      ["plans", "--published", "--output", from, "--database", database],
      ["solve", Self.sample, "--from", from, "--as-of", "2026-11-09", "--output", plan, "--quiet"],
      ["propose", plan, "--database", database], ["approve", "2", "--database", database],
      ["publish", "2", "--database", database],
    ] {
      let run = ProgramRun(arguments)
      try #require(run.status == .done, "\(arguments): \(run.errors)")
    }
  }

  /// Whether `text` is answered within seconds.
  private func comes(_ text: String, from path: String, _ port: Int) throws -> Bool {
    for _ in 0..<100 {
      if try Loopback.get(path, port: port).contains(text) { return true }
      Thread.sleep(forTimeInterval: 0.1)
    }
    return false
  }
}
