// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// What people may rely on, who get mail, after an older backup was restored.
@Suite struct RestoredOutboxTests {
  private static let since = Signature(by: "ben", at: "2026-11-10T09:00:00Z")
  private static let later = Signature(by: "ben", at: "2026-11-11T09:00:00Z")
  private static let restored = Signature(by: "cara", at: "2026-11-20T10:00:00Z")

  private static func restore(_ example: Example, to path: String? = nil) throws -> Restoration {
    try PlannerDatabase.restore(
      example.path("backup.db"), to: path ?? example.database, replaces: true, holder: "a test", signed: restored)
  }

  /// What a backup with these messages holds, and then `work` in the database. Nobody has it open afterwards.
  private static func changed(_ names: String..., by work: (PlannerDatabase) throws -> Void) throws -> Example {
    let (example, database) = try Example.published()
    _ = try database.queue(names.map { Example.message($0) }, ofPublished: 1, signed: Example.signed)
    try database.backUp(to: example.path("backup.db"))
    try work(database)
    return example
  }

  private static func send(_ number: Int, as outcome: MessageOutcome, in database: PlannerDatabase) throws {
    try database.begin(number, signed: since)
    try database.settle(number, as: outcome, reply: "so it is", signed: since)
  }

  private static func publishNext(_ database: PlannerDatabase) throws {
    let plan = try database.add(verified: Example.plan("q", from: "p"), signed: since).plan
    _ = try database.approve(plan.number, signed: since)
    _ = try database.publish(plan.number, feeds: Example.none, signed: since)
  }

  private static func message(_ name: String, plan: Int = 1, link: UnsubscribeLink? = nil) -> MessageContent {
    var message = Example.message(name)
    (message.plan, message.link) = (plan, link)
    return message
  }

