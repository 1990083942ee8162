// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Mail

/// `--mail-from ADDRESS` of the commands that tell people at once of what they change.
struct NoticeArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Tell those concerned by mail at once, from this address.", valueName: "address"))
  var mailFrom: String?

  @Option(help: ArgumentHelp("The name beside it. (default: the group's)", valueName: "name"))
  var mailFromName: String?

  @Option(help: ArgumentHelp("Where people reach 'planner serve', for links to unsubscribe.", valueName: "url"))
  var mailBaseUrl: String?

  @Flag(help: "Tell nobody by mail, whatever the file of settings says.")
  var noMail = false

  func validate() throws {
    _ = try sender
    if let mailBaseUrl { try MailSender.check(mailBaseUrl, option: "--mail-base-url") }
  }

  /// Who sends; nil: nobody is told by mail.
  var sender: MailSender? {
    get throws {
      if noMail { return nil }
      do {
        return try mailFrom.map { MailSender(address: try MailAddress($0), name: mailFromName, base: mailBaseUrl) }
      } catch {
        throw ValidationError("--mail-from: \(error)")
      }
    }
  }
}
