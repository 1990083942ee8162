// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// Which addresses of feeds the replaced database had closed, and which were open.
struct FormerTokens: Sendable {
  private let revoked: [Token]
  private let valid: [Data]

  private struct Token: TableRow {
    var hash: Data
    var revokedBy: String
    var revokedAt: String
  }

  /// Reads them.
  init(_ db: Database) throws {
    guard try Migrations.hasFeeds(db) else {
      (revoked, valid) = ([], [])
      return
    }
    revoked = try Token.fetchAll(
      db, sql: "SELECT hash, revoked_by, revoked_at FROM feed_token WHERE revoked_at IS NOT NULL ORDER BY number")
    valid = try Data.fetchAll(db, sql: "SELECT hash FROM feed_token WHERE revoked_at IS NULL")
  }

  /// Revokes what was revoked, by whom and when it was.
  func carryOver(to db: Database, counting carriedOver: inout Restoration.CarriedOver) throws {
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
