// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Store

/// `planner event answers heads/oak.xlsx … --database FILE`.
struct AnswersCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "answers", abstract: "Read the workbooks in which heads have answered.",
    discussion: """
      A workbook is that of heads/SCHOOL.xlsx, filled in, under whatever name. Each is noted whole, as 'planner event answer' \
      notes it, or not at all: what's wrong with one is said with sheet and cell, and the others are noted all the same. What \
      isn't filled in, or says what was said before, changes nothing. A reason goes to the school's CPD lead by mail, where a \
      sender is stated, and is kept nowhere. With --dry-run nothing is noted.

      EXAMPLES:
        planner event answers oak.xlsx --database group.db
        planner event answers returned/ --by "Jo, office" --mail-from planner@trust.example --database group.db
        planner event answers returned/ --dry-run --format json --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Argument(
    help: ArgumentHelp("Workbooks, and folders of which every workbook is read.", valueName: "path"),
    completion: .file(extensions: ["xlsx"]))
  var paths: [String]

  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    for path in paths { try require(path, named: "a path") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let files = try paths.flatMap(Self.files)
    let recorder = EventRecorder(place: place, signed: signed, options: options)
    let database = try recorder.open()
    let reading = try AnswerReading(in: database, today: options.asOf, telling: surroundings.console)
    var results: [AnswerResult] = []
    for file in reading.read(files) {
      var result = file
      do { try note(&result, reading, recorder, in: database, telling: surroundings.console) } catch {
        // What was noted until then stays, and is told.
        try tell(AnswersReport(results: results), surroundings.console)
        throw error
      }
      if options.format == .text { result.tell(surroundings.console) }
      results.append(result)
    }
    let report = AnswersReport(results: results)
    try tell(report, surroundings.console)
    return report.status
  }

  /// Notes what a file says, and passes on its reason in the same step; of what stands already the reason alone.
  private func note(
    _ result: inout AnswerResult, _ reading: AnswerReading, _ recorder: EventRecorder, in database: PlannerDatabase,
    telling console: Console
  ) throws {
    guard let answer = result.answer, result.problems.isEmpty else { return }
    let (sender, signature) = (try options.notices.sender, signed.signature)
    let post = try result.reason.flatMap { _ in try reading.post(answer, from: sender, database) }
    let letters = try result.reason.flatMap { reason in
      try post.flatMap { try reading.letters(reason, for: answer, by: $0, at: signature.at) }
    }
    var queued: PlannerDatabase.Queued?
    if !result.stands {
      let report = try recorder.report(
        on: .answer(answer), letters: letters?.messages ?? [], in: database, telling: console)
      (result.report, queued) = (report, report.letters)
    } else if let letters, !options.dryRun {
      queued = try database.queue(letters.messages, ofLast: letters.plan, in: letters.year, signed: signature)
    }
    if result.reason == nil { return }
    result.passing = ReasonOutcome(
      to: letters.flatMap { _ in post?.names }, isMailed: sender != nil, options.dryRun ? nil : queued)
  }

  private func tell(_ report: AnswersReport, _ console: Console) throws {
    switch options.format {
    case .json: console.print(try report.json())
    case .text: report.summary(database: place.database).forEach { console.print($0.printable) }
    }
  }

  /// The file itself, or the workbooks of the folder by name. What programs keep beside a file that's open isn't one.
  ///
  /// - Throws: `Failure` with status `files`.
  private static func files(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.files, "there is no file or folder '\(path)'")
    }
    guard isFolder.boolValue else { return [path] }
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
      throw Failure(.files, "'\(path)' can't be read: \(error.localizedDescription)")
    }
    let books = names.filter { GroupPath.isWorkbook($0) && !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
    guard !books.isEmpty else { throw Failure(.files, "there is no workbook in the folder '\(path)'") }
    let folder = path.hasSuffix("/") ? path : path + "/"
    return books.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { folder + $0 }
  }
}
