// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner approve N --database FILE`.
struct ApproveCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Agree to a verified plan, so that it can be published.",
    discussion: """
      Refused where the group has changed since the plan was verified, or another plan was published meanwhile.

      EXAMPLES:
        planner approve 3 --database group.db --by anna

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @Argument(help: "The plan's number, as 'planner plans' lists it.")
  var number: Int

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments
  @OptionGroup var signed: SignatureArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try place.open(for: .writing, by: Self.self)
    let plan = try database.approve(number, signed: signed.signature)
    surroundings.console.print(plan.line.printable)
    return .done
  }
}
