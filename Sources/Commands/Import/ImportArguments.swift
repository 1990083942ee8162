// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Intake

/// What every kind of import takes.
struct ImportArguments: ParsableArguments {
  @Argument(help: "The foreign file.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp("The group's folder or workbook.", valueName: "group"), completion: .file(extensions: ["xlsx"]))
  var into: String

  @Flag(help: "The file wins where the group says something else; rows of an earlier import that it lacks go.")
  var replace = false

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  @Option(help: "What is printed: 'text' or 'json'.")
  var format = OutputFormat.text

  /// Imports, and says how the command ends.
  ///
  /// - Parameter run: the import itself; nil after problems with what else the command was given.
  /// - Throws: `Failure` with status `files` where there is no such group or file.
  func perform(
    on console: Console, _ run: (Importer, Problems) throws -> ImportReport?
  ) throws -> ProgramStatus {
    let place = try GroupPath(into)
    guard FileManager.default.fileExists(atPath: file) else { throw Failure(.files, "there is no file '\(file)'") }
    let problems = Problems()
    let outcome: ImportOutcome
    switch place {
    case .folder: outcome = try run(importer(into: into), problems).map(ImportOutcome.done) ?? .refused([])
    case .workbook:
      let book = WorkbookImport(book: into, foreign: file)
      outcome = try book.perform { try run(importer(into: $0), problems) }
    }
    switch outcome {
    case .done(let report):
      let status = try finish(report, on: console)
      if place == .workbook, report.isWritten, format == .text {
        console.print(
          "\(into.printable) was written anew: notes, colours, formulas and sheets of your own aren't in it.")
      }
      return status
    case .refused(let more): return try refuse(ProblemReport(problems.sorted + more), on: console)
    }
  }

  private func importer(into folder: String) -> Importer {
    var importer = Importer(into: folder)
    importer.replaces = replace
    importer.isDryRun = dryRun
    return importer
  }

  /// Prints why nothing was imported and says how the command ends.
  private func refuse(_ report: ProblemReport, on console: Console) throws -> ProgramStatus {
    switch format {
    case .json: console.print(try report.json())
    case .text: for line in report.lines { console.error(line) }
    }
    return report.status
  }

  /// Prints what an import did and says how the command ends.
  private func finish(_ report: ImportReport, on console: Console) throws -> ProgramStatus {
    let problems = ProblemReport(report.problems)
    switch format {
    case .json: console.print(try json(report))
    case .text:
      for line in problems.lines { console.error(line) }
      for file in report.files { console.print(words(file)) }
      if report.hasErrors {
        console.error("planner: nothing was imported")
      } else if !report.isWritten {
        console.print(dryRun ? "Nothing was written: --dry-run" : "Nothing to change")
      }
    }
    return problems.status
  }

  /// "lessons.csv: 812 rows added, 3 left as they were".
  private func words(_ file: ImportedFile) -> String {
    let parts = [
      (file.added, "added"), (file.updated, "filled in"), (file.unchanged, "there already"),
      (file.leftAlone, "left although the import says otherwise"), (file.removed, "taken out"),
    ]
    let counts = parts.filter { $0.0 > 0 }.map { "\(counted($0.0, "row")) \($0.1)" }
    return "\(file.file): " + (counts.isEmpty ? "no rows" : counts.joined(separator: ", "))
  }

  private func json(_ report: ImportReport) throws -> String {
    try JSONText.of(Document(report))
  }

  private struct Document: Encodable {
    var written: Bool
    var files: [File]
    var problems: [Problem]

    init(_ report: ImportReport) {
      written = report.isWritten
      files = report.files.map(File.init)
      problems = report.problems
    }
  }

  private struct File: Encodable {
    var file: String
    var added: Int
    var updated: Int
    var unchanged: Int
    var leftAlone: Int
    var removed: Int

    init(_ file: ImportedFile) {
      self.file = file.file
      added = file.added
      updated = file.updated
      unchanged = file.unchanged
      leftAlone = file.leftAlone
      removed = file.removed
    }
  }
}
