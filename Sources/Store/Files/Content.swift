// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB

/// Files kept by what they hold: equal ones once, and what's read is what was kept.
extension PlannerDatabase {
  /// SHA-256 in lower-case hexadecimal.
  static func hash(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Keeps `bytes` and returns what they're found by.
  static func keep(_ bytes: [UInt8], _ db: Database) throws -> String {
    let hash = hash(of: bytes)
    try db.execute(
      sql: "INSERT INTO content (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [hash, Data(bytes)])
    return hash
  }

  /// What was kept.
  ///
  /// - Throws: `database.damaged` where it's gone or something else.
  func bytes(_ hash: String, _ db: Database) throws -> [UInt8] {
    guard
      let bytes = try Data.fetchOne(db, sql: "SELECT bytes FROM content WHERE hash = ?", arguments: [hash]).map(
        Array.init),
      Self.hash(of: bytes) == hash
    else {
      throw StoreError(
        .damaged,
        "'\(path)' is damaged: a file that it keeps isn't what was kept (\(hash.prefix(12))…); restore a backup")
    }
    return bytes
  }
}
