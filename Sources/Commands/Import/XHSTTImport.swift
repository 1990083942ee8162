// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Intake

/// `planner import xhstt FILE --into GROUP --school ID --bells NAME`.
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

  @OptionGroup var timetable: TimetableArguments

  @Option(help: ArgumentHelp("The instance to read, where the archive holds several.", valueName: "id"))
  var instance: String?

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try arguments.perform(on: surroundings.console) { importer, problems in
      guard var options = timetable.options(problems) else { return nil }
      options.instance = instance
      return importer.xhstt(arguments.file, options: options)
    }
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
