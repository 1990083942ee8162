// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `planner feed`: who may subscribe to what; the deeds are its subcommands.
struct FeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Open calendars to those who subscribe, and close them.",
    discussion: """
      Each calendar that 'planner serve' serves has an address with a secret token. Whoever knows the address reads the \
      calendar, so give it to one person, open another for the next, and revoke those that aren't needed. The database keeps \
      a hash of the token: the address is told once.

      EXAMPLES:
        planner feed add --person anna --database group.db
        planner feed add --school oak --busy-only --database group.db
        planner feed list --database group.db
        planner feed revoke 3 --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """,
    subcommands: [FeedAddCommand.self, FeedListCommand.self, FeedRevokeCommand.self])
}
