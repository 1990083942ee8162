// SPDX-License-Identifier: Apache-2.0

public import Domain
import Crypto
import Foundation
import GRDB

/// Somebody who is to be erased, and everything of which the store doesn't know what's in it, without them.
public struct ErasureContent: Sendable {
  public var former: FormerPerson
  /// Revisions of the group in which they are, by number, as they are without them.
  public var revisions: [Int: GroupContent]
  /// Plans in which they are, or which were made from such a one, by number: the bytes of plan.json.
  public var plans: [Int: [UInt8]]
  /// Messages that weren't sent yet and name them.
  public var messages: Set<Int>

  /// What erases somebody.
  public init(
    _ former: FormerPerson, revisions: [Int: GroupContent], plans: [Int: [UInt8]], messages: Set<Int>
  ) {
    (self.former, self.revisions, self.plans, self.messages) = (former, revisions, plans, messages)
  }
}

/// What came of erasing somebody: of each so many.
public struct Erased: Hashable, Sendable {
  /// Revisions and plans that were written anew.
  public var revisions = 0
  public var plans = 0
  /// Entries of calendars that say something else now, under the next number.
  public var entries = 0
  /// Calendars that were closed, their own, their busy times' and their accounts.
  public var closed = 0
  /// Messages to them, and such as named them and weren't sent.
  public var messages = 0
  /// Fields elsewhere in which they were named.
  public var fields = 0
}

extension PlannerDatabase {
  /// How many people were erased so far: these entries of the audit log are never let go.
  public func erasedCount() throws(StoreError) -> Int {
    try reading { db in
      guard try Migrations.hasAccounts(db) else { return 0 }
      return try Int.fetchOne(db, sql: "SELECT count(*) FROM audit WHERE deed = 'person.erased'") ?? 0
    }
  }

  /// Takes somebody out of every row, all of it or nothing. Afterwards `compact()` takes them out of the file.
  ///
  /// - Parameter isRehearsal: only says what would be done.
  /// - Throws: `person.mail` where a message to them, or that names them, may have been sent; `person.left` where they'd
  ///   still be named somewhere.
  public func erase(
    _ content: ErasureContent, isRehearsal: Bool, signed: Signature
  ) throws(StoreError) -> Erased {
    try forgetting(isRehearsal: isRehearsal) { db in
      let id = content.former.id.text
      try Self.requireNoOpenMessages(content, db)
      var erased = Erased()
      erased.closed = try Self.closeAll(of: content.former, signed, db)
      try Self.withoutTriggers(db) {
        erased.messages = try Self.deleteMessages(of: content, signed, db)
        (erased.revisions, erased.plans) = try Self.rewrite(content, db)
        try Self.delete(from: "unsubscription", where: "person = ?", [id], signed, db)
        try Self.delete(from: "feed_entry", where: "feed = ?", ["person/" + id], signed, db)
        try Self.delete(from: "feed", where: "name = ?", ["person/" + id], signed, db)
        erased.entries = try Self.rewriteEntries(without: content.former, at: signed.at, db)
        erased.fields =
          try Self.rewriteIds(of: content.former, db) + Self.rewriteTexts(without: content.former, db)
        try Self.deleteUnusedContent(db)
      }
      try Self.republish(at: signed.at, db)
      try db.execute(
        sql: "INSERT INTO audit (by, at, deed) VALUES (?, ?, 'person.erased')",
        arguments: [
          content.former.removed(from: signed.by), signed.at,
        ])
      try Self.requireGone(content.former, db)
      return erased
    }
  }

  // MARK: Before

  private static func requireNoOpenMessages(_ content: ErasureContent, _ db: Database) throws {
    let open = try Row.fetchAll(
      db,
      sql: """
        SELECT number, person, state FROM message WHERE state IN ('sending', 'unknown', 'queued', 'deferred') ORDER BY number
        """)
    for message in open {
      let isTheirs = message["person"] == content.former.id.text
      let isSettled = ["queued", "deferred"].contains(message["state"] as String)
      if isTheirs ? isSettled : !content.messages.contains(message["number"]) { continue }
      throw StoreError(
        .openMessage,
        isSettled
          ? "message \(message["number"] as Int) to somebody else names them and waits to be sent; send it first, by 'planner "
            + "mail send', since what it tells wouldn't be told otherwise"
          : "message \(message["number"] as Int) names them and may have been sent; say what became of it first, by 'planner "
            + "mail settle' or 'planner mail retry'")
    }
  }

