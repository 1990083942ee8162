// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner check GROUP`.
struct CheckCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List every problem of a group at once.",
    discussion: """
      Each line names file, line and column, or sheet and cell, what was found, what was expected, and a code that docs/errors.md \
      explains. Warnings and notes don't change the exit status.

      EXAMPLES:
        planner check my-group
        planner check my-group.xlsx
        planner check my-group --format json

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @Argument(help: "The group's folder or workbook.", completion: .file(extensions: ["xlsx"]))
  var group: String

  @Option(help: "What is printed: 'text', a line a problem, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let input = try GroupInput.read(group)
    let console = surroundings.console
    switch format {
    case .json: console.print(try input.report.json())
    case .text:
      for line in input.report.lines { console.print(line) }
      console.print("\(group.printable): \(input.report.counts)" + (input.group.map { ": " + $0.counts } ?? ""))
    }
    return input.report.status
  }
}
