// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// What takes something out of the database for good. The schema's triggers forbid that to everybody, so that it's done here
/// alone, and looked at before it's kept.
extension PlannerDatabase {
  /// How many rows of a table are gone.
  public struct LetGo: Hashable, Sendable {
    /// As "withdrawal".
    public var table: String
    public var count: Int
  }

  /// Does `work` in a transaction, at the end of which the triggers are those that they were, and nothing contradicts
  /// anything; else nothing is done.
  ///
  /// What's deleted is overwritten, and not only marked as free.
  /// - Parameter isRehearsal: all of it is taken back at the end.
  /// - Throws: what `work` throws; `database.damaged` where something is wrong afterwards.
  func forgetting<Value>(
    isRehearsal: Bool, _ work: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try queue.writeWithoutTransaction { db in
        _ = try Int.fetchOne(db, sql: "PRAGMA secure_delete = ON")
        var value: Value?
        try db.inTransaction {
          try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
          value = try work(db)
          try requireSound(db)
          return isRehearsal ? .rollback : .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return value
      }
    } catch {
      throw StoreError(error, at: path)
    }
  }

  private func requireSound(_ db: Database) throws {
    guard let fault = try (Self.references(db) + Self.states(db)).first else { return }
    throw StoreError(.damaged, "'\(path)' would be wrong afterwards (\(fault)), so that nothing was changed")
  }

  /// Does `work` while no trigger is there. They're a part of the transaction, so that they come back whatever happens.
  static func withoutTriggers<Value>(_ db: Database, _ work: () throws -> Value) throws -> Value {
    let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    for trigger in triggers { try db.execute(sql: "DROP TRIGGER \"\(trigger["name"] as String)\"") }
    let value = try work()
    for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    return value
  }

  /// Notes that rows are gone of a list that's counted without holes.
  static func note(_ count: Int, goneOf table: String, _ signed: Signature, _ db: Database) throws {
    if count == 0 { return }
    try db.execute(
      sql: "INSERT INTO let_go (what, amount, by, at) VALUES (?, ?, ?, ?)",
      arguments: [table, count, signed.by, signed.at])
  }

  /// Deletes rows; those of a list that's counted without holes are noted.
  ///
  /// - Returns: how many.
  @discardableResult
  static func delete(
    from table: String, where condition: String, _ arguments: StatementArguments, _ signed: Signature,
    _ db: Database
  ) throws -> Int {
    try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: arguments)
    let count = db.changesCount
    if ["audit", "message_step", "withdrawal"].contains(table) { try note(count, goneOf: table, signed, db) }
    return count
  }

  /// Deletes messages with all that hangs on them.
  static func deleteMessages(_ numbers: [Int], _ signed: Signature, _ db: Database) throws {
    for number in numbers {
      for table in ["unsubscribe_link", "answer_link", "suppression", "message_step"] {
        try delete(from: table, where: "message = ?", [number], signed, db)
      }
      try delete(from: "message", where: "number = ?", [number], signed, db)
    }
  }

  /// Deletes files that nothing refers to any more.
  static func deleteUnusedContent(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM content WHERE hash NOT IN (SELECT content FROM group_file) AND hash NOT IN (SELECT content FROM plan)
          AND hash NOT IN (SELECT content FROM message WHERE content IS NOT NULL)
        """)
  }

  // MARK: What's left in the file

  /// Writes the file anew, without what was deleted, and empties the log, where something was let go since that was done
  /// last. Whoever opens the database for writing does so, should the one who let go have been ended before.
  ///
  /// - Returns: false where somebody reads just now, so that the log can't be emptied: the next one does it.
  @discardableResult
  public func compact() throws(StoreError) -> Bool {
    do {
      return try queue.writeWithoutTransaction { db in
        guard let pending = try Self.pendingCompaction(db) else { return true }
        _ = try Int.fetchOne(db, sql: "PRAGMA secure_delete = ON")
        do {
          try db.execute(sql: "VACUUM")
          guard try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")?[0] == 0 else { return false }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
        {
          return false
        }
        try db.execute(
          sql: "INSERT INTO audit (by, at, deed) VALUES (?, ?, 'database.compacted')",
          arguments: [pending.by, pending.at])
        return true
      }
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Who has let go of something since the file was written anew, and when.
  private static func pendingCompaction(_ db: Database) throws -> Signature? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT by, at FROM audit WHERE deed IN ('person.erased', 'database.tidied') AND number >
          (SELECT ifnull(max(number), 0) FROM audit WHERE deed = 'database.compacted') ORDER BY number DESC LIMIT 1
        """)
    return row.map { Signature(by: $0["by"], at: $0["at"]) }
  }
}
