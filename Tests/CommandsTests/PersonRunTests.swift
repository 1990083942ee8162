// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake
import Mail
import PlanFile
import Store
import TestSupport
import Testing

@testable import Commands

/// `planner person`: everything about somebody is written for them, and nothing of them is left once they're erased.
@Suite struct PersonRunTests {
  private static let name = "Deepak Rao"
  private static let address = "deepak.rao@example.org"

  /// An office in which somebody has left after the first meetings, and about whom there's something everywhere.
  private final class Case {
    let office: MailOffice
    /// After which nothing is planned with them.
    let last: CivilDate

    init() throws {
      office = try MailOffice()
      let plan = try PlanFile.decode(Array(Data(contentsOf: URL(filePath: office.path("plan/plan.json")))))
      let mine = plan.occurrences.filter { $0.people.contains("deepak") }
      last = try #require(mine.map(\.date).max())
      try run("feed", "add", "--person", "deepak", "--by", "Deepak Rao")
      try run("user", "add", PersonRunTests.address, "--role", "staff:deepak")
      try "https://calendar.example/private-77/basic.ics\n".write(
        toFile: office.path("address"), atomically: true, encoding: .utf8)
      try run("busy", "add", "--person", "deepak", "--address-file", office.path("address"))
      try office.queue()
      let sent = office.send("--folder", office.path("out"))
      #expect(sent.status == .done, "\(sent.errors)")
      // A first event withdraws something of them, by a revision of the group in which they're named.
      try run(
        "event", "absence", "--person", "deepak", "--from", last.description, "--as-of", "2026-09-02", "--by",
        "Deepak Rao (deepak), by link")
      try leave()
    }

    func run(_ arguments: String...) throws { try office.succeed(arguments + ["--database", office.database]) }

    func person(_ arguments: String...) -> ProgramRun {
      ProgramRun(["person"] + arguments + ["--database", office.database])
    }

    func erase(_ more: String...) -> ProgramRun {
      ProgramRun(
        ["person", "erase", "deepak", "--as-of", (last + 2).description, "--database", office.database] + more)
    }

    /// They left the day after; the group as it's loaded says so.
    private func leave() throws {
      let folder = office.path("exported")
      try run("export", folder)
      let file = folder + "/staff.csv"
      var lines = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n")
      let head = lines[0].trimmingCharacters(in: .newlines).components(separatedBy: ",")
      let row = try #require(lines.firstIndex { $0.hasPrefix("deepak,") || $0.contains(",deepak,") })
      if let column = head.firstIndex(where: { $0.trimmingCharacters(in: .whitespaces) == "until" }) {
        var cells = lines[row].components(separatedBy: ",")
        cells[column] = (last + 1).description
        lines[row] = cells.joined(separator: ",")
      } else {
        lines = lines.enumerated().map { index, line in
          line.isEmpty ? line : line + (index == 0 ? ",until" : index == row ? "," + (last + 1).description : ",")
        }
      }
      try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
      try run("load", folder, "--other-group")
    }

    /// The files of the database, whole: freed pages and the log too.
    func bytes() -> Data {
      ["", "-wal"].reduce(into: Data()) { data, ending in
        if let file = FileManager.default.contents(atPath: office.database + ending) { data += file }
      }
    }

    func traces(in data: Data) -> [String] {
      [PersonRunTests.name, PersonRunTests.address, "deepak", "private-77"].filter {
        data.range(of: Data($0.utf8)) != nil
      }
    }

    func reader() throws -> PlannerDatabase { try PlannerDatabase(office.database, for: .reading, holder: "a test") }
  }

