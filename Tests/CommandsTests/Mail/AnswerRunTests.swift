// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Logging
import Mail
import Store
import Synchronization
import TestSupport
import Testing
import Web

@testable import Commands

/// Heads who answer by mailed links: from the letter to the next revision of the group, over a server's socket.
@Suite(.timeLimit(.minutes(5))) struct AnswerRunTests {
  /// A link in a letter, with what it entitles to.
  private struct Link {
    let text: String
    let right: AnswerRight
    var path: String { "/mail/answer/\(text)" }
  }

  private static let day = "2026-09-07"

  /// The links in the letter of that week to a head, by half-term.
  private static func links(
    _ office: MailOffice, to head: String = "moira", on day: String = day
  ) throws -> [Link] {
    try office.succeed(
      "mail", "queue", "--from", "planner@trust.example", "--as-of", day, "--base-url", "https://planner.trust.example",
      "--database", office.database)
    let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    let wanted = try #require(CivilDate(iso: day))
    let letter = try reader.messages().last { $0.kind == .leader && $0.person == head && $0.day == wanted }
    guard let letter else { return [] }
    let text = String(decoding: try reader.bytes(ofMessage: letter.number), as: UTF8.self).replacing("=\r\n", with: "")
    let plain = text.components(separatedBy: "text/html")[0]
    return try plain.matches(of: /https:\/\/planner\.trust\.example\/mail\/answer\/([A-Za-z0-9_-]{43})/).map { match in
      Link(text: String(match.1), right: try #require(try reader.answerRight(by: String(match.1), on: wanted)))
    }
  }

  /// Does `work` with a server's port, at which it's nine in the morning of `day`.
  private static func serving(
    _ office: MailOffice, on day: String = day, patience: Duration = .seconds(5), sender: MailSender? = nil,
    _ work: @escaping @Sendable (Int) throws -> Void
  ) async throws {
    let now = try Date("\(day)T09:00:00Z", strategy: .iso8601)
    var settings = WebSettings(host: "127.0.0.1", port: 0)
    settings.writePatience = patience
    let server = try PlannerServer(
      PlannerDatabase(office.database, for: .reading, holder: "a test"), settings: settings,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      answers: HeadsDesk(sender: { sender }, now: { now }))
    let isDone = Wish()
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    async let running: Void = server.run(until: { isDone.value.withLock(\.self) }) { event in
      if case .listening(let number) = event { port.yield(number) }
    }
    let number = try #require(await ports.first { _ in true })
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await Loopback.offPool { try work(number) }) } catch { outcome = .failure(error) }
    isDone.value.withLock { $0 = true }
    try await running
    try outcome.get()
  }

  private final class Wish: Sendable { let value = Mutex(false) }

  private static func post(_ path: String, _ form: String, _ port: Int) throws -> String {
    let client = try Loopback(port: port)
    client.send(
      "POST \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\r\n\(form)")
    return client.rest()
  }

  /// What the page of a link asks, ready to be sent back: the beginning of the form, and the boxes to tick.
  private static func page(_ link: Link, _ port: Int) throws -> (text: String, form: String, boxes: [String]) {
    let text = try Loopback.get(link.path, port: port)
    let seen = try #require(text.firstMatch(of: /name="seen" value="([0-9a-f]{32})"/)?.1)
    let boxes = text.matches(of: /name="not" value="([0-9a-f]{32})"/).map { String($0.1) }
    return (text, "seen=\(seen)", boxes)
  }

  private static func answers(_ office: MailOffice) throws -> (revision: GroupRevision, answers: [Answer]) {
    let database = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    let stored = try StoredGroup(in: database)
    return (stored.revision, try stored.group(telling: .recording()).answers)
  }

  @Test func aHeadAnswersAndTheGroupHasTheAnswer() async throws {
    nonisolated(unsafe) let office = try MailOffice()
    let links = try Self.links(office)
    let link = try #require(links.first { $0.right.halfTerm > 1 })
    #expect(links.allSatisfy { $0.right.person == "moira" && $0.right.school == "saltmarsh" })
    #expect(Set(links.map(\.right.halfTerm)).count == links.count)
    try await Self.serving(office) { port in
      // Programs that look for bad links follow every one.
      for _ in 0..<3 { #expect(try Loopback.get(link.path, port: port).contains(" 200 OK")) }
      #expect(try Self.answers(office).revision.number == 1)
      let page = try Self.page(link, port)
      #expect(page.text.contains("Saltmarsh") && page.text.contains("Until you answer"))
      let box = try #require(page.boxes.first)
      let noted = try Self.post(link.path, page.form + "&verdict=not-these&not=\(box)", port)
      #expect(noted.contains(" 200 OK") && noted.contains("Your answer is noted"), "\(noted)")
      #expect(noted.contains("What it changes") && noted.contains("The group makes another plan"))
      var kept = try Self.answers(office)
      let asked = try #require(kept.answers.first?.activities.first)
      #expect(["plan-together", "heads", "see-english", "see-primary"].contains(asked.text))
      #expect(kept.revision.number == 2 && kept.revision.loaded.by == "Moira Tansley (moira), by link")
      let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
      let withdrawn = try reader.withdrawals(of: 1)
      #expect(!withdrawn.isEmpty && withdrawn.allSatisfy { $0.made == kept.revision.loaded })
      #expect(try reader.feed("person/moira")?.entries.contains { $0.isCancelled } == true || asked != "heads")
      // Who has the page open from before hasn't seen that.
      #expect(try Self.post(link.path, page.form + "&verdict=yes", port).hasPrefix("HTTP/1.1 409 "))
      #expect(
        kept.answers == [
          Answer(school: "saltmarsh", halfTerm: link.right.halfTerm, verdict: .notThese, activities: [asked])
        ])
      // The plan that follows is the same as after the command.
      #expect(
        planner("replan", "--quiet", "--as-of", Self.day, "--database", office.database).status == .done)
      #expect(planner("diff", "2", "--database", office.database).output.contains("to be told"))

      for command in ["approve", "publish"] {
        #expect(planner(command, "2", "--database", office.database).status == .done)
      }

      // Who has the page open still hasn't seen this plan.
      let stale = try Self.post(link.path, page.form + "&verdict=yes", port)
      #expect(stale.hasPrefix("HTTP/1.1 409 ") && stale.contains("The plan has changed"))
      // The next answer takes the place of the first; it may be sent twice.
      let again = try Self.page(link, port)
      #expect(again.text.contains("You have said yes, but not to:") && again.form != page.form)
      // Not planned any more, or not with this school, and still to be ticked.
      #expect(again.boxes.contains(box))
      for words in ["Your answer is noted", "noted already"] {
        #expect(try Self.post(link.path, again.form + "&verdict=yes", port).contains(words))
        kept = try Self.answers(office)
        #expect(kept.revision.number == 3)
      }
      #expect(kept.answers.map(\.verdict) == [.yes])
      #expect(try Self.page(link, port).text.contains("You have said yes to this half-term."))
    }
    #expect(planner("doctor", "--database", office.database).status == .done)
    // Whoever has answered isn't asked again, though what's published is of the group before that.
    let later = try Self.links(office, on: "2026-09-14")
    #expect(!later.contains { $0.right.halfTerm == link.right.halfTerm })
  }

  /// What's queued for those concerned, by the person.
  private static func notices(_ office: MailOffice) throws -> [String] {
    try office.messages().filter { $0.kind == .notice }.map(\.person).sorted()
  }

  /// A server that knows a sender writes to those concerned, as the command does; one that knows none to nobody.
  @Test(arguments: [true, false]) func thoseConcernedHearOfAHeadsNoAtOnce(isTold: Bool) async throws {
    nonisolated(unsafe) let office = try MailOffice()
    let link = try #require(try Self.links(office).first { $0.right.halfTerm > 1 })
    let answer = [
      "event", "answer", "--school", link.right.school, "--half-term", "\(link.right.halfTerm)", "--verdict", "no",
      "--as-of", Self.day, "--mail-from", "planner@trust.example", "--database",
    ]
    let copy = office.path("copy.db")
    try office.succeed("backup", copy, "--database", office.database)
    try office.succeed(answer + [copy])
    let wanted = try PlannerDatabase(copy, for: .reading, holder: "a test").messages().filter { $0.kind == .notice }
    #expect(!wanted.isEmpty)
    let sender = MailSender(address: try MailAddress("planner@trust.example"), base: "https://planner.trust.example")
    try await Self.serving(office, sender: isTold ? sender : nil) { port in
      for words in ["Your answer is noted", "noted already"] {
        let page = try Self.page(link, port)
        #expect(try Self.post(link.path, page.form + "&verdict=no", port).contains(words))
        #expect(try Self.notices(office) == (isTold ? wanted.map(\.person).sorted() : []))
      }
    }
    let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    let withdrawn = try reader.withdrawals(of: 1)
    #expect(!withdrawn.isEmpty && withdrawn.allSatisfy { $0.isTold == isTold })
    #expect(planner("doctor", "--database", office.database).status == .done)
  }

  @Test func whatCannotBeMeantIsSaidAndNotNoted() async throws {
    nonisolated(unsafe) let office = try MailOffice()
    let link = try #require(try Self.links(office).first { $0.right.halfTerm > 1 })
    let other = try #require(try Self.links(office, to: "leon", on: "2026-09-14").first)
    try await Self.serving(office) { port in
      let page = try Self.page(link, port)
      let box = try #require(page.boxes.first)
      let foreign = try #require(try Self.page(other, port).boxes.first)
      for (form, words) in [
        ("", "Please choose yes, no, or not these."), ("&verdict=perhaps", "Please choose"),
        ("&verdict=yes&verdict=no", "Please choose"), ("&verdict=not-these", "Please tick what"),
        ("&verdict=yes&not=\(box)", "said yes and ticked"),
        ("&verdict=not-these&not=\(box)&not=nothing", "isn’t asked of your school"),
        // The group has it. Boxes are called otherwise, and otherwise in every letter.
        ("&verdict=not-these&not=see-english", "isn’t asked of your school"),
        ("&verdict=not-these&not=\(foreign)", "isn’t asked of your school"),
      ] {
        let answer = try Self.post(link.path, page.form + form, port)
        #expect(answer.hasPrefix("HTTP/1.1 422 ") && answer.contains(words), "\(form): \(answer)")
      }
      for form in ["verdict=yes", "seen=\(String(repeating: "0", count: 32))&verdict=yes"] {
        let answer = try Self.post(link.path, form, port)
        #expect(answer.hasPrefix("HTTP/1.1 409 ") && answer.contains("The plan has changed"), "\(form)")
      }
      let large = page.form + "&verdict=yes&x=" + String(repeating: "x", count: 70_000)
      #expect(try Self.post(link.path, large, port).hasPrefix("HTTP/1.1 413 "))
      #expect(try Self.answers(office).revision.number == 1)
    }
  }

  @Test func aLinkOpensNothingButItsOwnWhileItsTimeIsOn() async throws {
    nonisolated(unsafe) let office = try MailOffice()
    let link = try #require(try Self.links(office).first { $0.right.halfTerm > 1 })
    let other = try #require(try Self.links(office, to: "leon", on: "2026-09-14").first)
    #expect(other.right.school == "eastgate")
    let last = link.right.lastDay
    @Sendable func isNothing(_ link: Link, _ port: Int) throws -> Bool {
      let (shown, noted) = (
        try Loopback.get(link.path, port: port), try Self.post(link.path, "seen=x&verdict=yes", port)
      )
      return [shown, noted].allSatisfy { $0.hasPrefix("HTTP/1.1 404 ") && $0.contains("There's nothing here.") }
    }
    try await Self.serving(office, on: last.description) { port in
      #expect(try Self.page(link, port).text.contains("Saltmarsh"))
      // What one page has given is good for no other link.
      let form = try Self.page(link, port).form
      #expect(try Self.post(other.path, form + "&verdict=yes", port).hasPrefix("HTTP/1.1 200 ") == false)
      for text in ["x", link.text + "x", String(link.text.reversed())] {
        #expect(try isNothing(Link(text: text, right: link.right), port))
      }
    }
    try await Self.serving(office, on: (last + 1).description) { port in
      let isOver = try isNothing(link, port)
      #expect(isOver)
    }
    // Whoever isn't head any more has a link to nothing.
    let staff = office.group + "/staff.csv"
    let text = try String(contentsOfFile: staff, encoding: .utf8)
    try text.replacing("saltmarsh,headteacher", with: "saltmarsh,teacher").write(
      toFile: staff, atomically: true, encoding: .utf8)
    try office.succeed("load", office.group, "--database", office.database)
    try await Self.serving(office) { port in
      let isGone = try isNothing(link, port)
      #expect(isGone)
      #expect(try Loopback.get(other.path, port: port).contains(" 200 OK"))
    }
    #expect(try Self.answers(office).answers == [])
  }

  /// Half-term 2 of the next year isn't that of this one.
  @Test func aLinkOfOneYearSaysNothingOfTheNext() async throws {
    nonisolated(unsafe) let office = try MailOffice()
    let link = try #require(try Self.links(office).first { $0.right.halfTerm > 1 })
    for name in try FileManager.default.contentsOfDirectory(atPath: office.group) where name.hasSuffix(".csv") {
      let file = "\(office.group)/\(name)"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try text.replacing("2027-", with: "2028-").replacing("2026-", with: "2027-").write(
        toFile: file, atomically: true, encoding: .utf8)
    }
    try office.publish("next-plan", "--rounds", "0")
    try await Self.serving(office) { port in
      let shown = try Loopback.get(link.path, port: port)
      let noted = try Self.post(link.path, "seen=x&verdict=yes", port)
      for answer in [shown, noted] { #expect(answer.hasPrefix("HTTP/1.1 404 ")) }
    }
    #expect(try Self.answers(office).answers == [])
  }

  /// A database that somebody has open for writing.
  private final class Held: Sendable {
    private let database: Mutex<PlannerDatabase?>
    init(_ database: PlannerDatabase) { self.database = Mutex(database) }
    func letGo() { database.withLock { $0 = nil } }
  }

  @Test func whoeverWritesJustNowIsWaitedForAndNotForever() async throws {
    nonisolated(unsafe) let office = try MailOffice()
    let link = try #require(try Self.links(office).first)
    try await Self.serving(office, patience: .seconds(3)) { port in
      let form = try Self.page(link, port).form + "&verdict=yes"
      let other = Held(try PlannerDatabase(office.database, for: .writing, holder: "another"))
      let refused = try Self.post(link.path, form, port)
      #expect(refused.hasPrefix("HTTP/1.1 503 ") && refused.lowercased().contains("retry-after: 60"))
      #expect(try Loopback.get(link.path, port: port).contains(" 200 OK"))
      #expect(try Self.answers(office).revision.number == 1)
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 1)
        other.letGo()
      }
      #expect(try Self.post(link.path, form, port).contains("Your answer is noted"))
      #expect(try Self.answers(office).revision.number == 2)
    }
  }

  /// Two heads at once: both are noted, one after the other.
  @Test func headsWhoAnswerAtOnceAreBothNoted() async throws {
    nonisolated(unsafe) let office = try MailOffice()
    let first = try #require(try Self.links(office).first)
    let second = try #require(try Self.links(office, to: "leon", on: "2026-09-14").first)
    try await Self.serving(office, on: "2026-09-14", patience: .seconds(30)) { port in
      let forms = try [first, second].map { ($0.path, try Self.page($0, port).form + "&verdict=yes") }
      let answers = Mutex([String]())
      DispatchQueue.concurrentPerform(iterations: 2) { number in
        let text = (try? Self.post(forms[number].0, forms[number].1, port)) ?? ""
        answers.withLock { $0.append(text) }
      }
      #expect(answers.withLock { $0.allSatisfy { $0.contains("Your answer is noted") } })
      #expect(try Self.answers(office).revision.number == 3)
      #expect(Set(try Self.answers(office).answers.map(\.school)) == ["saltmarsh", "eastgate"])
    }
  }

  @Test func withoutAnAddressLettersHaveNoLinks() throws {
    let office = try MailOffice()
    try office.queue()
    let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    for message in try reader.messages() {
      #expect(!String(decoding: try reader.bytes(ofMessage: message.number), as: UTF8.self).contains("/mail/answer/"))
    }
  }
}
