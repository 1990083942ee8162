// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The steps from an empty file to the present schema. A released step never changes: what comes later is another step.
enum Migrations {
  /// "PLNR" in the file's header, so that no other program's database is taken for planner's.
  static let applicationID: Int32 = 0x504C_4E52

  /// Whether the step that brought feeds has been applied: who only reads applies none.
  static func hasFeeds(_ db: Database) throws -> Bool { try db.tableExists("feed_token") }

  /// Whether the step that brought the outbox has been applied.
  static func hasOutbox(_ db: Database) throws -> Bool { try db.tableExists("message") }

  /// Whether the step that brought links by which heads answer has been applied.
  static func hasAnswerLinks(_ db: Database) throws -> Bool { try db.tableExists("answer_link") }

  /// Whether the step that brought calendars of busy times that are fetched has been applied.
  static func hasBusySources(_ db: Database) throws -> Bool { try db.tableExists("busy_source") }

  /// Whether the step that brought withdrawals has been applied.
  static func hasWithdrawals(_ db: Database) throws -> Bool { try db.tableExists("withdrawal") }

  /// Whether the step that brought accounts has been applied.
  static func hasAccounts(_ db: Database) throws -> Bool { try db.tableExists("account") }

  /// All steps, in order.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-group-and-plans") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: Schema1.contents + Schema1.group + Schema1.plans + Schema1.audit)
    }
    migrator.registerMigration("2-feeds") { db in
      try db.execute(sql: Schema2.feeds + Schema2.tokens + Schema2.audit + Schema2.told)
    }
    migrator.registerMigration("3-outbox") { db in
      try db.execute(sql: Schema3.messages + Schema3.suppressions + Schema3.unsubscriptions + Schema3.steps)
    }
    migrator.registerMigration("4-answer-links") { db in try db.execute(sql: Schema4.answerLinks) }
    migrator.registerMigration("5-busy-sources") { db in
      try db.execute(sql: Schema5.sources + Schema5.audit + Schema2.told + Schema5.told)
    }
    migrator.registerMigration("6-withdrawals") { db in try db.execute(sql: Schema6.withdrawals) }
    migrator.registerMigration("7-accounts") { db in
      try db.execute(
        sql: Schema7.accounts + Schema7.letGo + Schema7.audit + Schema2.told + Schema5.told + Schema7.told)
    }
    migrator.registerMigration("8-cheaper-checks") { db in try db.execute(sql: Schema8.entries) }
    return migrator
  }
}
