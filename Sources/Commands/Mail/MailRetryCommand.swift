// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner mail retry N --database FILE`.
struct MailRetryCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Queue a message once more that has failed, or may have been sent.",
    discussion: """
      Of one that may have been sent its recipient may get a second copy. Where its address had been refused, that's forgotten: \
      messages go there again.

      EXAMPLES:
        planner mail retry 3 --database group.db --by anna

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @Argument(help: "The message's number, as 'planner mail list' lists it.")
  var number: Int

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .writing, holder: "planner mail retry")
    let message = try database.retry(number, signed: signed.signature)
    surroundings.console.print(message.line.printable)
    return .done
  }
}
