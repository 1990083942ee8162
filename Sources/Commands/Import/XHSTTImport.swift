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
      The file's periods become the lesson periods of the bell schedule, in order. --subjects names a CSV file with \
      the columns code and subject; a code that ends in a star is the beginning of one.

      EXAMPLES:
        planner import xhstt timetable.xml --into my-group --school oak --bells five-periods
        planner import xhstt archive.xml --into my-group --school elm --bells six --instance School2 \\
          --subjects subjects.csv --year S1=12 --year S2=13 --staff "T. Ash=t.ash" --drop-unmapped

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments

  @Option(help: ArgumentHelp("The school's id in the group.", valueName: "id"))
  var school: String

  @Option(help: ArgumentHelp("The bell schedule that takes the place of the file's periods.", valueName: "name"))
  var bells: String

  @Option(help: ArgumentHelp("The instance to read, where the archive holds several.", valueName: "id"))
  var instance: String?

  @Option(help: ArgumentHelp("A CSV file that translates codes of subjects.", valueName: "file"), completion: .file())
  var subjects: String?

  @Option(
    name: .customLong("year"),
    help: ArgumentHelp("The year group of classes whose names begin so; may be repeated.", valueName: "beginning=year"),
    transform: NumberedName.init)
  var years: [NumberedName] = []

  @Option(
    name: .customLong("staff"),
    help: ArgumentHelp("The id of a teacher whom the group has already; may be repeated.", valueName: "name=id"),
    transform: NamedID.init)
  var staff: [NamedID] = []

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
    options.years = YearGroups(map: Dictionary(years.map { ($0.name, $0.number) }) { _, last in last })
    options.staff = Dictionary(staff.map { ($0.name, $0.id) }) { _, last in last }
    if let weekLetters, !weekLetters.isEmpty { options.weekLetters = weekLetters }
    if let subjects {
      let problems = Problems()
      guard let map = ImportMaps.subjects(subjects, problems: problems), !problems.hasErrors else {
        let report = ProblemReport(problems.sorted)
        for line in report.lines { surroundings.console.error(line) }
        return report.status
      }
      options.subjects = map
    }
    return try arguments.finish(importer.xhstt(arguments.file, options: options), on: surroundings.console)
  }
}

/// "S1=12": a beginning of names, and a number.
struct NumberedName: Hashable, Sendable {
  var name: String
  var number: Int

  /// The parts of `text`.
  ///
  /// - Throws: `ValidationError` where it isn't written so.
  init(_ text: String) throws {
    let pair = try NamedID(text)
    guard let number = Int(pair.id) else { throw ValidationError("'\(text)' is not written as S1=12") }
    name = pair.name
    self.number = number
  }
}

/// "T. Ash=t.ash": a name in a foreign file, and an id of the group.
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
