// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Intake

/// `planner import sims GRID.csv --days DAYS.csv --into GROUP --school ID --bells NAME`.
struct SIMSImport: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: ImportKind.sims.rawValue,
    abstract: "A school's timetable from a grid of SIMS (CSV): a row a teacher, a column a period.",
    discussion: """
      Teachers whose address or name staff.csv has keep their ids. The days file gives the weeks their letters. \
      docs/import.md describes both files and the three maps.

      EXAMPLES:
        planner import sims teachers.csv --days days.csv --into my-group --school oak --bells five-periods
        planner import sims teachers.csv --into my-group --school elm --bells six --week-letters 1,2 --drop-unmapped

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments
  @OptionGroup var timetable: TimetableArguments

  @Option(
    help: ArgumentHelp("CSV with a line a school day: the date, and the week of the timetable.", valueName: "days.csv"),
    completion: .file())
  var days: String?

  @Option(help: ArgumentHelp("The calendar that gets the letters. (default: the school's)", valueName: "name"))
  var calendar: String?

  func validate() throws {
    if calendar != nil, days == nil { throw ValidationError("--calendar needs --days") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try arguments.perform(on: surroundings.console) { importer, problems in
      guard let options = timetable.options(problems) else { return nil }
      var school = days.map(SchoolDaysOptions.init(path:))
      school?.calendar = calendar
      return importer.sims(arguments.file, options: options, days: school)
    }
  }
}
