// SPDX-License-Identifier: Apache-2.0

import GRDB
import Testing

@testable import Store

/// What the database refuses of messages from anybody, planner or not.
@Suite struct OutboxSchemaTests {
  private static let time = "'2026-11-09T08:15:00Z'"

  private static func insert(
    id: String = "'c@group.example'", kind: String = "'person'", recipient: String = "'anna@oak.example'",
    plan: String = "1", state: String = "'queued'", due: String = time, attempts: String = "0"
  ) -> String {
    """
    INSERT INTO message (message_id, kind, person, sender, recipient, plan, day, content, state, attempts, due_at, reply,
      changed_by, changed_at)
    VALUES (\(id), \(kind), 'anna', 'planner@group.example', \(recipient), \(plan), '2026-11-09',
      (SELECT content FROM message WHERE number = 2), \(state), \(attempts), \(due), '', 'eve', \(time))
    """
  }

  private static func move(_ number: Int, _ state: String, due: String = "NULL") -> String {
    "UPDATE message SET state = '\(state)', due_at = \(due) WHERE number = \(number)"
  }

  /// Each breaks one rule of an outbox in which message 1 was sent, 2 is queued, 3 unknown, 4 failed and 5 being sent, and
  /// an address suppressed.
  private static let broken = [
    // What was sent, or may have been, is never sent again by itself.
    move(1, "queued", due: time), move(1, "sending"), move(1, "deferred", due: time), move(1, "unknown"),
    move(3, "sending"), move(3, "deferred", due: time), move(3, "sent"), move(4, "sending"),
    move(4, "deferred", due: time), move(5, "queued", due: time), move(2, "sent"), move(2, "unknown"),
    "UPDATE message SET state = 'sent', content = NULL, due_at = NULL WHERE number = 2",
    "UPDATE message SET due_at = \(time) WHERE number = 3", "UPDATE message SET state = state",
    // A message is one and stays.
    insert(id: "'b@group.example'"), insert(state: "'sending'", due: "NULL"), insert(attempts: "1"),
    insert(plan: "9"), insert(kind: "'letter'"), insert(due: "NULL"), insert(due: "'soon'"),
    insert(recipient: "'anna'"), insert(recipient: "'anna@oak.example' || char(13, 10) || 'DATA'"),
    insert(recipient: "'an na@oak.example'"), insert(recipient: "'<anna@oak.example>'"),
    insert(recipient: "'änna@oak.example'"), insert(id: "'b b@group.example'"),
    "REPLACE INTO message SELECT * FROM message WHERE number = 2", "DELETE FROM message",
    "UPDATE message SET recipient = 'eve@oak.example', state = 'sending', due_at = NULL WHERE number = 2",
    "UPDATE message SET message_id = 'x@group.example', state = 'sending', due_at = NULL WHERE number = 2",
    "UPDATE message SET content = NULL, state = 'sending', due_at = NULL WHERE number = 2",
    "UPDATE message SET content = (SELECT content FROM plan), state = 'sending', due_at = NULL WHERE number = 2",
    "DELETE FROM content WHERE hash = (SELECT content FROM message WHERE number = 2)",
    // Suppressions and the log.
    "DELETE FROM suppression", "UPDATE suppression SET address = 'eve@oak.example'",
    "UPDATE suppression SET made_by = 'eve'",
    "INSERT INTO suppression (address, message, made_by, made_at) VALUES ('anna@oak.example', 4, 'eve', \(time))",
    "INSERT INTO suppression (address, message, made_by, made_at) VALUES ('eve@oak.example', 9, 'eve', \(time))",
    "UPDATE unsubscribe_link SET message = 2", "DELETE FROM unsubscribe_link",
    "INSERT INTO unsubscribe_link VALUES (x'00', 2)", "INSERT INTO unsubscribe_link VALUES (zeroblob(32), 9)",
    "DELETE FROM unsubscription", "UPDATE unsubscription SET person = 'eve'",
    "UPDATE unsubscription SET made_by = 'eve', lifted_by = 'eve', lifted_at = \(time)",
    "INSERT INTO unsubscription (person, kind, made_by, made_at) VALUES ('anna', 'person', 'eve', \(time))",
    "INSERT INTO unsubscription (person, kind, made_by, made_at) VALUES ('anna', 'letter', 'eve', \(time))",
    "DELETE FROM message_step", "UPDATE message_step SET by = 'eve'",
    "REPLACE INTO message_step SELECT * FROM message_step WHERE number = 1",
  ]

  private static func example() throws -> (Example, PlannerDatabase) {
    let (example, database) = try Example.outbox("a", "b", "d", "e", "f")
    for number in [1, 3, 5] { try database.begin(number, signed: Example.signed) }
    try database.settle(1, as: .sent, reply: "", signed: Example.signed)
    try database.settle(3, as: .unknown, reply: "", signed: Example.signed)
    try database.settle(4, as: .failed(suppressing: true), reply: "", signed: Example.signed)
    try example.run(
      """
      INSERT INTO unsubscribe_link VALUES (randomblob(32), 1);
      INSERT INTO unsubscription (person, kind, made_by, made_at) VALUES ('anna', 'person', 'anna', \(time));
      """)
    return (example, database)
  }

  @Test func nothingThatBreaksARuleIsTaken() throws {
    let (example, database) = try Self.example()
    let before = try database.messages()
    for sql in Self.broken {
      #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint, "\(sql)")
      // A hand from outside replaces rows without the triggers against deletion; what's replaced is refused all the same.
      #expect(throws: DatabaseError.self, "\(sql)") { try example.run(sql) }
    }
    #expect(try database.messages() == before)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func whatWasAlteredByHandIsFound() throws {
    for sql in [
      "DROP TRIGGER message_goes_on; DROP TRIGGER message_change_is_told; "
        + "UPDATE message SET state = 'queued', due_at = \(Self.time) WHERE number = 3",
      "DROP TRIGGER message_step_is_kept; DELETE FROM message_step WHERE number = 1",
      "INSERT INTO suppression (address, message, made_by, made_at) VALUES ('eve@oak.example', 2, 'eve', \(Self.time))",
    ] {
      let (example, database) = try Self.example()
      try example.run(sql)
      let found = database.examine().filter { !$0.faults.isEmpty }.map(\.name)
      #expect(found.contains("states"), "\(sql)")
    }
  }
}
