// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner check FOLDER`.
struct CheckCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List every problem of a group at once.",
    discussion: """
      Each line names file, line and column, what was found, what was expected, and a code that docs/errors.md \
      explains. Warnings and notes don't change the exit status.

      EXAMPLES:
        planner check my-group
        planner check my-group --format json

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @Argument(help: "The group's folder.", completion: .directory)
  var folder: String

  @Option(help: "What is printed: 'text', a line a problem, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let input = try GroupInput.read(folder)
    let console = surroundings.console
    switch format {
    case .json: console.print(try input.report.json())
    case .text:
      for line in input.report.lines { console.print(line) }
      console.print("\(folder.printable): \(input.report.counts)" + (input.group.map { ": " + contents($0) } ?? ""))
    }
    return input.report.status
  }
}

extension CheckCommand {
  /// What a usable group holds, so that a file that was overlooked shows.
  private func contents(_ group: Group) -> String {
    let parts = [
      counted(group.schools.count, "school"), counted(group.people.count, "person", "people"),
      counted(group.lessons.count, "lesson"), counted(group.activities.count, "activity", "activities"),
    ]
    return parts.joined(separator: ", ")
  }
}
