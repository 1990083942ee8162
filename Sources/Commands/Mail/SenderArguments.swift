// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Mail
import Store

/// `--from ADDRESS` of the commands that write messages.
struct SenderArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The address from which messages come, and to which servers tell what couldn't be delivered.",
      valueName: "address"))
  var from: String

  @Option(help: ArgumentHelp("The name beside it. (default: the group's)", valueName: "name"))
  var fromName: String?

  @Option(
    help: ArgumentHelp(
      "Where people reach 'planner serve', as https://planner.trust.example: messages have a link there to unsubscribe, "
        + "and heads one to answer. (default: no such links)", valueName: "url"))
  var baseUrl: String?

  func validate() throws {
    _ = try address
    if let baseUrl { try MailSender.check(baseUrl, option: "--base-url") }
  }

  /// - Throws: `ValidationError` where mail can't come from it.
  var address: MailAddress {
    get throws {
      do { return try MailAddress(from) } catch { throw ValidationError("--from: \(error)") }
    }
  }

  /// Who sends.
  var sender: MailSender { get throws { MailSender(address: try address, name: fromName, base: baseUrl) } }
}

/// From whom messages come.
struct MailSender: Hashable, Sendable {
  var address: MailAddress
  /// Nil: after the group.
  var name: String?
  /// Where links to unsubscribe and to answer begin; nil: there are none.
  var base: String?

  /// The same as options of `NoticeArguments`.
  var arguments: [String] {
    [("--mail-from", address.description), ("--mail-from-name", name), ("--mail-base-url", base)].compactMap {
      option, value in value.map { "\(option)=\($0)" }
    }
  }

  /// What links can begin with.
  static let expected = "an address like https://planner.trust.example"

  /// Whether links can begin with it.
  static func isBase(_ base: String) -> Bool {
    let isPlain = base.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !base.contains { "<>,?#\"".contains($0) }
    return base.hasPrefix("https://") && base.utf8.count > 8 && base.utf8.count <= 500 && isPlain
  }

  /// - Throws: `ValidationError` for what no link can begin with.
  static func check(_ base: String, option: String) throws {
    if !isBase(base) { throw ValidationError("\(option) is \(expected)") }
  }

  /// The address by which the recipient of one message unsubscribes.
  func unsubscribing(_ link: UnsubscribeLink) -> String? {
    address("/mail/unsubscribe/" + link.text)
  }

  /// The address by which a head answers.
  func answering(_ link: AnswerLink) -> String? { address("/mail/answer/" + link.text) }

  private func address(_ path: String) -> String? {
    base.map { ($0.hasSuffix("/") ? String($0.dropLast()) : $0) + path }
  }

  /// The sender of a group's digests.
  func digests(of group: String) -> DigestSender {
    let name = name ?? "\(group), release time"
    return DigestSender(
      mailbox: Mailbox(name: name, address: address), list: .init(name: name, id: "digests.\(address.domain)"))
  }
}
