// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Feeds as they're kept, their tokens, and the step from a database that has none.
@Suite struct FeedTests {
  private static let signature = "'anna', '2026-11-09T08:15:00Z'"
  private static let hash = "x'\(String(repeating: "ab", count: 32))'"

  private static func feeds(_ entries: [(String, CivilDate, String)], today: CivilDate = "2026-09-01") -> FeedContents {
    FeedContents(
      today: today,
      feeds: [
        FeedContents.Feed(
          name: "person/hal", head: Array("h".utf8),
          entries: entries.map { FeedContents.Entry(key: $0.0, day: $0.1, content: Array($0.2.utf8)) })
      ])
  }

  /// A database in which the feed of Hal is published, with a token.
  private static func opened() throws -> (Example, PlannerDatabase, text: String) {
    let (example, database) = try Example.published()
    try publish(feeds([("a", "2026-10-01", "one"), ("b", "2026-10-02", "two")]), in: database)
    let opened = try database.openFeed("person/hal", isBusyOnly: false, signed: Example.signed)
    return (example, database, opened.text)
  }

  /// Publishes the next plan, with these feeds.
  private static func publish(_ feeds: FeedContents, in database: PlannerDatabase, at: String = "2026-09-02") throws {
    let last = try #require(try database.plans().last)
    let text = "plan \(last.number)"
    var content = Example.plan(text)
    content.from = last.hash
    let signed = Signature(by: "anna", at: at + "T08:15:00Z")
    let plan = try database.add(verified: content, signed: signed).plan
    _ = try database.approve(plan.number, signed: signed)
    _ = try database.publish(plan.number, feeds: feeds, signed: signed)
  }

  /// Feeds of which one can't be made once others were written.
  private struct Broken: ComingFeeds {
    struct Fault: Error {}
    let today: CivilDate = "2026-09-01"

    func forEach(_ body: (FeedContents.Feed) throws -> Void) throws {
      try FeedTests.feeds([("a", "2026-10-01", "another")]).forEach(body)
      throw Fault()
    }
  }

