// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Intake

/// `planner init FOLDER`.
struct InitCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a small starter group, with comments, to fill in.",
    discussion: """
      Writes a new folder, or into an empty one; nothing that exists is overwritten.

      EXAMPLE:
        planner init my-group

      \(ProgramStatus.help([.done, .usage, .files]))
      """)

  @Argument(help: "The folder to write; it may exist if it's empty.", completion: .directory)
  var folder: String

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    do throws(Problem) {
      try GroupFolder.writeStarter(to: folder)
    } catch {
      throw Failure(.files, error.description)
    }
    surroundings.console.print(
      "Wrote \(folder). Fill in schools.csv, calendar.csv and staff.csv, then: planner check \(folder)")
    return .done
  }
}
