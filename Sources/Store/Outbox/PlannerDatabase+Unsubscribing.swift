// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// What a message's link to unsubscribe holds: 32 random bytes, of which the database keeps the SHA-256 alone.
///
/// (Until it's sent, the message itself is in the database too, and with it the link.)
public struct UnsubscribeLink: Hashable, Sendable {
  /// 43 letters, digits, - and _.
  public let text: String

  /// One that nobody can guess.
  public init() { text = FeedToken.text() }
}

/// That somebody wants no more messages of a kind.
public struct Unsubscription: Hashable, Sendable {
  public var person: String
  public var kind: MessageKind
}

extension PlannerDatabase {
  static func keep(_ link: UnsubscribeLink, of message: Int, _ db: Database) throws {
    try keep(linkHash: Data(FeedToken.hash(of: link.text).bytes), of: message, db)
  }

  static func keep(linkHash: Data, of message: Int, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO unsubscribe_link (hash, message) VALUES (?, ?)").execute(
      arguments: [linkHash, message])
  }

  static func isUnsubscribed(_ person: String, from kind: MessageKind, _ db: Database) throws -> Bool {
    let found = try db.cachedStatement(
      sql: "SELECT 1 FROM unsubscription WHERE person = ? AND kind = ? AND lifted_at IS NULL")
    return try Int.fetchOne(found, arguments: [person, kind.rawValue]) != nil
  }

  /// From what a link unsubscribes whom; nil where it's none.
  ///
  /// - Parameter text: of the link, or whatever is taken for one.
  public func unsubscription(by text: String) throws(StoreError) -> Unsubscription? {
    try reading { db in
      guard try Migrations.hasOutbox(db) else { return nil }
      return try Self.unsubscription(by: text, db)
    }
  }

  private static func unsubscription(by text: String, _ db: Database) throws -> Unsubscription? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT person, kind FROM message JOIN unsubscribe_link ON unsubscribe_link.message = message.number WHERE hash = ?
        """, arguments: [Data(FeedToken.hash(of: text).bytes)])
    return row.flatMap { row in
      MessageKind(rawValue: row["kind"]).map { Unsubscription(person: row["person"], kind: $0) }
    }
  }

  /// Unsubscribes whoever has that link; a second time changes nothing.
  ///
  /// It's for whoever has the database open for reading alone: the right to write is taken for this one step.
  /// - Returns: from what it unsubscribes whom; nil where it's no link.
  /// - Throws: `database.in-use` where somebody else writes just now.
  public func unsubscribe(
    by text: String, at time: String, holder: String, patience: Duration = .zero
  ) throws(StoreError) -> Unsubscription? {
    // Who guesses takes no lock.
    guard let wanted = try unsubscription(by: text) else { return nil }
    let writer = try writer(holder: holder, patience: patience)
    try writer.writing { db in
      if try Self.isUnsubscribed(wanted.person, from: wanted.kind, db) { return }
      try db.execute(
        sql: "INSERT INTO unsubscription (person, kind, made_by, made_at) VALUES (?, ?, 'the recipient', ?)",
        arguments: [wanted.person, wanted.kind.rawValue, time])
    }
    return wanted
  }

  /// Who has unsubscribed from what, by person and kind.
  public func unsubscriptions() throws(StoreError) -> [Unsubscription] {
    try reading { db in
      guard try Migrations.hasOutbox(db) else { return [] }
      let rows = try Row.fetchAll(
        db, sql: "SELECT person, kind FROM unsubscription WHERE lifted_at IS NULL ORDER BY person, kind")
      return rows.compactMap { row in
        MessageKind(rawValue: row["kind"]).map { Unsubscription(person: row["person"], kind: $0) }
      }
    }
  }

  /// Lets a person get messages of every kind again.
  ///
  /// - Returns: from how many kinds they had unsubscribed.
  public func subscribe(_ person: String, signed: Signature) throws(StoreError) -> Int {
    try writing { db in
      try db.execute(
        sql: "UPDATE unsubscription SET lifted_by = ?, lifted_at = ? WHERE person = ? AND lifted_at IS NULL",
        arguments: [signed.by, signed.at, person])
      return db.changesCount
    }
  }
}
