// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile
import Store
import TestSupport
import Testing

@testable import Commands

/// `planner event` as it takes what can't go on out of the published plan: calendars, mail, and the plans after it.
@Suite struct WithdrawalRunTests {
  private static let sender = ["--mail-from", "planner@trust.example"]

  /// An office, the second walk of the two heads, which lies in the new year, and how Moira's absence then is noted.
  private struct Case {
    let office: MailOffice
    let walk: Occurrence

    init() throws {
      office = try MailOffice()
      let plan = try PlanFile.decode(Array(Data(contentsOf: URL(filePath: office.path("plan/plan.json")))))
      walk = try #require(plan.occurrences.first { $0.activity == "heads" && $0.part == 2 })
      try #require(walk.date > "2026-12-31" && walk.date < "2027-01-25")
    }

    func absence(_ more: String...) -> ProgramRun { note(more) }

    func note(_ more: [String]) -> ProgramRun {
      ProgramRun(
        [
          "event", "absence", "--person", "moira", "--from", walk.date.description, "--as-of", "2026-09-21",
          "--database", office.database,
        ] + more)
    }

    func reader() throws -> PlannerDatabase { try PlannerDatabase(office.database, for: .reading, holder: "a test") }

    /// The walk in a feed: its number, and "off" where it's cancelled.
    func shown(_ feed: String) throws -> [String] {
      let kept = try #require(try reader().feed(feed)).entries
      // In winter the clock shows UTC.
      let start = walk.date.daysSince1970 * 86_400 + walk.whole.start.minutes * 60
      return kept.filter { String(decoding: $0.content, as: UTF8.self).contains("[\(start),") }
        .map { "\($0.sequence)\($0.isCancelled ? " off" : "")" }
    }

    func letters(_ kind: MessageKind) throws -> [String: String] {
      let database = try reader()
      return try Dictionary(
        database.messages().filter { $0.kind == kind && $0.state == .queued }.map { message in
          let text = String(decoding: try database.bytes(ofMessage: message.number), as: UTF8.self)
          let words = text.replacing("=\r\n", with: "").split(whereSeparator: \.isWhitespace)
          return (message.person, words.joined(separator: " "))
        }
      ) { $0 + $1 }
    }

    @discardableResult func succeed(_ arguments: String...) throws -> ProgramRun {
      try office.succeed(arguments + ["--database", office.database])
    }

    /// Proposes the next plan and publishes it, with notices.
    func publishNext(_ arguments: String...) throws -> String {
      try office.succeed(
        ["replan", "--quiet", "--rounds", "5", "--as-of", "2026-12-28", "--database", office.database] + arguments)
      let number = try #require(try reader().plans().last?.number)
      try succeed("approve", String(number))
      return try succeed("publish", String(number), "--mail-from", "planner@trust.example").output
    }
  }

  // MARK: At once

  @Test func calendarsAndMailSayAtOnceWhatIsOff() throws {
    let it = try Case()
    let feeds = ["person/moira", "person/leon", "activity/heads"]
    for feed in feeds { #expect(try it.shown(feed) == ["0"], "\(feed)") }
    let rehearsed = it.note(["--dry-run"] + Self.sender)
    #expect(rehearsed.output.contains("; withdrawn\n") && rehearsed.output.contains("would be withdrawn"))
    for feed in feeds { #expect(try it.shown(feed) == ["0"], "\(feed)") }
    #expect(try it.letters(.notice).isEmpty && it.reader().withdrawals(of: 1).isEmpty)

    let noted = it.note(Self.sender)
    #expect(
      noted.status == .done && noted.output.contains("Withdrawn: calendars show it from now on. 4 messages queued"),
      "\(noted.output)\(noted.errors)")
    for feed in feeds { #expect(try it.shown(feed) == ["1 off"], "\(feed)") }
    let letters = try it.letters(.notice)
    #expect(letters.keys.sorted() == ["leon", "moira"])
    #expect(letters.values.allSatisfy { $0.contains("cancelled. It was on") })
    let kept = try it.reader().withdrawals(of: 1)
    #expect(kept.map(\.withdrawal) == [Withdrawal(.meeting("heads", .init(part: 2)), on: it.walk.date)])
    #expect(kept[0].groupRevision == 2)

    // Once more it's nothing new.
    let again = it.note(Self.sender)
    #expect(
      again.output.contains("It was noted already.")
        && again.output.contains("Withdrawn already, and off for this too:\n  "))
    #expect(try it.shown("person/leon") == ["1 off"] && it.reader().messages().count == 4)
    #expect(try it.reader().withdrawals(of: 1) == kept)
    let list = try it.succeed("event", "list").output
    #expect(list.contains("(2 of 3)") && list.contains(": all of it; ") && list.contains("revision 2"), "\(list)")
    #expect(try it.succeed("plans").output.contains("; 1 withdrawal ('planner event list')"))
    #expect(try it.succeed("event", "list", "--format", "json").output.contains("\"activity\" : \"heads\""))
    try it.succeed("doctor")
  }

  /// A group states its database and its sender once.
  @Test func theFileOfSettingsSaysWhoTells() throws {
    let it = try Case()
    let file = it.office.path("planner.yaml")
    try "database: group.db\nmail:\n  from: planner@trust.example\n  base_url: https://planner.trust.example\n"
      .write(toFile: file, atomically: true, encoding: .utf8)
    let absence = [
      "event", "absence", "--person", "moira", "--from", it.walk.date.description, "--as-of", "2026-09-21", "--config",
      file,
    ]
    let unsaid = ProgramRun(absence + ["--dry-run", "--no-mail"])
    #expect(unsaid.status == .done, "\(unsaid.errors)")
    #expect(ProgramRun(absence).output.contains("4 messages queued"))
    #expect(
      try it.letters(.notice).values.allSatisfy { $0.contains("https://planner.trust.example/mail/unsubscribe/") })
    let silent = planner("event", "reinstate", "1", "--as-of", "2026-09-21", "--config", file, "--no-mail")
    #expect(silent.status == .done && !silent.output.contains("queued"), "\(silent.output)\(silent.errors)")
    #expect(try it.reader().messages().count == 4)
    for command in [["event", "list"], ["plans"], ["feed", "list"]] {
      let run = ProgramRun(command + ["--config", file])
      #expect(run.status == .done, "\(command): \(run.errors)")
    }
    let nowhere = planner("event", "list", "--config", file + "x")
    #expect(nowhere.status == .files && nowhere.errors.contains("[file.missing]"))
  }

