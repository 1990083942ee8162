// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Calendars of busy times: what's kept of them, what's forgotten, and what the database refuses.
@Suite struct BusySourceTests {
  private static let anna = BusySource.Owner(.person, "anna")
  private static let secret = BusySource.Secret("https://calendar.example:443/private-0123456789/basic.ics")

  private static func added() throws -> (Example, PlannerDatabase) {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    _ = try database.addBusySource(anna, note: "Calendar", address: secret, signed: Example.signed)
    return (example, database)
  }

  private static func note(
    _ outcome: BusyAttempt.Outcome, _ database: PlannerDatabase, at time: String, with group: GroupContent? = nil
  ) throws -> (revision: GroupRevision, isNew: Bool)? {
    try database.note(
      [BusyAttempt(source: 1, outcome)], with: group, signed: Signature(by: "timer", at: "2026-11-\(time):00:00Z"))
  }

  @Test func theLastGoodCopyStaysWhateverComesAfterIt() throws {
    let (_, database) = try Self.added()
    func source() throws -> BusySource { try #require(try database.busySources().first) }
    #expect(try source().address == Self.secret && source().tried == nil && source().owner == Self.anna)
    let good = try Self.note(
      .fetched(copy: "times", tag: "\"a\"", modified: nil), database, at: "10T08", with: Example.group("b"))
    #expect(good?.isNew == true && good?.revision.number == 2 && good?.revision.loaded.by == "timer")
    #expect(try source().copy == "times" && source().tag == "\"a\"" && source().good == "2026-11-10T08:00:00Z")
    let failure = BusySource.Failure(code: "fetch.timeout", reason: "it took over 60 seconds")
    #expect(try Self.note(.failed(failure), database, at: "11T08") == nil)
    #expect(try source().copy == "times" && source().tag == "\"a\"" && source().good == "2026-11-10T08:00:00Z")
    #expect(try source().tried == "2026-11-11T08:00:00Z" && source().failure == failure)
    #expect(try Self.note(.unchanged, database, at: "12T08", with: Example.group("b"))?.isNew == false)
    #expect(try source().good == "2026-11-12T08:00:00Z" && source().failure == nil && source().copy == "times")
    #expect(try database.currentRevision()?.number == 2)
    #expect(database.examine().flatMap(\.faults) == [])
  }

  @Test func ofOneThatIsRemovedNothingSecretIsLeftInItsRow() throws {
    let (example, database) = try Self.added()
    _ = try Self.note(.fetched(copy: "times", tag: "\"a\"", modified: "then"), database, at: "10T08")
    let removed = try database.removeBusySource(1, leaving: Example.group("b"), signed: Example.signed)
    #expect(removed.address == nil && removed.copy == nil && removed.tag == nil && removed.modified == nil)
    #expect(removed.removed == Example.signed && removed.good == "2026-11-10T08:00:00Z")
    #expect(try database.currentRevision()?.number == 2)
    #expect(try code { _ = try database.removeBusySource(1, leaving: nil, signed: Example.signed) } == .unknownSource)
    #expect(try code { _ = try database.removeBusySource(2, leaving: nil, signed: Example.signed) } == .unknownSource)
    // What was under way then is passed over.
    _ = try Self.note(.fetched(copy: "times", tag: nil, modified: nil), database, at: "13T08")
    #expect(try database.busySources() == [removed])
    let again = try database.addBusySource(
      Self.anna, note: "Calendar", address: Self.secret, signed: Example.signed)
    #expect(again.number == 2)
    #expect(database.examine().flatMap(\.faults) == [])
    let queue = try DatabaseQueue(path: example.database)
    let elsewhere = try queue.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'busy_source'")
      return try tables.flatMap { try Row.fetchAll(db, sql: "SELECT * FROM \($0)").map(\.description) }
    }
    #expect(elsewhere.count > 5 && !elsewhere.joined().contains("private-0123456789"))
    let audit = try queue.read { db in
      try String.fetchAll(
        db, sql: "SELECT deed || ' ' || busy_source FROM audit WHERE busy_source IS NOT NULL ORDER BY number")
    }
    #expect(audit == ["busy.added 1", "busy.removed 1", "busy.added 2"])
  }

