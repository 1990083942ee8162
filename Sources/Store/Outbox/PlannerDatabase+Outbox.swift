// SPDX-License-Identifier: Apache-2.0

public import Domain
import Foundation
import GRDB

/// Messages that are to be sent, and what became of those that were.
extension PlannerDatabase {
  /// What was put into the outbox.
  public struct Queued: Hashable, Sendable {
    /// New messages.
    public var new = 0
    /// Messages that were there already, in whatever state.
    public var known = 0
    /// Messages to addresses that are suppressed: they aren't kept.
    public var suppressed = 0
    /// Messages to people who have unsubscribed from their kind: they aren't kept.
    public var unsubscribed = 0
  }

  /// Puts messages into the outbox, all or none; those that are there already stay as they are.
  ///
  /// - Throws: `plan.state` where `plan` isn't published any more.
  public func queue(
    _ messages: [MessageContent], ofPublished plan: Int, signed: Signature
  ) throws(StoreError) -> Queued {
    try writing { db in
      guard try Int.fetchOne(db, sql: "SELECT number FROM plan WHERE state = 'published'") == plan else {
        throw StoreError(.wrongState, "plan \(plan) isn't published any more, so that nothing of it is sent")
      }
      return try Self.queue(messages, signed: signed, db)
    }
  }

  static func queue(_ messages: [MessageContent], signed: Signature, _ db: Database) throws -> Queued {
    var queued = Queued()
    for message in messages {
      if try Self.message(ofOccasionOf: message.id, db) != nil {
        queued.known += 1
      } else if try isSuppressed(message.recipient, db) {
        queued.suppressed += 1
      } else if try isUnsubscribed(message.person, from: message.kind, db) {
        queued.unsubscribed += 1
      } else {
        try insert(message, signed, db)
        queued.new += 1
      }
    }
    return queued
  }

  /// What a message is for, which stands before the "@" of its id: the sender's domain tells no two apart.
  static func occasion(of id: String) -> Substring { id.prefix { $0 != "@" } }

  /// The ids of messages that are for the same. ("A" comes right after "@".)
  static func ids(ofOccasionOf id: String) -> Range<String> { "\(occasion(of: id))@"..<"\(occasion(of: id))A" }

  /// The number of the message that's for the same as the one with this id.
  static func message(ofOccasionOf id: String, _ db: Database) throws -> Int? {
    let ids = ids(ofOccasionOf: id)
    let known = try db.cachedStatement(sql: "SELECT number FROM message WHERE message_id >= ? AND message_id < ?")
    return try Int.fetchOne(known, arguments: [ids.lowerBound, ids.upperBound])
  }

  /// - Returns: its number.
  @discardableResult
  static func insert(_ message: MessageContent, _ signed: Signature, _ db: Database) throws -> Int {
    let hash = try keep(message.bytes, db)
    try db.cachedStatement(
      sql: """
        INSERT INTO message (message_id, kind, person, sender, recipient, plan, day, content, state, attempts, due_at, reply,
          changed_by, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, ?, '', ?, ?)
        """
    ).execute(arguments: [
      message.id, message.kind.rawValue, message.person, message.sender, message.recipient, message.plan,
      message.day.description, hash, signed.at, signed.by, signed.at,
    ])
    let number = Int(db.lastInsertedRowID)
    if let link = message.link { try keep(link, of: number, db) }
    for link in message.answers { try keep(link, of: number, db) }
    return number
  }

  /// All messages, the first first.
  ///
  /// - Parameter states: only those in these states; all where there are none.
  public func messages(in states: Set<MessageState> = []) throws(StoreError) -> [OutboxMessage] {
    try reading { db in
      guard try Migrations.hasOutbox(db) else { return [] }
      let all = try MessageRow.fetchAll(db, sql: "SELECT * FROM message ORDER BY number").map(\.message)
      return states.isEmpty ? all : all.filter { states.contains($0.state) }
    }
  }

  /// The message with this number.
  ///
  /// - Throws: `mail.unknown`.
  public func message(_ number: Int) throws(StoreError) -> OutboxMessage {
    try reading { db in try message(number, db) }
  }

  /// Whose digest it is.
  public struct Reader: Hashable, Sendable {
    public var kind: MessageKind
    /// The person's id.
    public var person: String
    /// A reader.
    public init(kind: MessageKind, person: String) {
      self.kind = kind
      self.person = person
    }
  }

  /// Of what a reader was told last.
  public struct Told: Hashable, Sendable {
    public var plan: Int
    /// When that was written, in UTC: what was withdrawn by then was told too.
    public var at: String
  }

  /// The plan of which each reader's last digest told before the week that begins on `day`; those who got one.
  public func plansOfDigests(before day: CivilDate) throws(StoreError) -> [Reader: Told] {
    try reading { db in
      guard try Migrations.hasOutbox(db) else { return [:] }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT kind, person, plan, (SELECT at FROM message_step WHERE message_step.message = message.number
            ORDER BY message_step.number LIMIT 1) AS at
          FROM message WHERE kind <> 'notice' AND day < ? ORDER BY day, number
          """, arguments: [day.description])
      return rows.reduce(into: [:]) { plans, row in
        if let kind = MessageKind(rawValue: row["kind"]) {
          plans[Reader(kind: kind, person: row["person"])] = Told(plan: row["plan"], at: row["at"])
        }
      }
    }
  }

  /// The suppressions, the first first, those that were lifted too.
  public func suppressions() throws(StoreError) -> [Suppression] {
    try reading { db in
      guard try Migrations.hasOutbox(db) else { return [] }
      return try SuppressionRow.fetchAll(db, sql: "SELECT * FROM suppression ORDER BY number").map(\.suppression)
    }
  }

  static func isSuppressed(_ address: String, _ db: Database) throws -> Bool {
    let found = try db.cachedStatement(sql: "SELECT 1 FROM suppression WHERE address = ? AND lifted_at IS NULL")
    return try Int.fetchOne(found, arguments: [address]) != nil
  }

  func message(_ number: Int, _ db: Database) throws -> OutboxMessage {
    let row =
      try Migrations.hasOutbox(db)
      ? MessageRow.fetchOne(db, sql: "SELECT * FROM message WHERE number = ?", arguments: [number]) : nil
    guard let row else {
      throw StoreError(
        .unknownMessage, "'\(path)' has no message \(number); 'planner mail list' lists those that it has")
    }
    return row.message
  }
}

/// A row of `message`.
private struct MessageRow: TableRow {
  var number: Int
  var messageId: String
  var kind: MessageKind
  var person: String
  var sender: String
  var recipient: String
  var plan: Int
  var day: String
  var state: MessageState
  var attempts: Int
  var dueAt: String?
  var reply: String
  var changedBy: String
  var changedAt: String

  var message: OutboxMessage {
    OutboxMessage(
      number: number, id: messageId, kind: kind, person: person, sender: sender, recipient: recipient, plan: plan,
      day: CivilDate(iso: day) ?? CivilDate(daysSince1970: 0), state: state, attempts: attempts, dueAt: dueAt,
      reply: reply, changed: Signature(by: changedBy, at: changedAt))
  }
}

/// A row of `suppression`.
private struct SuppressionRow: TableRow {
  var number: Int
  var address: String
  var message: Int
  var madeBy: String
  var madeAt: String
  var liftedBy: String?
  var liftedAt: String?

  var suppression: Suppression {
    var suppression = Suppression(
      number: number, address: address, message: message, made: Signature(by: madeBy, at: madeAt), lifted: nil)
    if let liftedBy, let liftedAt { suppression.lifted = Signature(by: liftedBy, at: liftedAt) }
    return suppression
  }
}
