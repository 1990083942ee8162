// SPDX-License-Identifier: Apache-2.0

import GRDB
import Testing

@testable import Store

/// What the database refuses from anybody, planner or not.
@Suite struct SchemaTests {
  private static let signature = "'anna', '2026-11-09T08:15:00Z'"
  private static let hash = Example.hash("p")

  /// Each breaks one rule of a database in which group 1 is loaded and plan 1 published.
  private static let broken = [
    // States
    "INSERT INTO plan (content, group_revision, state, changed_by, changed_at) VALUES ('\(hash)', 1, 'verified', \(signature))",
    "INSERT INTO plan (content, group_revision, state, changed_by, changed_at) VALUES ('\(hash)', 1, 'fine', \(signature))",
    "UPDATE plan SET state = 'draft'", "UPDATE plan SET state = 'approved'", "UPDATE plan SET state = NULL",
    "UPDATE plan SET changed_by = 'eve'", "UPDATE plan SET content = 'x'",
    "UPDATE plan SET based_on = 1, state = 'superseded'",
    "DELETE FROM plan",
    // References
    "INSERT INTO plan (content, group_revision, state, changed_by, changed_at) VALUES ('\(Example.hash("none"))', 1, 'draft', \(signature))",
    "INSERT INTO plan (content, group_revision, state, changed_by, changed_at) VALUES ('\(hash)', 9, 'draft', \(signature))",
    "INSERT INTO group_file VALUES (9, 'x.csv', '\(hash)')", "DELETE FROM content", "DELETE FROM group_revision",
    // Values
    "INSERT INTO plan (content, group_revision, state, changed_by, changed_at) VALUES ('\(hash)', 'one', 'draft', \(signature))",
    "INSERT INTO plan (content, group_revision, state, changed_by, changed_at) VALUES ('\(hash)', 1, 'draft', '', '2026-11-09T08:15:00Z')",
    "INSERT INTO plan (content, group_revision, state, changed_by, changed_at) VALUES ('\(hash)', 1, 'draft', 'anna', 'today')",
    "INSERT INTO content VALUES ('short', x'00')", "INSERT INTO content VALUES ('\(Example.hash("t"))', 'text')",
    "UPDATE content SET bytes = x'00'", "INSERT INTO group_file VALUES (1, '../up', '\(hash)')",
    "INSERT INTO group_file VALUES (1, '.hidden', '\(hash)')", "UPDATE group_revision SET name = 'x'",
    "UPDATE group_file SET name = 'x.csv'", "DELETE FROM group_file",
    "INSERT INTO group_revision (name, year_first, year_last, hash, loaded_by, loaded_at) VALUES ('x', '2027-09-01', '2026-08-31', '\(hash)', \(signature))",
    // The audit log
    "UPDATE audit SET by = 'eve'", "DELETE FROM audit", "DELETE FROM audit WHERE number = 1",
    "INSERT OR REPLACE INTO audit (number, by, at, deed) VALUES (1, \(signature), 'database.restored')",
    "INSERT INTO audit (by, at, deed) VALUES (\(signature), 'something')",
    "INSERT INTO audit (by, at, deed) VALUES (\(signature), 'plan.published')",
    "INSERT INTO audit (by, at, deed, plan) VALUES (\(signature), 'database.restored', 1)",
    "REPLACE INTO plan (number, content, group_revision, state, changed_by, changed_at) VALUES (1, '\(hash)', 1, 'draft', \(signature))",
  ]

  @Test func nothingThatBreaksARuleIsTaken() throws {
    let (_, database) = try Example.published()
    for sql in Self.broken {
      #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint, "\(sql)")
    }
    #expect(try database.plan(1).steps.count == 4)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func aHandFromOutsideDoesNoMore() throws {
    let (example, _) = try Example.published()
    for sql in Self.broken { #expect(throws: DatabaseError.self, "\(sql)") { try example.run(sql) } }
  }

  @Test func twoPlansAreNeverPublished() throws {
    let (_, database) = try Example.published()
    _ = try database.add(verified: Example.plan("q", from: "p"), signed: Example.signed)
    _ = try database.approve(2, signed: Example.signed)
    let sql = "UPDATE plan SET state = 'published' WHERE number = 2"
    #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint)
    #expect(try database.plans().map(\.state) == [.published, .approved])
  }

  @Test func aPlanOfTheGroupAsItWasIsNotPublishedByHandEither() throws {
    let (_, database) = try Example.published()
    _ = try database.add(verified: Example.plan("q", from: "p"), signed: Example.signed)
    _ = try database.load(Example.group("b"), signed: Example.signed)
    let sql = "UPDATE plan SET state = 'approved' WHERE number = 2"
    #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint)
  }

  /// Whatever changes a state tells the audit log, a hand from outside too.
  @Test func noStateChangesWithoutAnEntry() throws {
    let (example, database) = try Example.published()
    try example.run("UPDATE plan SET state = 'superseded', changed_by = 'eve', changed_at = '2026-12-01T00:00:00Z'")
    #expect(try database.plan(1).steps.last?.signature.by == "eve")
  }
}