  /// Revokes, removes and closes what opens something for them, as anybody would, so that the log tells of it.
  private static func closeAll(of former: FormerPerson, _ signed: Signature, _ db: Database) throws -> Int {
    let id = former.id.text
    try db.execute(
      sql: "UPDATE feed_token SET revoked_by = ?, revoked_at = ? WHERE feed = ? AND revoked_at IS NULL",
      arguments: [signed.by, signed.at, "person/" + id])
    var count = db.changesCount
    try db.execute(
      sql: """
        UPDATE busy_source SET address = NULL, tag = NULL, modified = NULL, copy = NULL, removed_by = ?, removed_at = ?
        WHERE kind = 'person' AND subject = ? AND removed_at IS NULL
        """, arguments: [signed.by, signed.at, id])
    count += db.changesCount
    for account in try Row.fetchAll(db, sql: "SELECT number, address FROM account WHERE closed_at IS NULL") {
      let roles = try Row.fetchAll(
        db, sql: "SELECT 1 FROM account_role WHERE account = ? AND role = 'staff' AND scope = ?",
        arguments: [account["number"] as Int, id])
      guard !roles.isEmpty || former.isNamed(in: Array((account["address"] as String).utf8)) else { continue }
      try db.execute(
        sql: "UPDATE account SET closed_by = ?, closed_at = ? WHERE number = ?",
        arguments: [signed.by, signed.at, account["number"] as Int])
      count += 1
    }
    return count
  }

  // MARK: Rows

  private static func deleteMessages(
    of content: ErasureContent, _ signed: Signature, _ db: Database
  ) throws -> Int {
    let rows = try Row.fetchAll(db, sql: "SELECT number, person, recipient, state FROM message ORDER BY number")
    let numbers: [Int] = rows.compactMap { row in
      let isTheirs =
        row["person"] == content.former.id.text
        || content.former.isNamed(in: Array((row["recipient"] as String).utf8))
        || content.messages.contains(row["number"]) && row["state"] != "sent"
      return isTheirs ? row["number"] : nil
    }
    // An address that takes no mail stays known as such: of a message to somebody else that says so its row is kept.
    let own = try Set(
      Int.fetchAll(db, sql: "SELECT number FROM message WHERE person = ?", arguments: [content.former.id.text]))
    let refused = try Set(Int.fetchAll(db, sql: "SELECT message FROM suppression WHERE lifted_at IS NULL"))
    let (kept, deleted) = (
      numbers.filter { refused.contains($0) && !own.contains($0) },
      numbers.filter { !refused.contains($0) || own.contains($0) }
    )
    let words = "Subject: (deleted)\r\n\r\nThis message named somebody who has been erased.\r\n"
    let blank = try keep(Array(words.utf8), db)
    for number in kept {
      try db.execute(sql: "UPDATE message SET content = ? WHERE number = ?", arguments: [blank, number])
    }
    try deleteMessages(deleted, signed, db)
    return numbers.count
  }

