// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `planner user`: who may see what; the deeds are its subcommands.
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Say who may see what of the published plan, and write what they may see.",
    discussion: """
      An account is an e-mail address with one or several roles: 'head', 'cover-manager' and 'cpd-lead' of a school, 'staff' \
      (a person), 'provider', 'finance', 'group-planner'. docs/access.md says what each may see. Nobody signs in with it \
      yet: 'view' writes a folder, to be handed over.

      EXAMPLES:
        planner user add mary@oak.example --role head:oak --role staff:mary --database group.db
        planner user list --database group.db
        planner user view mary@oak.example --output mary --database group.db
        planner user close mary@oak.example --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """,
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserShowCommand.self, UserViewCommand.self, UserCloseCommand.self,
    ])
}
