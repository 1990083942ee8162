// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB

/// The messages of the replaced database. Those that were sent, or may have been, are never sent again by themselves, and
/// their links to unsubscribe and to answer go on working; what the backup would send and this doesn't vouch for is held.
///
/// A message is known by its occasion, as when it's queued: numbers are others here and there.
struct FormerOutbox: Sendable {
  private let messages: [Message]
  /// By the id of the message in which they stand.
  private let answerLinks: [String: [HeadLink]]

  private struct HeadLink: TableRow {
    var hash: Data
    var messageId: String
    var school: String
    var halfTerm: Int
    var lastDay: String
  }

  private struct Message: TableRow {
    var messageId: String
    var kind: MessageKind
    var person: String
    var sender: String
    var recipient: String
    var plan: Int
    /// The hash of that plan.
    var planContent: String
    var day: String
    var state: MessageState
    var reply: String
    var changedBy: String
    var changedAt: String
    /// What it says, where somebody may ask for it again.
    var bytes: Data?
    /// The hash of its link.
    var link: Data?

    var changed: Signature { Signature(by: changedBy, at: changedAt) }
    var isDue: Bool { state == .queued || state == .deferred }
  }

  /// How far a message has come.
  private struct Outcome {
    var state: MessageState
    var reply: String
    var signed: Signature
  }

  /// No messages.
  init() { (messages, answerLinks) = ([], [:]) }

  /// Reads them.
  init(_ db: Database) throws {
    guard try Migrations.hasOutbox(db) else {
      (messages, answerLinks) = ([], [:])
      return
    }
    let links =
      try Migrations.hasAnswerLinks(db)
      ? HeadLink.fetchAll(
        db,
        sql: """
          SELECT hash, message_id, school, half_term, last_day
          FROM answer_link JOIN message ON message.number = answer_link.message
          ORDER BY message.number, school, half_term
          """) : []
    answerLinks = Dictionary(grouping: links, by: \.messageId)
    messages = try Message.fetchAll(
      db,
      sql: """
        SELECT message_id, kind, person, sender, recipient, plan, plan.content AS plan_content, day, message.state, reply,
          message.changed_by, message.changed_at, bytes, unsubscribe_link.hash AS link
        FROM message JOIN plan ON plan.number = message.plan
          LEFT JOIN content ON content.hash = message.content AND message.state NOT IN ('queued', 'deferred')
          LEFT JOIN unsubscribe_link ON unsubscribe_link.message = message.number
        ORDER BY message.number
        """)
  }

  /// Brings every message to where it was, as far as it had come.
  func carryOver(to db: Database, signed: Signature, counting carriedOver: inout Restoration.CarriedOver) throws {
    for message in messages where !message.isDue {
      let outcome = Self.outcome(of: message, signed)
      let range = PlannerDatabase.ids(ofOccasionOf: message.messageId)
      let known = try Row.fetchAll(
        try db.cachedStatement(
          sql: "SELECT number, state, changed_at FROM message WHERE message_id >= ? AND message_id < ? ORDER BY number"),
        arguments: [range.lowerBound, range.upperBound])
      if known.isEmpty { try add(message, outcome, to: db, counting: &carriedOver) }
      for row in known {
        guard let state = MessageState(rawValue: row["state"]),
          Self.isFurther(outcome, than: state, since: row["changed_at"])
        else { continue }
        try Self.bring(row["number"], from: state, to: outcome, db)
        carriedOver.messages += 1
      }
    }
  }

  private static func outcome(of message: Message, _ signed: Signature) -> Outcome {
    message.state == .sending
      ? Outcome(state: .unknown, reply: MessageState.interrupted, signed: signed)
      : Outcome(state: message.state, reply: message.reply, signed: message.changed)
  }

