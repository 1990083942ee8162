// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// The database of one group: its revisions, its plans, and the log of what was done. `docs/store.md` describes it.
///
/// Many may read at a time, one may write; whoever writes holds the lock for as long as this value lives.
public final class PlannerDatabase: Sendable {
  /// What a database is opened for.
  public enum Use: Hashable, Sendable {
    /// Nothing is changed but that what somebody who was ended had half written is taken back, and nobody is kept out.
    case reading
    /// The lock is taken, and the schema is brought up to date.
    case writing
    /// The same, and a database that isn't there is made, for its owner alone.
    case creating
  }

  let path: String
  let queue: DatabaseQueue
  private let lock: DatabaseLock?
  private let holder: String
  private let identity: FileIdentity?

  /// Opens the database in the file at `path`.
  ///
  /// - Parameter holder: who opens it, as "planner load": others who want to write are told.
  /// - Throws: `database.missing`, `.in-use`, `.foreign`, `.newer`, `.damaged`, `.empty` (where nothing was loaded yet, but
  ///   for creating) or `.not-accessible`.
  public init(_ path: String, for use: Use, holder: String) throws(StoreError) {
    let path = Self.resolved(path)
    self.path = path
    self.holder = holder
    try Self.requireFile(path, orNothing: use == .creating)
    let lock = use == .reading ? nil : try DatabaseLock(path, holder: holder)
    self.lock = lock
    do {
      if use == .creating { try Self.make(path) }
      // Before it's opened: what is put in its place in between is taken for another once more than needed.
      identity = FileIdentity(of: path)
      try Self.takeBackHalfDone(path)
      let version = try Self.version(of: path)
      if version == .none { try Self.begin(path, for: use) }
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(isReading: use == .reading))
      if use != .reading {
        // A commit is on the disk when it returns, also if the power fails then. Here and not in the configuration: GRDB
        // makes less of it when it begins the write-ahead log.
        try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        try Migrations.migrator.migrate(queue)
        // What's let go already must keep nobody from writing: where the disk is too full to write the file anew, the next
        // one tries again.
        _ = try? compact()
      }
    } catch {
      lock?.forget()
      throw StoreError(error, at: path)
    }
  }

  /// The same as soon as nobody else writes, and for so long at most.
  ///
  /// Blocks the thread while it waits.
  public static func opened(
    _ path: String, for use: Use, holder: String, patience: Duration
  ) throws(StoreError) -> PlannerDatabase {
    let end = ContinuousClock.now + patience
    while true {
      do throws(StoreError) { return try PlannerDatabase(path, for: use, holder: holder) } catch {
        guard error.code == .inUse, ContinuousClock.now < end else { throw error }
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
  }

  /// Only a load makes a database of a file that holds nothing, and one for its owner alone, whoever made the file.
  private static func begin(_ path: String, for use: Use) throws(StoreError) {
    guard use == .creating else {
      throw StoreError(.empty, "'\(path)' holds no group yet; 'planner load' brings one in")
    }
    guard chmod(path, 0o600) == 0 else {
      throw StoreError(.notAccessible, "'\(path)' is open to others: \(String(cString: strerror(errno)))")
    }
  }

  // The lock goes last, with the rest of this object. Nobody is left to whom a failure could be told; what was committed
  // is on the disk by then.
  deinit { try? queue.close() }

  /// The database that lies at the path of this one now, opened for reading; nil where that's this one still.
  ///
  /// Whoever has a file open goes on reading it after another was put in its place, and never learns of what's written
  /// to that.
  /// - Throws: as opening it does, `database.missing` where nothing is there any more.
  public func successor() throws(StoreError) -> PlannerDatabase? {
    if let identity, FileIdentity(of: path) == identity { return nil }
    return try PlannerDatabase(path, for: .reading, holder: holder)
  }

  /// Without symbolic links, so that one database has one lock.
  static func resolved(_ path: String) -> String {
    URL(filePath: path, directoryHint: .notDirectory).standardizedFileURL.resolvingSymlinksInPath()
      .path(percentEncoded: false)
  }

  static func requireFile(_ path: String, orNothing: Bool) throws(StoreError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      if orNothing { return }
      throw StoreError(.missing, "there is no database '\(path)'; 'planner load' makes one")
    }
    if isFolder.boolValue { throw StoreError(.foreign, "'\(path)' is a folder; a database is a file") }
  }

  /// Makes an empty file for the owner alone, since people's names go into it; SQLite gives its own files the same rights.
  static func make(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreError(.notAccessible, "'\(path)' can't be made: \(String(cString: strerror(errno)))")
    }
    close(descriptor)
  }

  /// The most memory for pages of a database that's written to; it's taken as they come.
  private static let cacheKilobytes = 131_072

  static func configuration(isReading: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReading
    configuration.label = "planner"
    // Somebody who reads or copies may be in the way for a moment.
    configuration.busyMode = .timeout(5)
    if !isReading { configuration.journalMode = .wal }
    configuration.prepareDatabase { db in
      if isReading { return }
      // INSERT OR REPLACE deletes too, and then the triggers against that have to fire.
      try db.execute(sql: "PRAGMA recursive_triggers = ON")
      // What's deleted is overwritten in the file, as Debian's SQLite does by itself; the log may hold it until it begins anew.
      _ = try Int.fetchOne(db, sql: "PRAGMA secure_delete = ON")
      // What a first publication writes has room in memory until it's committed; in SQLite's two megabytes each page of it
      // was written a dozen times.
      try db.execute(sql: "PRAGMA cache_size = -\(cacheKilobytes)")
      // What takes a single statement back, should a trigger refuse it, is nothing that outlives the process; in a file it
      // was most of what a publication wrote.
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    return configuration
  }

  /// Takes back what somebody who was ended had begun to write without a write-ahead log, which only a connection that may
  /// write can do.
  ///
  /// A backup has no such log until it's written to for the first time, and whoever is ended in that moment leaves a journal.
  /// Another program's file stays as it is.
  private static func takeBackHalfDone(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path + "-journal"), isOurs(path) else { return }
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    _ = try queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") }
    try queue.close()
  }

  /// Whether the header carries the application id of planner's databases, big-endian at byte 68
  /// (<https://www.sqlite.org/fileformat.html>, 1.3).
  private static func isOurs(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path), let header = try? file.read(upToCount: 72), header.count == 72
    else { return false }
    return header.suffix(4).reduce(0) { $0 << 8 | Int32($1) } == Migrations.applicationID
  }

  /// What a file holds.
  enum Version { case none, present }

  /// Looks at a database without changing it.
  ///
  /// - Throws: `database.foreign` where it's another program's, `.newer` where it has steps that aren't known here.
  private static func version(of path: String) throws -> Version {
    let queue = try DatabaseQueue(path: path, configuration: configuration(isReading: true))
    return try queue.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
      // Whoever was ended while making it leaves no more than GRDB's own table.
      if tables.allSatisfy({ $0 == "grdb_migrations" }) { return .none }
      guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID else {
        throw StoreError(.foreign, "'\(path)' is another program's database; name one that 'planner load' made")
      }
      let migrator = Migrations.migrator
      if try migrator.hasBeenSuperseded(db) {
        throw StoreError(
          .newer, "a later version of planner has written '\(path)'; use that version, or restore a backup of this one")
      }
      return .present
    }
  }

  /// Reads in one transaction.
  func reading<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.read(work) } catch { throw StoreError(error, at: path) }
  }

  /// Writes in one transaction: all of it is done or nothing.
  func writing<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.write(work) } catch { throw StoreError(error, at: path) }
  }
}
