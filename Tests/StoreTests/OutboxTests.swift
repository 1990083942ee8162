// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

extension Example {
  /// A message to somebody, of plan 1.
  static func message(
    _ name: String, to recipient: String = "anna@oak.example", day: CivilDate = "2026-11-09",
    kind: MessageKind = .person
  ) -> MessageContent {
    MessageContent(
      id: "\(name)@group.example", kind: kind, person: "anna", sender: "planner@group.example", recipient: recipient,
      plan: 1, day: day, bytes: Array("To: \(recipient)\r\n\r\n\(name)\r\n".utf8)
    )
  }

  static func signed(_ time: String) -> Signature { Signature(by: "ben", at: time) }

  /// A published plan, and messages with these names in the outbox.
  static func outbox(_ names: String...) throws -> (Example, PlannerDatabase) {
    let (example, database) = try published()
    _ = try database.queue(names.map { message($0) }, ofPublished: 1, signed: signed)
    return (example, database)
  }
}

/// Messages on their way: what's queued, and what may become of it.
@Suite struct OutboxTests {
  private static let later = Example.signed("2026-11-09T08:20:00Z")

  private func state(_ database: PlannerDatabase, _ number: Int = 1) throws -> MessageState {
    try database.message(number).state
  }

  @Test func aMessageIsQueuedOnce() throws {
    let (_, database) = try Example.outbox("a", "b")
    let again = try database.queue(
      [Example.message("b"), Example.message("c")], ofPublished: 1, signed: Self.later)
    #expect(again == .init(new: 1, known: 1, suppressed: 0))
    #expect(try database.messages().map(\.id) == ["a", "b", "c"].map { "\($0)@group.example" })
    #expect(try database.messages().map(\.number) == [1, 2, 3])
    #expect(try database.bytes(ofMessage: 1) == Example.message("a").bytes)
    #expect(try database.dueMessages(at: "2026-11-09T08:14:59Z") == [])
    #expect(try database.dueMessages(at: "2026-11-09T08:15:00Z") == [1, 2])
  }

