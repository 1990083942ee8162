// SPDX-License-Identifier: Apache-2.0

import GRDB

extension PlannerDatabase {
  /// All calendars of busy times, the first first, those that are removed too.
  public func busySources() throws(StoreError) -> [BusySource] {
    try reading { db in
      guard try Migrations.hasBusySources(db) else { return [] }
      return try SourceRow.fetchAll(db, sql: "SELECT * FROM busy_source ORDER BY number").map(\.source)
    }
  }

  /// Has a calendar fetched from now on.
  ///
  /// - Parameter note: not empty; tells several of one owner apart, whatever its letters' case.
  /// - Throws: `busy.exists` where this owner has one under that note.
  public func addBusySource(
    _ owner: BusySource.Owner, note: String, address: BusySource.Secret, signed: Signature
  ) throws(StoreError) -> BusySource {
    try writing { db in
      let known = try Int.fetchOne(
        db,
        sql: """
          SELECT number FROM busy_source
          WHERE kind = ? AND subject = ? AND room = ? AND note = ? COLLATE NOCASE AND removed_at IS NULL
          """, arguments: [owner.kind.rawValue, owner.id, owner.room, note])
      if let known {
        throw StoreError(
          .knownSource,
          "calendar \(known) is \(owner)'s under the note '\(note)' already; remove it first, or give another note")
      }
      try db.execute(
        sql: """
          INSERT INTO busy_source (kind, subject, room, note, address, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [owner.kind.rawValue, owner.id, owner.room, note, address.text, signed.by, signed.at])
      return try source(Int(db.lastInsertedRowID), db)
    }
  }

  /// Has a calendar fetched no more: its address and its last good copy are forgotten.
  ///
  /// - Parameter group: the group without its times, kept in the same transaction; nil where it stays as it is.
  /// - Throws: `busy.unknown`; `group.other`.
  public func removeBusySource(
    _ number: Int, leaving group: GroupContent?, signed: Signature
  ) throws(StoreError) -> BusySource {
    try writing { db in
      let source = try source(number, db)
      if let removed = source.removed {
        throw StoreError(.unknownSource, "calendar \(number) was removed \(removed.at) by \(removed.by)")
      }
      try db.execute(
        sql: """
          UPDATE busy_source SET address = NULL, tag = NULL, modified = NULL, copy = NULL, removed_by = ?, removed_at = ?
          WHERE number = ?
          """, arguments: [signed.by, signed.at, number])
      if let group { _ = try load(group, mayBeOther: false, signed, db) }
      return try self.source(number, db)
    }
  }

  /// Notes what came of calendars, and, in the same transaction, keeps the group with the times that they say.
  ///
  /// Those that were removed meanwhile are passed over.
  /// - Parameter group: nil where the times are those that it has.
  /// - Returns: the group's revision then, and whether it's new; nil without a group.
  /// - Throws: `group.other`.
  public func note(
    _ attempts: [BusyAttempt], with group: GroupContent?, signed: Signature
  ) throws(StoreError) -> (revision: GroupRevision, isNew: Bool)? {
    try writing { db in
      for attempt in attempts { try note(attempt, at: signed.at, db) }
      return try group.map { try load($0, mayBeOther: false, signed, db) }
    }
  }

  private func note(_ attempt: BusyAttempt, at time: String, _ db: Database) throws {
    let isThere = "WHERE number = ? AND removed_at IS NULL"
    switch attempt.outcome {
    case .fetched(let copy, let tag, let modified):
      try db.execute(
        sql: """
          UPDATE busy_source SET copy = ?, tag = ?, modified = ?, good_at = ?, tried_at = ?, failure = NULL, reason = ''
          \(isThere)
          """, arguments: [copy, tag, modified, time, time, attempt.source])
    case .unchanged:
      try db.execute(
        sql: "UPDATE busy_source SET good_at = ?, tried_at = ?, failure = NULL, reason = '' \(isThere)",
        arguments: [time, time, attempt.source])
    case .failed(let failure):
      try db.execute(
        sql: "UPDATE busy_source SET tried_at = ?, failure = ?, reason = ? \(isThere)",
        arguments: [time, failure.code, failure.reason, attempt.source])
    }
  }

  private func source(_ number: Int, _ db: Database) throws -> BusySource {
    let row = try SourceRow.fetchOne(db, sql: "SELECT * FROM busy_source WHERE number = ?", arguments: [number])
    guard let row else {
      throw StoreError(
        .unknownSource, "'\(path)' has no calendar \(number) of busy times; 'planner busy list' lists those that it has"
      )
    }
    return row.source
  }
}

/// A row of `busy_source`.
private struct SourceRow: TableRow {
  var number: Int
  var kind: BusySource.Owner.Kind
  var subject: String
  var room: String
  var note: String
  var address: String?
  var tag: String?
  var modified: String?
  var copy: String?
  var goodAt: String?
  var triedAt: String?
  var failure: String?
  var reason: String
  var madeBy: String
  var madeAt: String
  var removedBy: String?
  var removedAt: String?

  var source: BusySource {
    var source = BusySource(
      number: number, owner: BusySource.Owner(kind, subject, room: room), note: note,
      address: address.map { BusySource.Secret($0) }, tag: tag, modified: modified, copy: copy, good: goodAt,
      tried: triedAt, failure: failure.map { BusySource.Failure(code: $0, reason: reason) },
      made: Signature(by: madeBy, at: madeAt), removed: nil)
    if let removedBy, let removedAt { source.removed = Signature(by: removedBy, at: removedAt) }
    return source
  }
}
