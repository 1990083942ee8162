// SPDX-License-Identifier: Apache-2.0

import Domain
import GRDB

extension PlannerDatabase {
  /// The group as it is: its last revision; nil where nothing was loaded yet.
  public func currentRevision() throws(StoreError) -> GroupRevision? {
    try reading { db in try Self.currentRevision(db) }
  }

  static func currentRevision(_ db: Database) throws -> GroupRevision? {
    try GroupRow.fetchOne(db, sql: "SELECT * FROM group_revision ORDER BY number DESC LIMIT 1")?.revision
  }

  /// Every revision that's kept, the first first.
  public func revisions() throws(StoreError) -> [GroupRevision] {
    try reading { db in
      try GroupRow.fetchAll(db, sql: "SELECT * FROM group_revision ORDER BY number").map(\.revision)
    }
  }

  /// The revision with this number.
  ///
  /// - Throws: `revision.unknown`.
  public func revision(_ number: Int) throws(StoreError) -> GroupRevision {
    let (row, last) = try reading { db in
      (
        try GroupRow.fetchOne(db, sql: "SELECT * FROM group_revision WHERE number = ?", arguments: [number]),
        try Self.currentRevision(db)?.number
      )
    }
    guard let row else {
      throw StoreError(
        .unknownRevision,
        "'\(path)' has no revision \(number) of the group; " + (last.map { "it has 1 to \($0)" } ?? "it has none yet"))
    }
    return row.revision
  }

  /// The last revision that this input gives; nil where none does.
  ///
  /// - Parameter hash: fingerprint of a group's folder or workbook, or of an exported folder.
  public func lastRevision(withInput hash: String) throws(StoreError) -> Int? {
    try reading { db in
      try Int.fetchOne(db, sql: "SELECT max(revision) FROM group_input WHERE fingerprint = ?", arguments: [hash])
    }
  }

  /// The files of a revision, by name; none where there's no such revision.
  ///
  /// - Throws: `database.damaged` where one isn't what was kept.
  public func files(of revision: Int) throws(StoreError) -> [GroupFile] {
    try reading { db in
      let rows = try FileRow.fetchAll(
        db, sql: "SELECT name, content FROM group_file WHERE revision = ? ORDER BY name", arguments: [revision])
      return try rows.map { row in
        GroupFile(name: row.name, text: String(decoding: try bytes(row.content, db), as: UTF8.self))
      }
    }
  }

  /// Keeps a group as the next revision, or, where the last one holds the same, notes only that this input is it too.
  ///
  /// - Parameter mayBeOther: whether it may have another name than the last one.
  /// - Returns: the revision that holds it, and whether it's new.
  /// - Throws: `group.other`.
  public func load(
    _ group: GroupContent, mayBeOther: Bool = false, signed: Signature
  ) throws(StoreError) -> (revision: GroupRevision, isNew: Bool) {
    try writing { db in try load(group, mayBeOther: mayBeOther, signed, db) }
  }

  /// The same as a part of a transaction.
  func load(
    _ group: GroupContent, mayBeOther: Bool, _ signed: Signature, _ db: Database
  ) throws -> (revision: GroupRevision, isNew: Bool) {
    if let current = try Self.currentRevision(db) {
      if !mayBeOther { try current.require(nameOf: group) }
      if current.hash == group.hash, current.name == group.name {
        try Self.note([group.inputHash], are: current.number, db)
        return (current, false)
      }
    }
    let number = try Self.insert(group, signed, db)
    for file in group.files {
      let hash = try Self.keep(Array(file.text.utf8), db)
      try db.execute(
        sql: "INSERT INTO group_file (revision, name, content) VALUES (?, ?, ?)",
        arguments: [number, file.name, hash])
    }
    try Self.note([group.hash, group.inputHash], are: number, db)
    return (GroupRevision(number: number, name: group.name, year: group.year, hash: group.hash, loaded: signed), true)
  }

  private static func insert(_ group: GroupContent, _ signed: Signature, _ db: Database) throws -> Int {
    try db.execute(
      sql: """
        INSERT INTO group_revision (name, year_first, year_last, hash, loaded_by, loaded_at) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        group.name, group.year.first.description, group.year.last.description, group.hash, signed.by, signed.at,
      ])
    return Int(db.lastInsertedRowID)
  }

  private static func note(_ fingerprints: [String], are revision: Int, _ db: Database) throws {
    for fingerprint in fingerprints {
      try db.execute(
        sql: "INSERT INTO group_input (fingerprint, revision) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [fingerprint, revision])
    }
  }
}

/// A row of `group_revision`.
private struct GroupRow: TableRow {
  var number: Int
  var name: String
  var yearFirst: String
  var yearLast: String
  var hash: String
  var loadedBy: String
  var loadedAt: String

  private static func date(_ text: String) -> CivilDate { CivilDate(iso: text) ?? CivilDate(daysSince1970: 0) }

  var revision: GroupRevision {
    GroupRevision(
      number: number, name: name, year: DateSpan(Self.date(yearFirst), Self.date(yearLast)), hash: hash,
      loaded: Signature(by: loadedBy, at: loadedAt))
  }
}

/// A row of `group_file`.
private struct FileRow: Decodable, FetchableRecord {
  var name: String
  var content: String
}
