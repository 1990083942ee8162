// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// What a database that a backup replaces knows of feeds, and what mustn't be forgotten with it: which tokens were revoked,
/// and how far the numbers of entries have come. Calendars hold copies of what was published since the backup was made.
struct FormerFeeds: Sendable {
  private var revoked: [Token] = []
  private var valid: [Data] = []
  private var entries: [Entry] = []
  private var groups: Set<String> = []
  private var fault: StoreError?

  private struct Token: Decodable, FetchableRecord {
    static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }

    var hash: Data
    var revokedBy: String
    var revokedAt: String
  }

  private struct Entry: Decodable, FetchableRecord {
    static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }

    var feed: String
    var year: String
    var key: String
    var uid: String
    var sequence: Int
    var state: String
    var hash: Data
    var changedAt: String
    var day: String
  }

  /// Reads the database at `path`, as much of it as can be read. Nobody has it open through this afterwards.
  init(at path: String, holder: String) {
    do throws(StoreError) {
      let database = try PlannerDatabase(path, for: .reading, holder: holder)
      try readTokens(database)
      try readEntries(database)
    } catch {
      if error.code != .empty { fault = error }
    }
  }

  private mutating func readTokens(_ database: PlannerDatabase) throws(StoreError) {
    (revoked, valid) = try database.reading { db in
      guard try Migrations.hasFeeds(db) else { return ([], []) }
      return (
        try Token.fetchAll(
          db,
          sql: "SELECT hash, revoked_by, revoked_at FROM feed_token WHERE revoked_at IS NOT NULL ORDER BY number"),
        try Data.fetchAll(db, sql: "SELECT hash FROM feed_token WHERE revoked_at IS NULL")
      )
    }
  }

  private mutating func readEntries(_ database: PlannerDatabase) throws(StoreError) {
    (entries, groups) = try database.reading { db in
      guard try Migrations.hasFeeds(db) else { return ([], []) }
      return (
        try Entry.fetchAll(
          db,
          sql: """
            SELECT feed, year, key, uid, sequence, state, hash, changed_at, day FROM feed_entry ORDER BY feed, year, key
            """),
        try Self.groups(db)
      )
    }
  }

  private static func groups(_ db: Database) throws -> Set<String> {
    Set(try String.fetchAll(db, sql: "SELECT name FROM group_revision"))
  }

  /// Makes the restored database know it too, at that time.
  func carryOver(to db: Database, at: String) throws -> Restoration.Former {
    var count = 0
    for token in revoked {
      try db.cachedStatement(
        sql: "UPDATE feed_token SET revoked_by = ?, revoked_at = ? WHERE hash = ? AND revoked_at IS NULL"
      ).execute(arguments: [token.revokedBy, token.revokedAt, token.hash])
      count += db.changesCount
    }
    let raised = try raise(in: db, at: at)
    if let fault { return .unreadable(fault) }
    let known = Set(try Data.fetchAll(db, sql: "SELECT hash FROM feed_token"))
    return .carriedOver(revoked: count, entries: raised, lost: valid.count { !known.contains($0) })
  }

  /// Sees to it that no number is lower than it was, and that none stands for something else than it did.
  private func raise(in db: Database, at: String) throws -> Int {
    // Of another group there's nothing to remember here.
    guard !groups.isDisjoint(with: try Self.groups(db)) else { return 0 }
    var count = 0
    for entry in entries where try raise(entry, in: db, at: at) { count += 1 }
    if count > 0 {
      // What feeds show isn't what it was when the plan was published.
      try db.execute(
        sql: "UPDATE feed_publication SET at = ? WHERE plan IN (SELECT number FROM plan WHERE state = 'published')",
        arguments: [at])
    }
    return count
  }

  /// Whether an entry that's shown has got a higher number.
  private func raise(_ entry: Entry, in db: Database, at: String) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT uid, sequence, state, hash FROM feed_entry WHERE feed = ? AND year = ? AND key = ?")
    guard let now = try Row.fetchOne(statement, arguments: [entry.feed, entry.year, entry.key]) else {
      try remember(entry, in: db)
      return false
    }
    // Of another uid it's another entry to calendars.
    let (sequence, state) = (now["sequence"] as Int, now["state"] as String)
    guard now["uid"] == entry.uid, sequence <= entry.sequence else { return false }
    let isSame = state == entry.state && now["hash"] == entry.hash
    if sequence == entry.sequence, isSame || state == "gone" { return false }
    let isChanged = !isSame && state != "gone"
    try db.cachedStatement(
      sql: "UPDATE feed_entry SET sequence = ?, changed_at = ? WHERE feed = ? AND year = ? AND key = ?"
    ).execute(arguments: [
      entry.sequence + (isChanged ? 1 : 0), isChanged ? at : entry.changedAt, entry.feed, entry.year, entry.key,
    ])
    return state != "gone"
  }

  /// An entry that the backup doesn't know yet: should it come back, then under its uid and a higher number.
  private func remember(_ entry: Entry, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO feed_entry (feed, year, key, uid, sequence, state, hash, changed_at, day)
        VALUES (?, ?, ?, ?, ?, 'gone', ?, ?, ?)
        """
    ).execute(arguments: [
      entry.feed, entry.year, entry.key, entry.uid, entry.sequence, entry.hash, entry.changedAt, entry.day,
    ])
  }
}
