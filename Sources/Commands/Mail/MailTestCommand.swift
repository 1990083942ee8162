// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Mail
import Post

/// `planner mail test ADDRESS`.
struct MailTestCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Send one message that only says that mail works.",
    discussion: """
      Goes at once, past every database, and tells what the other side says.

      EXAMPLES:
        planner mail test anna@trust.example --from planner@trust.example --transport smtp --smtp-host smtp.trust.example
        planner mail test anna@trust.example --from planner@trust.example --transport sendmail
        planner mail test anna@trust.example --config /etc/planner/planner.yaml

      \(ProgramStatus.help([.done, .usage, .files, .fault, .unsent]))
      """)

  @Argument(help: "To whom.")
  var address: String

  @OptionGroup var sender: SenderArguments
  @OptionGroup var way: TransportArguments
  @OptionGroup var settings: SettingsArguments

  func validate() throws { _ = try recipient }

  private var recipient: MailAddress {
    get throws {
      do { return try MailAddress(address) } catch { throw ValidationError("\(error)") }
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let transport = try way.made()
    let envelope = Envelope(number: 0, sender: try sender.address, recipient: try recipient, bytes: try bytes())
    signal(SIGPIPE, SIG_IGN)
    let delivery = try transport.send(envelope) {}
    if delivery.outcome == .accepted {
      surroundings.console.print("Taken by \(transport.place): \(delivery.reply)".printable)
      return .done
    }
    let words: [Delivery.Outcome: String] = [
      .postponed: "wasn't taken this time", .refused: "is refused",
      .refusedAddress: "is refused: nobody has this address",
      .unknown: "may have been taken", .noService: "wasn't taken",
    ]
    surroundings.console.error(
      "planner: the message \(words[delivery.outcome] ?? "") by \(transport.place): \(delivery.reply) [mail.service]"
        .printable)
    return .unsent
  }

  private func bytes() throws -> [UInt8] {
    let now = Date().ISO8601Format()
    let sender = try sender.sender.digests(of: "planner")
    let text = "planner can send mail. Nothing is to be done."
    let message = MailMessage(
      from: sender.mailbox, to: Mailbox(name: "", address: try recipient), subject: "A test of planner's mail",
      date: CivilDate(iso: now.prefix(10)) ?? CivilDate(daysSince1970: 0),
      time: TimeOfDay(text: now.dropFirst(11).prefix(5)) ?? TimeOfDay(minutes: 0), list: sender.list,
      id: MessageID(of: ["test", UUID().uuidString], from: sender.mailbox.address), plain: text + "\n",
      html: "<p>\(text)</p>\n")
    do { return try MessageWriter.bytes(of: message) } catch { throw Failure(.fault, "\(error) [\(error.code)]") }
  }
}
