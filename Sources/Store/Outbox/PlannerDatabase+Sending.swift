// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// The steps of a message. Each is a transaction of its own that's on the disk when it returns: what's written before a
/// message is given away is what's known after the power has failed.
extension PlannerDatabase {
  /// The messages that are due at `time`, whose turn it's longest first.
  public func dueMessages(at time: String) throws(StoreError) -> [Int] {
    try reading { db in
      guard try Migrations.hasOutbox(db) else { return [] }
      return try Int.fetchAll(
        db, sql: "SELECT number FROM message WHERE due_at <= ? ORDER BY due_at, number", arguments: [time])
    }
  }

  /// The bytes of a message that isn't sent yet.
  ///
  /// - Throws: `mail.unknown`, `mail.state`, `database.damaged`.
  public func bytes(ofMessage number: Int) throws(StoreError) -> [UInt8] {
    try reading { db in
      let state = try message(number, db).state
      let hash = try String.fetchOne(db, sql: "SELECT content FROM message WHERE number = ?", arguments: [number])
      guard let hash else { throw Self.wrong(number, state, "what it said isn't kept") }
      return try bytes(hash, db)
    }
  }

  /// Notes that a message is given away from now on: where nothing is noted after it, its outcome is unknown.
  ///
  /// - Throws: `mail.unknown`, `mail.state`.
  public func begin(_ number: Int, signed: Signature) throws(StoreError) {
    try writing { db in try begin(number, signed, db) }
  }

  private func begin(_ number: Int, _ signed: Signature, _ db: Database) throws {
    let state = try message(number, db).state
    guard state == .queued || state == .deferred else { throw Self.wrong(number, state, "only one that's due is sent") }
    try Self.move(number, to: .sending, reply: "", signed, db)
  }

  /// Notes what came of an attempt.
  ///
  /// - Parameter reply: what the other side said.
  /// - Throws: `mail.unknown`, `mail.state`.
  public func settle(
    _ number: Int, as outcome: MessageOutcome, reply: String, signed: Signature
  ) throws(StoreError) {
    try writing { db in
      let message = try message(number, db)
      if outcome == .sent, message.state != .sending { try begin(number, signed, db) }
      guard [.queued, .deferred, .sending].contains(message.state) else {
        throw Self.wrong(number, message.state, "nothing is being sent")
      }
      switch outcome {
      case .sent: try Self.finish(number, reply, signed, db)
      case .deferred(let time): try Self.move(number, to: .deferred, due: time, reply: reply, signed, db)
      case .unknown: try Self.move(number, to: .unknown, reply: reply, signed, db)
      case .failed(let isSuppressing):
        try Self.move(number, to: .failed, reply: reply, signed, db)
        if isSuppressing { try suppress(message, signed, db) }
      }
    }
  }

  /// Notes of every message that was being sent when its sender ended that nobody knows whether it arrived.
  ///
  /// Only whoever has the right to send may call this: of a message that's being sent it would be untrue.
  /// - Returns: their numbers.
  public func settleInterrupted(signed: Signature) throws(StoreError) -> [Int] {
    try writing { db in
      let numbers = try Int.fetchAll(db, sql: "SELECT number FROM message WHERE state = 'sending' ORDER BY number")
      for number in numbers {
        try Self.move(number, to: .unknown, reply: MessageState.interrupted, signed, db)
      }
      return numbers
    }
  }

  /// Whether nothing may be sent to the address of this message any more.
  public func isSuppressed(_ message: OutboxMessage) throws(StoreError) -> Bool {
    try reading { db in try Self.isSuppressed(message.recipient, db) }
  }

  /// Whether its recipient has unsubscribed from messages of its kind.
  public func isUnsubscribed(_ message: OutboxMessage) throws(StoreError) -> Bool {
    try reading { db in try Self.isUnsubscribed(message.person, from: message.kind, db) }
  }

