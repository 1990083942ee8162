// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension PlannerDatabase {
  /// Writes a copy of the database as it is at one moment to a new file, while others go on reading and writing.
  ///
  /// The copy is examined before it gets its name.
  /// - Throws: `database.exists`, `.damaged`, `.full`, `.not-accessible`.
  public func backUp(to path: String) throws(StoreError) {
    let stage = try StagedFile(for: Self.resolved(path))
    defer { stage.discard() }
    try copy(to: stage)
    try Self.requireSound(stage.path)
    try stage.takePlace()
  }

  private func copy(to stage: StagedFile) throws(StoreError) {
    do {
      try queue.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [stage.path]) }
    } catch {
      throw StoreError(error, at: path)
    }
  }

  private static func requireSound(_ path: String) throws(StoreError) {
    let copy = try PlannerDatabase(path, for: .reading, holder: "")
    guard let fault = copy.examineBytes().flatMap(\.faults).first else { return }
    throw StoreError(.damaged, "the copy isn't sound (\(fault)), so it was thrown away; 'planner doctor' says more")
  }

  /// Puts a backup in the place of the database at `path`.
  ///
  /// The backup is examined, copied beside the place and brought up to date there; the audit log tells of it.
  /// What the world has learned from the replaced one is carried over where that can be read (``FormerDatabase``); what the
  /// backup would send, and may have been sent since, isn't sent by itself.
  /// - Parameter replaces: whether a database that's there may be replaced.
  /// - Returns: what's there now, and what was carried over.
  /// - Throws: `database.in-use` where anybody has the database open or serves it, `.exists`, `.missing`, `.foreign`,
  ///   `.newer`, `.damaged`, `.full`, `.not-accessible`.
  @discardableResult
  public static func restore(
    _ backup: String, to path: String, replaces: Bool, holder: String, signed: Signature
  ) throws(StoreError) -> Restoration {
    let path = resolved(path)
    guard resolved(backup) != path else {
      throw StoreError(.exists, "'\(path)' is the database itself, not a backup of it")
    }
    let source = try PlannerDatabase(backup, for: .reading, holder: holder)
    if let fault = source.examine().filter({ $0.name != "schema" }).flatMap(\.faults).first {
      throw StoreError(.damaged, "the backup '\(backup)' isn't sound (\(fault)); nothing was restored, take another")
    }
    try requireFile(path, orNothing: true)
    return try locked(path, holder: holder) { () throws(StoreError) in
      let isThere = FileManager.default.fileExists(atPath: path)
      if isThere, !replaces {
        throw StoreError(.exists, "'\(path)' is there already; '--replace' puts the backup in its place")
      }
      let stage = try StagedFile(for: path)
      defer { stage.discard() }
      try source.copy(to: stage)
      let former = isThere ? FormerDatabase(at: path, holder: holder) : FormerDatabase()
      let restoration = try finish(stage, signed, former)
      try beginLog(of: stage)
      if isThere { try quiesce(path) }
      // Those of a database that somebody has deleted by hand, too: SQLite would take their pages for the new one's.
      for ending in StagedFile.companions { unlink(path + ending) }
      try stage.replace()
      return restoration
    }
  }

  /// Does `work` while nobody writes to the database at `path` and nobody serves it: who serves has the file open all the
  /// time, and of a plain database SQLite doesn't know of them.
  private static func locked<Value>(
    _ path: String, holder: String, _ work: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let lock = try DatabaseLock(path, holder: holder)
    do throws(StoreError) {
      let serving = try DatabaseLock(path, holder: holder, ending: ServingLock.ending)
      defer { serving.forget() }
      return try work()
    } catch {
      lock.forget()
      throw error
    }
  }

  /// Brings a copy up to date, carries over what mustn't be forgotten, notes that it was restored, and examines it.
  private static func finish(
    _ stage: StagedFile, _ signed: Signature, _ former: FormerDatabase
  ) throws(StoreError) -> Restoration {
    let restoration: Restoration
    do {
      // A plain journal: nothing may stay beside the file when it's renamed.
      var configuration = configuration(isReading: false)
      configuration.journalMode = .default
      let queue = try DatabaseQueue(path: stage.path, configuration: configuration)
      try queue.writeWithoutTransaction { db in _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") }
      try Migrations.migrator.migrate(queue)
      restoration = try queue.write { db in
        try db.execute(
          sql: "INSERT INTO audit (by, at, deed) VALUES (?, ?, 'database.restored')", arguments: [signed.by, signed.at])
        let learned = try former.carryOver(to: db, signed: signed)
        return Restoration(
          group: try currentRevision(db),
          plan: try Int.fetchOne(db, sql: "SELECT number FROM plan WHERE state = 'published'"),
          validTokens: try Int.fetchOne(db, sql: "SELECT count(*) FROM feed_token WHERE revoked_at IS NULL") ?? 0,
          hasMessages: try Int.fetchOne(db, sql: "SELECT 1 FROM message LIMIT 1") != nil,
          former: learned.former, carriedOver: learned.carriedOver, heldMessages: learned.held)
      }
      try queue.close()
    } catch {
      throw StoreError(error, at: stage.path)
    }
    try requireSound(stage.path)
    return restoration
  }

  /// Makes a restored database one with a write-ahead log before it's anybody's: of who reads a plain one SQLite knows
  /// only while they read, and then the next restore wouldn't either.
  private static func beginLog(of stage: StagedFile) throws(StoreError) {
    do {
      let queue = try DatabaseQueue(path: stage.path)
      let mode = try queue.writeWithoutTransaction { db in try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") }
      guard mode == "wal" else { throw DatabaseError(resultCode: .SQLITE_IOERR) }
      // With the last who has it open the log's files go, so that nothing stays beside the file when it's renamed.
      try queue.close()
    } catch {
      throw StoreError(error, at: stage.path)
    }
  }

  /// Makes sure that nobody has the database at `path` open, not for reading either.
  ///
  /// Leaving the write-ahead log is something that SQLite does only for the one who has the file to himself. A plain
  /// database has none to leave: it begins one first, for which nobody may be reading. Whoever opens it afterwards, before
  /// it's replaced, finds a plain file and makes no new log.
  private static func quiesce(_ path: String) throws(StoreError) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(1)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let application = try queue.writeWithoutTransaction { db in
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        return tables == 0 ? Migrations.applicationID : application
      }
      guard application == Migrations.applicationID else {
        throw StoreError(.foreign, "'\(path)' is another program's database; move it away, or name another place")
      }
      for wanted in ["wal", "delete"] {
        let mode = try queue.writeWithoutTransaction { db in
          try String.fetchOne(db, sql: "PRAGMA journal_mode = \(wanted)")
        }
        guard mode == wanted else { throw DatabaseError(resultCode: .SQLITE_BUSY) }
      }
      try queue.close()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      // That's what backups are for.
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw StoreError(
        .foreign, "'\(path)' is no database, or its first page is damaged; move it away and restore again")
    } catch {
      throw StoreError(error, at: path)
    }
  }
}
