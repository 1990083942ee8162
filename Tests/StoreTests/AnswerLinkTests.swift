// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Links by which heads answer: what they entitle to, until when, and what the database refuses of them.
@Suite struct AnswerLinkTests {
  private static let link = AnswerLink(school: "oak", halfTerm: 2, lastDay: "2026-12-18")
  private static let day: CivilDate = "2026-11-09"

  private static func message(_ name: String, kind: MessageKind = .leader, _ links: [AnswerLink]) -> MessageContent {
    var message = Example.message(name, kind: kind)
    message.answers = links
    return message
  }

  private static func queued(_ links: AnswerLink...) throws -> (Example, PlannerDatabase) {
    let (example, database) = try Example.outbox()
    _ = try database.queue([message("a", links)], ofPublished: 1, signed: Example.signed)
    return (example, database)
  }

  @Test func aLinkIsGoodForItsSchoolAndHalfTermUntilItsLastDay() throws {
    let other = AnswerLink(school: "elm", halfTerm: 2, lastDay: "2026-12-18")
    let (_, database) = try Self.queued(Self.link, other)
    let right = try database.answerRight(by: Self.link.text, on: Self.day)
    #expect(right == AnswerRight(person: "anna", school: "oak", halfTerm: 2, lastDay: "2026-12-18"))
    #expect(try database.answerRight(by: other.text, on: Self.day)?.school == "elm")
    #expect(try database.answerRight(by: Self.link.text, on: "2026-12-18") == right)
    #expect(try database.answerRight(by: Self.link.text, on: "2026-12-19") == nil)
    for text in ["", "x", Self.link.text + "x", String(Self.link.text.dropLast())] {
      #expect(try database.answerRight(by: text, on: Self.day) == nil)
    }
    #expect(Self.link.text.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil && Self.link.text != other.text)
  }

  @Test func ofALinkNothingButItsHashIsKept() throws {
    let (example, database) = try Self.queued(Self.link)
    #expect(database.examine().flatMap(\.faults) == [])
    let bytes = ["", "-wal"].map { try? Data(contentsOf: URL(filePath: example.database + $0)) }
    for some in bytes { #expect(some?.range(of: Data(Self.link.text.utf8)) == nil) }
  }

  /// The same week queued anew: the message stays, and so do its links.
  @Test func aMessageThatIsThereAlreadyBringsNoLinks() throws {
    let (_, database) = try Self.queued(Self.link)
    let again = AnswerLink(school: "oak", halfTerm: 2, lastDay: "2026-12-18")
    let queued = try database.queue([Self.message("a", [again])], ofPublished: 1, signed: Example.signed)
    #expect(queued.known == 1)
    #expect(try database.answerRight(by: again.text, on: Self.day) == nil)
    #expect(try database.answerRight(by: Self.link.text, on: Self.day) != nil)
  }

  @Test func onlyLeadersGetLinks() throws {
    let (_, database) = try Example.outbox()
    let found = try code {
      _ = try database.queue(
        [Self.message("a", kind: .person, [Self.link])], ofPublished: 1, signed: Example.signed)
    }
    #expect(found == .constraint)
    #expect(try database.messages() == [])
  }

  @Test func nothingThatBreaksARuleIsTaken() throws {
    let (example, database) = try Self.queued(Self.link)
    for sql in [
      "DELETE FROM answer_link", "UPDATE answer_link SET school = 'elm'",
      "UPDATE answer_link SET last_day = '2027-07-21'",
      "INSERT INTO answer_link VALUES (x'00', 1, 'elm', 1, '2026-12-18')",
      "INSERT INTO answer_link VALUES (zeroblob(32), 9, 'elm', 1, '2026-12-18')",
      "INSERT INTO answer_link VALUES (zeroblob(32), 1, '', 1, '2026-12-18')",
      "INSERT INTO answer_link VALUES (zeroblob(32), 1, 'elm', 0, '2026-12-18')",
      "INSERT INTO answer_link VALUES (zeroblob(32), 1, 'elm', 1, 'soon')",
      "INSERT INTO answer_link VALUES (zeroblob(32), 1, 'oak', 2, '2026-12-18')",
      "REPLACE INTO answer_link SELECT hash, message, 'elm', half_term, last_day FROM answer_link",
    ] {
      #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint, "\(sql)")
      #expect(throws: DatabaseError.self, "\(sql)") { try example.run(sql) }
    }
    #expect(try database.answerRight(by: Self.link.text, on: Self.day)?.school == "oak")
  }

  @Test func whatWasAlteredByHandIsFound() throws {
    for sql in [
      "DROP TRIGGER answer_link_begins; INSERT INTO message (message_id, kind, person, sender, recipient, plan, day, content, "
        + "state, attempts, due_at, reply, changed_by, changed_at) SELECT 'z@group.example', 'person', person, sender, "
        + "recipient, plan, day, content, state, attempts, due_at, reply, changed_by, changed_at FROM message; "
        + "INSERT INTO answer_link VALUES (zeroblob(32), 2, 'elm', 1, '2026-12-18')",
      "INSERT INTO answer_link VALUES (zeroblob(32), 1, 'elm', 1, '2026-09-18')",
    ] {
      let (example, database) = try Self.queued(Self.link)
      try example.run(sql)
      #expect(database.examine().filter { !$0.faults.isEmpty }.map(\.name).contains("states"), "\(sql)")
    }
  }

  @Test func aDatabaseWithoutThemIsReadAndGetsThemWhenItIsWritten() throws {
    let example = try Example()
    let old = try DatabaseQueue(path: example.database)
    try Migrations.migrator.migrate(old, upTo: "3-outbox")
    try old.close()
    #expect(try example.open(.reading).answerRight(by: "x", on: Self.day) == nil)
    #expect(try example.open(.reading).examine().contains { $0.name == "states" && $0.faults.isEmpty })
    let database = try example.open(.writing)
    #expect(database.examine().flatMap(\.faults) == [])
  }

  @Test func whoeverReadsMayWriteForAMoment() throws {
    let (example, database) = try Self.queued(Self.link)
    let reader = try example.open(.reading)
    let found = try code { _ = try reader.writer(holder: "a test", patience: .milliseconds(100)) }
    #expect(found == .inUse)
    withExtendedLifetime(database) {}
  }
}
