// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// Which addresses of feeds the replaced database had closed, and which were open.
struct FormerTokens: Sendable {
  private let revoked: [Token]
  private let valid: [Data]
  /// Numbers up to this one had been given out. What isn't there any more was revoked, so long ago that it was let go.
  private let last: Int
  private let known: Set<Data>

  private struct Token: TableRow {
    var hash: Data
    var revokedBy: String
    var revokedAt: String
  }

  /// Reads them.
  init(_ db: Database) throws {
    guard try Migrations.hasFeeds(db) else {
      (revoked, valid, last, known) = ([], [], 0, [])
      return
    }
    revoked = try Token.fetchAll(
      db, sql: "SELECT hash, revoked_by, revoked_at FROM feed_token WHERE revoked_at IS NOT NULL ORDER BY number")
    last = try Int.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'feed_token'") ?? 0
    known = Set(try Data.fetchAll(db, sql: "SELECT hash FROM feed_token"))
    valid = try Data.fetchAll(db, sql: "SELECT hash FROM feed_token WHERE revoked_at IS NULL")
  }

  /// Revokes what was revoked, by whom and when it was.
  /// So it does what has been let go since.
  func carryOver(
    to db: Database, ofSameGroup isSame: Bool, signed: Signature, counting carriedOver: inout Restoration.CarriedOver
  ) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, hash FROM feed_token WHERE revoked_at IS NULL AND number <= ?", arguments: [last])
    for row in rows where isSame && !known.contains(row["hash"] as Data) {
      try db.execute(
        sql: "UPDATE feed_token SET revoked_by = ?, revoked_at = ? WHERE number = ?",
        arguments: [signed.by, signed.at, row["number"] as Int])
      carriedOver.revokedTokens += 1
    }
    for token in revoked {
      try db.cachedStatement(
        sql: "UPDATE feed_token SET revoked_by = ?, revoked_at = ? WHERE hash = ? AND revoked_at IS NULL"
      ).execute(arguments: [token.revokedBy, token.revokedAt, token.hash])
      carriedOver.revokedTokens += db.changesCount
    }
    let known = Set(try Data.fetchAll(db, sql: "SELECT hash FROM feed_token"))
    carriedOver.lostTokens = valid.count { !known.contains($0) }
  }
}
