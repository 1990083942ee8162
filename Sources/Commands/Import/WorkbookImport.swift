// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake

/// How an import ended.
enum ImportOutcome {
  case done(ImportReport)
  /// It wasn't begun, or not written, for these problems among others.
  case refused([Problem])
}

/// An import into a workbook: into a folder that holds the same group for as long as that takes, and the workbook is then
/// written anew.
struct WorkbookImport {
  let book: String
  /// Path of the file that's imported.
  let foreign: String

  private var name: String { URL(filePath: book).lastPathComponent }

  /// Imports by `run`, which is given the folder.
  ///
  /// - Throws: `Failure` with status `usage` where the workbook names calendars, `files` where it can't be written.
  func perform(_ run: (_ folder: String) throws -> ImportReport?) throws -> ImportOutcome {
    let input = try GroupInput.read(book)
    guard let group = input.group else { return .refused(input.report.problems) }
    if let calendar = input.calendars.first {
      throw Failure(
        .usage,
        """
        '\(book)' names the calendar '\(calendar)', whose times would become rows if it were written anew. Import into \
        a folder: planner convert \(book) FOLDER
        """)
    }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "planner-import-\(UUID().uuidString)", directoryHint: .isDirectory)
    do {
      // Nobody else reads what's in it.
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.files, "no folder can be made for files in between: \(error.localizedDescription)")
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "group", directoryHint: .isDirectory).path(percentEncoded: false)
    try GroupPlace.folder(StagedPlace(path)).write(group)
    guard let report = try run(path) else { return .refused([]) }
    let told = report.inWorkbook(name, besides: URL(filePath: foreign).lastPathComponent)
    guard report.isWritten else { return .done(told) }
    let after = try GroupInput.read(path)
    guard var changed = after.group else {
      return .refused(told.problems + after.report.problems.map { $0.inWorkbook(name) })
    }
    // The folder in between says by start and end what a timetable says by period, and takes it for another time.
    var seen: Set<ProtectedTime> = []
    changed.protected = changed.protected.filter { seen.insert($0).inserted }
    if changed != group { try GroupPlace(book).write(changed) }
    return .done(told)
  }
}