  @Test func whoseWayIsKnownByNobodyIsNotWrittenTo() throws {
    let it = try Case()
    #expect(it.absence().output.contains("Nobody is told by mail (--mail-from)."))
    #expect(try it.reader().messages().isEmpty && it.shown("person/leon") == ["1 off"])
    let json = it.absence("--format", "json").output
    #expect(json.contains("\"withdrawn\" : [\n\n  ]") && json.contains("\"isNew\" : false"), "\(json)")
  }

  @Test func whatIsKeptIsShownOn() throws {
    let it = try Case()
    let noted = it.note(["--keep"] + Self.sender)
    #expect(noted.output.contains("Noted as revision 2") && noted.output.contains("Nothing is withdrawn (--keep)"))
    #expect(try it.shown("person/leon") == ["0"] && it.reader().messages().isEmpty)
    #expect(try it.succeed("event", "list").output == "Nothing of the published plan is withdrawn\n")
    // Without the word it's off, by the revision that has it.
    #expect(it.absence().output.contains("It was noted already.\nOf plan 1"))
    #expect(try it.shown("person/leon") == ["1 off"] && it.reader().withdrawals(of: 1).map(\.groupRevision) == [2])
  }

  @Test func whatIsOverIsNotWithdrawn() throws {
    let it = try Case()
    let run = it.note(["--as-of", (it.walk.date + 1).description])
    #expect(run.output.contains("Nothing of plan 1 has to do with it."), "\(run.output)\(run.errors)")
    #expect(try it.shown("person/leon") == ["0"])
  }

  // MARK: Afterwards

  @Test func digestsTellOfItOnceAndShowItNoMore() throws {
    let it = try Case()
    try it.office.queue("2026-12-14")
    let before = try it.letters(.person)
    #expect(before["leon"]?.contains("walk and talk (2 of 3)") == true)
    #expect(it.absence().status == .done)
    // What's withdrawn in the second in which a digest is written may be told once more in the next.
    Thread.sleep(forTimeInterval: 1.1)
    try it.office.queue("2026-12-21")
    let first = try #require(try it.letters(.person)["leon"]).dropFirst(before["leon"]?.count ?? 0)
    #expect(first.contains("(2 of 3): cancelled."), "\(first)")
    #expect(first.contains("(3 of 3)"))
    try it.office.queue("2026-12-28")
    let both = try #require(try it.letters(.person)["leon"])
    let second = both.dropFirst((before["leon"]?.count ?? 0) + first.count)
    #expect(!second.contains("(2 of 3)") && second.contains("(3 of 3)"), "\(second)")
  }

  @Test func aCalendarThatIsOpenedLaterLacksIt() throws {
    let it = try Case()
    #expect(it.absence().status == .done)
    let database = try it.reader()
    // Of a plan that an earlier version has published feeds are kept when the first is opened.
    let standing = try StandingPlan(StoredPlan(1, in: database, telling: .recording()), in: database)
    let feeds = try StoredFeeds.contents(of: standing).feeds
    #expect(feeds.first { $0.name == "person/leon" }?.entries.count == 2)
    try it.succeed("feed", "add", "--person", "leon")
    #expect(try it.shown("person/leon") == ["1 off"])
  }

