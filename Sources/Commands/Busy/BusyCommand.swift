// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `planner busy`: calendars of busy times that are fetched; the deeds are its subcommands.
struct BusyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "busy", abstract: "Fetch when people, schools, rooms and providers are busy from their calendars.",
    discussion: """
      Each calendar has an address that its owner's calendar program gives out ('secret address', 'publish'). 'add' keeps it, \
      'fetch' reads all of them: what has changed becomes the group's next revision. Where one can't be read, the times of \
      its last good copy stay. Of a calendar only times are kept, and its address is shown to nobody.

      EXAMPLES:
        planner busy add --person anna --database group.db
        planner busy fetch --database group.db
        planner busy list --database group.db
        planner busy remove 3 --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused, .unread]))
      """,
    subcommands: [BusyAddCommand.self, BusyListCommand.self, BusyRemoveCommand.self, BusyFetchCommand.self])
}
