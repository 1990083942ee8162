// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `planner event KIND`.
struct EventCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Note what happens in the year, and withdraw what can't go on for it.",
    discussion: """
      Each is a change of the group, kept as its next revision, as if a row had been added to a table and the group loaded. \
      Meetings of the published plan that can't go on are withdrawn in the same step, and so is the part of whoever can't come \
      to one that goes on: calendars show it, and with --mail-from those concerned are told. 'planner replan' makes the plan \
      that follows, and 'planner diff' shows what would be different.
      """,
    subcommands: [
      AbsenceCommand.self, ClosureCommand.self, InspectionCommand.self, StrikeCommand.self, UnavailableCommand.self,
      DeclineCommand.self, AnswerCommand.self,
      AnswersCommand.self, SupplyCommand.self, OverdueCommand.self, EventListCommand.self, EventReinstateCommand.self,
    ])
}
