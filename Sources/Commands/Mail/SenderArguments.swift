// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Mail

/// `--from ADDRESS` of the commands that write messages.
struct SenderArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The address from which messages come, and to which servers tell what couldn't be delivered.",
      valueName: "address"))
  var from: String

  @Option(help: ArgumentHelp("The name beside it. (default: the group's)", valueName: "name"))
  var fromName: String?

  func validate() throws { _ = try address }

  /// - Throws: `ValidationError` where mail can't come from it.
  var address: MailAddress {
    get throws {
      do { return try MailAddress(from) } catch { throw ValidationError("--from: \(error)") }
    }
  }

  /// Who sends.
  var sender: MailSender { get throws { MailSender(address: try address, name: fromName) } }
}

/// From whom messages come.
struct MailSender {
  var address: MailAddress
  /// Nil: after the group.
  var name: String?

  /// The sender of a group's digests.
  func digests(of group: String) -> DigestSender {
    let name = name ?? "\(group), release time"
    return DigestSender(
      mailbox: Mailbox(name: name, address: address), list: .init(name: name, id: "digests.\(address.domain)"))
  }
}
