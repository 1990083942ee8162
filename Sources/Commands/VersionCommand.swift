// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `planner version`.
struct VersionCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.",
    discussion: ProgramStatus.help([.done, .files]))

  func run(in surroundings: Surroundings) -> ProgramStatus {
    surroundings.console.print("planner " + PlannerProgram.version)
    return .done
  }
}
