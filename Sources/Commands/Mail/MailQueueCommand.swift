// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Store

/// `planner mail queue --database FILE`.
struct MailQueueCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "Write the week's digests of the published plan into the outbox.",
    discussion: """
      Writes to everyone with an address and something to be told: each head and cover lead about their schools, each person \
      about their own dates, with what has changed since the digests of an earlier week. Nobody gets two of one kind in a \
      week, however often this is run. Nothing is sent yet: 'planner mail send' does that.

      EXAMPLES:
        planner mail queue --from planner@trust.example --database group.db
        planner mail queue --from planner@trust.example --as-of 2026-11-09 --database group.db
        planner mail queue --config /etc/planner/planner.yaml

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @OptionGroup var sender: SenderArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments
  @OptionGroup var settings: SettingsArguments

  @Option(
    help: ArgumentHelp("The day that counts as today. (default: today, where the group is)", valueName: "date"),
    transform: DateArgument.date)
  var asOf: CivilDate?

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase.opened(
      place.database, for: .writing, holder: "planner mail queue", patience: DatabaseArguments.patience)
    let signature = signed.signature
    let mail = try PlanMail(published: database, telling: surroundings.console)
    let messages = try mail.digests(asOf: asOf, from: sender.sender, at: signature.at)
    let queued = try database.queue(messages, ofPublished: mail.plan.number, signed: signature)
    surroundings.console.print(Self.words(queued))
    return .done
  }

  private static func words(_ queued: PlannerDatabase.Queued) -> String {
    let parts = [
      PlanWords.counted(queued.new, "message", "messages") + " queued",
      queued.known == 0 ? nil : "\(queued.known) of this week were there already",
      queued.suppressed == 0 ? nil : "\(queued.suppressed) left out, whose addresses servers have refused",
      queued.unsubscribed == 0 ? nil : "\(queued.unsubscribed) left out, whose recipients have unsubscribed",
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }
}