  @Test func whereAFeedCannotBeMadeNothingIsPublished() throws {
    let (_, database, _) = try Self.opened()
    let last = try #require(try database.plans().last)
    let before = try database.feed("person/hal")
    var content = Example.plan("one more")
    content.from = last.hash
    let plan = try database.add(verified: content, signed: Example.signed).plan
    _ = try database.approve(plan.number, signed: Example.signed)
    #expect(throws: StoreError.self) {
      try database.publish(plan.number, feeds: Broken(), signed: Example.signed)
    }
    #expect(try database.plan(plan.number).state == .approved && database.plan(last.number).state == .published)
    #expect(try database.feed("person/hal") == before)
  }

  // MARK: Tokens

  @Test func aTokenIsKeptAsItsHashAlone() throws {
    let (example, database, text) = try Self.opened()
    #expect(
      text.utf8.count == 43 && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
    #expect(try database.validFeedTokens()[FeedToken.hash(of: text)]?.feed == "person/hal")
    let other = try database.openFeed("person/hal", isBusyOnly: true, signed: Example.signed)
    #expect(other.text != text && other.token.number == 2 && other.token.isBusyOnly)
    #expect(database.examine().flatMap { $0.faults } == [])
    for ending in ["", "-wal"] {
      let bytes = try Data(contentsOf: URL(filePath: example.database + ending))
      #expect(bytes.range(of: Data(text.utf8)) == nil)
    }
  }

  @Test func aTokenIsRevokedOnceAndTheAuditLogTells() throws {
    let (_, database, text) = try Self.opened()
    let later = Signature(by: "ben", at: "2026-12-01T09:00:00Z")
    #expect(try database.revokeFeed(1, signed: later).revoked == later)
    #expect(try database.validFeedTokens()[FeedToken.hash(of: text)] == nil)
    #expect(try database.feedTokens().map(\.revoked) == [later])
    #expect(try code { _ = try database.revokeFeed(1, signed: later) } == .revoked)
    #expect(try code { _ = try database.revokeFeed(2, signed: later) } == .unknownFeed)
    let deeds = try database.reading { db in
      try String.fetchAll(db, sql: "SELECT deed || ' ' || by FROM audit WHERE feed_token = 1 ORDER BY number")
    }
    #expect(deeds == ["feed.opened anna", "feed.revoked ben"])
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  // MARK: Entries

  @Test func whatIsPublishedIsReadBack() throws {
    let (_, database, _) = try Self.opened()
    let feed = try #require(try database.feed("person/hal"))
    #expect(feed.publication == FeedPublication(plan: 2, at: "2026-09-02T08:15:00Z"))
    #expect(feed.head == Array("h".utf8) && feed.entries.map(\.content) == [Array("one".utf8), Array("two".utf8)])
    #expect(feed.entries.allSatisfy { $0.sequence == 0 && !$0.isCancelled && $0.changedAt == "2026-09-02T08:15:00Z" })
    #expect(Set(feed.entries.map(\.uid)).count == 2)
    #expect(try database.feed("person/ben") == nil)
  }

  @Test func aPublicationThatFailsLeavesFeedsAsTheyWere() throws {
    let (_, database, _) = try Self.opened()
    let before = try database.feed("person/hal")
    // Two entries of one key.
    let wrong = Self.feeds([("a", "2026-10-01", "other"), ("c", "2026-10-01", "1"), ("c", "2026-10-01", "2")])
    #expect(try code { try Self.publish(wrong, in: database) } == .constraint)
    #expect(try database.feed("person/hal") == before)
    #expect(try database.plan(2).state == .published)
  }

  @Test func ofWhoHasLeftNothingStaysButTheNumbers() throws {
    let (example, database, _) = try Self.opened()
    try Self.publish(FeedContents(today: "2026-09-01", feeds: []), in: database, at: "2026-09-03")
    #expect(try database.feed("person/hal") == nil)
    let said = try database.reading { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM feed_entry WHERE content IS NOT NULL")
    }
    #expect(said == 0)
    try Self.publish(Self.feeds([("a", "2026-10-01", "one")]), in: database, at: "2026-09-04")
    #expect(try database.feed("person/hal")?.entries.map(\.sequence) == [1])
    withExtendedLifetime(example) {}
  }

  @Test func whoReadsSeesThatSomebodyHasWritten() throws {
    let (example, database, _) = try Self.opened()
    let reader = try example.open(.reading)
    let before = try reader.dataVersion()
    #expect(try reader.dataVersion() == before)
    _ = try database.openFeed("school/ash", isBusyOnly: false, signed: Example.signed)
    #expect(try reader.dataVersion() != before)
  }

  @Test func oneServesAtATimeWhileOthersWrite() throws {
    let (example, _, _) = try Self.opened()
    let lock = try ServingLock(example.database, holder: "planner serve")
    #expect(try code { _ = try ServingLock(example.database, holder: "another") } == .inUse)
    withExtendedLifetime(lock) {}
  }

  // MARK: Schema

  @Test func nothingThatBreaksARuleIsTaken() throws {
    let (example, database, _) = try Self.opened()
    let entry = "INSERT INTO feed_entry (feed, year, key, uid, sequence, state, hash, changed_at, day, content) VALUES"
    let uid = "'\(UUID().uuidString)'"
    let token = "INSERT INTO feed_token (number, hash, feed, is_busy_only, made_by, made_at) VALUES"
    let broken = [
      "UPDATE feed_entry SET sequence = -1", "UPDATE feed_entry SET state = 'cancelled'",
      "UPDATE feed_entry SET hash = \(Self.hash)", "DELETE FROM feed_entry",
      "UPDATE feed_entry SET content = x'00'", "UPDATE feed_entry SET day = '2026-12-01'",
      "UPDATE feed_entry SET changed_at = '2026-12-01T08:15:00Z'",
      "UPDATE feed_entry SET key = 'c' WHERE key = 'a'",
      "UPDATE feed_entry SET uid = \(uid)", "UPDATE feed_entry SET content = NULL",
      "REPLACE" + entry.dropFirst(6)
        + " ('person/hal', '2026-09-01', 'a', \(uid), 0, 'present', \(Self.hash), '2026-11-09T08:15:00Z', '2026-11-09', x'00')",
      entry
        + " ('hal', '2026-09-01', 'd', \(uid), 0, 'present', \(Self.hash), '2026-11-09T08:15:00Z', '2026-11-09', x'00')",
      "INSERT INTO feed_publication VALUES (9, '2026-09-01', '2026-11-09T08:15:00Z')",
      "UPDATE feed_entry SET year = '2027-09-01'",
      "DELETE FROM feed_token", "UPDATE feed_token SET feed = 'person/ben'", "UPDATE feed_token SET is_busy_only = 2",
      "UPDATE feed_token SET revoked_at = '2026-11-09T08:15:00Z'", "UPDATE feed_token SET hash = \(Self.hash)",
      token + " (NULL, x'00', 'person/hal', 0, \(Self.signature))",
      token + " (1, \(Self.hash), 'person/hal', 0, \(Self.signature))",
      "REPLACE" + token.dropFirst(6) + " (1, \(Self.hash), 'person/hal', 0, \(Self.signature))",
      "INSERT INTO audit (by, at, deed) VALUES (\(Self.signature), 'feed.opened')",
      "INSERT INTO audit (by, at, deed, feed_token) VALUES (\(Self.signature), 'database.restored', 1)",
    ]
    for sql in broken {
      #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint, "\(sql)")
      #expect(throws: DatabaseError.self, "\(sql)") { try example.run(sql) }
    }
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func anEntryThatSaysSomethingElseThanWasPublishedIsFound() throws {
    let (example, database, _) = try Self.opened()
    // Under a higher number, which the schema allows.
    try example.run("UPDATE feed_entry SET sequence = sequence + 1, content = x'00' WHERE key = 'b'")
    let faults = database.examine().flatMap { $0.faults }
    #expect(faults.count == 1 && faults.first?.hasSuffix("of the feed 'person/hal' isn't what was published") == true)
  }

  /// What a version without feeds has left goes on as it was, its audit log among it.
  @Test func aDatabaseOfTheFirstStepIsBroughtUpToDate() throws {
    let example = try Example()
    try PlannerDatabase.make(example.database)
    let old = try DatabaseQueue(path: example.database)
    try Migrations.migrator.migrate(old, upTo: "1-group-and-plans")
    try old.write { db in
      let hash = Example.hash("p")
      try db.execute(
        sql: """
          INSERT INTO content VALUES ('\(hash)', x'70');
          INSERT INTO group_revision (name, year_first, year_last, hash, loaded_by, loaded_at)
            VALUES ('x', '2026-09-01', '2027-08-31', '\(hash)', \(Self.signature));
          INSERT INTO group_file VALUES (1, 'staff.csv', '\(hash)');
          INSERT INTO plan (content, group_revision, state, changed_by, changed_at) VALUES ('\(hash)', 1, 'draft', \(Self.signature));
          UPDATE plan SET state = 'verified'; UPDATE plan SET state = 'approved'; UPDATE plan SET state = 'published';
          """)
    }
    func log(_ db: Database) throws -> [Row] {
      try Row.fetchAll(db, sql: "SELECT number, by, at, deed, group_revision, plan FROM audit ORDER BY number")
    }
    let before = try old.read(log)
    #expect(before.count == 5)
    try old.close()

    let reader = try example.open(.reading)
    #expect(try reader.feedTokens() == [] && reader.feedPublication() == nil && reader.feed("person/hal") == nil)
    #expect(try reader.validFeedTokens().isEmpty)
    #expect(reader.examine().first { $0.name == "states" }?.faults == [])
    let database = try example.open(.writing)
    #expect(try database.reading(log) == before)
    #expect(database.examine().flatMap { $0.faults } == [])
    // Its plan is published, and its feeds are kept once somebody opens one.
    try database.keep(Self.feeds([("a", "2026-10-01", "one")]), ofPublished: 1, signed: Example.signed)
    #expect(try database.feed("person/hal")?.publication.plan == 1)
    try Self.publish(Self.feeds([("a", "2026-10-01", "two")]), in: database)
    #expect(try database.feed("person/hal")?.entries.map(\.sequence) == [1])
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  /// The table of entries was made anew by the eighth step: nobody's calendar may notice.
  @Test func entriesOfAnEarlierStepKeepTheirUidsAndNumbers() throws {
    let example = try Example()
    try PlannerDatabase.make(example.database)
    let old = try DatabaseQueue(path: example.database)
    try Migrations.migrator.migrate(old, upTo: "7-accounts")
    let at = "2026-09-02T08:15:00Z"
    try old.write { db in
      for (key, state, number) in [("c", "gone", 4), ("a", "present", 0), ("b", "cancelled", 2)] {
        try db.execute(
          sql: """
            INSERT INTO feed_entry VALUES ('person/hal', '2026-09-01', ?, ?, ?, ?, zeroblob(32), ?, '2026-10-01', ?)
            """,
          arguments: [
            key, String(repeating: key, count: 36), number, state, at, state == "gone" ? nil : Data(key.utf8),
          ])
      }
    }
    func entries(_ db: Database) throws -> [Row] { try Row.fetchAll(db, sql: "SELECT * FROM feed_entry ORDER BY key") }
    let before = try old.read(entries)
    #expect(before.count == 3)
    try old.close()

    let database = try example.open()
    #expect(try database.reading(entries) == before)
    for sql in [
      "UPDATE feed_entry SET sequence = 1 WHERE key = 'b'", "UPDATE feed_entry SET uid = 'x'", "DELETE FROM feed_entry",
      "REPLACE INTO feed_entry SELECT * FROM feed_entry", "UPDATE feed_entry SET state = 'off', sequence = 9",
    ] {
      #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint, "\(sql)")
      #expect(throws: DatabaseError.self, "\(sql)") { try example.run(sql) }
    }
    #expect(try database.reading(entries) == before)
  }
}