  /// Queues a message that has failed, or of which the outcome is unknown, once more, and lifts what suppresses its address.
  ///
  /// - Throws: `mail.unknown`, `mail.state`.
  public func retry(_ number: Int, signed: Signature) throws(StoreError) -> OutboxMessage {
    try writing { db in
      let message = try message(number, db)
      guard message.state == .failed || message.state == .unknown else {
        throw Self.wrong(number, message.state, "only one that has failed, or whose outcome is unknown, is sent again")
      }
      try db.execute(
        sql: "UPDATE suppression SET lifted_by = ?, lifted_at = ? WHERE address = ? AND lifted_at IS NULL",
        arguments: [signed.by, signed.at, message.recipient])
      try Self.requeue(number, signed, db)
      return try self.message(number, db)
    }
  }

  /// Notes that a message has arrived of which nobody knew it, or which had failed and was handed over otherwise: it's sent,
  /// what it says is let go of, and it's never queued again. The log tells of the steps that lead there, all of them by whoever
  /// says so. An address that's suppressed stays so.
  ///
  /// - Throws: `mail.unknown`, `mail.state`.
  public func settleArrived(_ number: Int, signed: Signature) throws(StoreError) -> OutboxMessage {
    try writing { db in
      let message = try message(number, db)
      guard message.state == .unknown || message.state == .failed else {
        throw Self.wrong(number, message.state, "only one whose outcome is unknown, or that has failed, is settled")
      }
      try Self.requeue(number, signed, db)
      try Self.move(number, to: .sending, reply: "", signed, db)
      try Self.finish(number, "somebody has said that it has arrived", signed, db)
      return try self.message(number, db)
    }
  }

  private func suppress(_ message: OutboxMessage, _ signed: Signature, _ db: Database) throws {
    if try Self.isSuppressed(message.recipient, db) { return }
    try db.execute(
      sql: "INSERT INTO suppression (address, message, made_by, made_at) VALUES (?, ?, ?, ?)",
      arguments: [message.recipient, message.number, signed.by, signed.at])
  }

  /// From *failed* or *unknown*.
  static func requeue(_ number: Int, _ signed: Signature, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE message SET state = 'queued', attempts = 0, due_at = ?, reply = '', changed_by = ?, changed_at = ?
        WHERE number = ?
        """, arguments: [signed.at, signed.by, signed.at, number])
  }

  /// From *sending* to *sent*. What was sent needn't be kept: people have it, and the database would hold every letter for
  /// good.
  static func finish(_ number: Int, _ reply: String, _ signed: Signature, _ db: Database) throws {
    let hash = try String.fetchOne(db, sql: "SELECT content FROM message WHERE number = ?", arguments: [number])
    try db.execute(
      sql: """
        UPDATE message SET state = 'sent', content = NULL, attempts = attempts + 1, reply = ?, changed_by = ?, changed_at = ?
        WHERE number = ?
        """, arguments: [reply, signed.by, signed.at, number])
    try db.execute(
      sql: """
        DELETE FROM content WHERE hash = ? AND NOT EXISTS (SELECT 1 FROM message WHERE content = hash)
          AND NOT EXISTS (SELECT 1 FROM group_file WHERE content = hash)
          AND NOT EXISTS (SELECT 1 FROM plan WHERE content = hash)
        """, arguments: [hash])
  }

  static func move(
    _ number: Int, to state: MessageState, due: String? = nil, reply: String, _ signed: Signature, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        UPDATE message SET state = ?, attempts = attempts + ?, due_at = ?, reply = ?, changed_by = ?, changed_at = ?
        WHERE number = ?
        """,
      arguments: [state.rawValue, state == .sending ? 0 : 1, due, reply, signed.by, signed.at, number])
  }

  private static func wrong(_ number: Int, _ state: MessageState, _ why: String) -> StoreError {
    StoreError(.wrongMessageState, "message \(number) is \(state.rawValue): \(why)")
  }
}