  @Test func allAreQueuedOrNone() throws {
    let (_, database) = try Example.outbox()
    let bad = Example.message("bad", to: "eve@oak.example>\r\nDATA")
    #expect(
      try code { _ = try database.queue([Example.message("a"), bad], ofPublished: 1, signed: Self.later) }
        == .constraint)
    #expect(try database.messages() == [])
    #expect(
      try code { _ = try database.queue([Example.message("a")], ofPublished: 2, signed: Self.later) } == .wrongState)
    #expect(try database.messages() == [])
  }

  @Test func whatWasSentIsNeitherSentNorQueuedAgainAndNothingStaysOfWhatItSaid() throws {
    let (_, database) = try Example.outbox("a", "b")
    try database.begin(1, signed: Self.later)
    #expect(try state(database) == .sending)
    try database.settle(1, as: .sent, reply: "250 Ok", signed: Self.later)
    let message = try database.message(1)
    #expect(message.state == .sent && message.attempts == 1 && message.reply == "250 Ok" && message.dueAt == nil)
    #expect(try database.dueMessages(at: "2027-01-01T00:00:00Z") == [2])
    #expect(try code { _ = try database.bytes(ofMessage: 1) } == .wrongMessageState)
    let kept = try database.reading { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM content WHERE hash = ?",
        arguments: [PlannerDatabase.hash(of: Example.message("a").bytes)])
    }
    #expect(kept == 0)
    #expect(try database.bytes(ofMessage: 2) == Example.message("b").bytes)
    for step in [
      { try database.begin(1, signed: Self.later) }, { _ = try database.retry(1, signed: Self.later) },
      { try database.settle(1, as: .failed(suppressing: false), reply: "", signed: Self.later) },
    ] { #expect(try code(of: step) == .wrongMessageState) }
    #expect(
      try database.queue([Example.message("a")], ofPublished: 1, signed: Self.later)
        == .init(new: 0, known: 1, suppressed: 0))
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func whatWasBeingSentWhenItsSenderEndedIsUnknownUntilSomebodyAsksForItAgain() throws {
    let (example, database) = try Example.outbox("a", "b")
    try database.begin(2, signed: Self.later)
    #expect(try database.dueMessages(at: "2027-01-01T00:00:00Z") == [1])
    #expect(try database.settleInterrupted(signed: Self.later) == [2])
    #expect(try database.settleInterrupted(signed: Self.later) == [])
    #expect(try state(database, 2) == .unknown && state(database) == .queued)
    #expect(try database.dueMessages(at: "2027-01-01T00:00:00Z") == [1])
    #expect(try code { try database.begin(2, signed: Self.later) } == .wrongMessageState)
    #expect(throws: DatabaseError.self) {
      try example.run("UPDATE message SET state = 'sending', due_at = NULL WHERE number = 2")
    }
    #expect(try database.retry(2, signed: Self.later).state == .queued)
    #expect(try database.dueMessages(at: "2027-01-01T00:00:00Z") == [1, 2])
    #expect(try code { _ = try database.retry(2, signed: Self.later) } == .wrongMessageState)
    #expect(try code { _ = try database.retry(7, signed: Self.later) } == .unknownMessage)
  }

  @Test func whatWasDeferredIsDueThen() throws {
    let (_, database) = try Example.outbox("a")
    try database.settle(1, as: .deferred(until: "2026-11-09T09:00:00Z"), reply: "450 Later", signed: Self.later)
    #expect(try database.dueMessages(at: "2026-11-09T08:59:59Z") == [])
    #expect(try database.dueMessages(at: "2026-11-09T09:00:00Z") == [1])
    try database.begin(1, signed: Self.later)
    try database.settle(1, as: .deferred(until: "2026-11-09T10:00:00Z"), reply: "451 Later", signed: Self.later)
    let message = try database.message(1)
    #expect(message.attempts == 2 && message.reply == "451 Later" && message.dueAt == "2026-11-09T10:00:00Z")
  }

  @Test func aRefusedAddressGetsNothingMoreUntilSomebodyLiftsThat() throws {
    let (_, database) = try Example.outbox("a", "b")
    try database.settle(1, as: .failed(suppressing: true), reply: "550 No such user", signed: Self.later)
    let other = try database.message(2)
    #expect(try database.isSuppressed(other))
    let queued = try database.queue(
      [Example.message("c"), Example.message("d", to: "ben@oak.example")], ofPublished: 1, signed: Self.later)
    #expect(queued == .init(new: 1, known: 0, suppressed: 1))
    #expect(try database.suppressions().map(\.address) == ["anna@oak.example"])
    // A second refusal adds nothing.
    try database.settle(2, as: .failed(suppressing: true), reply: "550 No such user", signed: Self.later)
    #expect(try database.suppressions().count == 1)
    _ = try database.retry(2, signed: Self.later)
    #expect(try !database.isSuppressed(other))
    #expect(try database.suppressions().map(\.lifted) == [Self.later])
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func theLogTellsEveryStepToAHandFromOutsideToo() throws {
    let (example, database) = try Example.outbox("a")
    try database.begin(1, signed: Self.later)
    try example.run(
      "UPDATE message SET state = 'unknown', changed_by = 'eve', changed_at = '2026-12-01T00:00:00Z', reply = 'x'")
    let steps = try database.reading { db in
      try Row.fetchAll(db, sql: "SELECT * FROM message_step ORDER BY number").map { row in
        "\(row["state"] as String) \(row["by"] as String) \(row["reply"] as String)"
      }
    }
    #expect(steps == ["queued anna ", "sending ben ", "unknown eve x"])
  }

  @Test func whatIsUnknownIsSettledAsArrivedAndNothingElseIs() throws {
    let (_, database) = try Example.outbox("a", "b")
    try database.begin(1, signed: Self.later)
    #expect(try code { _ = try database.settleArrived(1, signed: Self.later) } == .wrongMessageState)
    #expect(try database.settleInterrupted(signed: Self.later) == [1])
    let settled = try database.settleArrived(1, signed: Example.signed("2026-11-10T09:00:00Z"))
    #expect(settled.state == .sent && settled.changed.at == "2026-11-10T09:00:00Z" && settled.dueAt == nil)
    #expect(settled.reply.contains("arrived"))
    // Nothing of what it said stays, and it's never due again.
    #expect(try code { _ = try database.bytes(ofMessage: 1) } == .wrongMessageState)
    #expect(try database.dueMessages(at: "2027-01-01T00:00:00Z") == [2])
    for number in [1, 2] {
      #expect(try code { _ = try database.settleArrived(number, signed: Self.later) } == .wrongMessageState)
    }
    #expect(try code { _ = try database.settleArrived(9, signed: Self.later) } == .unknownMessage)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  /// Of what was handed over otherwise the database needn't keep the text for good; that the address takes no mail stays.
  @Test func whatHasFailedIsSettledToo() throws {
    let (_, database) = try Example.outbox("a")
    try database.begin(1, signed: Self.later)
    try database.settle(1, as: .failed(suppressing: true), reply: "550", signed: Self.later)
    #expect(try !database.bytes(ofMessage: 1).isEmpty)
    #expect(try database.settleArrived(1, signed: Self.later).state == .sent)
    #expect(try code { _ = try database.bytes(ofMessage: 1) } == .wrongMessageState)
    #expect(try database.suppressions().filter { $0.lifted == nil }.count == 1)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func digestsTellOfChangesSinceThoseBefore() throws {
    let (_, database) = try Example.published()
    #expect(try database.plansOfDigests(before: "2026-11-16") == [:])
    let messages = [
      Example.message("a", day: "2026-11-10"), Example.message("b", day: "2026-11-12", kind: .notice),
    ]
    _ = try database.queue(messages, ofPublished: 1, signed: Example.signed)
    #expect(
      try database.plansOfDigests(before: "2026-11-16") == [
        PlannerDatabase.Reader(kind: .person, person: "anna"): PlannerDatabase.Told(plan: 1, at: Example.signed.at)
      ])
    #expect(try database.plansOfDigests(before: "2026-11-10") == [:])
  }

  /// What a message is for stands before its domain.
  @Test func anotherDomainMakesNoOtherMessage() throws {
    let (_, database) = try Example.outbox("a")
    var again = Example.message("a")
    again.id = "a@other.example"
    var longer = Example.message("a")
    longer.id = "ab@group.example"
    let queued = try database.queue([again, longer], ofPublished: 1, signed: Example.signed)
    #expect(queued.known == 1 && queued.new == 1)
  }

  @Test func whatTellsOfAPublicationIsQueuedWithItOrNeitherIs() throws {
    let (_, database) = try Example.published()
    _ = try database.add(verified: Example.plan("q", from: "p"), signed: Example.signed)
    _ = try database.approve(2, signed: Example.signed)
    let bad = Example.message("bad", to: "eve@oak.example>\r\nDATA")
    let failing = [Example.message("a"), bad]
    #expect(
      try code { _ = try database.publish(2, feeds: Example.none, messages: failing, signed: Self.later) }
        == .constraint)
    #expect(try database.messages() == [] && database.plan(2).state == .approved)
    let published = try database.publish(
      2, feeds: Example.none, messages: [Example.message("a")], signed: Self.later)
    #expect(published.plan.state == .published && published.queued.new == 1)
    #expect(try database.messages().map(\.state) == [.queued])
  }

  @Test func whoUnsubscribesGetsNoMoreOfThatKind() throws {
    let (example, database) = try Example.published()
    let link = UnsubscribeLink()
    var first = Example.message("a")
    first.link = link
    _ = try database.queue([first], ofPublished: 1, signed: Example.signed)
    let reader = try example.open(.reading)
    let anna = Unsubscription(person: "anna", kind: .person)
    #expect(link.text.count == 43 && UnsubscribeLink() != link)
    #expect(try reader.unsubscription(by: link.text) == anna && reader.unsubscriptions() == [])
    #expect(try reader.unsubscription(by: "") == nil && reader.unsubscription(by: link.text + "x") == nil)
    // Somebody else writes just now.
    #expect(
      try code { _ = try reader.unsubscribe(by: link.text, at: Self.later.at, holder: "planner serve") } == .inUse)
    #expect(try reader.unsubscribe(by: "nobody's", at: Self.later.at, holder: "planner serve") == nil)
    #expect(try !database.isUnsubscribed(database.message(1)))
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func anUnsubscriptionHoldsUntilItsLifted() throws {
    let (example, link) = (try Example(), UnsubscribeLink())
    do {
      let (published, database) = try Example.published()
      var first = Example.message("a")
      first.link = link
      _ = try database.queue([first], ofPublished: 1, signed: Example.signed)
      withExtendedLifetime(published) {}
      try database.backUp(to: example.path("copy.db"))
    }
    let path = example.path("copy.db")
    let reader = try PlannerDatabase(path, for: .reading, holder: "a test")
    for _ in 0..<2 {
      let done = try reader.unsubscribe(by: link.text, at: Self.later.at, holder: "planner serve")
      #expect(done == Unsubscription(person: "anna", kind: .person))
    }
    let database = try PlannerDatabase(path, for: .writing, holder: "a test")
    #expect(try database.unsubscriptions() == [Unsubscription(person: "anna", kind: .person)])
    #expect(try database.isUnsubscribed(database.message(1)))
    let more = [Example.message("b"), Example.message("c", kind: .notice)]
    #expect(
      try database.queue(more, ofPublished: 1, signed: Self.later)
        == .init(new: 1, known: 0, suppressed: 0, unsubscribed: 1))
    #expect(try database.subscribe("anna", signed: Self.later) == 1)
    #expect(try database.subscribe("anna", signed: Self.later) == 0)
    #expect(try database.queue(more, ofPublished: 1, signed: Self.later) == .init(new: 1, known: 1))
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func oneSendsAtATimeAndOthersWriteMeanwhile() throws {
    let (example, database) = try Example.outbox("a")
    let lock = try SendingLock(example.database, holder: "planner mail send")
    #expect(try code { _ = try SendingLock(example.database, holder: "another") } == .inUse)
    _ = try database.load(Example.group("b"), signed: Example.signed)
    withExtendedLifetime(lock) {}
  }

  @Test func aDatabaseOfAnEarlierStepHasAnEmptyOutbox() throws {
    let example = try Example()
    let queue = try DatabaseQueue(path: example.database)
    try Migrations.migrator.migrate(queue, upTo: "2-feeds")
    try queue.close()
    let database = try example.open(.reading)
    #expect(try database.messages() == [] && database.suppressions() == [])
    #expect(try database.dueMessages(at: "2027-01-01T00:00:00Z") == [])
    #expect(try code { _ = try database.message(1) } == .unknownMessage)
  }
}
