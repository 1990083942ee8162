// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `planner person`: what's held of one person; the deeds are its subcommands.
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Write all that's held of one person, or take them out of the database.",
    discussion: """
      'export' answers a request for access: their rows of every revision of the group, their parts of plans, messages, \
      calendars, what they did. 'erase' puts a pseudonym in the place of their name, address and id, everywhere and for good.

      EXAMPLES:
        planner person export anna --output anna.json --database group.db
        planner person erase anna --dry-run --database group.db
        planner person erase anna --database group.db --by "Data protection officer"

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """,
    subcommands: [PersonExportCommand.self, PersonEraseCommand.self])
}
