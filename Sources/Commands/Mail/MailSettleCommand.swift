// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner mail settle N --arrived --database FILE`.
struct MailSettleCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Say that a message has arrived, of which nobody knew or which had failed.",
    discussion: """
      For one that's unknown, whose recipient has been asked, or one that has failed and was handed over otherwise: it counts \
      as sent, what it says is let go of, and 'planner mail list' shows it no more. One that hasn't arrived is sent by \
      'planner mail retry'.

      EXAMPLES:
        planner mail settle 3 --arrived --database group.db --by anna

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @Argument(help: "The message's number, as 'planner mail list' lists it.")
  var number: Int

  @Flag(help: "Its recipient has it.")
  var arrived = false

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    if !arrived {
      throw ValidationError("say --arrived; a message that hasn't arrived is sent by 'planner mail retry'")
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .writing, holder: "planner mail settle")
    let message = try database.settleArrived(number, signed: signed.signature)
    surroundings.console.print(message.line.printable)
    return .done
  }
}
