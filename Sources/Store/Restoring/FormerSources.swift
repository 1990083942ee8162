// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Which calendars of busy times the replaced database fetched no more, and which it fetched.
struct FormerSources: Sendable {
  private let removed: [Source]
  private let fetched: [Source]
  /// Numbers up to this one had been given out.
  private let last: Int

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
    last = try Int.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'busy_source'") ?? 0
  }

  /// Removes what was removed, by whom and when it was: somebody has asked for that.
  /// So it does what isn't there any more: it was removed, so long ago that it was let go.
  func carryOver(
    to db: Database, signed: Signature, counting carriedOver: inout Restoration.CarriedOver
  ) throws {
    let numbers = Set((removed + fetched).map(\.number))
    for source in try Self.all(db)
    where source.removedAt == nil && source.number <= last && !numbers.contains(source.number) {
      try db.execute(
        sql: """
          UPDATE busy_source SET address = NULL, tag = NULL, modified = NULL, copy = NULL, removed_by = ?, removed_at = ?
          WHERE number = ?
          """, arguments: [signed.by, signed.at, source.number])
      carriedOver.removedSources += 1
    }
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
