// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Backups, and the way back.
@Suite struct BackupTests {
  private func restore(_ example: Example, _ backup: String = "backup.db", replaces: Bool = true) throws {
    try PlannerDatabase.restore(
      example.path(backup), to: example.database, replaces: replaces, holder: "a test", signed: Example.signed)
  }

  @Test func aBackupOfALiveDatabaseIsWhatItWas() throws {
    let (example, database) = try Example.published()
    try database.backUp(to: example.path("backup.db"))
    _ = try database.load(Example.group("b"), signed: Example.signed)
    let copy = try PlannerDatabase(example.path("backup.db"), for: .reading, holder: "")
    #expect(try copy.currentRevision()?.number == 1)
    #expect(try copy.plans() == database.plans())
    #expect(copy.examine().flatMap { $0.faults } == [])
    let attributes = try FileManager.default.attributesOfItem(atPath: example.path("backup.db"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try example.names().filter { $0.hasPrefix(".") }.isEmpty)
  }

  /// A backup has no write-ahead log; whoever is ended while writing to it for the first time leaves a journal beside it.
  @Test(arguments: [PlannerDatabase.Use.reading, .writing])
  func whatWasHalfWrittenToABackupIsTakenBack(use: PlannerDatabase.Use) throws {
    let (example, database) = try Example.published()
    try database.backUp(to: example.path("backup.db"))
    let plans = try database.plans()
    try endWhileWriting(to: example.path("backup.db"), leaving: example.path("ended.db"))
    let whole = try Data(contentsOf: URL(filePath: example.path("backup.db"))).count
    #expect(try Data(contentsOf: URL(filePath: example.path("ended.db"))).count > whole)
    let copy = try PlannerDatabase(example.path("ended.db"), for: use, holder: "a test")
    #expect(try copy.plans() == plans)
    #expect(copy.examine().flatMap { $0.faults } == [])
    #expect(try !copy.reading { db in try db.tableExists("half") })
  }

  @Test func whatAnotherProgramHasHalfWrittenIsLeftAlone() throws {
    let example = try Example()
    try DatabaseQueue(path: example.path("other.db")).write { db in
      try db.execute(sql: "CREATE TABLE audit (number INTEGER)")
    }
    try endWhileWriting(to: example.path("other.db"), leaving: example.path("ended.db"))
    let paths = ["ended.db", "ended.db-journal"].map { URL(filePath: example.path($0)) }
    let before = try paths.map { try Data(contentsOf: $0) }
    #expect(throws: StoreError.self) { try PlannerDatabase(example.path("ended.db"), for: .reading, holder: "") }
    #expect(try paths.map { try Data(contentsOf: $0) } == before)
  }

  /// Copies a database in the middle of a transaction, as it is on the disk: what's left when a process is ended then.
  private func endWhileWriting(to path: String, leaving copy: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA cache_size = 5")
      try db.beginTransaction()
      try db.execute(sql: "CREATE TABLE half (bytes BLOB); DROP TABLE audit")
      for _ in 0..<100 { try db.execute(sql: "INSERT INTO half VALUES (zeroblob(4000))") }
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
      }
      try db.rollback()
    }
  }

  @Test func aBackupIsNeverWrittenOverAnything() throws {
    let (example, database) = try Example.published()
    try example.folder.write("backup.db", Data("mine".utf8))
    #expect(try code { try database.backUp(to: example.path("backup.db")) } == .exists)
    #expect(try Data(contentsOf: URL(filePath: example.path("backup.db"))) == Data("mine".utf8))
    #expect(try code { try database.backUp(to: example.path("none/backup.db")) } == .notAccessible)
    #expect(try example.names().filter { $0.hasPrefix(".") }.isEmpty)
  }

  /// Databases in a folder: one at revision 2, and its backup from revision 1. Nobody has them open.
  private func changedSinceBackup() throws -> Example {
    let (example, database) = try Example.published()
    try database.backUp(to: example.path("backup.db"))
    _ = try database.load(Example.group("b"), signed: Example.signed)
    return example
  }

  @Test func restoringBringsBackWhatWas() throws {
    let example = try changedSinceBackup()
    #expect(try code { try restore(example, replaces: false) } == .exists)
    #expect(try example.open(.reading).currentRevision()?.number == 2)
    try restore(example)
    let database = try example.open(.writing)
    #expect(try database.currentRevision()?.number == 1)
    #expect(try database.files(of: 1) == Example.group("a").files)
    #expect(database.examine().flatMap { $0.faults } == [])
    let last = try database.reading { db in
      try String.fetchOne(db, sql: "SELECT deed || ' ' || by FROM audit ORDER BY number DESC LIMIT 1")
    }
    #expect(last == "database.restored anna")
    // It goes on from there.
    #expect(try database.load(Example.group("c"), signed: Example.signed).revision.number == 2)
  }

  @Test func restoringToAPlaceWithNothingMakesADatabase() throws {
    let example = try changedSinceBackup()
    for name in try example.names() where name.hasPrefix("group.db") {
      try FileManager.default.removeItem(atPath: example.path(name))
    }
    try restore(example, replaces: false)
    #expect(try example.open(.writing).currentRevision()?.number == 1)
  }

  /// A log that somebody left behind who deleted the database alone.
  @Test func whatBelongsToAnotherDatabaseIsNotTakenForAPartOfIt() throws {
    let example = try changedSinceBackup()
    let database = try example.open(.writing)
    _ = try database.load(Example.group(String(repeating: "c", count: 50_000)), signed: Example.signed)
    let log = try Data(contentsOf: URL(filePath: example.database + "-wal"))
    try #require(!log.isEmpty)
    try example.folder.write("new.db-wal", log)
    #expect(try code { try database.backUp(to: example.path("new.db")) } == .exists)
    try PlannerDatabase.restore(
      example.path("backup.db"), to: example.path("new.db"), replaces: false, holder: "", signed: Example.signed)
    let restored = try PlannerDatabase(example.path("new.db"), for: .reading, holder: "")
    #expect(try restored.currentRevision()?.number == 1)
    #expect(restored.examine().flatMap { $0.faults } == [])
  }

  @Test func aDatabaseThatAnybodyHasOpenIsNotReplaced() throws {
    let example = try changedSinceBackup()
    for use in [PlannerDatabase.Use.reading, .writing] {
      let database = try example.open(use)
      #expect(try database.currentRevision()?.number == 2)
      #expect(try code { try restore(example) } == .inUse, "\(use)")
      #expect(try database.currentRevision()?.number == 2)
    }
    #expect(try example.names().filter { $0.hasPrefix(".") }.isEmpty)
  }

  /// Restored just now, so that nobody has written to it yet.
  @Test func aRestoredDatabaseThatAnybodyHasOpenIsNotReplaced() throws {
    let example = try changedSinceBackup()
    try restore(example)
    let reader = try example.open(.reading)
    #expect(try reader.currentRevision()?.number == 1)
    #expect(try code { try restore(example) } == .inUse)
    #expect(try reader.successor() == nil)
  }

  /// Without a write-ahead log, as a backup that somebody has taken for the database.
  private func plain() throws -> Example {
    let example = try changedSinceBackup()
    let queue = try DatabaseQueue(path: example.database)
    let mode = try queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
    try #require(mode == "delete")
    try queue.close()
    return example
  }

  @Test func whereItIsRefusedNothingStaysBeside() throws {
    let example = try changedSinceBackup()
    try example.folder.write("notes.txt", Data("mine\n".utf8))
    try FileManager.default.createDirectory(atPath: example.path("folder"), withIntermediateDirectories: false)
    let before = try example.names()
    for (name, wanted) in [("notes.txt", StoreError.Code.foreign), ("folder", .foreign)] {
      let found = try code {
        try PlannerDatabase.restore(
          example.path("backup.db"), to: example.path(name), replaces: true, holder: "", signed: Example.signed)
      }
      #expect(found == wanted, "\(name)")
    }
    #expect(try code { try restore(example, replaces: false) } == .exists)
    #expect(try example.names() == before)
    try restore(example)
    #expect(try example.names() == before)
  }

  @Test func aPlainDatabaseThatIsServedIsNotReplaced() throws {
    let example = try plain()
    let reader = try example.open(.reading)
    var lock: ServingLock? = try ServingLock(example.database, holder: "planner serve")
    #expect(try reader.currentRevision()?.number == 2)
    #expect(try code { try restore(example) } == .inUse)
    #expect(try example.open(.reading).currentRevision()?.number == 2)
    _ = lock
    lock = nil
    try restore(example)
    #expect(try example.open(.reading).currentRevision()?.number == 1)
  }

  @Test func aPlainDatabaseThatSomebodyReadsIsNotReplaced() throws {
    let example = try plain()
    let queue = try DatabaseQueue(path: example.database)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM group_revision") == 2)
      #expect(try code { try restore(example) } == .inUse)
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM group_revision") == 2)
      try db.execute(sql: "COMMIT")
    }
    try queue.close()
    try restore(example)
    #expect(try example.open(.reading).currentRevision()?.number == 1)
  }

  @Test func whatTakesADatabasesPlaceIsFound() throws {
    let example = try plain()
    let reader = try example.open(.reading)
    #expect(try reader.successor() == nil)
    #expect(rename(example.path("backup.db"), example.database) == 0)
    #expect(try reader.currentRevision()?.number == 2)
    #expect(try reader.successor()?.currentRevision()?.number == 1)
    unlink(example.database)
    #expect(try code { _ = try reader.successor() } == .missing)
  }

  @Test func aBackupThatIsNotSoundIsRefused() throws {
    let example = try changedSinceBackup()
    let size = try Data(contentsOf: URL(filePath: example.path("backup.db"))).count
    let handle = try FileHandle(forWritingTo: URL(filePath: example.path("backup.db")))
    try handle.seek(toOffset: UInt64(size / 2 / 4096 * 4096))
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try handle.close()
    #expect(try code { try restore(example) } == .damaged)
    try example.folder.write("text.db", Data("not a database, and longer than nothing\n".utf8))
    #expect(try code { try restore(example, "text.db") } == .damaged)
    #expect(try code { try restore(example, "none.db") } == .missing)
    #expect(try code { try restore(example, "group.db") } == .exists)
    try example.run("CREATE TABLE mine (x)", at: example.path("other.db"))
    #expect(try code { try restore(example, "other.db") } == .foreign)
    try example.run("CREATE TABLE mine (x)", at: example.path("theirs.db"))
    #expect(
      try code {
        try PlannerDatabase.restore(
          example.database, to: example.path("theirs.db"), replaces: true, holder: "", signed: Example.signed)
      } == .foreign)
    #expect(try example.open(.writing).currentRevision()?.number == 2)
  }

  @Test func whatIsDamagedCanBeReplaced() throws {
    let example = try changedSinceBackup()
    // The list of its tables, after the header: it's a database still.
    let handle = try FileHandle(forWritingTo: URL(filePath: example.database))
    try handle.seek(toOffset: 100)
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 3000))
    try handle.close()
    #expect(try code { _ = try example.open(.writing) } == .damaged)
    try restore(example)
    #expect(try example.open(.writing).examine().flatMap { $0.faults } == [])
  }
}
