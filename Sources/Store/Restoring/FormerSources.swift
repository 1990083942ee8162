// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Which calendars of busy times the replaced database fetched no more, and which it fetched.
struct FormerSources: Sendable {
  private let removed: [Source]
  private let fetched: [Source]

  private struct Source: TableRow, Hashable {
    var number: Int
    var kind: String
    var subject: String
    var room: String
    var note: String
    var madeAt: String
    var removedBy: String?
    var removedAt: String?
  }

  private static func all(_ db: Database) throws -> [Source] {
    try Source.fetchAll(
      db,
      sql: """
        SELECT number, kind, subject, room, note, made_at, removed_by, removed_at FROM busy_source ORDER BY number
        """)
  }

  /// Reads them.
  init(_ db: Database) throws {
    let all = try Migrations.hasBusySources(db) ? Self.all(db) : []
    removed = all.filter { $0.removedAt != nil }
    fetched = all.filter { $0.removedAt == nil }
  }

  /// Removes what was removed, by whom and when it was: somebody has asked for that.
  func carryOver(to db: Database, counting carriedOver: inout Restoration.CarriedOver) throws {
    for source in removed {
      try db.execute(
        sql: """
          UPDATE busy_source SET address = NULL, tag = NULL, modified = NULL, copy = NULL, removed_by = ?, removed_at = ?
          WHERE number = ? AND kind = ? AND subject = ? AND room = ? AND note = ? AND made_at = ? AND removed_at IS NULL
          """,
        arguments: [
          source.removedBy, source.removedAt, source.number, source.kind, source.subject, source.room, source.note,
          source.madeAt,
        ])
      carriedOver.removedSources += db.changesCount
    }
    let known = Set(try Self.all(db))
    carriedOver.lostSources = fetched.count { !known.contains($0) }
  }
}
