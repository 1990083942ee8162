// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension PlannerDatabase {
  /// All tokens, the first first, those that are revoked too.
  public func feedTokens() throws(StoreError) -> [FeedToken] {
    try reading { db in
      guard try Migrations.hasFeeds(db) else { return [] }
      return try TokenRow.fetchAll(db, sql: "SELECT * FROM feed_token ORDER BY number").map(\.token)
    }
  }

  /// Those that are valid, by their hash.
  public func validFeedTokens() throws(StoreError) -> [FeedToken.Hash: FeedToken] {
    try reading { db in
      guard try Migrations.hasFeeds(db) else { return [:] }
      let rows = try TokenRow.fetchAll(db, sql: "SELECT * FROM feed_token WHERE revoked_at IS NULL")
      return Dictionary(uniqueKeysWithValues: rows.map { (FeedToken.Hash(bytes: [UInt8]($0.hash)), $0.token) })
    }
  }

  /// Opens the feed of that name to whoever has the text that's returned, which isn't kept and can't be told again.
  public func openFeed(
    _ name: String, isBusyOnly: Bool, signed: Signature
  ) throws(StoreError) -> (token: FeedToken, text: String) {
    let text = FeedToken.text()
    return try writing { db in
      try db.execute(
        sql: "INSERT INTO feed_token (hash, feed, is_busy_only, made_by, made_at) VALUES (?, ?, ?, ?, ?)",
        arguments: [Data(FeedToken.hash(of: text).bytes), name, isBusyOnly, signed.by, signed.at])
      return (try token(Int(db.lastInsertedRowID), db), text)
    }
  }

  /// Ends a token for good.
  ///
  /// - Throws: `feed.unknown`, `feed.revoked`.
  public func revokeFeed(_ number: Int, signed: Signature) throws(StoreError) -> FeedToken {
    try writing { db in
      if let revoked = try token(number, db).revoked {
        throw StoreError(.revoked, "token \(number) was revoked \(revoked.at) by \(revoked.by)")
      }
      try db.execute(
        sql: "UPDATE feed_token SET revoked_by = ?, revoked_at = ? WHERE number = ?",
        arguments: [signed.by, signed.at, number])
      return try token(number, db)
    }
  }

  private func token(_ number: Int, _ db: Database) throws -> FeedToken {
    let row = try TokenRow.fetchOne(db, sql: "SELECT * FROM feed_token WHERE number = ?", arguments: [number])
    guard let row else {
      throw StoreError(.unknownFeed, "'\(path)' has no token \(number); 'planner feed list' lists those that it has")
    }
    return row.token
  }
}

/// A row of `feed_token`.
private struct TokenRow: TableRow {
  var number: Int
  var hash: Data
  var feed: String
  var isBusyOnly: Bool
  var madeBy: String
  var madeAt: String
  var revokedBy: String?
  var revokedAt: String?

  var token: FeedToken {
    var token = FeedToken(
      number: number, feed: feed, isBusyOnly: isBusyOnly, made: Signature(by: madeBy, at: madeAt), revoked: nil)
    if let revokedBy, let revokedAt { token.revoked = Signature(by: revokedBy, at: revokedAt) }
    return token
  }
}
