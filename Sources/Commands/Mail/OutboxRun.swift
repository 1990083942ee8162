// SPDX-License-Identifier: Apache-2.0

import Foundation
import Mail
import Post
import Store

/// One pass over the messages that are due.
///
/// The right to write is taken for each step alone: a server may be slow, and groups are loaded and plans published
/// meanwhile. That nobody else sends is what `SendingLock` says.
struct OutboxRun {
  /// The database's file.
  let path: String
  /// Who sends, as others are told.
  let holder: String
  /// For the log of messages.
  let by: String
  let transport: any Transport
  /// So long somebody else may write before a step is given up.
  var patience = DatabaseArguments.patience
  /// Whether to leave the rest for another time.
  var isEnding: () -> Bool = { false }

  /// What came of it.
  struct Result: Hashable {
    var sent = 0
    var deferred: [Int] = []
    var failed: [Int] = []
    /// Of those nobody knows whether they arrived, and of those that an earlier run has left so.
    var unknown: [Int] = []
    /// How many are due and weren't tried.
    var left = 0
    /// Why nothing can be sent at all just now.
    var reason: String?

    /// Whether all that was due has gone.
    var isWhole: Bool { deferred.isEmpty && failed.isEmpty && unknown.isEmpty && left == 0 }
  }

  /// Sends what's due.
  ///
  /// - Throws: `StoreError`; what was noted by then is noted.
  func run() throws -> Result {
    let reader = try PlannerDatabase(path, for: .reading, holder: holder)
    let lock = try SendingLock(path, holder: holder)
    defer { withExtendedLifetime(lock) {} }
    var result = Result()
    result.unknown = try writing { try $0.settleInterrupted(signed: signed) }
    let due = try reader.dueMessages(at: signed.at)
    for (place, number) in due.enumerated() {
      if isEnding() || result.reason != nil {
        result.left = due.count - place
        break
      }
      try send(number, reader, &result)
    }
    return result
  }

  private var signed: Signature { Signature(by: by, at: Date().ISO8601Format()) }

  private func send(_ number: Int, _ reader: PlannerDatabase, _ result: inout Result) throws {
    let message = try reader.message(number)
    guard try !reader.isSuppressed(message) else {
      let reply = "a server has refused this address before; 'retry' lifts that"
      return try settle(message, Delivery(.refused, reply), &result)
    }
    guard try !reader.isUnsubscribed(message) else {
      return try settle(message, Delivery(.refused, "its recipient has unsubscribed"), &result)
    }
    let envelope: Envelope
    do {
      envelope = Envelope(
        number: number, sender: try MailAddress(message.sender), recipient: try MailAddress(message.recipient),
        bytes: try reader.bytes(ofMessage: number))
    } catch let error as MailError {
      return try settle(message, Delivery(.refused, error.description), &result)
    }
    let delivery = try transport.send(envelope) { try writing { try $0.begin(number, signed: signed) } }
    try settle(message, delivery, &result)
  }

  private func settle(_ message: OutboxMessage, _ delivery: Delivery, _ result: inout Result) throws {
    let outcome = outcome(of: delivery, attempts: message.attempts + 1)
    try writing { try $0.settle(message.number, as: outcome, reply: delivery.reply, signed: signed) }
    switch outcome {
    case .sent: result.sent += 1
    case .deferred: result.deferred.append(message.number)
    case .failed: result.failed.append(message.number)
    case .unknown: result.unknown.append(message.number)
    }
    if delivery.outcome == .noService { result.reason = delivery.reply }
  }

  private func outcome(of delivery: Delivery, attempts: Int) -> MessageOutcome {
    switch delivery.outcome {
    case .accepted: .sent
    case .refused: .failed(suppressing: false)
    case .refusedAddress: .failed(suppressing: true)
    case .unknown: .unknown
    case .postponed, .noService:
      BackOff.wait(after: attempts).map { wait in
        .deferred(until: Date(timeIntervalSinceNow: wait / .seconds(1)).ISO8601Format())
      } ?? .failed(suppressing: false)
    }
  }

  /// Does one step in the database, as soon as nobody else writes.
  private func writing<Value>(_ step: (PlannerDatabase) throws -> Value) throws -> Value {
    try step(try PlannerDatabase.opened(path, for: .writing, holder: holder, patience: patience))
  }
}
