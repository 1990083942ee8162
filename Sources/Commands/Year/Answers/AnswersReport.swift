// SPDX-License-Identifier: Apache-2.0

import Domain
import Intake

/// What became of one workbook.
struct AnswerResult {
  /// As it was named.
  let file: String
  /// Of which it is, as the file says it; nil where it can't be read.
  var school: Identifier<School>?
  var halfTerm: Int?
  /// "Oak Primary, Autumn 2"; nil where the group has none such.
  var subject: String?
  /// What stood before, where it's another answer.
  var former: Answer.Verdict?
  var isUnfilled = false
  /// What it says, where that can be noted.
  var answer: Answer?
  /// Whether that's what stands already: nothing is to be noted.
  var stands = false
  /// What it refuses, in words.
  var refused: [String] = []
  /// Why, where it says so; and what only the workbook has.
  var reason: (text: AnswerReason, secret: [String])?
  /// What became of that.
  var passing: ReasonOutcome?
  var problems: [Problem] = []
  /// What noting it has come to, or would.
  var report: EventReport?

  enum Outcome: String, CaseIterable, Encodable {
    case noted, already, rehearsed, unfilled, refused
  }

  init(file: String) { self.file = file }

  var outcome: Outcome {
    if isUnfilled { return .unfilled }
    if stands, problems.isEmpty { return .already }
    guard let report else { return .refused }
    return !report.isNew ? .already : report.isDryRun ? .rehearsed : .noted
  }

  /// What an answer says, in whatever order.
  struct Sense: Hashable {
    let verdict: Answer.Verdict
    let activities: Set<Identifier<Activity>>
  }

  static func sense(of answer: Answer) -> Sense {
    Sense(verdict: answer.verdict, activities: Set(answer.activities))
  }

  var sense: Sense? { answer.map(Self.sense) }

  /// Prints it: problems to standard error.
  func tell(_ console: Console) {
    for line in ProblemReport(problems).lines { console.error(line) }
    let about = subject.map { "\(file): \($0)" } ?? file
    switch outcome {
    case .refused: console.print("\(about): not noted".printable)
    case .unfilled: console.print("\(about): nothing is filled in, and nothing was noted".printable)
    case .noted, .already, .rehearsed:
      console.print("\(about): \(words)".printable)
      for line in (report?.lines ?? []) + (passing.map { [$0.line] } ?? []) { console.print("  " + line.printable) }
    }
  }

  private var words: String {
    let before = former.map { " (before: \($0.rawValue))" } ?? ""
    return switch answer?.verdict {
    case .yes: "yes" + before
    case .no: "no" + before
    case .notThese: "yes, but not: \(refused.joined(separator: "; "))" + before
    case nil: ""
    }
  }
}

/// What became of all of them.
struct AnswersReport {
  let results: [AnswerResult]

  var status: ProgramStatus { ProblemReport(results.flatMap(\.problems)).status }

  /// "Noted: 3. Noted before: 1. Not filled in: 2. Not noted: 1."
  func summary(database: String) -> [String] {
    let words: [(AnswerResult.Outcome, String)] = [
      (.noted, "Noted"), (.rehearsed, "To be noted (--dry-run)"), (.already, "Noted before"),
      (.unfilled, "Not filled in"), (.refused, "Not noted"),
    ]
    let counts = words.compactMap { outcome, word -> String? in
      let count = results.count { $0.outcome == outcome }
      return count == 0 ? nil : "\(word): \(count)."
    }
    let needsPlan = results.contains { $0.report?.needsPlan ?? false }
    return [counts.joined(separator: " ")] + (needsPlan ? [EventReport.next(database)] : [])
  }

  private struct Document: Encodable {
    struct File: Encodable {
      var file: String
      var outcome: AnswerResult.Outcome
      var school: String?
      var halfTerm: Int?
      var verdict: String?
      var activities: [String]?
      var before: String?
      var reason: ReasonOutcome.Word?
      var problems: [Problem]
      var event: EventReport.Document?
    }
    var files: [File]
  }

  /// The same as JSON.
  func json() throws -> String {
    try JSONText.of(
      Document(
        files: results.map { result in
          Document.File(
            file: result.file, outcome: result.outcome, school: result.school?.text,
            halfTerm: result.halfTerm, verdict: result.answer?.verdict.rawValue,
            activities: result.answer?.activities.map(\.text), before: result.former?.rawValue,
            reason: result.passing?.word, problems: result.problems, event: result.report?.document)
        }))
  }
}
