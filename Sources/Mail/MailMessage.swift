// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One message to one person, in plain text and HTML.
public struct MailMessage: Hashable, Sendable {
  /// The list that a message belongs to, so that people can sort it: "Digests <digests.group.example>".
  public struct List: Hashable, Sendable {
    public var name: String
    /// In the form of a domain (RFC 2919).
    public var id: String

    /// A list with this name and id.
    public init(name: String, id: String) {
      self.name = name
      self.id = id
    }
  }

  public var from: Mailbox
  public var to: Mailbox
  public var subject: String
  /// The day of the Date field, in UTC.
  public var date: CivilDate
  /// The time of the Date field, in UTC.
  public var time: TimeOfDay
  public var list: List
  /// An https link whose GET asks and whose POST ends the messages (RFC 8058); none, no such fields.
  public var unsubscribe: String?
  /// What makes it this message and no other; nil where that's its content.
  public var id: MessageID?
  public var plain: String
  public var html: String

  /// A message with these values; see the properties.
  public init(
    from: Mailbox, to: Mailbox, subject: String, date: CivilDate, time: TimeOfDay, list: List,
    unsubscribe: String? = nil, id: MessageID? = nil, plain: String, html: String
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.date = date
    self.time = time
    self.list = list
    self.unsubscribe = unsubscribe
    self.id = id
    self.plain = plain
    self.html = html
  }
}
