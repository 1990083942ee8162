// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `planner event KIND`.
struct EventCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Note what happens in the year, and see what of the published plan it reaches.",
    discussion: """
      Each is a change of the group, kept as its next revision, as if a row had been added to a table and the group loaded. \
      Which meetings can't go on as they are is said at once; 'planner replan' makes the plan that follows, and 'planner diff' \
      shows what would be different.
      """,
    subcommands: [
      AbsenceCommand.self, ClosureCommand.self, UnavailableCommand.self, DeclineCommand.self, AnswerCommand.self,
      SupplyCommand.self,
    ])
}
