// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Intake

/// `planner import xhstt FILE --into FOLDER --school ID --bells NAME`.
struct XHSTTImport: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: ImportKind.xhstt.rawValue,
    abstract: "A school's timetable from an XHSTT archive: lessons, staff, meetings.",
    discussion: """
      The lesson periods of the bell schedule take the place of the file's periods, in order. docs/import.md describes \
      the three maps and how the file is understood.

      EXAMPLES:
        planner import xhstt timetable.xml --into my-group --school oak --bells five-periods
        planner import xhstt archive.xml --into my-group --school elm --bells six --instance School2 \
          --subjects subjects.csv --years years.csv --staff staff-codes.csv --drop-unmapped

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments

  @Option(help: ArgumentHelp("The school's id in the group.", valueName: "id"))
  var school: String

  @Option(help: ArgumentHelp("The bell schedule that takes the place of the file's periods.", valueName: "name"))
  var bells: String

  @Option(help: ArgumentHelp("The instance to read, where the archive holds several.", valueName: "id"))
  var instance: String?

  @Option(
    help: ArgumentHelp("CSV with the columns code and subject.", valueName: "map.csv"), completion: .file())
  var subjects: String?

  @Option(
    help: ArgumentHelp("CSV with the columns class (how its name begins) and year.", valueName: "map.csv"),
    completion: .file())
  var years: String?

  @Option(
    help: ArgumentHelp("CSV with the columns code and person: teachers whom the group has.", valueName: "map.csv"),
    completion: .file())
  var staff: String?

  @Option(
    help: ArgumentHelp("Letters of the weeks of the cycle, separated by commas.", valueName: "letters"),
    transform: { text in text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } })
  var weekLetters: [String]?

  @Flag(help: "Leave out, with a warning, lessons at times that the bells don't have.")
  var dropUnmapped = false

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let importer = try arguments.importer()
    var options = TimetableOptions(school: school, bells: bells)
    options.instance = instance
    options.dropsUnmapped = dropUnmapped
    if let weekLetters, !weekLetters.isEmpty { options.weekLetters = weekLetters }
    let problems = Problems()
    read(into: &options, problems)
    guard !problems.hasErrors else {
      return try arguments.refuse(ProblemReport(problems.sorted), on: surroundings.console)
    }
    return try arguments.finish(importer.xhstt(arguments.file, options: options), on: surroundings.console)
  }

  private func read(into options: inout TimetableOptions, _ problems: Problems) {
    if let subjects, let map = ImportMaps.subjects(subjects, problems: problems) { options.subjects = map }
    if let years, let map = ImportMaps.years(years, problems: problems) { options.years = map }
    if let staff, let map = ImportMaps.staff(staff, problems: problems) { options.staff = map }
  }
}

/// "106234=oak": a name elsewhere, and an id of the group.
struct NamedID: Hashable, Sendable {
  var name: String
  var id: String

  /// The parts of `text`, divided at its last "=".
  ///
  /// - Throws: `ValidationError` where it isn't written so.
  init(_ text: String) throws {
    guard let sign = text.lastIndex(of: "=") else { throw ValidationError("'\(text)' is not written as name=id") }
    name = text[..<sign].trimmingCharacters(in: .whitespaces)
    id = text[text.index(after: sign)...].trimmingCharacters(in: .whitespaces)
    if name.isEmpty || id.isEmpty { throw ValidationError("'\(text)' is not written as name=id") }
  }
}
