// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Intake

/// `planner import lessons FILE --into GROUP --school ID --bells NAME`.
struct LessonsImport: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: ImportKind.lessons.rawValue,
    abstract: "A school's timetable from a list of lessons (CSV), as Wonde, Arbor and Bromcom hold them.",
    discussion: """
      A row a lesson, or a row a lesson and teacher. Columns are found by their headings: class, subject, employee or \
      teacher, room, period or start time, day or day of the cycle, week, effective dates. docs/import.md lists them.

      EXAMPLES:
        planner import lessons lessons.csv --into my-group --school oak --bells five-periods
        planner import lessons lessons.csv --periods periods.csv --on 2027-01-11 --into my-group --school oak --bells six

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments
  @OptionGroup var timetable: TimetableArguments

  @Option(
    help: ArgumentHelp("CSV with the periods that the lessons name: id, name, day, times.", valueName: "periods.csv"),
    completion: .file())
  var periods: String?

  @Option(
    help: ArgumentHelp(
      "The day whose timetable is taken, where lessons have dates. (default: the academic year)", valueName: "date"),
    transform: DateArgument.date)
  var on: CivilDate?

  @Option(
    help: ArgumentHelp("Days of a week in numbers of days of the cycle. (default: those of the bells)", valueName: "n"))
  var daysInWeek: Int?

  func validate() throws {
    if let daysInWeek, !(1...7).contains(daysInWeek) { throw ValidationError("--days-in-week is from 1 to 7") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try arguments.perform(on: surroundings.console) { importer, problems in
      guard var options = timetable.options(problems) else { return nil }
      options.daysInWeek = daysInWeek
      var list = LessonListOptions()
      list.periods = periods
      list.on = on
      return importer.lessons(arguments.file, options: options, list: list)
    }
  }
}
