// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// The commands for mail, as a user runs them.
@Suite struct MailRunTests {
  private func files(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func aWeeksDigestsAreQueuedAndSentOnce() throws {
    let office = try MailOffice()
    let mail = office.path("mail")
    let queued = try office.queue()
    let messages = try office.messages()
    #expect(!messages.isEmpty && messages.allSatisfy { $0.state == .queued && $0.plan == 1 })
    #expect(queued.output == "\(messages.count) messages queued\n", "\(queued.output)")
    #expect(Set(messages.map(\.kind)) == [.leader, .person])
    // The same week, two days later, from another process: nothing new.
    #expect(
      try office.queue("2026-09-09").output == "0 messages queued; \(messages.count) of this week were there already\n")
    #expect(try office.messages() == messages)

    let sent = office.send("--folder", mail)
    #expect(sent.status == .done && sent.output == "\(messages.count) sent by \(mail)\n", "\(sent.errors)")
    #expect(try files(mail).count == messages.count)
    #expect(office.send("--folder", mail).output == "0 sent by \(mail)\n")
    #expect(try office.queue().output == "0 messages queued; \(messages.count) of this week were there already\n")
    #expect(office.send("--folder", mail).output == "0 sent by \(mail)\n")
    #expect(try files(mail).count == messages.count)
    // Another week's are others.
    #expect(try office.queue("2026-09-14").output.hasPrefix("0 ") == false)
    #expect(planner("doctor", "--database", office.database).status == .done)
  }

  /// As the timers' units do it.
  @Test func aFileOfSettingsSaysAllThatTheTimersNeed() throws {
    let office = try MailOffice()
    let settings = try office.folder.write(
      "planner.yaml",
      Data("database: group.db\nmail:\n  from: office@trust.example\n  from_name: The office\n  folder: out\n".utf8)
    ).path(percentEncoded: false)
    let queued = planner("mail", "queue", "--config", settings, "--as-of", "2026-09-07")
    #expect(queued.status == .done, "\(queued.errors)")
    let sent = planner("mail", "send", "--config", settings)
    #expect(sent.status == .done, "\(sent.errors)")
    let (names, count) = (try files(office.path("out")), try office.messages().count)
    #expect(count > 0 && names.count == count)
    let text = try String(contentsOfFile: office.path("out/" + names[0]), encoding: .utf8)
    #expect(text.contains("The office <office@trust.example>\r\n"), "\(text)")
    let test = planner("mail", "test", "anna@trust.example", "--config", settings)
    #expect(test.status == .done, "\(test.errors)")
    #expect(try files(office.path("out")).count == count + 1)
  }

