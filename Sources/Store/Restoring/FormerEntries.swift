// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// How far the numbers of entries have come in the replaced database: calendars hold copies of what was published since the
/// backup was made.
struct FormerEntries: Sendable {
  private let entries: [Entry]

  private struct Entry: TableRow {
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

  /// Reads them.
  init(_ db: Database) throws {
    guard try Migrations.hasFeeds(db) else {
      entries = []
      return
    }
    entries = try Entry.fetchAll(
      db,
      sql:
        "SELECT feed, year, key, uid, sequence, state, hash, changed_at, day FROM feed_entry ORDER BY feed, year, key")
  }

  /// Sees to it that no number is lower than it was, and that none stands for something else than it did.
  func carryOver(to db: Database, at: String, counting carriedOver: inout Restoration.CarriedOver) throws {
    for entry in entries where try raise(entry, in: db, at: at) { carriedOver.entries += 1 }
    if carriedOver.entries > 0 { try PlannerDatabase.republish(at: at, db) }
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