  @Test func whatWasSentSinceOrMayHaveBeenIsNotSentAgain() throws {
    let example = try Self.changed("a", "b", "c", "d", "e", "f") { database in
      try Self.send(1, as: .sent, in: database)
      try database.begin(2, signed: Self.since)
      try Self.send(3, as: .unknown, in: database)
      try Self.send(4, as: .failed(suppressing: false), in: database)
      try Self.send(5, as: .deferred(until: "2026-12-01T08:00:00Z"), in: database)
    }
    let restoration = try Self.restore(example)
    #expect(restoration.former == .read && restoration.heldMessages == 0)
    #expect(restoration.carriedOver.messages == 4 && restoration.carriedOver.messagesOfLostPlans == 0)
    let database = try example.open(.writing)
    let messages = try database.messages()
    #expect(messages.map(\.state) == [.sent, .unknown, .unknown, .failed, .queued, .queued])
    #expect(
      messages.map(\.changed) == [Self.since, Self.restored, Self.since, Self.since, Example.signed, Example.signed])
    #expect(messages.map(\.reply) == ["so it is", MessageState.interrupted, "so it is", "so it is", "", ""])
    #expect(try database.dueMessages(at: "2027-01-01T00:00:00Z") == [5, 6])
    #expect(try database.bytes(ofMessage: 3) == Example.message("c").bytes)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  /// Also where somebody has asked for it again since.
  @Test func whatHadFailedAndWasSentSinceIsSent() throws {
    let example = try {
      let (example, database) = try Example.outbox("a", "b")
      try database.settle(1, as: .failed(suppressing: true), reply: "550", signed: Example.signed)
      try Self.send(2, as: .unknown, in: database)
      try database.backUp(to: example.path("backup.db"))
      for number in [1, 2] {
        _ = try database.retry(number, signed: Self.later)
        try database.begin(number, signed: Self.later)
        try database.settle(number, as: .sent, reply: "250", signed: Self.later)
      }
      return example
    }()
    let restoration = try Self.restore(example)
    #expect(restoration.carriedOver.messages == 2 && restoration.carriedOver.suppressions == 1)
    let database = try example.open(.reading)
    #expect(try database.messages().map(\.state) == [.sent, .sent])
    #expect(try database.suppressions().map(\.lifted) == [Self.later])
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func whatTheBackupDoesNotKnowIsNotQueuedAgain() throws {
    let link = UnsubscribeLink()
    let example = try Self.changed("a") { database in
      try Self.publishNext(database)
      let new = [Self.message("x", plan: 2, link: link)] + ["y", "z", "w"].map { Self.message($0, plan: 2) }
      _ = try database.queue(new, ofPublished: 2, signed: Self.since)
      try Self.send(2, as: .sent, in: database)
      try Self.send(3, as: .unknown, in: database)
      try Self.send(4, as: .failed(suppressing: false), in: database)
    }
    let restoration = try Self.restore(example)
    #expect(restoration.carriedOver.messages == 3 && restoration.carriedOver.messagesOfLostPlans == 2)
    #expect(restoration.carriedOver.forgottenMessages == 0 && restoration.heldMessages == 0)
    let database = try example.open(.writing)
    #expect(try database.messages().map(\.state) == [.queued, .sent, .unknown, .failed])
    #expect(try database.messages().map(\.plan) == [1, 1, 1, 1])
    #expect(try database.bytes(ofMessage: 3) == Self.message("y").bytes)
    // Links in messages that people have go on working.
    #expect(try database.unsubscription(by: link.text) == Unsubscription(person: "anna", kind: .person))
    // The same occasion under another domain is the same message.
    var again = ["x", "y", "z", "w"].map { Self.message($0) }
    again[0].id = "x@another.example"
    let queued = try database.queue(again, ofPublished: 1, signed: Self.restored)
    #expect(queued == .init(new: 1, known: 3, suppressed: 0))
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  /// Since the same week's letter isn't written again, its links are all that a head has.
  @Test func headsAnswerByTheLinksThatTheyHave() throws {
    let link = AnswerLink(school: "oak", halfTerm: 2, lastDay: "2026-12-18")
    let example = try Self.changed { database in
      var letter = Example.message("x", kind: .leader)
      letter.answers = [link]
      _ = try database.queue([letter], ofPublished: 1, signed: Self.since)
      try Self.send(1, as: .sent, in: database)
    }
    #expect(try Self.restore(example).carriedOver.messages == 1)
    let database = try example.open(.reading)
    #expect(
      try database.answerRight(by: link.text, on: "2026-12-18")
        == AnswerRight(person: "anna", school: "oak", halfTerm: 2, lastDay: "2026-12-18"))
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  /// As where a backup was made between `propose` and `publish`.
  @Test func aMessageStaysOfItsPlanWhereTheBackupHasThat() throws {
    let example = try Example()
    do {
      let database = try example.open()
      _ = try database.load(Example.group("a"), signed: Example.signed)
      try database.backUp(to: example.path("empty.db"))
      _ = try database.add(verified: Example.plan("p"), signed: Example.signed)
      try database.backUp(to: example.path("backup.db"))
      _ = try database.approve(1, signed: Example.signed)
      _ = try database.publish(1, feeds: Example.none, signed: Example.signed)
      _ = try database.queue([Example.message("a")], ofPublished: 1, signed: Example.signed)
      try Self.send(1, as: .sent, in: database)
    }
    let restoration = try Self.restore(example)
    #expect(restoration.carriedOver.messages == 1 && restoration.carriedOver.messagesOfLostPlans == 0)
    // Where there's no plan at all, that's told.
    let bare = try PlannerDatabase.restore(
      example.path("empty.db"), to: example.database, replaces: true, holder: "a test", signed: Self.restored)
    #expect(bare.carriedOver.messages == 0 && bare.carriedOver.forgottenMessages == 1)
  }

  @Test func whoWantsNoMailGetsNoneAndWhoWantsItAgainDoes() throws {
    let links = [UnsubscribeLink(), UnsubscribeLink()]
    var other = Self.message("b", link: links[1])
    (other.person, other.recipient) = ("ben", "ben@oak.example")
    let (example, database) = try Example.published()
    _ = try database.queue(
      [Self.message("a", link: links[0]), other], ofPublished: 1, signed: Example.signed)
    try database.settle(2, as: .failed(suppressing: true), reply: "550", signed: Example.signed)
    try Self.send(1, as: .deferred(until: "2026-12-01T08:00:00Z"), in: database)
    let holder = "a test"
    let path = example.path("held.db")
    // `unsubscribe` takes the right to write for itself.
    try database.backUp(to: path)
    do {
      let reader = try PlannerDatabase(path, for: .reading, holder: holder)
      _ = try reader.unsubscribe(by: links[1].text, at: Example.signed.at, holder: holder)
      try reader.backUp(to: example.path("backup.db"))
      _ = try reader.unsubscribe(by: links[0].text, at: Self.since.at, holder: holder)
      let writer = try PlannerDatabase(path, for: .writing, holder: holder)
      #expect(try writer.subscribe("ben", signed: Self.since) == 1)
      _ = try writer.retry(2, signed: Self.since)
      try writer.settle(1, as: .failed(suppressing: true), reply: "550", signed: Self.since)
    }
    let restoration = try Self.restore(example, to: path)
    #expect(restoration.carriedOver.unsubscriptions == 2 && restoration.carriedOver.suppressions == 2)
    let here = try PlannerDatabase(path, for: .reading, holder: holder)
    #expect(try here.unsubscriptions() == [Unsubscription(person: "anna", kind: .person)])
    #expect(try here.suppressions().map(\.address) == ["ben@oak.example", "anna@oak.example"])
    #expect(try here.suppressions().map(\.lifted) == [Self.since, nil])
    #expect(here.examine().flatMap { $0.faults } == [])
    // A second time changes nothing, and neither does what an older database knows.
    try here.backUp(to: example.path("later.db"))
    let again = try PlannerDatabase.restore(
      example.path("later.db"), to: example.path("backup.db"), replaces: true, holder: holder, signed: Self.restored)
    #expect(again.carriedOver.unsubscriptions == 0 && again.carriedOver.suppressions == 0)
  }

  /// Whatever the reason: the database lost, of a later version, another group's, or older than the backup.
  @Test func whatMayHaveBeenSentSinceIsHeld() throws {
    let example = try Self.changed("a", "b") { database in
      try Self.publishNext(database)
      try database.settle(2, as: .deferred(until: "2026-12-01T08:00:00Z"), reply: "450", signed: Self.since)
    }
    try FileManager.default.copyItem(atPath: example.path("backup.db"), toPath: example.path("older.db"))
    do {
      let other = try PlannerDatabase(example.path("other.db"), for: .creating, holder: "a test")
      var group = Example.group("x")
      group.name = "Other schools"
      _ = try other.load(group, signed: Example.signed)
      // The backup with one message more, which the older one doesn't know, and one that has changed since that.
      let database = try example.open(.writing)
      _ = try database.queue([Self.message("c", plan: 2)], ofPublished: 2, signed: Self.since)
      try FileManager.default.removeItem(atPath: example.path("backup.db"))
      try database.backUp(to: example.path("backup.db"))
    }
    #expect(try Self.restore(example).heldMessages == 0)
    try example.run("INSERT INTO grdb_migrations VALUES ('99-later')")
    for (path, held) in [("group.db", 3), ("new.db", 3), ("other.db", 3), ("older.db", 2)] {
      let restoration = try Self.restore(example, to: example.path(path))
      #expect(restoration.heldMessages == held, "\(path)")
      let database = try PlannerDatabase(example.path(path), for: .reading, holder: "a test")
      let unknown = try database.messages(in: [.unknown])
      #expect(unknown.count == held && unknown.allSatisfy { $0.reply.contains("since") && $0.changed == Self.restored })
      #expect(try database.dueMessages(at: "2027-01-01T00:00:00Z").count == 3 - held)
      #expect(try database.bytes(ofMessage: 2) == Example.message("b").bytes)
      #expect(database.examine().flatMap { $0.faults } == [])
    }
  }
}
