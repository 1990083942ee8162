// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// `planner busy` as a user runs it: the program as a process of its own, calendars on a server of this one.
@Suite(.timeLimit(.minutes(5))) struct BusyRunTests {
  private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
    path: "planner")
  /// A part of every address that mustn't be told to anybody.
  private static let secret = "private-5f3a9c"

  /// A database, the calendars that it fetches, and all that the program has said of them.
  private final class Office {
    let folder: TemporaryFolder
    let server: CalendarServer
    var database: String { path("group.db") }
    private(set) var said = ""

    init(_ acts: [String: CalendarServer.Act] = [:]) throws {
      folder = try TemporaryFolder()
      server = try CalendarServer(
        Dictionary(uniqueKeysWithValues: acts.map { ("/\(BusyRunTests.secret)/\($0.key)", $0.value) }))
      let loaded = planner("load", Repository.sample("two-schools"), "--database", database)
      try #require(loaded.status == .done, "\(loaded.errors)")
    }

    func path(_ name: String) -> String { folder.url.appending(path: name).path(percentEncoded: false) }

    subscript(name: String) -> CalendarServer.Act? {
      get { server["/\(BusyRunTests.secret)/\(name)"] }
      set { server["/\(BusyRunTests.secret)/\(name)"] = newValue }
    }

    struct Run {
      var status: Int32
      var output: String
      var errors: String
    }

    /// Starts `planner busy` with these arguments.
    func start(_ arguments: [String], input: String = "", name: String = UUID().uuidString) throws -> Process {
      let process = Process()
      process.executableURL = BusyRunTests.program
      process.arguments = ["busy"] + arguments + ["--database", database]
      process.standardInput = try FileHandle(forReadingFrom: folder.write("\(name).in", Data(input.utf8)))
      process.standardOutput = try FileHandle(forWritingTo: folder.write("\(name).out", Data()))
      process.standardError = try FileHandle(forWritingTo: folder.write("\(name).err", Data()))
      try process.run()
      return process
    }

    func run(_ arguments: String..., input: String = "") throws -> Run { try run(arguments, input: input) }

    func run(_ arguments: [String], input: String = "") throws -> Run {
      let name = UUID().uuidString
      let process = try start(arguments, input: input, name: name)
      process.waitUntilExit()
      func text(_ ending: String) throws -> String {
        try String(contentsOfFile: path("\(name).\(ending)"), encoding: .utf8)
      }
      let run = Run(status: process.terminationStatus, output: try text("out"), errors: try text("err"))
      said += run.output + run.errors
      return run
    }

    /// Adds the calendar that the server has under `name`.
    func add(_ name: String, _ owner: String...) throws {
      let run = try run(
        ["add", "--allow-http", "--allow-private"] + owner,
        input: server.address("/\(BusyRunTests.secret)/\(name)") + "\n")
      try #require(run.status == 0, "\(run.errors)")
    }

    func fetch(_ more: String...) throws -> Run {
      try run(["fetch", "--allow-http", "--allow-private", "--as-of", "2026-09-01", "--patience", "20"] + more)
    }

    /// The group's busy times, the cells of a row that hold something each; none where it has no such table.
    func rows() throws -> [String] {
      let database = try PlannerDatabase(database, for: .reading, holder: "a test")
      let revision = try #require(try database.currentRevision())
      let table = try database.files(of: revision.number).first { $0.name == "busy.csv" }
      return table?.text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").joined(separator: " ") }
        ?? []
    }

    func revision() throws -> Int {
      try #require(try PlannerDatabase(database, for: .reading, holder: "a test").currentRevision()).number
    }

    /// Nothing of an address was printed, and nothing is in files beside the database.
    func keepsSecrets() throws -> Bool {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false))
        .filter { $0.hasSuffix(".lock") }.map { try String(contentsOfFile: path($0), encoding: .utf8) }
      return !files.isEmpty && !(said + files.joined()).contains(BusyRunTests.secret)
    }
  }

  private static func calendar(_ events: String...) -> String {
    (["BEGIN:VCALENDAR", "VERSION:2.0"]
      + events.flatMap { ["BEGIN:VEVENT", $0, "SUMMARY:Divorce lawyer", "END:VEVENT"] }
      + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
  }

  private static let monday = "UID:a\r\nDTSTART:20261109T090000Z\r\nDTEND:20261109T100000Z"
  private static let tuesday = "UID:b\r\nDTSTART:20261110T090000Z\r\nDTEND:20261110T100000Z"
  private static let row = "deepak 2026-11-09 09:00 10:00 Calendar"

  @Test func aCalendarBecomesBusyTimesAndFollowsItsChanges() throws {
    let office = try Office(["deepak": .calendar(tag: "1", Self.calendar(Self.monday))])
    try office.add("deepak", "--person", "deepak", "--by", "anna")
    #expect(try office.run("list").output.contains("   1  person/deepak 'Calendar', http://127.0.0.1:"))
    #expect(office.said.contains("not fetched yet"))
    let first = try office.fetch()
    #expect(first.status == 0 && first.output == "1 read, 0 as before; revision 2 of the group has their times\n")
    #expect(try office.rows() == [Self.row])
    let again = try office.fetch()
    #expect(again.status == 0 && again.output == "0 read, 1 as before; no time has changed\n")
    #expect(office.server.requests.last?.contains("\"1\"") == true)
    #expect(try office.revision() == 2)
    // Another title is no other time.
    office["deepak"] = .calendar(tag: "2", Self.calendar(Self.monday).replacing("Divorce", with: "Tax"))
    #expect(try office.fetch().output == "1 read, 0 as before; no time has changed\n")
    office["deepak"] = .calendar(tag: "3", Self.calendar(Self.tuesday))
    #expect(try office.fetch("--by", "night").output.hasSuffix("revision 3 of the group has their times\n"))
    #expect(try office.rows() == [Self.row.replacing("-09", with: "-10")])
    #expect(planner("doctor", "--database", office.database).status == .done)
    #expect(try office.run("list", "--format", "json").output.contains("\"goodAgeSeconds\""))
    #expect(try office.keepsSecrets())
    // What events are called is nowhere.
    for ending in ["", "-wal"] {
      let bytes = FileManager.default.contents(atPath: office.database + ending)
      #expect(bytes?.range(of: Data("lawyer".utf8)) == nil)
    }
  }

  @Test func whatCannotBeReadLeavesTheLastGoodCopyAndTheOthersAlone() throws {
    let good = Self.calendar(Self.monday)
    let office = try Office([
      "deepak": .calendar(tag: "1", good), "becky": .calendar(tag: "1", good), "hall": .calendar(tag: "1", good),
    ])
    try office.add("deepak", "--person", "deepak")
    try office.add("becky", "--person", "becky")
    try office.add("hall", "--school", "eastgate", "--note", "Lettings")
    try office.add("missing", "--person", "moira")
    let first = try office.fetch()
    #expect(first.status == 8 && first.output.hasPrefix("3 read, 0 as before; revision 2"), "\(first)")
    #expect(
      first.errors.contains("calendar 4: the server has nothing at this address any more (404) [fetch.status]; nothing")
    )
    let rows = try office.rows()
    #expect(rows.count == 3)
    office["becky"] = .calendar(tag: "2", Self.calendar(Self.tuesday))
    for (act, code) in [
      (
        CalendarServer.Act.say(
          "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n<!DOCTYPE html><html><body>x</body></html>"),
        "file.web-page"
      ),
      (.say("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + good.prefix(90)), "file.truncated"),
      (.say("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"), "fetch.status"),
      (.say("HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\nBEGIN"), "fetch.too-large"),
      (.lead("http://169.254.169.254/"), "fetch.network"), (.lead("/\(Self.secret)/deepak"), "fetch.redirect"),
      (.stall("HTTP/1.1 200 OK\r\n\r\nBEGIN:VCALENDAR"), "fetch.timeout"),
    ] {
      office["deepak"] = act
      let run = try office.fetch("--patience", "1")
      #expect(run.status == 8 && run.errors.contains("[\(code)]; what it said 20"), "\(code): \(run)")
      let listed = try office.run("list").output
      #expect(listed.contains("deepak 'Calendar'") && listed.contains("read 0 minutes ago ("), "\(listed)")
      #expect(listed.contains("; failed 20") && listed.contains("[\(code)]"), "\(listed)")
      #expect(try office.rows().first == Self.row, "\(code)")
    }
    #expect(
      try office.rows().contains(Self.row.replacing("deepak", with: "becky").replacing("-09", with: "-10")),
      "others go on")
    #expect(try office.revision() == 3)
    office["deepak"] = .calendar(tag: "4", good)
    #expect(try office.fetch("--number", "1").status == 0)
    #expect(try office.run("list").output.split(separator: "\n").first?.contains("failed") == false)
    #expect(try office.keepsSecrets())
  }

  /// Hosts say "unchanged" of what the group doesn't have any more.
  @Test func aFolderThatIsLoadedMeanwhileGetsTheTimesAgain() throws {
    let office = try Office(["deepak": .calendar(tag: "1", Self.calendar(Self.monday))])
    try office.add("deepak", "--person", "deepak")
    #expect(try office.fetch().status == 0)
    #expect(planner("load", Repository.sample("two-schools"), "--database", office.database).status == .done)
    #expect(try office.rows() == [])
    #expect(try office.fetch().output == "0 read, 1 as before; revision 4 of the group has their times\n")
    #expect(try office.rows() == [Self.row])
  }

  @Test func oneThatIsRemovedTakesItsTimesAlongUnlessTheyStay() throws {
    let office = try Office(["deepak": .calendar(tag: "1", Self.calendar(Self.monday))])
    try office.add("deepak", "--person", "deepak")
    #expect(
      try office.run(
        "add", "--allow-http", "--allow-private", "--person", "deepak",
        input: office.server.address("/\(Self.secret)/x")
      ).errors.contains("[busy.exists]"))
    #expect(try office.fetch().status == 0)
    #expect(try office.run("remove", "1", "--keep-times", "--by", "cara").status == 0)
    #expect(try office.rows() == [Self.row] && office.revision() == 2)
    let twice = try office.run("remove", "1")
    #expect(twice.status == 6 && twice.errors.contains("[busy.unknown]"))
    try office.add("deepak", "--person", "deepak")
    #expect(try office.fetch().output == "1 read, 0 as before; no time has changed\n")
    #expect(try office.run("remove", "2").output.contains("revision 3 of the group is without its times"))
    #expect(try office.rows() == [] && office.revision() == 3)
    #expect(try office.run("list").output.hasPrefix("No calendar is fetched"))
    #expect(try office.run("list", "--all").output.contains("1  person/deepak 'Calendar'; removed 20"))
    #expect(try office.fetch().status == 0)
    #expect(try office.fetch("--number", "1").errors.contains("[busy.unknown]"))
    #expect(try office.keepsSecrets())
  }

  @Test func addressesThatCannotBeOnesAreRefusedWithoutBeingTold() throws {
    let office = try Office()
    for (input, options, code) in [
      ("http://calendar.example/\(Self.secret)", [], "[fetch.open]"), ("\(Self.secret)", [], "[fetch.address]"),
      ("https://u:\(Self.secret)@calendar.example/", [], "[fetch.address]"), ("", [], "[fetch.address]"),
      ("https://127.0.0.1/\(Self.secret)", [], "[fetch.network]"),
      ("https://[::ffff:10.0.0.1]/\(Self.secret)", ["--allow-private"], "[fetch.network]"),
    ] {
      let run = try office.run(["add", "--person", "deepak"] + options, input: input)
      #expect(run.status == 2 && run.errors.contains(code), "\(run)")
    }
    let nobody = try office.run("add", "--person", "nobody", input: "https://calendar.example/\(Self.secret)")
    #expect(nobody.status == 6 && nobody.errors.contains("[busy.subject]"), "\(nobody)")
    let file = try office.folder.write("address.txt", Data("webcal://calendar.example/\(Self.secret)\nmore".utf8))
    let added = try office.run(
      "add", "--school", "eastgate", "--address-file", file.path(percentEncoded: false))
    #expect(added.output == "Calendar 1 is school/eastgate's, at https://calendar.example/…\n", "\(added)")
    #expect(try office.run("list").status == 0)
    #expect(try office.keepsSecrets())
  }

  /// Nothing near is asked by a fetch that isn't allowed to, whoever added the calendar.
  @Test func whatIsAllowedIsSaidAtEachFetch() throws {
    let office = try Office(["deepak": .calendar(tag: "1", Self.calendar(Self.monday))])
    try office.add("deepak", "--person", "deepak")
    #expect(try office.run("fetch").errors.contains("[fetch.open]"))
    #expect(try office.run("fetch", "--allow-http").errors.contains("[fetch.network]"))
    #expect(office.server.requests == [])
  }

  @Test func othersWriteWhileAHostIsWaitedForAndASecondFetchDoesNot() throws {
    let office = try Office([
      "slow": .stall("HTTP/1.1 200 OK\r\n\r\nBEGIN:VCALENDAR"),
      "deepak": .calendar(tag: "1", Self.calendar(Self.monday)),
    ])
    try office.add("slow", "--person", "becky")
    try office.add("deepak", "--person", "deepak")
    let fetching = try office.start(["fetch", "--allow-http", "--allow-private", "--as-of", "2026-09-01"])
    defer { if fetching.isRunning { kill(fetching.processIdentifier, SIGKILL) } }
    for _ in 0..<400 where office.server.requests.count < 2 { Thread.sleep(forTimeInterval: 0.05) }
    #expect(office.server.requests.count == 2)
    let noted = planner(
      "event", "absence", "--person", "moira", "--from", "2026-11-12", "--as-of", "2026-09-01", "--database",
      office.database)
    #expect(noted.status == .done, "\(noted.errors)")
    let second = try office.fetch()
    #expect(second.status == 4 && second.errors.contains("[database.in-use]"), "\(second)")
    // Whoever wants it to end gets what has come by then.
    fetching.terminate()
    fetching.waitUntilExit()
    #expect(fetching.terminationStatus == 8)
    #expect(try office.rows() == ["moira 2026-11-12", Self.row])
    #expect(try office.revision() == 3)
  }

  @Test func whatIsLeftWhenTheTimeIsUpComesFirstNextTime() throws {
    let office = try Office(["deepak": .calendar(tag: "1", Self.calendar(Self.monday)), "slow": .stall("")])
    try office.add("deepak", "--person", "deepak")
    try office.add("slow", "--person", "becky")
    let run = try office.fetch("--time-limit", "1")
    #expect(run.status == 8 && run.errors.contains("1 left for another time"), "\(run)")
    #expect(run.output.hasPrefix("1 read"), "\(run)")
    let sources = try PlannerDatabase(office.database, for: .reading, holder: "a test").busySources()
    #expect(sources.map { $0.tried == nil } == [false, true] && sources[1].failure == nil)
  }

  @Test func whoseCalendarItIsMayLeaveTheGroup() throws {
    let office = try Office(["becky": .calendar(tag: "1", Self.calendar(Self.monday))])
    try office.add("becky", "--person", "becky")
    #expect(try office.fetch().status == 0)
    let group = office.folder.url.appending(path: "group")
    try FileManager.default.copyItem(
      atPath: Repository.sample("two-schools"), toPath: group.path(percentEncoded: false))
    for table in ["staff.csv", "activities.csv"] {
      let file = group.appending(path: table)
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      try lines.filter { !$0.contains("becky") }.joined(separator: "\n").write(
        to: file, atomically: true, encoding: .utf8)
    }
    let loaded = planner(
      "load", group.path(percentEncoded: false), "--database", office.database, "--other-group")
    #expect(loaded.status == .done, "\(loaded.errors)")
    let run = try office.fetch()
    #expect(run.status == 8 && run.errors.contains("[busy.subject]") && office.server.requests.count == 1, "\(run)")
    #expect(try office.rows() == [] && office.run("remove", "1").output.contains("it had no times"))
  }

  /// The copy says nothing of another year, so that "unchanged" wouldn't either.
  @Test func ofAnotherYearAllOfACalendarIsAskedFor() throws {
    let next = Self.monday.replacing("2026", with: "2027")
    let office = try Office(["deepak": .calendar(tag: "1", Self.calendar(Self.monday, next))])
    try office.add("deepak", "--person", "deepak")
    #expect(try office.fetch().status == 0 && office.rows() == [Self.row])
    let group = office.folder.url.appending(path: "group")
    try FileManager.default.copyItem(
      atPath: Repository.sample("two-schools"), toPath: group.path(percentEncoded: false))
    for table in ["calendar.csv", "activities.csv"] {
      let file = group.appending(path: table)
      try String(contentsOf: file, encoding: .utf8).replacing("2027-", with: "2028-").replacing("2026-", with: "2027-")
        .write(to: file, atomically: true, encoding: .utf8)
    }
    let loaded = planner(
      "load", group.path(percentEncoded: false), "--database", office.database, "--other-group")
    #expect(loaded.status == .done, "\(loaded.errors)")
    #expect(try office.fetch("--as-of", "2027-09-01").output.hasPrefix("1 read, 0 as before; revision 4"))
    #expect(try office.rows() == [Self.row.replacing("2026", with: "2027")])
    #expect(office.server.requests.allSatisfy { !$0.contains("If-None-Match") } && office.server.requests.count == 2)
    #expect(try office.fetch("--as-of", "2027-09-01").output.hasPrefix("0 read, 1 as before; no time"))
  }

  @Test func whatARestoredBackupDoesNotKnowIsTold() throws {
    let office = try Office()
    try office.add("deepak", "--person", "deepak")
    #expect(planner("backup", office.path("b.db"), "--database", office.database).status == .done)
    #expect(try office.run("remove", "1").status == 0)
    try office.add("becky", "--person", "becky")
    let restored = planner("restore", office.path("b.db"), "--database", office.database, "--replace")
    #expect(restored.output.contains("removed calendars of busy times (1)"), "\(restored.output)")
    #expect(restored.errors.contains("aren't fetched any more (1)"), "\(restored.errors)")
    #expect(try office.run("list").output.hasPrefix("No calendar is fetched"))
  }

  @Test func aKilledFetchIsWholeOrNothing() throws {
    let office = try Office([
      "slow": .stall(""), "deepak": .calendar(tag: "1", Self.calendar(Self.monday)),
    ])
    try office.add("deepak", "--person", "deepak")
    try office.add("slow", "--person", "becky")
    var random = SplitMix64(seed: 11)
    for kill in 0..<12 {
      // Every other time the slow one gives up about when it's killed, so that some are killed while they write.
      office["deepak"] = .calendar(tag: "\(kill)", Self.calendar(kill % 2 == 0 ? Self.tuesday : Self.monday))
      office["slow"] = kill % 2 == 0 ? .stall("") : .say("HTTP/1.1 410 Gone\r\n\r\n")
      let before = try office.revision()
      let process = try office.start(["fetch", "--allow-http", "--allow-private", "--as-of", "2026-09-01"])
      Thread.sleep(forTimeInterval: Double(random.below(700)) / 1000)
      if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      let after = try office.revision()
      #expect(after == before || after == before + 1, "kill \(kill)")
      #expect(planner("doctor", "--database", office.database).status == .done, "kill \(kill)")
      let sources = try PlannerDatabase(office.database, for: .reading, holder: "a test").busySources()
      let copy = sources[0].copy.map { Self.row.replacing("-09", with: $0.contains("-09 ") ? "-09" : "-10") }
      #expect(try office.rows() == [copy].compactMap(\.self), "kill \(kill)")
    }
    // Nobody has to clean up.
    office["slow"] = .calendar(tag: "1", Self.calendar(Self.monday))
    #expect(try office.fetch().status == 0)
    #expect(try office.rows().count == 2)
  }

  @Test(arguments: [["busy", "add"], ["busy", "list"], ["busy", "remove"], ["busy", "fetch"]])
  func everyCommandSaysHowItEnds(command: [String]) throws {
    let help = ProgramRun(["help"] + command)
    #expect(help.status == .done && help.output.contains("EXIT STATUS:") && help.output.contains("--database <file>"))
    #expect(ProgramRun(command).status == .usage)
    let page = try String(contentsOf: Repository.root.appending(path: "docs/operations.md"), encoding: .utf8)
    #expect(page.contains("`planner \(command.joined(separator: " "))"))
  }

  @Test func theCodeOfWhoIsGoneIsDocumented() throws {
    let page = try String(contentsOf: Repository.root.appending(path: "docs/errors.md"), encoding: .utf8)
    #expect(page.contains("| `\(BusySource.Owner.unknownCode)` |"))
  }
}
