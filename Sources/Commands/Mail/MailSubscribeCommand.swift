// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Store

/// `planner mail subscribe PERSON --database FILE`.
struct MailSubscribeCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscribe", abstract: "Let a person get mail again who has unsubscribed.",
    discussion: """
      Where 'queue' and 'publish' know the address at which people reach 'planner serve', every message has a link by which its \
      recipient unsubscribes from messages of its kind. This undoes that, when the person asks for it.

      EXAMPLES:
        planner mail subscribe anna --database group.db --by cara

      \(ProgramStatus.help([.done, .usage, .files]))
      """)

  @Argument(help: "The person's id.")
  var person: String

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .writing, holder: "planner mail subscribe")
    let count = try database.subscribe(person, signed: signed.signature)
    let words = "'\(person)' gets messages of \(PlanWords.counted(count, "kind", "kinds")) again"
    surroundings.console.print(count == 0 ? "Nothing to undo" : words.printable)
    return .done
  }
}
