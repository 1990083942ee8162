// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Intake

/// `planner init GROUP`.
struct InitCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a small starter group, with comments, to fill in.",
    discussion: """
      Writes a new folder, or into an empty one, or a workbook where the name ends in .xlsx; nothing that exists is \
      overwritten.

      EXAMPLES:
        planner init my-group
        planner init my-group.xlsx

      \(ProgramStatus.help([.done, .usage, .files]))
      """)

  @Argument(help: "The folder to write, which may exist if it's empty, or a workbook (.xlsx).", completion: .directory)
  var group: String

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let place = try GroupPlace(group)
    switch place {
    case .workbook:
      try place.check(replaces: false, hint: "choose another name")
      try GroupPlace.write(workbook: group) { () throws(Problem) in try GroupWorkbook.starterBytes() }
      surroundings.console.print(
        "Wrote \(group). Its first sheet says what the others are for. Fill in schools, calendar and staff, "
          + "then: planner check \(group)")
    case .folder:
      do throws(Problem) { try GroupFolder.writeStarter(to: group) } catch { throw Failure(.files, error.description) }
      surroundings.console.print(
        "Wrote \(group). Fill in schools.csv, calendar.csv and staff.csv, then: planner check \(group)")
    }
    return .done
  }
}
