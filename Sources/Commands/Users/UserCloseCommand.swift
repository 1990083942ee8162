// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner user close ADDRESS --database FILE`.
struct UserCloseCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close the account of an address: it sees nothing any more.",
    discussion: """
      It stays in the list ('planner user list --all'). Calendars that this person subscribes to have addresses of their own: \
      'planner feed revoke' closes them.

      EXAMPLES:
        planner user close mary@oak.example --database group.db --by anna

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @OptionGroup var user: UserArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .writing, holder: "planner user close")
    let closed = try database.closeAccount(at: user.mailAddress, signed: signed.signature)
    surroundings.console.print(closed.line.printable)
    return .done
  }
}
