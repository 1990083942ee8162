// SPDX-License-Identifier: Apache-2.0

import Domain
import Intake
import Report
import Store

/// Reads workbooks in which heads have answered, and says of each what can be noted: to what is asked by the plan that people
/// know of, as by a mailed link.
struct AnswerReading {
  private let group: Group
  /// The published plan less what's withdrawn, and its number; nil where there's none.
  private let matter: (plan: Plan, words: PlanWords, number: Int)?
  private let today: CivilDate

  /// - Throws: `StoreError`; `Failure` where the group or its plan can't be read.
  init(in database: PlannerDatabase, today: CivilDate?, telling console: Console) throws {
    let group = try StoredGroup(in: database).group(telling: console)
    self.group = group
    let published = try EventNote.published(in: group, database)
    matter = published.map { ($0.standing, PlanWords(group, $0.standing, of: $0.plan), $0.number) }
    self.today = today ?? Today.of(group)
  }

  /// The files in their order. Two that say different things of one school and half-term are both refused: which of them came
  /// later can't be known.
  func read(_ paths: [String]) -> [AnswerResult] {
    var results = paths.map(read)
    let byMatter = Dictionary(grouping: results.indices.filter { results[$0].answer != nil }) { index in
      [results[index].answer?.school.text ?? "", String(results[index].answer?.halfTerm ?? 0)]
    }
    for indices in byMatter.values where Set(indices.map { results[$0].sense }).count > 1 {
      for index in indices {
        let others = indices.filter { $0 != index }.map { "'\(results[$0].file)'" }
        results[index].problems.append(
          Problem(
            .error, .answerTwice, at: Location(results[index].file),
            "\(others.joined(separator: " and ")) says otherwise for the same school and half-term",
            advice: "Name the one alone that holds."))
      }
    }
    return results
  }

  /// Passes on the reason of an answer; nil where there's nobody to whom it could go.
  ///
  /// - Throws: `StoreError`.
  func post(
    _ answer: Answer, from sender: MailSender?, _ database: PlannerDatabase
  ) throws -> ReasonPost? {
    try ReasonPost(at: answer.school, in: group, on: today, from: sender, database)
  }

  /// The letters by which `post` does it, with the plan of which they are and its year.
  ///
  /// - Parameter time: when they're written, in UTC, as 2026-11-09T08:15:00Z.
  /// - Throws: `Failure` where one can't be written.
  func letters(
    _ reason: (text: AnswerReason, secret: [String]), for answer: Answer, by post: ReasonPost, at time: String
  ) throws -> (messages: [MessageContent], plan: Int, year: DateSpan)? {
    guard let matter else { return nil }
    let messages = try post.letters(
      reason.text, for: answer, in: group, words: matter.words, plan: matter.number, secret: reason.secret, at: time)
    return (messages, matter.number, group.year)
  }

  private func read(_ path: String) -> AnswerResult {
    var result = AnswerResult(file: path)
    let problems = Problems()
    if let returned = ReturnedAnswer.read(path, called: path, problems) { take(returned, &result, problems) }
    result.problems = problems.sorted
    return result
  }

  private func take(_ returned: ReturnedAnswer, _ result: inout AnswerResult, _ problems: Problems) {
    (result.school, result.halfTerm) = (returned.school, returned.halfTerm)
    guard let book = book(of: returned, problems, in: result.file) else { return }
    result.subject = "\(book.schoolName), \(book.halfTerm.name)"
    if returned.isUnfilled { return result.isUnfilled = true }
    let filled = FilledAnswer(
      returned.verdict, ticked: returned.refusals.map(\.mark), school: returned.school, halfTerm: returned.halfTerm,
      boxes: book.activities)
    if let fault = filled.fault { return problems.add(Self.problem(fault, returned, book)) }
    guard let answer = filled.answer else { return }
    result.refused = answer.activities.map(book.title)
    result.reason = returned.reason.map { ($0, returned.asked.sorted()) }
    // What stands already isn't noted again, whatever has become of the plan: what it took off and somebody took back stays.
    let given = group.answers.first { $0.school == answer.school && $0.halfTerm == answer.halfTerm }
    if let given, AnswerResult.sense(of: given) == AnswerResult.sense(of: answer) {
      (result.answer, result.stands) = (given, true)
      return
    }
    result.former = given?.verdict
    guard isAsked(book, by: returned, problems, in: result.file) else { return }
    result.answer = answer
  }

