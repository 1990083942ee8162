// SPDX-License-Identifier: Apache-2.0

/// Whom digests come from.
public struct DigestSender: Hashable, Sendable {
  public var mailbox: Mailbox
  /// The list's name and id, by which people sort digests.
  public var list: MailMessage.List

  /// A sender with these values.
  public init(mailbox: Mailbox, list: MailMessage.List) {
    self.mailbox = mailbox
    self.list = list
  }

  /// A sender that nobody can answer, for files that are looked at before mail is set up: its domain can't exist
  /// (RFC 2606).
  public static func unset(group: String) throws(MailError) -> DigestSender {
    DigestSender(
      mailbox: Mailbox(name: "\(group), release time", address: try MailAddress("planner@planner.invalid")),
      list: MailMessage.List(name: "\(group), release time", id: "digests.planner.invalid"))
  }
}