  private static func rewrite(_ content: ErasureContent, _ db: Database) throws -> (revisions: Int, plans: Int) {
    for (number, group) in content.revisions {
      try db.execute(sql: "DELETE FROM group_file WHERE revision = ?", arguments: [number])
      for file in group.files {
        try db.execute(
          sql: "INSERT INTO group_file (revision, name, content) VALUES (?, ?, ?)",
          arguments: [number, file.name, try keep(Array(file.text.utf8), db)])
      }
      try db.execute(
        sql: "UPDATE group_revision SET hash = ?, name = ? WHERE number = ?",
        arguments: [group.hash, group.name, number])
      // What was read is known by its fingerprint still: a plan that was made of it says so.
      try db.execute(
        sql: "INSERT INTO group_input (fingerprint, revision) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [group.hash, number])
    }
    for (number, bytes) in content.plans {
      try db.execute(
        sql: "UPDATE plan SET content = ? WHERE number = ?", arguments: [try keep(bytes, db), number])
    }
    return (content.revisions.count, content.plans.count)
  }

  /// What names them in others' calendars says something else from now on, under the next number.
  private static func rewriteEntries(without former: FormerPerson, at: String, _ db: Database) throws -> Int {
    for row in try Row.fetchAll(db, sql: "SELECT name, head FROM feed") {
      let (head, own) = ([UInt8](row["head"] as Data), former.removed(from: [UInt8](row["head"] as Data)))
      if own == head { continue }
      try db.execute(
        sql: "UPDATE feed SET head = ? WHERE name = ?", arguments: [Data(own), row["name"] as String])
    }
    var changed: [(feed: String, year: String, key: String, content: [UInt8])] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT feed, year, key, content FROM feed_entry WHERE content IS NOT NULL")
    while let row = try rows.next() {
      let content = [UInt8](row["content"] as Data)
      let own = former.removed(from: content)
      if own != content { changed.append((row["feed"], row["year"], row["key"], own)) }
    }
    // What's gone says nothing any more, but who knows what it may have said could try it against its fingerprint.
    try db.execute(sql: "UPDATE feed_entry SET hash = randomblob(32) WHERE content IS NULL")
    for entry in changed {
      try db.cachedStatement(
        sql: """
          UPDATE feed_entry SET content = ?, hash = ?, sequence = sequence + 1, changed_at = ?
          WHERE feed = ? AND year = ? AND key = ?
          """
      ).execute(arguments: [
        Data(entry.content), Data(SHA256.hash(data: entry.content)), at, entry.feed, entry.year, entry.key,
      ])
    }
    return changed.count
  }

  /// Fields that hold their id and nothing else.
  private static func rewriteIds(of former: FormerPerson, _ db: Database) throws -> Int {
    let (id, other) = (former.id.text, former.pseudonym.text)
    let fields = [
      ("withdrawal", "person", id, other, ""), ("account_role", "scope", id, other, " AND role = 'staff'"),
      ("busy_source", "subject", id, other, " AND kind = 'person'"),
      ("feed_token", "feed", "person/" + id, "person/" + other, ""),
    ]
    var count = 0
    for (table, column, value, pseudonym, more) in fields {
      try db.execute(
        sql: "UPDATE \(table) SET \(column) = ? WHERE \(column) = ?" + more, arguments: [pseudonym, value])
      count += db.changesCount
    }
    return count
  }

  /// Every text of every table, above all who did something.
  private static func rewriteTexts(without former: FormerPerson, _ db: Database) throws -> Int {
    var count = 0
    for (table, column) in try textColumns(db) {
      let isSignature = column == "by" || column.hasSuffix("_by")
      for text in try String.fetchAll(db, sql: "SELECT DISTINCT \(column) FROM \(table) WHERE \(column) IS NOT NULL") {
        var own = isSignature && text == former.id.text ? former.title : former.removed(from: text)
        if own == text { continue }
        // What's an address has to stay one.
        if ["address", "sender", "recipient"].contains(column) { own = "\(former.pseudonym)@erased.invalid" }
        try db.execute(sql: "UPDATE \(table) SET \(column) = ? WHERE \(column) = ?", arguments: [own, text])
        count += db.changesCount
      }
    }
    return count
  }

  private static func columns(_ type: String, _ db: Database) throws -> [(table: String, column: String)] {
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name <> 'grdb_migrations'
        ORDER BY name
        """)
    return try tables.flatMap { table in
      try db.columns(in: table).filter { $0.type == type }.map { (table, $0.name) }
    }
  }

  private static func textColumns(_ db: Database) throws -> [(table: String, column: String)] {
    try columns("TEXT", db)
  }

  // MARK: After

  /// Looks through everything: a place of which nobody has thought ends the transaction, and isn't passed over.
  private static func requireGone(_ former: FormerPerson, _ db: Database) throws {
    for (table, column) in try columns("TEXT", db) + columns("BLOB", db) {
      let values = try Row.fetchCursor(
        db, sql: "SELECT DISTINCT CAST(\(column) AS BLOB) FROM \(table) WHERE \(column) IS NOT NULL")
      while let value = try values.next() {
        guard former.isNamed(in: [UInt8](value[0] as Data)) else { continue }
        throw StoreError(
          .leftBehind,
          "they would still be named in the column '\(column)' of '\(table)', so that nothing was changed; please report it"
        )
      }
    }
  }
}
