// SPDX-License-Identifier: Apache-2.0

public import Mail

/// A message with the addresses between which it goes.
public struct Envelope: Hashable, Sendable {
  /// From 1; names files.
  public var number: Int
  /// To whom a server says that it can't be delivered.
  public var sender: MailAddress
  /// The only recipient: servers answer for each message whether they take it.
  public var recipient: MailAddress
  /// The whole message, with CRLF at the end of each line.
  public var bytes: [UInt8]

  /// An envelope with these values.
  public init(number: Int, sender: MailAddress, recipient: MailAddress, bytes: [UInt8]) {
    self.number = number
    self.sender = sender
    self.recipient = recipient
    self.bytes = bytes
  }
}

/// What came of an attempt to send a message.
public struct Delivery: Hashable, Sendable {
  /// Who answers for the message now.
  public enum Outcome: String, CaseIterable, Sendable {
    /// The other side has taken it over.
    case accepted
    /// It wasn't taken; another time it may be.
    case postponed
    /// It wasn't taken and won't be.
    case refused
    /// It wasn't taken, because nobody has that address.
    case refusedAddress
    /// It may have been taken.
    case unknown
    /// It wasn't taken, because the other side takes nothing just now: others needn't be tried.
    case noService
  }

  public var outcome: Outcome
  /// What the other side said, on one line; may name the recipient.
  public var reply: String

  /// A delivery. Of the reply, what a terminal or table couldn't show is left out.
  public init(_ outcome: Outcome, _ reply: String) {
    self.outcome = outcome
    let printable = reply.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
    self.reply = String(String.UnicodeScalarView(printable.prefix(300))).split(separator: " ").joined(separator: " ")
  }
}

/// A way by which messages leave.
public protocol Transport {
  /// Where it leads, for people: "smtp.trust.example:587".
  var place: String { get }

  /// Tries once to send a message, in bounded time.
  ///
  /// - Parameter beginning: called at most once, before anything is given away that the other side could take for the whole
  ///   message. Where it isn't called, or throws, the message wasn't sent. A way that may be gone twice without a second
  ///   message needn't call it.
  /// - Throws: what `beginning` throws, and nothing else.
  func send(_ envelope: Envelope, beginning: () throws -> Void) throws -> Delivery
}