  @Test func whatIsSentIsWhatWasQueued() throws {
    let office = try MailOffice()
    try office.queue()
    let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    let message = try #require(try reader.messages().first)
    let bytes = try reader.bytes(ofMessage: message.number)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("Message-ID: <\(message.id)>\r\n") && text.contains("From: "))
    #expect(text.contains("<planner@trust.example>\r\n") && text.contains(message.recipient))
    #expect(office.send("--folder", office.path("mail")).status == .done)
    let file = try #require(try files(office.path("mail")).first)
    #expect(try Data(contentsOf: URL(filePath: office.path("mail/\(file)"))) == Data(bytes))
  }

  @Test func digestsTellWhatHasChangedSinceThoseOfTheWeekBefore() throws {
    let office = try MailOffice()
    try office.queue("2026-09-07")
    func says(_ number: Int) throws -> Bool {
      let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
      return String(decoding: try reader.bytes(ofMessage: number), as: UTF8.self).contains("What has changed")
    }
    #expect(try office.messages().allSatisfy { try !says($0.number) })
    let first = try office.messages().count
    try office.replan(asOf: "2026-09-10")
    try office.queue("2026-09-14")
    let later = try office.messages().dropFirst(first)
    #expect(try later.contains { try says($0.number) })
    #expect(later.allSatisfy { $0.plan == 2 })
    // The week after, people know.
    try office.queue("2026-09-21")
    let last = try office.messages().dropFirst(first + later.count)
    #expect(try !last.isEmpty && last.allSatisfy { try !says($0.number) })
  }

  /// A second run in a week, for somebody whose address was wrong, takes nothing away from the others.
  @Test func eachReaderIsToldWhatTheyHaveNotBeenTold() throws {
    let office = try MailOffice()
    let staff = office.group + "/staff.csv"
    let text = try String(contentsOfFile: staff, encoding: .utf8)
    try office.queue("2026-09-07")
    let first = try office.messages()
    let reader = try #require(first.first { $0.kind == .person })
    // From now on it's another's address: their message of this week is new, and tells of the plan as it is then.
    try text.replacing(reader.recipient, with: "new.\(reader.recipient)").write(
      toFile: staff, atomically: true, encoding: .utf8)
    try office.replan(asOf: "2026-09-08")
    try office.queue("2026-09-09")
    let second = try office.messages().dropFirst(first.count)
    #expect(!second.isEmpty && second.allSatisfy { $0.person == reader.person && $0.plan == 2 })
    try office.queue("2026-09-14")
    let database = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    let told = try office.messages().dropFirst(first.count + second.count).filter { message in
      String(decoding: try database.bytes(ofMessage: message.number), as: UTF8.self).contains("What has changed")
    }
    #expect(!told.isEmpty && told.allSatisfy { $0.person != reader.person })
  }

  @Test func changesAtShortNoticeAreQueuedWithThePublication() throws {
    let office = try MailOffice()
    #expect(try office.replan(asOf: nil, "--mail-from", "planner@trust.example").contains("messages about changes"))
    let messages = try office.messages()
    #expect(!messages.isEmpty && messages.allSatisfy { $0.kind == .notice && $0.state == .queued && $0.plan == 2 })
    let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    for message in messages {
      let text = String(decoding: try reader.bytes(ofMessage: message.number), as: UTF8.self)
      #expect(text.contains("at short notice") && text.contains("Message-ID: <\(message.id)>"))
    }
    #expect(office.send("--folder", office.path("mail")).output.hasPrefix("\(messages.count) sent"))
    // The week's digests come besides.
    #expect(try office.queue("2026-11-30").output.contains("queued"))
  }

  @Test func whoPublishesWithoutAnAddressTellsNobody() throws {
    let office = try MailOffice()
    _ = try office.replan(asOf: nil)
    #expect(try office.messages() == [])
    #expect(planner("publish", "1", "--mail-from", "nobody", "--database", office.database).status == .usage)
  }

  @Test func messagesHaveALinkToUnsubscribeWhereOneIsServed() throws {
    let office = try MailOffice()
    let queue = [
      "mail", "queue", "--from", "planner@trust.example", "--as-of", "2026-09-07", "--database", office.database,
    ]
    for base in ["http://planner.trust.example", "https://", "https://a.example/>", "https://a.example/?x"] {
      #expect(ProgramRun(queue + ["--base-url", base]).status == .usage, "\(base)")
    }
    try office.succeed(queue + ["--base-url", "https://planner.trust.example/"])
    let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    let links = try reader.messages().map { message in
      let text = String(decoding: try reader.bytes(ofMessage: message.number), as: UTF8.self)
      #expect(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
      let pattern = /List-Unsubscribe: <https:\/\/planner\.trust\.example\/mail\/unsubscribe\/([A-Za-z0-9_-]{43})>\r\n/
      let link = String(try #require(text.firstMatch(of: pattern)?.1))
      let meant = try #require(try reader.unsubscription(by: link))
      #expect(meant.person == message.person && meant.kind == message.kind)
      return link
    }
    #expect(Set(links).count == links.count)

    // Whoever unsubscribes isn't sent what's queued already either, and gets no more until the office undoes it.
    let first = try #require(try reader.messages().first)
    #expect(try reader.unsubscribe(by: links[0], at: "2026-09-07T09:00:00Z", holder: "a test") != nil)
    let run = office.send("--folder", office.path("mail"))
    #expect(run.output.hasPrefix("\(links.count - 1) sent") && run.errors.contains("1 failed"), "\(run.errors)")
    #expect(try office.queue("2026-09-14").output.contains("1 left out, whose recipients have unsubscribed"))
    let list = planner("mail", "list", "--database", office.database).output
    #expect(list.contains("\(first.person) has unsubscribed from messages of kind \(first.kind.rawValue)"))
    let undone = planner("mail", "subscribe", first.person, "--database", office.database)
    #expect(undone.output == "'\(first.person)' gets messages of 1 kind again\n")
    #expect(try office.queue("2026-09-14").output.hasPrefix("1 message queued"))
  }

  @Test func whatCannotBeSentStaysAndIsTold() throws {
    let office = try MailOffice()
    try office.queue()
    let count = try office.messages().count
    try Data().write(to: URL(filePath: office.path("file")))
    let run = office.send("--folder", office.path("file"))
    #expect(run.status == .unsent && run.errors.contains("[mail.service]"), "\(run.errors)")
    #expect(run.errors.contains("1 deferred") && run.errors.contains("\(count - 1) left for another time"))
    let states = try office.messages().map(\.state)
    #expect(states.count { $0 == .deferred } == 1 && states.count { $0 == .queued } == count - 1)
    let list = planner("mail", "list", "--database", office.database)
    #expect(list.output.split(separator: "\n").count == count && list.output.contains("tried once, due"))
    try office.hurry()
    #expect(office.send("--folder", office.path("mail")).output.hasPrefix("\(count) sent"))
    #expect(planner("mail", "list", "--database", office.database).output == "Nothing waits\n")
    let all = planner("mail", "list", "--all", "--format", "json", "--database", office.database)
    let document = try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [String: Any]
    #expect(
      (document?["messages"] as? [[String: Any]])?.compactMap { $0["state"] as? String }
        == Array(repeating: "sent", count: count))
  }

  @Test func anAddressThatIsRefusedGetsNothingUntilSomebodyAsks() throws {
    let office = try MailOffice()
    try office.queue()
    let refusing = office.path("refusing")
    try "#!/bin/sh\nexit 67\n".write(toFile: refusing, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: refusing)
    let count = try office.messages().count
    let run = office.send("--transport", "sendmail", "--sendmail", refusing)
    #expect(run.status == .unsent && run.errors.contains("\(count) failed"), "\(run.errors)")
    let next = try office.queue("2026-09-14")
    #expect(next.output.hasPrefix("0 messages queued;") && next.output.contains("whose addresses servers have refused"))
    let first = try #require(try office.messages().first)
    let retried = planner("mail", "retry", "1", "--database", office.database, "--by", "anna")
    #expect(retried.status == .done && retried.output.contains("queued") && retried.output.contains("by anna"))
    #expect(!planner("mail", "list", "--database", office.database).output.contains("sent to \(first.recipient),"))
    #expect(office.send("--folder", office.path("mail")).output.hasPrefix("1 sent"))
    #expect(planner("mail", "retry", "1", "--database", office.database).errors.contains("[mail.state]"))
    #expect(planner("mail", "retry", "99", "--database", office.database).errors.contains("[mail.unknown]"))
  }

  @Test func withoutAPublishedPlanThereIsNothingToTell() throws {
    let folder = try TemporaryFolder()
    let database = folder.url.appending(path: "group.db").path()
    #expect(planner("load", Repository.sample("two-schools"), "--database", database).status == .done)
    let run = planner("mail", "queue", "--from", "planner@trust.example", "--database", database)
    #expect(run.status == .refused && run.errors.contains("[plan.state]"), "\(run.errors)")
    #expect(planner("mail", "send", "--database", database, "--folder", folder.url.path()).status == .done)
    #expect(planner("mail", "list", "--database", database).output == "Nothing waits\n")
  }

  @Test func commandLinesThatMakeNoSenseAreRefused() throws {
    let database = ["--database", "group.db"]
    for arguments in [
      ["mail", "queue"] + database, ["mail", "queue", "--from", "planner"] + database,
      ["mail", "queue", "--from", "a@b.example\r\nDATA"] + database,
      ["mail", "send", "--transport", "smtp"] + database,
      ["mail", "send", "--transport", "pigeon"] + database, ["mail", "send", "--timeout", "0"] + database,
      ["mail", "send", "--transport", "smtp", "--smtp-host", "x", "--smtp-user", "y"] + database,
      ["mail", "send", "--transport", "smtp", "--smtp-host", "x", "--smtp-password-file", "y"] + database,
      ["mail", "send", "--transport", "smtp", "--smtp-host", "a b"] + database,
      ["mail", "test", "anna", "--from", "planner@trust.example"],
    ] { #expect(ProgramRun(arguments).status == .usage, "\(arguments)") }
  }

  @Test func aTestMessageSaysWhereItWent() throws {
    let folder = try TemporaryFolder()
    let mail = folder.url.appending(path: "mail").path()
    let run = planner("mail", "test", "anna@trust.example", "--from", "planner@trust.example", "--folder", mail)
    #expect(run.status == .done && run.output.hasPrefix("Taken by \(mail): 000000-"), "\(run.errors)")
    let file = try #require(try files(mail).first)
    let text = try String(contentsOfFile: mail + "/" + file, encoding: .utf8)
    #expect(text.contains("To: anna@trust.example\r\n") && text.contains("planner can send mail."))
  }
}
