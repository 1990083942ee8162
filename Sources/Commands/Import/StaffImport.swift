// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Intake

/// `planner import staff FILE --into GROUP --school ID`.
struct StaffImport: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: ImportKind.staff.rawValue,
    abstract: "A school's staff from a list (CSV) of SIMS, Arbor, Bromcom or Wonde.",
    discussion: """
      Columns are found by their headings: names, work email, job title, contract dates, FTE, working days. People are \
      known by address, else by staff code, else by name; nobody is taken out. docs/import.md lists the headings.

      EXAMPLE:
        planner import staff staff.csv --into my-group --school oak

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments

  @Option(help: ArgumentHelp("The school whose staff it is: id, name or reference number.", valueName: "id"))
  var school: String

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try arguments.perform(on: surroundings.console) { importer, _ in importer.staff(arguments.file, school: school) }
  }
}
