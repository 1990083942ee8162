// SPDX-License-Identifier: Apache-2.0

import GRDB

/// To whom the replaced database sent nothing any more: addresses that servers have refused, and people who have
/// unsubscribed. What was lifted since the backup was made is lifted; what's lifted in the backup already stays so.
struct FormerRefusals: Sendable {
  private let suppressions: [Refused]
  private let unsubscriptions: [Unsubscribed]

  private struct Refused: TableRow {
    var address: String
    var messageId: String
    var madeBy: String
    var madeAt: String
    var liftedBy: String?
    var liftedAt: String?
  }

  private struct Unsubscribed: TableRow {
    var person: String
    var kind: String
    var madeBy: String
    var madeAt: String
    var liftedBy: String?
    var liftedAt: String?
  }

  /// Reads them.
  init(_ db: Database) throws {
    guard try Migrations.hasOutbox(db) else {
      (suppressions, unsubscriptions) = ([], [])
      return
    }
    suppressions = try Refused.fetchAll(
      db,
      sql: """
        SELECT address, message_id, made_by, made_at, lifted_by, lifted_at
        FROM suppression JOIN message ON message.number = suppression.message ORDER BY suppression.number
        """)
    unsubscriptions = try Unsubscribed.fetchAll(
      db, sql: "SELECT person, kind, made_by, made_at, lifted_by, lifted_at FROM unsubscription ORDER BY number")
  }

  /// Makes and lifts them; the messages have to be there already.
  func carryOver(to db: Database, counting carriedOver: inout Restoration.CarriedOver) throws {
    for suppression in suppressions where try carryOver(suppression, to: db) { carriedOver.suppressions += 1 }
    for unsubscription in unsubscriptions where try carryOver(unsubscription, to: db) {
      carriedOver.unsubscriptions += 1
    }
  }

  private func carryOver(_ former: Refused, to db: Database) throws -> Bool {
    if former.liftedAt != nil {
      try db.execute(
        sql:
          "UPDATE suppression SET lifted_by = ?, lifted_at = ? WHERE address = ? AND made_at = ? AND lifted_at IS NULL",
        arguments: [former.liftedBy, former.liftedAt, former.address, former.madeAt])
    } else if let message = try PlannerDatabase.message(ofOccasionOf: former.messageId, db) {
      // Of a message that never failed here none can be: its histories contradict each other.
      try db.execute(
        sql: """
          INSERT INTO suppression (address, message, made_by, made_at) SELECT ?1, ?2, ?3, ?4
          WHERE NOT EXISTS (SELECT 1 FROM suppression WHERE address = ?1 AND (made_at = ?4 OR lifted_at IS NULL))
            AND EXISTS (SELECT 1 FROM message_step WHERE message = ?2 AND state = 'failed')
          """, arguments: [former.address, message, former.madeBy, former.madeAt])
    } else {
      return false
    }
    return db.changesCount > 0
  }

  private func carryOver(_ former: Unsubscribed, to db: Database) throws -> Bool {
    if former.liftedAt != nil {
      try db.execute(
        sql: """
          UPDATE unsubscription SET lifted_by = ?, lifted_at = ?
          WHERE person = ? AND kind = ? AND made_at = ? AND lifted_at IS NULL
          """, arguments: [former.liftedBy, former.liftedAt, former.person, former.kind, former.madeAt])
    } else {
      try db.execute(
        sql: """
          INSERT INTO unsubscription (person, kind, made_by, made_at) SELECT ?1, ?2, ?3, ?4
          WHERE NOT EXISTS (
            SELECT 1 FROM unsubscription WHERE person = ?1 AND kind = ?2 AND (made_at = ?4 OR lifted_at IS NULL))
          """, arguments: [former.person, former.kind, former.madeBy, former.madeAt])
    }
    return db.changesCount > 0
  }
}