  @Test func everythingAboutThemIsWrittenForThem() throws {
    let it = try Case()
    let file = it.office.path("deepak.json")
    let run = it.person("export", "deepak", "--output", file)
    #expect(run.status == .done, "\(run.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file))) as? [String: Any])
    #expect(document["names"] as? [String] == [Self.name, Self.address])
    let group = try #require(document["group"] as? [[String: Any]])
    // Loaded, absent, left: three revisions, of which each says something else.
    #expect(group.map { $0["revisions"] as? [Int] } == [[1], [2], [3]])
    let tables = try #require(group[1]["tables"] as? [String: [[String: String]]])
    #expect(tables["staff.csv"]?.count == 1 && tables["busy.csv"]?.count == 1)
    #expect((tables["activities.csv"]?.count ?? 0) >= 3)
    let plans = try #require(document["plans"] as? [[String: Any]])
    #expect(plans.count == 1 && !(plans[0]["occurrences"] as? [Any] ?? []).isEmpty)
    let records = try #require(document["records"] as? [String: [[String: Any]]])
    for table in [
      "account", "account_role", "audit", "busy_source", "feed", "feed_entry", "feed_token", "message", "message_step",
      "withdrawal",
    ] { #expect(records[table]?.isEmpty == false, "\(table)") }
    #expect(records["group_revision"]?.count == 1)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(!text.contains("Craig Holtby") || text.contains("craig"))
    #expect(!text.contains("leon.baptiste@example.org"))
    // It's for its reader alone, and never written over anything.
    let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(rights == 0o600)
    #expect(it.person("export", "deepak", "--output", file).status == .files)
    #expect(it.person("export", "nobody", "--output", file + "2").errors.contains("[person.unknown]"))
  }

  @Test func nothingOfThemIsLeftInTheFileNorInBackupsOfIt() throws {
    let it = try Case()
    #expect(it.traces(in: it.bytes()).count == 4)
    let before = it.bytes()
    let rehearsed = it.erase("--dry-run")
    #expect(rehearsed.output.hasPrefix("Would be erased: 'Former colleague 1' (former-1)"), "\(rehearsed)")
    #expect(try it.reader().busySources().first?.removed == nil && it.reader().accounts()[0].closed == nil)
    let names = try it.reader().feedTokens().map(\.feed)
    let others = try it.reader().feed("person/ewa")
    #expect(before.count > 0 && names == ["person/deepak"])

    let run = it.erase("--by", "officer")
    #expect(run.status == .done && run.output.hasPrefix("Erased: 'Former colleague 1'"), "\(run)")
    #expect(it.traces(in: it.bytes()) == [])
    #expect(planner("doctor", "--database", it.office.database).status == .done)
    try it.run("backup", it.office.path("backup.db"))
    #expect(it.traces(in: try Data(contentsOf: URL(filePath: it.office.path("backup.db")))) == [])

    // What took place is there still, under nobody's name, and everything that was closed is told.
    let reader = try it.reader()
    let plan = try PlanFile.decode(try reader.bytes(ofPlan: 1))
    #expect(plan.occurrences.contains { $0.people.contains("former-1") })
    #expect(
      try reader.feedTokens().map(\.feed) == ["person/former-1"] && reader.feedTokens()[0].revoked?.by == "officer")
    #expect(try reader.busySources()[0].removed != nil && reader.accounts()[0].closed != nil)
    #expect(try reader.accounts()[0].address == "former-1@erased.invalid")
    #expect(
      try reader.feed("person/deepak") == nil
        && reader.withdrawals(of: 1).allSatisfy { $0.withdrawal.person?.text != "deepak" })
    #expect(try !reader.messages().contains { $0.person == "deepak" } && !reader.messages().isEmpty)
    // Others' calendars say it under a higher number; whatever doesn't name them is as it was.
    let now = try #require(try reader.feed("person/ewa"))
    let named = try #require(others).entries.filter { String(decoding: $0.content, as: UTF8.self).contains(Self.name) }
    #expect(!named.isEmpty)
    for entry in try #require(others).entries {
      let again = try #require(now.entries.first { $0.uid == entry.uid })
      let wasNamed = named.contains(entry)
      #expect(again.sequence == entry.sequence + (wasNamed ? 1 : 0), "\(entry.uid)")
    }
    #expect(it.erase().errors.contains("[person.unknown]"))
  }

  /// A plan of the rewritten group is still one: verified, and the next is made from it.
  @Test func whatIsLeftGoesTogether() throws {
    let it = try Case()
    let before = try PlanFile.decode(try it.reader().bytes(ofPlan: 1))
    #expect(it.erase().status == .done)
    let plan = try PlanFile.decode(try it.reader().bytes(ofPlan: 1))
    #expect(plan.occurrences.count == before.occurrences.count && plan.charges == before.charges)
    // Verified against the group of its own revision, lists' order and all.
    try it.run("export", it.office.path("first"), "--revision", "1")
    try it.run("plans", "--number", "1", "--output", it.office.path("first.json"))
    let verified = planner("verify", it.office.path("first"), it.office.path("first.json"))
    #expect(verified.status == .done, "\(verified.output)\(verified.errors)")
    let next = ProgramRun(
      ["replan", "--quiet", "--rounds", "5", "--as-of", (it.last + 2).description, "--database", it.office.database])
    #expect(next.status == .done, "\(next.output)\(next.errors)")
  }

  /// Whoever it is, in a group with every table: no cell has them any more, and the group is as whole as it was.
  @Test(arguments: ["trust", "district", "diocese"]) func noTableHasThemAnyMore(_ sample: String) throws {
    let group = try #require(GroupFolder.read(Repository.sample(sample)).group)
    // Those whom others' rows name come first.
    let named = [
      group.people.compactMap(\.mentor), group.people.compactMap(\.jobShare), group.people.compactMap(\.takesOver),
      group.people.flatMap(\.preferredShadows), group.openLessons.map(\.person), group.declines.map(\.person),
      group.relations.compactMap { if case .person(let id) = $0.a { id } else { nil } },
      group.history.compactMap(\.person),
    ].flatMap { $0.prefix(2) }
    for (index, person) in group.people.enumerated() where index % 20 == 0 || named.contains(person.id) {
      let shared = group.people.contains { $0.id != person.id && $0.name == person.name }
      let former = FormerPerson(person.id, number: 1, words: shared ? [] : [person.name, person.email ?? ""])
      let own = group.without(former)
      let files = GroupFolder.files(of: own)
      let left = GroupFolder.rows(naming: person.id.text, or: { former.isNamed(in: Array($0.utf8)) }, in: files)
      #expect(left.isEmpty, "\(person.id): \(left)")
      #expect(GroupFolder.read(files, called: own.name).group == own, "\(person.id)")
      #expect(own.people.count == group.people.count && own.lessons.count == group.lessons.count)
      #expect(own.activities.count == group.activities.count)
      #expect(!GroupFolder.rows(naming: "former-1", or: { _ in false }, in: files).isEmpty)
    }
  }

  @Test func whoIsThereOrPlannedForIsNotErased() throws {
    let it = try Case()
    #expect(it.person("erase", "ewa").errors.contains("[person.present]"))
    let early = it.person("erase", "deepak", "--as-of", it.last.description)
    #expect(early.errors.contains("[person.present]"), "\(early)")
    #expect(it.person("erase", "nobody").errors.contains("[person.unknown]"))
    #expect(it.person("erase", "deepak", "--known-as", "ab").status == .usage)
    #expect(it.traces(in: it.bytes()).count == 4)
  }

  @Test func aMessageThatMayHaveBeenSentIsSettledFirst() throws {
    let it = try Case()
    try it.office.queue("2026-09-14")
    let queued = try #require(
      try it.reader().messages().first { $0.person == "deepak" && $0.state == .queued })
    do {
      let writer = try PlannerDatabase(it.office.database, for: .writing, holder: "a test")
      try writer.begin(queued.number, signed: Signature(by: "a test", at: "2026-09-14T08:00:00Z"))
    }
    #expect(it.erase().errors.contains("[person.mail]"))
    #expect(it.traces(in: it.bytes()).count == 4)
  }

  /// What others were to be told would be told to nobody.
  @Test func whatOthersAreToBeToldIsSentFirst() throws {
    let it = try Case()
    try it.office.queue("2026-09-14")
    let refused = it.erase()
    #expect(refused.errors.contains("waits to be sent") && refused.errors.contains("[person.mail]"), "\(refused)")
    #expect(it.office.send("--folder", it.office.path("later")).status == .done)
    #expect(it.erase().status == .done && it.traces(in: it.bytes()) == [])
  }

  /// A head's reason on its way to whoever leads staff development: one that names them waits to be sent, one to them goes.
  @Test func aReasonThatNamesThemIsSentFirstAndOneToThemIsDeleted() throws {
    let it = try Case()
    var group = try StoredGroup(in: it.reader()).group(telling: .recording())
    let plan = try #require(try EventNote.published(in: group, it.reader()))
    for index in group.people.indices where ["ewa", "deepak"].contains(group.people[index].id.text) {
      group.people[index].responsibilities = ["cpd lead"]
    }
    let at = "2026-09-02T08:00:00Z"
    let sender = MailSender(address: try MailAddress("planner@trust.example"))
    func letters(_ school: Identifier<School>, _ text: String) throws -> [MessageContent] {
      try #require(try ReasonPost(at: school, in: group, on: "2026-09-02", from: sender, it.reader())).letters(
        try #require(try AnswerReason(text)), for: Answer(school: school, halfTerm: 2, verdict: .no, activities: []),
        in: group, words: PlanWords(group, plan.standing), plan: plan.number, secret: [], at: at)
    }
    let both = try letters("eastgate", "Ask Deepak\nRao about it.") + letters("saltmarsh", "We can't.")
    #expect(both.map(\.person) == ["ewa", "deepak"])
    do {
      let writer = try PlannerDatabase(it.office.database, for: .writing, holder: "a test")
      let queued = try writer.queue(
        both, ofLast: plan.number, in: group.year, signed: Signature(by: "a test", at: at))
      #expect(queued.new == 2)
    }
    let refused = it.erase()
    #expect(refused.errors.contains("waits to be sent") && refused.errors.contains("[person.mail]"), "\(refused)")
    let naming = try #require(try it.reader().messages().last { $0.person == "ewa" && $0.kind == .notice })
    do {
      let writer = try PlannerDatabase(it.office.database, for: .writing, holder: "a test")
      try writer.settle(naming.number, as: .sent, reply: "250", signed: Signature(by: "a test", at: at))
    }
    #expect(it.erase().status == .done && it.traces(in: it.bytes()) == [])
    #expect(try !it.reader().messages().contains { $0.person == "deepak" })
  }

  /// That somebody else's address takes no mail is known from a message that names them: it's known afterwards, and nothing
  /// of what it said.
  @Test func addressesOfOthersThatTakeNoMailStay() throws {
    let it = try Case()
    try it.office.queue("2026-09-14")
    let others = try it.reader().messages().filter { $0.person != "deepak" && $0.state == .queued }
    do {
      let writer = try PlannerDatabase(it.office.database, for: .writing, holder: "a test")
      let signed = Signature(by: "a test", at: "2026-09-14T08:00:00Z")
      for message in others {
        try writer.begin(message.number, signed: signed)
        try writer.settle(message.number, as: .failed(suppressing: true), reply: "550 5.1.1", signed: signed)
      }
    }
    let before = try it.reader().suppressions()
    #expect(!before.isEmpty && it.erase().status == .done)
    #expect(try it.reader().suppressions() == before && it.traces(in: it.bytes()) == [])
    #expect(planner("doctor", "--database", it.office.database).status == .done)
  }

  @Test func aBackupThatHasThemIsNoticed() throws {
    let it = try Case()
    try it.run("backup", it.office.path("old.db"))
    #expect(it.erase().status == .done)
    let restored = planner("restore", it.office.path("old.db"), "--replace", "--database", it.office.database)
    #expect(
      restored.errors.contains("people who were erased since the backup was made are in it again (1)"), "\(restored)")
    #expect(it.erase().status == .done && it.traces(in: it.bytes()) == [])
  }

  /// Killed at any moment it's done or not begun, and what's left in the file goes with the next who writes.
  @Test func aKilledErasureIsWholeOrNothing() throws {
    let it = try Case()
    try it.run("backup", it.office.path("copy.db"))
    let copy = try Data(contentsOf: URL(filePath: it.office.path("copy.db")))
    var random = SplitMix64(seed: 11)
    let arguments = [
      "person", "erase", "deepak", "--as-of", (it.last + 2).description, "--database", it.office.path("copy.db"),
    ]
    let clock = ContinuousClock()
    var usual = Duration.zero
    var done = 0
    for kill in 0..<12 {
      for ending in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: it.office.path("copy.db") + ending)
      }
      try copy.write(to: URL(filePath: it.office.path("copy.db")))
      let start = clock.now
      let process = try MailOffice.start(arguments)
      if kill > 0 {
        Thread.sleep(forTimeInterval: usual * Double(random.below(1000)) / 1000 / .seconds(1))
        if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
      }
      process.waitUntilExit()
      if kill == 0 { usual = clock.now - start }
      #expect(planner("doctor", "--database", it.office.path("copy.db")).status == .done, "kill \(kill)")
      let person = try PersonRunTests.people(it.office.path("copy.db"))
      #expect(person.contains("deepak") != person.contains("former-1"), "kill \(kill)")
      guard person.contains("former-1") else { continue }
      done += 1
      // Any command that writes finishes it.
      _ = planner("tidy", "--database", it.office.path("copy.db"))
      let data = ["", "-wal"].reduce(into: Data()) { data, ending in
        data += FileManager.default.contents(atPath: it.office.path("copy.db") + ending) ?? Data()
      }
      #expect(it.traces(in: data) == [], "kill \(kill)")
    }
    #expect(done >= 1)
  }

  private static func people(_ path: String) throws -> [String] {
    let database = try PlannerDatabase(path, for: .reading, holder: "a test")
    return try StoredGroup(in: database).group(telling: .recording()).people.map(\.id.text)
  }
}
