// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Intake

/// `planner import untis GPU001.TXT --into GROUP --school ID --bells NAME`.
struct UntisImport: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: ImportKind.untis.rawValue,
    abstract: "A school's timetable from an export of Untis: GPU001.TXT, GPU004.TXT and GPU009.TXT.",
    discussion: """
      Days beyond those of a week are the next week's (6 is Monday of week B). Where each week has a file of its own, \
      import them one after the other with --week. docs/import.md describes the files and the three maps.

      EXAMPLES:
        planner import untis GPU001.TXT --teachers GPU004.TXT --into my-group --school oak --bells five-periods
        planner import untis week-b/GPU001.TXT --week B --into my-group --school oak --bells five-periods

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments
  @OptionGroup var timetable: TimetableArguments

  @Option(help: ArgumentHelp("The teachers' names and addresses.", valueName: "gpu004.txt"), completion: .file())
  var teachers: String?

  @Option(help: ArgumentHelp("The duties in breaks.", valueName: "gpu009.txt"), completion: .file())
  var duties: String?

  @Option(help: ArgumentHelp("The file holds this week of the cycle only.", valueName: "letter"))
  var week: String?

  @Option(
    help: ArgumentHelp("Days of a week in the file's numbers of days. (default: those of the bells)", valueName: "n"))
  var daysInWeek: Int?

  func validate() throws {
    if let daysInWeek, !(1...7).contains(daysInWeek) { throw ValidationError("--days-in-week is from 1 to 7") }
    if let week, week.isEmpty { throw ValidationError("--week can't be empty") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try arguments.perform(on: surroundings.console) { importer, problems in
      guard var options = timetable.options(problems) else { return nil }
      options.onlyWeek = week
      options.daysInWeek = daysInWeek
      var files = UntisFiles()
      files.teachers = teachers
      files.duties = duties
      return importer.untis(arguments.file, options: options, files: files)
    }
  }
}
