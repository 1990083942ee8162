// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// What calendars may rely on after an older backup was restored.
@Suite struct RestoredFeedTests {
  private static let restored = Signature(by: "ben", at: "2026-11-20T10:00:00Z")

  private static func publish(
    _ entries: [(String, String)], on day: String, in database: PlannerDatabase, group: String = "Our schools"
  ) throws {
    let signed = Signature(by: "anna", at: day + "T08:15:00Z")
    let last = try database.plans().last
    var content = Example.plan("\(group) \(day)")
    content.from = last?.hash
    let plan = try database.add(verified: content, signed: signed).plan
    _ = try database.approve(plan.number, signed: signed)
    let feed = FeedContents.Feed(
      name: "person/hal", head: Array("h".utf8),
      entries: entries.map { FeedContents.Entry(key: $0.0, day: "2026-12-01", content: Array($0.1.utf8)) })
    _ = try database.publish(
      plan.number, feeds: FeedContents(today: "2026-09-01", feeds: [feed]), signed: signed)
  }

  /// Two tokens and three entries, a backup of them, and what has come since: one token revoked and one opened; "a" moved
  /// there and back, "b" changed, "c" taken away, "d" new. Nobody has the database open.
  private static func changed() throws -> (Example, before: PublishedFeed, after: PublishedFeed) {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    try publish([("a", "1"), ("b", "1"), ("c", "1")], on: "2026-09-02", in: database)
    for _ in 0..<2 { _ = try database.openFeed("person/hal", isBusyOnly: false, signed: Example.signed) }
    let before = try #require(try database.feed("person/hal"))
    try database.backUp(to: example.path("backup.db"))
    _ = try database.revokeFeed(1, signed: Signature(by: "cara", at: "2026-10-01T09:00:00Z"))
    _ = try database.openFeed("person/hal", isBusyOnly: true, signed: Example.signed)
    try publish([("a", "2"), ("b", "2"), ("c", "1")], on: "2026-09-03", in: database)
    try publish([("a", "1"), ("b", "3"), ("d", "1")], on: "2026-09-04", in: database)
    return (example, before, try #require(try database.feed("person/hal")))
  }

  private static func restore(_ example: Example, to path: String? = nil) throws -> Restoration {
    try PlannerDatabase.restore(
      example.path("backup.db"), to: path ?? example.database, replaces: true, holder: "a test", signed: restored)
  }

  @Test func whatWasRevokedSinceStaysRevoked() throws {
    let (example, _, _) = try Self.changed()
    let restoration = try Self.restore(example)
    let carriedOver = restoration.carriedOver
    #expect(restoration.former == .read && carriedOver.revokedTokens == 1 && carriedOver.lostTokens == 1)
    #expect(carriedOver.entries == 3)
    #expect(restoration.group?.number == 1 && restoration.plan == 1 && restoration.validTokens == 1)
    let database = try example.open(.writing)
    #expect(
      try database.feedTokens().map(\.revoked) == [Signature(by: "cara", at: "2026-10-01T09:00:00Z"), nil])
    let deeds = try database.reading { db in
      try String.fetchAll(db, sql: "SELECT deed || ' ' || by FROM audit ORDER BY number DESC LIMIT 2")
    }
    #expect(deeds == ["feed.revoked cara", "database.restored ben"])
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func noNumberFallsAndNoneStandsForSomethingElse() throws {
    let (example, before, after) = try Self.changed()
    #expect(after.entries.map(\.sequence) == [2, 2, 1, 0])
    _ = try Self.restore(example)
    let database = try example.open(.writing)
    let feed = try #require(try database.feed("person/hal"))
    // What the backup holds, also of what was cancelled since.
    #expect(feed.entries.map(\.content) == before.entries.map(\.content))
    #expect(feed.entries.map(\.uid) == before.entries.map(\.uid) && feed.entries.allSatisfy { !$0.isCancelled })
    #expect(feed.entries.map(\.sequence) == [2, 3, 2])
    #expect(feed.entries.map(\.changedAt) == ["2026-09-04T08:15:00Z", Self.restored.at, Self.restored.at])
    // Whoever asks whether it's newer than what was published first is told.
    #expect(feed.publication == FeedPublication(plan: 1, at: Self.restored.at))
    // And it goes on from there: "d" comes back as what it was.
    try Self.publish([("a", "1"), ("b", "4"), ("d", "1")], on: "2026-11-21", in: database)
    let next = try #require(try database.feed("person/hal"))
    #expect(next.entries.map(\.sequence) == [2, 4, 3, 1])
    #expect(next.entries.map(\.uid) == after.entries.map(\.uid))
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func whereNothingHasComeSinceNothingChanges() throws {
    let example = try Example()
    do {
      let database = try example.open()
      _ = try database.load(Example.group("a"), signed: Example.signed)
      try Self.publish([("a", "1")], on: "2026-09-02", in: database)
      try database.backUp(to: example.path("backup.db"))
    }
    let before = try example.open(.reading).feed("person/hal")
    let restoration = try Self.restore(example)
    #expect(restoration.former == .read && restoration.carriedOver == .init())
    #expect(try example.open(.reading).feed("person/hal") == before)
  }

  @Test func whatCannotBeReadIsTold() throws {
    let (example, _, _) = try Self.changed()
    try example.run("INSERT INTO grdb_migrations VALUES ('99-later')")
    guard case .unreadable(let error) = try Self.restore(example).former else {
      Issue.record("nothing is told")
      return
    }
    #expect(error.code == .newer)
    let elsewhere = try Self.restore(example, to: example.path("new.db"))
    #expect(elsewhere.former == .none && elsewhere.validTokens == 2)
  }

  /// Nothing of the other group's people comes in.
  @Test func fromAnotherGroupsDatabaseOnlyRevocationsAreTaken() throws {
    let (example, before, _) = try Self.changed()
    do {
      let other = try PlannerDatabase(example.path("other.db"), for: .creating, holder: "a test")
      var group = Example.group("x")
      group.name = "Other schools"
      _ = try other.load(group, signed: Example.signed)
      try Self.publish([("x", "1")], on: "2026-09-02", in: other)
    }
    let restoration = try Self.restore(example, to: example.path("other.db"))
    #expect(restoration.former == .none && restoration.carriedOver == .init())
    let database = try PlannerDatabase(example.path("other.db"), for: .reading, holder: "a test")
    #expect(try database.feed("person/hal") == before)
    let keys = try database.reading { db in try String.fetchAll(db, sql: "SELECT key FROM feed_entry ORDER BY key") }
    #expect(keys == ["a", "b", "c"])
  }
}
