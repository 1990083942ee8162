// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Retention: what's older than it is to be kept goes, and what's in force stays.
@Suite struct TidyTests {
  private static let early = DateSpan(Example.year.first - 1096, Example.year.last - 1096)
  private static let old = Signature(by: "anna", at: "2023-10-01T08:15:00Z")
  private static let now = Signature(by: "officer", at: "2026-11-10T08:15:00Z")
  /// Years two years, messages and what's closed one, the log six.
  private static let retention = Retention(
    years: "2024-11-10", messages: "2025-11-10T08:15:00Z", closed: "2025-11-10T08:15:00Z", audit: "2020-11-10T08:15:00Z"
  )

  /// A database of a year that's long over, with everything in it, and of this one.
  private static func twoYears() throws -> (Example, PlannerDatabase) {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("long ago", year: early), signed: old)
    _ = try database.add(verified: Example.plan("p", of: 1), signed: old)
    _ = try database.approve(1, signed: old)
    let feeds = FeedContents(
      today: early.first,
      feeds: [.init(name: "person/anna", head: [1], entries: [.init(key: "k", day: early.first + 30, content: [1])])])
    _ = try database.publish(
      1, feeds: feeds, messages: [Example.message("a", day: early.first)], signed: old)
    let number = try #require(try database.messages().first?.number)
    try database.begin(number, signed: old)
    try database.settle(number, as: .sent, reply: "250", signed: old)
    let withdrawal = Withdrawal(.meeting("heads", .init(part: 1)), on: early.first + 30)
    _ = try database.note(
      Example.group("long ago, once more", year: early),
      withdrawing: WithdrawalContent(of: 1, [withdrawal], feeds: feeds), signed: old)
    _ = try database.openFeed("person/anna", isBusyOnly: false, signed: old)
    _ = try database.revokeFeed(1, signed: old)
    _ = try database.openFeed("person/ben", isBusyOnly: false, signed: old)
    _ = try database.addAccount(at: "a@x.example", [Grant(text: "finance")].compactMap(\.self), signed: old)
    _ = try database.closeAccount(at: "a@x.example", signed: old)
    _ = try database.load(Example.group("now"), signed: Example.signed)
    _ = try database.add(verified: Example.plan("q", of: 3), signed: Example.signed)
    _ = try database.approve(2, signed: Example.signed)
    _ = try database.publish(2, feeds: Example.none, signed: Example.signed)
    return (example, database)
  }

  private static func counts(_ database: PlannerDatabase) throws -> [String: Int] {
    try database.reading { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
      return try Dictionary(
        uniqueKeysWithValues: tables.map { ($0, try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? 0) })
    }
  }

  @Test func whatIsLongOverGoesAndWhatIsInForceStays() throws {
    let (_, database) = try Self.twoYears()
    let before = try Self.counts(database)
    let rehearsed = try database.tidy(Self.retention, isRehearsal: true, signed: Self.now)
    #expect(try Self.counts(database) == before)
    let gone = try database.tidy(Self.retention, isRehearsal: false, signed: Self.now)
    #expect(gone == rehearsed)
    #expect(
      gone.map { "\($0.table) \($0.count)" } == [
        "group_revision 2", "plan 1", "withdrawal 1", "message 1", "feed_entry 1", "feed_token 1", "account 1",
        "content 3",
      ])
    #expect(try database.revisions().map(\.number) == [3] && database.plans().map(\.number) == [2])
    #expect(try database.plan(2).state == .published && database.files(of: 3).count == 2)
    #expect(try database.validFeedTokens().count == 1 && database.accounts().isEmpty)
    #expect(database.examine().flatMap(\.faults) == [])
    // Once more there's nothing.
    #expect(try database.tidy(Self.retention, isRehearsal: false, signed: Self.now).isEmpty)
    // Numbers go on, and never back.
    #expect(try database.load(Example.group("next"), signed: Self.now).revision.number == 4)
    #expect(
      try database.addAccount(at: "b@x.example", [Grant(text: "finance")].compactMap(\.self), signed: Self.now).number
        == 2)
    #expect(try database.openFeed("person/anna", isBusyOnly: false, signed: Self.now).token.number == 3)
    #expect(database.examine().flatMap(\.faults) == [])
  }

  @Test func thePublishedPlanStaysHoweverOldItIs() throws {
    let (_, database) = try Self.twoYears()
    let all = Retention(
      years: "2099-01-01", messages: "2099-01-01T00:00:00Z", closed: "2099-01-01T00:00:00Z",
      audit: "2099-01-01T00:00:00Z")
    _ = try database.tidy(all, isRehearsal: false, signed: Self.now)
    #expect(try database.revisions().map(\.number) == [3] && database.plans().map(\.number) == [2])
    #expect(try database.plan(2).steps.map(\.state) == [.draft, .verified, .approved, .published])
    #expect(try database.validFeedTokens().count == 1)
    #expect(database.examine().flatMap(\.faults) == [])
  }

  @Test func messagesThatArentSettledAndAddressesThatTakeNoneStay() throws {
    let (_, database) = try Self.twoYears()
    let messages = ["b", "c"].map { name in
      var message = Example.message(name, to: "\(name)@x.example")
      message.plan = 2
      return message
    }
    _ = try database.queue(messages, ofPublished: 2, signed: Self.old)
    let numbers = try database.messages(in: [.queued]).map(\.number)
    try database.begin(numbers[0], signed: Self.old)
    try database.settle(numbers[0], as: .failed(suppressing: true), reply: "550 5.1.1", signed: Self.old)
    _ = try database.tidy(Self.retention, isRehearsal: false, signed: Self.now)
    #expect(try database.messages().map(\.number) == numbers)
    #expect(try database.suppressions().count == 1)
    #expect(database.examine().flatMap(\.faults) == [])
  }

  /// The last that was given out may go too, and what stays is older: that's no hole, and numbers go on from there.
  @Test func theLastOfAListMayGo() throws {
    let (_, database) = try Self.twoYears()
    func queue(_ name: String) throws -> Int {
      var message = Example.message(name, to: "\(name)@x.example")
      message.plan = 2
      _ = try database.queue([message], ofPublished: 2, signed: Self.old)
      let number = try #require(try database.messages(in: [.queued]).last?.number)
      try database.begin(number, signed: Self.old)
      return number
    }
    let refused = try queue("b")
    try database.settle(refused, as: .failed(suppressing: true), reply: "550 5.1.1", signed: Self.old)
    try database.settle(try queue("c"), as: .sent, reply: "250", signed: Self.old)
    _ = try database.tidy(Self.retention, isRehearsal: false, signed: Self.now)
    #expect(try database.messages().map(\.number) == [refused])
    #expect(database.examine().flatMap(\.faults) == [])
    #expect(try queue("d") == refused + 2)
    #expect(database.examine().flatMap(\.faults) == [])
    // A row that goes by another way is missed, be it the last.
    try database.writing { db in
      try PlannerDatabase.withoutTriggers(db) {
        try db.execute(sql: "DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)")
      }
    }
    #expect(database.examine().flatMap(\.faults).contains { $0.hasPrefix("the audit log ends with entry") })
  }

  @Test func aPlanStaysFromWhichOneWasMadeThatStays() throws {
    let (_, database) = try Self.twoYears()
    _ = try database.add(verified: Example.plan("r", of: 3, from: "q"), signed: Example.signed)
    _ = try database.approve(3, signed: Example.signed)
    _ = try database.publish(3, feeds: Example.none, signed: Example.signed)
    let late = Retention(
      years: "2099-01-01", messages: "2099-01-01T00:00:00Z", closed: "2020-01-01T00:00:00Z",
      audit: "2020-01-01T00:00:00Z")
    _ = try database.tidy(late, isRehearsal: false, signed: Self.now)
    #expect(try database.plans().map(\.number) == [2, 3])
    #expect(database.examine().flatMap(\.faults) == [])
  }

  /// Such a database, changed and tidied, that nobody has open.
  private static func tidied(_ change: (PlannerDatabase, Example) throws -> Void) throws -> Example {
    let (example, database) = try twoYears()
    try change(database, example)
    _ = try database.tidy(retention, isRehearsal: false, signed: now)
    #expect(try database.feedTokens().map(\.number) == [2])
    return example
  }

  /// A revoked token is let go; a backup in which it's valid doesn't open it again.
  @Test func whatWasLetGoStaysClosedInARestoredBackup() throws {
    let example = try Self.tidied { database, example in
      _ = try database.openFeed("person/cara", isBusyOnly: false, signed: Self.old)
      try database.backUp(to: example.path("old.db"))
      _ = try database.revokeFeed(3, signed: Self.old)
    }
    let restored = try PlannerDatabase.restore(
      example.path("old.db"), to: example.database, replaces: true, holder: "a test", signed: Self.now)
    #expect(restored.carriedOver.revokedTokens == 1)
    let reader = try example.open(.reading)
    #expect(try reader.validFeedTokens().values.map(\.feed) == ["person/ben"])
    #expect(reader.examine().flatMap(\.faults) == [])
  }

  @Test func nothingOfItIsLeftInTheFile() throws {
    let (example, database) = try Self.twoYears()
    let secret = Data("long ago, once more".utf8)
    func isThere() throws -> Bool {
      try ["", "-wal"].contains { ending in
        try FileManager.default.fileExists(atPath: example.database + ending)
          && Data(contentsOf: URL(filePath: example.database + ending)).range(of: secret) != nil
      }
    }
    #expect(try isThere())
    // What was deleted before, when nothing was overwritten, lies in freed pages.
    try database.writing { db in
      _ = try Int.fetchOne(db, sql: "PRAGMA secure_delete = OFF")
      let hash = try PlannerDatabase.keep(Array(String(repeating: "a freed secret ", count: 20_000).utf8), db)
      try db.execute(sql: "DELETE FROM content WHERE hash = ?", arguments: [hash])
    }
    func isFreedThere() throws -> Bool {
      try ["", "-wal"].contains { ending in
        try FileManager.default.fileExists(atPath: example.database + ending)
          && Data(contentsOf: URL(filePath: example.database + ending)).range(of: Data("a freed secret".utf8)) != nil
      }
    }
    #expect(try isFreedThere())
    _ = try database.tidy(Self.retention, isRehearsal: false, signed: Self.now)
    #expect(try database.compact())
    #expect(try !isThere() && !isFreedThere())
    let deeds = try database.reading { db in
      try String.fetchAll(db, sql: "SELECT deed FROM audit ORDER BY number DESC LIMIT 2")
    }
    #expect(deeds == ["database.compacted", "database.tidied"])
  }
}