  @Test func oneOwnersCalendarsAreToldApartByTheirNotes() throws {
    let (_, database) = try Self.added()
    for note in ["Calendar", "CALENDAR"] {
      let found = try code {
        _ = try database.addBusySource(Self.anna, note: note, address: Self.secret, signed: Example.signed)
      }
      #expect(found == .knownSource, "\(note)")
    }
    for owner in [Self.anna, BusySource.Owner(.school, "oak"), BusySource.Owner(.room, "oak", room: "Hall")] {
      _ = try database.addBusySource(owner, note: "Rota", address: Self.secret, signed: Example.signed)
    }
    #expect(
      try database.busySources().map { "\($0.owner)" } == ["person/anna", "person/anna", "school/oak", "room/oak/Hall"])
  }

  @Test func aSecretIsNotPrinted() throws {
    let (_, database) = try Self.added()
    let source = try #require(try database.busySources().first)
    #expect(!"\(source) \(String(reflecting: source.address))".contains("private-0123456789"))
  }

  @Test func nothingThatBreaksARuleIsTaken() throws {
    let (example, database) = try Self.added()
    for sql in [
      "DELETE FROM busy_source", "UPDATE busy_source SET address = 'https://b.example/'",
      "UPDATE busy_source SET address = NULL", "UPDATE busy_source SET subject = 'ben'",
      "UPDATE busy_source SET removed_by = 'x', removed_at = '2026-11-09T08:15:00Z'",
      "UPDATE busy_source SET copy = 'x'", "UPDATE busy_source SET failure = 'fetch.timeout'",
      "UPDATE busy_source SET good_at = '2026-11-09T08:15:00Z'",
      "UPDATE busy_source SET tried_at = '2026-11-09T08:15:00Z', failure = 'late', reason = 'x'",
      "INSERT INTO busy_source (kind, subject, room, note, address, made_by, made_at) "
        + "VALUES ('person', 'anna', '', 'Calendar', 'https://c.example/', 'x', '2026-11-09T08:15:00Z')",
      "INSERT INTO busy_source (kind, subject, room, note, address, made_by, made_at) "
        + "VALUES ('person', 'ben', 'Hall', 'Calendar', 'https://c.example/', 'x', '2026-11-09T08:15:00Z')",
      "INSERT INTO busy_source (kind, subject, room, note, address, made_by, made_at) "
        + "VALUES ('person', 'ben', '', 'Calendar', 'file:///etc/passwd', 'x', '2026-11-09T08:15:00Z')",
      "REPLACE INTO busy_source (number, kind, subject, room, note, address, made_by, made_at) "
        + "VALUES (1, 'person', 'ben', '', 'Calendar', 'https://c.example/', 'x', '2026-11-09T08:15:00Z')",
      "INSERT INTO audit (by, at, deed) VALUES ('x', '2026-11-09T08:15:00Z', 'busy.added')",
      "UPDATE audit SET by = 'x'", "DELETE FROM audit",
    ] {
      #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint, "\(sql)")
      #expect(throws: DatabaseError.self, "\(sql)") { try example.run(sql) }
    }
    #expect(database.examine().flatMap(\.faults) == [])
  }

  @Test func whatTheAuditLogDoesNotTellIsFound() throws {
    for sql in [
      "DROP TRIGGER busy_source_is_told; INSERT INTO busy_source (kind, subject, room, note, address, made_by, made_at) "
        + "VALUES ('person', 'ben', '', 'Calendar', 'https://c.example/', 'x', '2026-11-09T08:15:00Z')",
      "DROP TRIGGER busy_source_end_is_told; UPDATE busy_source SET address = NULL, removed_by = 'x', "
        + "removed_at = '2026-11-09T08:15:00Z'",
    ] {
      let (example, database) = try Self.added()
      try example.run(sql)
      let faults = database.examine().filter { $0.name == "states" }.flatMap(\.faults)
      #expect(faults.contains { $0.contains("calendar") }, "\(sql)")
    }
  }

  @Test func aDatabaseWithoutThemIsReadAndGetsThemWithItsLogWhole() throws {
    let example = try Example()
    let old = try DatabaseQueue(path: example.database)
    try Migrations.migrator.migrate(old, upTo: "4-answer-links")
    try old.write { db in
      try db.execute(sql: "INSERT INTO audit (by, at, deed) VALUES ('x', '2026-11-09T08:15:00Z', 'database.restored')")
    }
    try old.close()
    #expect(try example.open(.reading).busySources() == [])
    #expect(try example.open(.reading).examine().contains { $0.name == "states" && $0.faults.isEmpty })
    let database = try example.open(.writing)
    _ = try database.load(Example.group("a"), signed: Example.signed)
    #expect(database.examine().flatMap(\.faults) == [])
    let deeds = try database.reading { db in try String.fetchAll(db, sql: "SELECT deed FROM audit ORDER BY number") }
    #expect(deeds == ["database.restored", "group.loaded"])
  }

  /// Two calendars, a backup of them, and what has come since: one removed and one added. Nobody has the database open.
  private static func changed() throws -> Example {
    let (example, database) = try added()
    _ = try database.addBusySource(
      BusySource.Owner(.person, "ben"), note: "Calendar", address: secret, signed: Example.signed)
    try database.backUp(to: example.path("backup.db"))
    _ = try database.removeBusySource(1, leaving: nil, signed: Signature(by: "cara", at: "2026-11-10T08:15:00Z"))
    _ = try database.addBusySource(
      BusySource.Owner(.school, "oak"), note: "Calendar", address: secret, signed: Example.signed)
    return example
  }

  @Test func whatWasRemovedStaysRemovedWhenABackupComesBack() throws {
    let example = try Self.changed()
    let restored = try PlannerDatabase.restore(
      example.path("backup.db"), to: example.database, replaces: true, holder: "a test", signed: Example.signed)
    #expect(restored.carriedOver.removedSources == 1 && restored.carriedOver.lostSources == 1)
    let database = try example.open(.reading)
    let sources = try database.busySources()
    #expect(sources.map(\.removed?.by) == ["cara", nil] && sources[0].address == nil)
    #expect(database.examine().flatMap(\.faults) == [])
  }
}
