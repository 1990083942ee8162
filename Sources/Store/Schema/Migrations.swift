// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The steps from an empty file to the present schema. A released step never changes: what comes later is another step.
enum Migrations {
  /// "PLNR" in the file's header, so that no other program's database is taken for planner's.
  static let applicationID: Int32 = 0x504C_4E52

  /// All steps, in order.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-group-and-plans") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: Schema1.contents + Schema1.group + Schema1.plans + Schema1.audit)
    }
    return migrator
  }
}