  /// Moira doesn't come back that year, so that the plan that follows has no more walks.
  @Test func thePlanThatFollowsTellsNobodyTwice() throws {
    let it = try Case()
    #expect(it.note(["--until", "2027-08-31"] + Self.sender).status == .done)
    #expect(try it.reader().withdrawals(of: 1).count == 2)
    let told = try it.reader().messages().count
    #expect(told == 4)
    _ = try it.publishNext()
    let next = try StoredPlan.plan(2, in: it.reader())
    #expect(!next.occurrences.contains { $0.activity == "heads" && $0.date >= it.walk.date })
    #expect(try it.reader().messages().count == told)
    #expect(try it.shown("person/leon") == ["1 off"])
    #expect(try it.succeed("event", "list").output == "Nothing of the published plan is withdrawn\n")
    #expect(try !it.succeed("plans").output.contains("withdrawal"))
    try it.succeed("doctor")
  }

  /// The absence was a mistake, and the group is loaded without it.
  @Test func whatComesBackIsShownAndTold() throws {
    let it = try Case()
    #expect(it.note(Self.sender).status == .done)
    let told = try it.letters(.notice)["leon"]?.count ?? 0
    try it.succeed("load", it.office.group)
    _ = try it.publishNext()
    #expect(try it.shown("person/leon") == ["2"] && it.shown("activity/heads") == ["2"])
    let more = try #require(try it.letters(.notice)["leon"]).dropFirst(told)
    #expect(more.contains("takes place after all, on \(it.walk.date.readableShort)"), "\(more)")
    try it.succeed("doctor")
  }

