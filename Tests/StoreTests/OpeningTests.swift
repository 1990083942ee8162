// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// What may be opened, by whom, and what is said otherwise.
@Suite struct OpeningTests {
  @Test(arguments: [PlannerDatabase.Use.reading, .writing]) func onlyALoadMakesADatabase(use: PlannerDatabase.Use)
    throws
  {
    let example = try Example()
    #expect(try code { _ = try example.open(use) } == .missing)
    #expect(try FileManager.default.contentsOfDirectory(atPath: example.folder.url.path).isEmpty)
  }

  @Test func aNewDatabaseIsForItsOwnerAloneAndHoldsNothing() throws {
    let example = try Example()
    let database = try example.open()
    let attributes = try FileManager.default.attributesOfItem(atPath: example.database)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try database.currentRevision() == nil)
    #expect(try database.plans().isEmpty)
    #expect(database.examine().flatMap { $0.faults } == [])
    let settings = try database.queue.writeWithoutTransaction { db in
      try ["journal_mode", "foreign_keys", "synchronous", "recursive_triggers", "cache_size", "temp_store"].map {
        try String.fetchOne(db, sql: "PRAGMA \($0)")
      }
    }
    #expect(settings == ["wal", "1", "2", "1", "-131072", "2"])
  }

  @Test func oneWritesAndTheOthersAreToldWho() throws {
    let example = try Example()
    var writer: PlannerDatabase? = try PlannerDatabase(example.database, for: .creating, holder: "planner serve")
    _ = try writer?.load(Example.group("a"), signed: Example.signed)
    do {
      _ = try example.open(.writing)
      Issue.record("two write")
    } catch let error as StoreError {
      #expect(error.code == .inUse)
      #expect(error.message.contains("in use by planner serve, process \(getpid())"), "\(error.message)")
    }
    // By another name it's the same database.
    try FileManager.default.createSymbolicLink(
      atPath: example.path("alias.db"), withDestinationPath: example.database)
    #expect(
      try code { _ = try PlannerDatabase(example.path("alias.db"), for: .writing, holder: "") } == .inUse)
    #expect(try example.open(.reading).currentRevision()?.number == 1)
    writer = nil
    #expect(try example.open(.writing).currentRevision()?.number == 1)
  }

  @Test func aDatabaseThatWasNeverFinishedIsMadeAnew() throws {
    for sql in ["", "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"] {
      let example = try Example()
      try example.folder.write("group.db", Data())
      if !sql.isEmpty { try example.run(sql) }
      #expect(try code { _ = try example.open(.reading) } == .empty)
      _ = try example.open().load(Example.group("a"), signed: Example.signed)
      #expect(try example.open(.reading).currentRevision()?.number == 1)
    }
  }

  @Test(arguments: [PlannerDatabase.Use.reading, .writing, .creating])
  func otherFilesAreLeftAlone(use: PlannerDatabase.Use) throws {
    let example = try Example()
    try example.run("CREATE TABLE mine (x)")
    let before = try Data(contentsOf: URL(filePath: example.database))
    #expect(try code { _ = try example.open(use) } == .foreign)
    #expect(try Data(contentsOf: URL(filePath: example.database)) == before)
    #expect(try example.names() == ["group.db"])
    try example.folder.write("notes.txt", Data("mine, not a database at all\n".utf8))
    #expect(
      try code { _ = try PlannerDatabase(example.path("notes.txt"), for: use, holder: "") } == .damaged)
    try FileManager.default.createDirectory(atPath: example.path("folder"), withIntermediateDirectories: false)
    for name in ["folder", "folder/"] {
      #expect(try code { _ = try PlannerDatabase(example.path(name), for: use, holder: "") } == .foreign)
    }
    #expect(try example.names() == ["folder", "group.db", "notes.txt"])
  }

  /// As `touch` leaves one, for others to read.
  @Test func onlyALoadMakesADatabaseOfAnEmptyFileAndClosesItToOthers() throws {
    let example = try Example()
    try example.folder.write("group.db", Data())
    #expect(chmod(example.database, 0o644) == 0)
    for use in [PlannerDatabase.Use.reading, .writing] {
      #expect(try code { _ = try example.open(use) } == .empty)
      #expect(try Data(contentsOf: URL(filePath: example.database)).isEmpty)
      #expect(try example.names() == ["group.db"])
    }
    _ = try example.open()
    let attributes = try FileManager.default.attributesOfItem(atPath: example.database)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  /// Between another's opening it and locking it, its file is taken away by whoever had the lock, and made anew by a third.
  @Test func aLockWhoseFileIsTakenAwayKeepsNobodyOut() throws {
    let example = try Example()
    let file = example.database + ".lock"
    var first: DatabaseLock? = try DatabaseLock(example.database, holder: "first")
    var third: DatabaseLock?
    #expect(
      try code {
        _ = try DatabaseLock.taken(file, of: example.database) {
          first?.forget()
          first = nil
          third = third ?? (try? DatabaseLock(example.database, holder: "third"))
        }
      } == .inUse)
    #expect(third != nil)
    third?.forget()
    #expect(try example.names() == [])
  }

  /// A process that's being started has a copy of every descriptor until its program begins.
  @Test func aLockThatIsGivenUpIsFreeThoughACopyOfItIsOpen() throws {
    let example = try Example()
    var lock: DatabaseLock? = try DatabaseLock(example.database, holder: "first")
    let copy = dup(lock?.descriptor ?? -1)
    defer { close(copy) }
    #expect(copy >= 0)
    #expect(try code { _ = try DatabaseLock(example.database, holder: "second") } == .inUse)
    lock = nil
    _ = try DatabaseLock(example.database, holder: "third")
  }

  @Test(arguments: [PlannerDatabase.Use.reading, .writing, .creating])
  func aLaterVersionsDatabaseIsRefused(use: PlannerDatabase.Use) throws {
    let example = try Example()
    _ = try example.open()
    try example.run("INSERT INTO grdb_migrations VALUES ('99-later')")
    #expect(try code { _ = try example.open(use) } == .newer)
  }

  @Test func everyCodeIsDocumented() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "docs/errors.md"), encoding: .utf8)
    for code in StoreError.Code.allCases { #expect(text.contains("| `\(code.rawValue)` |"), "\(code.rawValue)") }
  }
}
