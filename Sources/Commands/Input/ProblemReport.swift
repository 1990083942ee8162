// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake

/// The problems of an input, as people and as programs read them.
struct ProblemReport {
  /// By file and place.
  let problems: [Problem]

  /// A report of problems that are sorted already.
  init(_ problems: [Problem]) { self.problems = problems }

  /// How the command ends that found them: a file that isn't there is another thing than one with errors in it.
  var status: ProgramStatus {
    let errors = problems.filter { $0.severity == .error }
    if errors.isEmpty { return .done }
    let unreadable: Set<ProblemCode> = [.fileUnreadable, .fileNotWritten]
    return errors.allSatisfy { unreadable.contains($0.code) } ? .files : .problems
  }

  /// One line a problem, with severity and code.
  var lines: [String] { problems.map { $0.line.printable } }

  /// "2 errors, 1 warning, 0 notes".
  var counts: String {
    Severity.allCases.map { counted(count($0), $0.rawValue) }.joined(separator: ", ")
  }

  /// How many problems are of this severity.
  func count(_ severity: Severity) -> Int { problems.count { $0.severity == severity } }

  /// The document that `--format json` prints, with sorted keys.
  func json() throws -> String {
    try JSONText.of(Document(self))
  }

  private struct Document: Encodable {
    var errors: Int
    var warnings: Int
    var notes: Int
    var problems: [Problem]

    init(_ report: ProblemReport) {
      errors = report.count(.error)
      warnings = report.count(.warning)
      notes = report.count(.note)
      problems = report.problems
    }
  }
}
