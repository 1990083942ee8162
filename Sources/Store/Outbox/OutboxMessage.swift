// SPDX-License-Identifier: Apache-2.0

public import Domain

/// How far a message has come.
public enum MessageState: String, CaseIterable, Sendable, Codable {
  /// To be sent.
  case queued
  /// It's being given away just now. Where nobody sends, it was: nobody knows whether it arrived.
  case sending
  /// A server, program or folder has taken it over.
  case sent
  /// It wasn't taken, and is tried again.
  case deferred
  /// It wasn't taken, and isn't tried again by itself.
  case failed
  /// It may have been taken. It isn't tried again by itself, so that nobody gets it twice.
  case unknown

  /// Why a message is *unknown* that was *sending* when its sender ended.
  static let interrupted = "whoever sent it ended before the outcome was known"
}

/// Why somebody gets a message.
public enum MessageKind: String, CaseIterable, Sendable, Codable {
  /// The week's digest for whoever leads a school.
  case leader
  /// The week's digest for a person.
  case person
  /// What's told at once: changes at short notice, what's off or back, why a head answers so.
  case notice
}

/// A message that is to be sent.
public struct MessageContent: Hashable, Sendable {
  /// As its header has it, without brackets. Two messages of one id are the same message.
  public var id: String
  public var kind: MessageKind
  /// The id of the person to whom it goes.
  public var person: String
  /// To whom a server says that it can't be delivered.
  public var sender: String
  public var recipient: String
  /// The published plan of which it tells.
  public var plan: Int
  /// The day that counted as today when it was written.
  public var day: CivilDate
  /// The whole message, with CRLF at the end of each line.
  public var bytes: [UInt8]
  /// What its link to unsubscribe holds; nil where it has none.
  public var link: UnsubscribeLink?
  /// What its links hold by which its recipient answers as head.
  public var answers: [AnswerLink]

  /// A message with these values.
  public init(
    id: String, kind: MessageKind, person: String, sender: String, recipient: String, plan: Int, day: CivilDate,
    bytes: [UInt8], link: UnsubscribeLink? = nil, answers: [AnswerLink] = []
  ) {
    self.id = id
    self.kind = kind
    self.person = person
    self.sender = sender
    self.recipient = recipient
    self.plan = plan
    self.day = day
    self.bytes = bytes
    self.link = link
    self.answers = answers
  }
}

/// A message in the outbox.
public struct OutboxMessage: Hashable, Sendable {
  /// From 1, without holes: what people call it by.
  public var number: Int
  public var id: String
  public var kind: MessageKind
  public var person: String
  public var sender: String
  public var recipient: String
  public var plan: Int
  public var day: CivilDate
  public var state: MessageState
  /// How often it was tried since somebody last asked for it.
  public var attempts: Int
  /// When it's tried next, in UTC, as 2026-11-09T08:15:00Z; nil where it isn't.
  public var dueAt: String?
  /// What the other side said last; empty before.
  public var reply: String
  /// Who brought it into its state, and when.
  public var changed: Signature
}

/// What came of an attempt to send a message.
public enum MessageOutcome: Hashable, Sendable {
  case sent
  /// It wasn't taken, and is due again then: in UTC, as 2026-11-09T08:15:00Z.
  case deferred(until: String)
  /// It wasn't taken and isn't tried again; where the address is to blame, nothing else is sent there either.
  case failed(suppressing: Bool)
  case unknown
}

/// An address to which nothing is sent, because a server has refused it for good.
public struct Suppression: Hashable, Sendable {
  /// From 1, without holes.
  public var number: Int
  public var address: String
  /// The message that was refused.
  public var message: Int
  public var made: Signature
  /// Nil while it holds.
  public var lifted: Signature?
}
