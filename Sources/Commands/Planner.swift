// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The root command: holds the others and the help that opens everything.
struct Planner: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "planner",
    abstract: "Plans of release time for groups of schools, checked against every rule.",
    discussion: """
      A group is a workbook (.xlsx) or a folder of CSV files; docs/formats.md describes each table. A first plan in \
      three steps:

        planner init my-group.xlsx
        planner check my-group.xlsx
        planner solve my-group.xlsx --output my-plan

      Then open my-plan/report.html. That needs no database, no server and no network; the commands under DATABASE keep \
      the group and its plans in a file (docs/operations.md#database).
      """,
    version: PlannerProgram.version,
    subcommands: [
      InitCommand.self, CheckCommand.self, ConvertCommand.self, AnonymiseCommand.self, ImportCommand.self,
      GenerateCommand.self, SolveCommand.self, VerifyCommand.self, WhatIfCommand.self, WhyNotCommand.self,
      VersionCommand.self,
    ],
    groupedSubcommands: [
      CommandGroup(
        name: "Database",
        subcommands: [
          LoadCommand.self, ExportCommand.self, PlansCommand.self, ProposeCommand.self, ApproveCommand.self,
          PublishCommand.self, BackupCommand.self, RestoreCommand.self, DoctorCommand.self, TidyCommand.self,
        ]),
      CommandGroup(
        name: "The year as it happens",
        subcommands: [EventCommand.self, BusyCommand.self, ReplanCommand.self, DiffCommand.self]),
      CommandGroup(name: "People", subcommands: [UserCommand.self, PersonCommand.self]),
      CommandGroup(name: "Serving", subcommands: [ServeCommand.self, FeedCommand.self, MailCommand.self]),
    ])
}
