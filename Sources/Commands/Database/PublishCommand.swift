// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Mail
import Store

/// `planner publish N --database FILE`.
struct PublishCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Make an approved plan the published one.",
    discussion: """
      One plan is published at a time: the one that was until now is superseded in the same step, and calendars show the new \
      one. With --mail-from, messages about what changes inside the notice period are put into the outbox in the same step, \
      and 'planner mail send' sends them; else nobody is told by mail before the week's digests.

      EXAMPLES:
        planner publish 3 --database group.db --by anna
        planner publish 3 --mail-from planner@trust.example --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Argument(help: "The plan's number, as 'planner plans' lists it.")
  var number: Int

  @Option(help: ArgumentHelp("Tell people of changes at short notice, from this address.", valueName: "address"))
  var mailFrom: String?

  @Option(help: ArgumentHelp("The name beside it. (default: the group's)", valueName: "name"))
  var mailFromName: String?

  @Option(help: ArgumentHelp("Where people reach 'planner serve', for links to unsubscribe.", valueName: "url"))
  var mailBaseUrl: String?

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    _ = try sender
    if let mailBaseUrl { try MailSender.check(mailBaseUrl, option: "--mail-base-url") }
  }

  private var sender: MailSender? {
    get throws {
      do {
        return try mailFrom.map { MailSender(address: try MailAddress($0), name: mailFromName, base: mailBaseUrl) }
      } catch {
        throw ValidationError("--mail-from: \(error)")
      }
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let database = try place.open(for: .writing, by: Self.self)
    let stored = try StoredPlan(number, in: database, telling: console)
    let feeds = try StoredFeeds.contents(of: stored)
    let signature = signed.signature
    var notices: [MessageContent] = []
    if let sender = try sender {
      notices = try PlanMail(stored, in: database).notices(from: sender, at: signature.at)
    }
    let published = try database.publish(number, feeds: feeds, messages: notices, signed: signature)
    console.print(published.plan.line.printable)
    if let former = published.superseded { console.print("Plan \(former) is superseded") }
    if mailFrom != nil {
      let count = PlanWords.counted(published.queued.new, "message", "messages")
      console.print("\(count) about changes at short notice queued; 'planner mail send' sends them")
    }
    return .done
  }
}
