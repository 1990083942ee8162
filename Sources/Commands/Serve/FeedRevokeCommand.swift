// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner feed revoke N --database FILE`.
struct FeedRevokeCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Close a calendar: its address answers nobody any more.",
    discussion: """
      A running 'planner serve' heeds it within a second or two. What somebody's calendar has copied stays there.

      EXAMPLES:
        planner feed revoke 3 --database group.db --by anna

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @Argument(help: "The token's number, as 'planner feed list' lists it.")
  var number: Int

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments
  @OptionGroup var signed: SignatureArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .writing, holder: "planner feed revoke")
    let token = try database.revokeFeed(number, signed: signed.signature)
    surroundings.console.print(token.line.printable)
    return .done
  }
}