  /// That it was sent outweighs everything, that it may have been all but that, and that it was refused only what came before.
  private static func isFurther(_ outcome: Outcome, than state: MessageState, since changedAt: String) -> Bool {
    switch outcome.state {
    case .sent: state != .sent
    case .unknown: state != .sent && state != .unknown
    default: state != .sent && state != .failed && changedAt <= outcome.signed.at
    }
  }

  /// By steps that the schema takes, each of which the log tells of.
  private static func bring(
    _ number: Int, from state: MessageState, to outcome: Outcome, _ db: Database
  ) throws {
    if state == .failed || state == .unknown { try PlannerDatabase.requeue(number, outcome.signed, db) }
    if state != .sending, outcome.state != .failed {
      try PlannerDatabase.move(number, to: .sending, reply: "", outcome.signed, db)
    }
    if outcome.state == .sent {
      try PlannerDatabase.finish(number, outcome.reply, outcome.signed, db)
    } else {
      try PlannerDatabase.move(number, to: outcome.state, reply: outcome.reply, outcome.signed, db)
    }
  }

  /// Adds one that the backup doesn't know, so that it isn't queued again.
  private func add(
    _ message: Message, _ outcome: Outcome, to db: Database, counting carriedOver: inout Restoration.CarriedOver
  ) throws {
    guard let plan = try Self.plan(of: message, db) else {
      carriedOver.forgottenMessages += 1
      return
    }
    let content = MessageContent(
      id: message.messageId, kind: message.kind, person: message.person, sender: message.sender,
      recipient: message.recipient, plan: plan.number,
      day: CivilDate(iso: message.day) ?? CivilDate(daysSince1970: 0), bytes: message.bytes.map(Array.init) ?? [])
    let number = try PlannerDatabase.insert(content, message.changed, db)
    try Self.bring(number, from: .queued, to: outcome, db)
    if let link = message.link { try PlannerDatabase.keep(linkHash: link, of: number, db) }
    for link in answerLinks[message.messageId] ?? [] {
      try db.execute(
        sql: "INSERT INTO answer_link (hash, message, school, half_term, last_day) VALUES (?, ?, ?, ?, ?)",
        arguments: [link.hash, number, link.school, link.halfTerm, link.lastDay])
    }
    carriedOver.messages += 1
    if !plan.isItsOwn, outcome.state != .failed { carriedOver.messagesOfLostPlans += 1 }
  }

  /// The plan of which a message tells, which the backup may not have, or under another number. Then it's the published one:
  /// the next digest begins with what has changed since that, the only thing of which the database still knows what it said.
  private static func plan(of message: Message, _ db: Database) throws -> (number: Int, isItsOwn: Bool)? {
    let own = try Int.fetchOne(
      try db.cachedStatement(sql: "SELECT number FROM plan WHERE content = ? ORDER BY number = ? DESC, number DESC"),
      arguments: [message.planContent, message.plan])
    if let own { return (own, true) }
    return try Int.fetchOne(db, sql: "SELECT number FROM plan ORDER BY state = 'published' DESC, number DESC")
      .map { ($0, false) }
  }

  /// Makes *unknown* what the backup would send, but for what this database had still to send too, and no earlier than the
  /// backup: else it may have been sent since the backup was made.
  /// - Returns: how many there are.
  func hold(in db: Database, signed: Signature) throws -> Int {
    let due = Dictionary(
      messages.filter(\.isDue).map { (PlannerDatabase.occasion(of: $0.messageId), $0.changedAt) },
      uniquingKeysWith: { $1 })
    var count = 0
    for row in try Row.fetchAll(
      db, sql: "SELECT number, message_id, changed_at FROM message WHERE due_at IS NOT NULL ORDER BY number")
    {
      if let former = due[PlannerDatabase.occasion(of: row["message_id"])], former >= row["changed_at"] as String {
        continue
      }
      let reply = "it was to be sent when the backup was made, and nobody knows whether it has been sent since"
      try Self.bring(
        row["number"], from: .queued, to: Outcome(state: .unknown, reply: reply, signed: signed), db)
      count += 1
    }
    return count
  }
}