  /// What's asked where the file asks; nil after a problem.
  private func book(of returned: ReturnedAnswer, _ problems: Problems, in file: String) -> AnswerBook? {
    func refuse(_ message: String, _ advice: String) -> AnswerBook? {
      problems.add(Problem(.error, .answerNotAsked, at: Location(file), message, advice: advice))
      return nil
    }
    guard returned.group == group.name, returned.year == group.year.first else {
      return refuse(
        "The file is of the group '\(returned.group)' and the year from \(returned.year.readable); this is '\(group.name)', from "
          + "\(group.year.first.readable)", "Read it into the database of that group and year.")
    }
    guard let matter else {
      return refuse("No plan is published, so that nothing is asked", "Publish the plan first.")
    }
    let book = AnswerBook(
      school: returned.school, halfTerm: returned.halfTerm, group: group, plan: matter.plan, words: matter.words,
      today: today)
    return book
      ?? refuse(
        "The group has no school '\(returned.school)' with a half-term \(returned.halfTerm)",
        "Was the school renamed? Then write the workbook anew.")
  }

  /// Whether the file's head has seen what's asked now; adds a problem where not.
  private func isAsked(
    _ book: AnswerBook, by returned: ReturnedAnswer, _ problems: Problems, in file: String
  ) -> Bool {
    let last = book.halfTerm.span.last
    guard today <= last else {
      problems.add(
        Problem(
          .error, .answerNotAsked, at: Location(file),
          "\(book.halfTerm.name) ended on \(last.readable): nothing is asked any more",
          advice: "Nothing is to be done: it took place, or didn't."))
      return false
    }
    let unseen = book.unseen(in: returned.asked)
    if unseen.isEmpty { return true }
    let some = unseen.prefix(3).joined(separator: "; ") + (unseen.count > 3 ? "; and \(unseen.count - 3) more" : "")
    problems.add(
      Problem(
        .error, .answerOutdated, at: Location(file),
        "What's asked has changed since the file was written; not in it, or otherwise: \(some)",
        advice:
          "Send the head the workbook of the plan that's published now, or note what they say of that by 'planner "
          + "event answer'."))
    return false
  }

  private static func problem(
    _ fault: FilledAnswer.Fault, _ returned: ReturnedAnswer, _ book: AnswerBook
  ) -> Problem {
    func unclear(_ message: String, _ advice: String) -> Problem {
      Problem(
        .error, .answerUnclear, at: returned.location, message,
        value: returned.verdict.map { AnswerForm.words(of: $0) }, advice: advice)
    }
    let refusal = AnswerForm.refusal
    switch fault {
    case .nothingChosen where returned.refusals.isEmpty:
      return unclear("A reason is given, and no answer is chosen", "Choose one of the list.")
    case .nothingChosen:
      return unclear("'\(refusal)' stands beside something, and no answer is chosen", "Choose one of the list.")
    case .nothingTicked:
      return unclear(
        "The answer is yes but not to everything, and nothing says to what", "Choose '\(refusal)' beside it.")
    case .isBoth:
      return unclear(
        "The answer is yes, and '\(refusal)' stands beside something (\(returned.refusals.count))",
        "Choose '\(AnswerForm.words(of: .notThese))', or take '\(refusal)' away.")
    case .isntAsked:
      let place = returned.refusals.first { book.activities[$0.mark] == nil }?.location
      return Problem(
        .error, .answerNotAsked, at: place ?? returned.location, "The group has no such activity any more",
        advice: "Leave the cell empty: it can't take place.")
    }
  }
}