  @Test func whatIsTakenBackIsShownAndToldAtOnce() throws {
    let it = try Case()
    #expect(it.note(Self.sender).status == .done)
    let told = try it.letters(.notice)["leon"]?.count ?? 0
    let run = ProgramRun(
      ["event", "reinstate", "1", "--as-of", "2026-09-21", "--database", it.office.database] + Self.sender)
    #expect(
      run.output.hasPrefix("Taken back: 1 withdrawal; calendars show it from now on\n  ")
        && run.output.hasSuffix(": all of it; on again\n4 messages queued; 'planner mail send' sends them\n"),
      "\(run.output)\(run.errors)")
    #expect(try it.shown("person/leon") == ["2"])
    #expect(try #require(try it.letters(.notice)["leon"]).dropFirst(told).contains("takes place after all"))
    let again = planner("event", "reinstate", "1", "--database", it.office.database)
    #expect(again.status == .refused && again.errors.contains("[withdrawal.unknown]"))
    #expect(try it.succeed("event", "list", "--all").output.contains("; taken back "))
    // Off once more, it's told once more.
    #expect(it.note(Self.sender).output.contains("4 messages queued"))
    #expect(try it.shown("person/leon") == ["3 off"])
    try it.succeed("doctor")
  }

  /// Both heads are ill: whoever of them turns out to be well, the other isn't.
  @Test func whatIsOffForTwoReasonsIsBackOnceBothAreTakenBack() throws {
    let it = try Case()
    #expect(it.note(Self.sender).status == .done)
    let second = try it.succeed(
      "event", "absence", "--person", "leon", "--from", it.walk.date.description, "--as-of", "2026-09-21",
      "--mail-from",
      "planner@trust.example")
    #expect(second.output.contains("Withdrawn already, and off for this too:"), "\(second.output)")
    let kept = try it.reader().withdrawals(of: 1)
    #expect(kept.map(\.groupRevision) == [2, 3] && Set(kept.map(\.withdrawal)).count == 1)
    let told = try it.reader().messages().count
    let first = try it.succeed(
      "event", "reinstate", "1", "--as-of", "2026-09-21", "--mail-from", "planner@trust.example")
    #expect(first.output.contains("Taken back: 1 withdrawal\n") && first.output.contains("stays off by withdrawal 2"))
    #expect(try it.shown("person/leon") == ["1 off"] && it.reader().messages().count == told)
    #expect(try it.succeed("event", "reinstate", "2", "--as-of", "2026-09-21").output.contains("; on again\n"))
    #expect(try it.shown("person/leon") == ["2"])
    try it.succeed("doctor")
  }

  /// Nobody was written to when it was called off: whoever isn't told with the next plan wouldn't be at all.
  @Test func whatNobodyWasToldOfIsToldWithTheNextPlan() throws {
    let it = try Case()
    #expect(it.note([]).status == .done)
    #expect(try it.reader().withdrawals(of: 1).map(\.isTold) == [false] && it.reader().messages().isEmpty)
    _ = try it.publishNext()
    #expect(try #require(try it.letters(.notice)["leon"]).contains("(2 of 3)"))
  }

  @Test func whatIsOverIsNotTakenBack() throws {
    let it = try Case()
    #expect(it.note(Self.sender).status == .done)
    let run = planner(
      "event", "reinstate", "1", "--as-of", (it.walk.date + 1).description, "--database", it.office.database)
    #expect(run.status == .usage && run.errors.contains("[withdrawal.past]"), "\(run.errors)")
    #expect(try it.shown("person/leon") == ["1 off"])
  }

  // MARK: Supply

  @Test func supplyThatThePlanHasNotIsAskedAbout() throws {
    let it = try Case()
    let run = try it.succeed(
      "event", "supply", "--school", "saltmarsh", "--date", it.walk.date.description, "--number", "99", "--state",
      "unfilled", "--as-of", "2026-09-21")
    #expect(run.output.contains("Plan 1 has no supply teacher 99 at "), "\(run.output)")
  }

  /// The teacher's class has nobody: the course goes on without them or is off, they teach, and the next plan knows.
  @Test func supplyThatDoesNotComeKeepsItsTeacherInClass() throws {
    let folder = try TemporaryFolder()
    let database = folder.url.appending(path: "group.db").path()
    for arguments in [
      ["load", Repository.sample("district")], ["replan", "--rounds", "5", "--quiet"], ["approve", "1"],
      ["publish", "1"],
    ] { try #require(ProgramRun(arguments + ["--database", database]).status == .done) }
    let plan = try StoredPlan.plan(1, in: PlannerDatabase(database, for: .reading, holder: "a test"))
    let cover = try #require(
      plan.cover.first { cover in
        guard case .supply = cover.by else { return false }
        return cover.date > "2026-09-21"
      })
    guard case .supply(let number) = cover.by else { return }
    let run = planner(
      "event", "supply", "--school", cover.lesson.school.text, "--date", cover.date.description, "--number",
      "\(number)", "--state", "unfilled", "--as-of", "2026-09-21", "--database", database)
    #expect(run.status == .done && run.output.contains(" teaches it"), "\(run.output)\(run.errors)")
    let reader = try PlannerDatabase(database, for: .reading, holder: "a test")
    let kept = try reader.withdrawals(of: 1)
    #expect(!kept.isEmpty && kept.allSatisfy { $0.withdrawal.day == cover.date })
    let group = try StoredGroup(in: reader).group(telling: .recording())
    #expect(
      group.busy.contains {
        $0.subject == .person(cover.absent) && $0.days == DateSpan(cover.date, cover.date) && $0.note.isEmpty
      })
    try #require(
      planner("replan", "--rounds", "5", "--quiet", "--as-of", "2026-09-21", "--database", database).status == .done)
    let next = try StoredPlan.plan(2, in: PlannerDatabase(database, for: .reading, holder: "a test"))
    #expect(!next.releases.contains { PlanIndex.Absence($0) == PlanIndex.Absence(cover) })
    #expect(planner("doctor", "--database", database).status == .done)
  }

  // MARK: Killed

  /// `planner event` as a process of its own, killed at any moment: all of it is there, or nothing.
  @Test func aKilledEventIsWholeOrNothing() throws {
    let it = try Case()
    try it.succeed("backup", it.office.path("before.db"))
    var random = SplitMix64(seed: 7)
    let clock = ContinuousClock()
    let usual = try clock.measure { try MailOffice.start(event(it, "clock.db")).waitUntilExit() }
    var ends: Set<Bool> = []
    for kill in 0..<24 {
      let process = try MailOffice.start(event(it, "kill-\(kill).db"))
      Thread.sleep(forTimeInterval: usual * (0.3 + 0.8 * Double(random.below(1000)) / 1000) / .seconds(1))
      if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      let database = try PlannerDatabase(
        it.office.path("kill-\(kill).db"), for: .reading, holder: "a test")
      let isNoted = try #require(try database.currentRevision()).number == 2
      ends.insert(isNoted)
      #expect(try database.withdrawals(of: 1).isEmpty == !isNoted, "kill \(kill)")
      let cancelled = try #require(try database.feed("person/leon")).entries.count { $0.isCancelled }
      #expect(cancelled == (isNoted ? 1 : 0), "kill \(kill)")
      #expect(try database.messages().count == (isNoted ? 4 : 0), "kill \(kill)")
      #expect(database.examine().flatMap { $0.faults } == [], "kill \(kill)")
    }
    #expect(ends.contains(false), "no kill came in time")
  }

  /// Notes the absence in a copy of the database before it.
  private func event(_ it: Case, _ name: String) throws -> [String] {
    try FileManager.default.copyItem(atPath: it.office.path("before.db"), toPath: it.office.path(name))
    return [
      "event", "absence", "--person", "moira", "--from", it.walk.date.description, "--as-of", "2026-09-21",
      "--database", it.office.path(name),
    ] + Self.sender
  }
}
