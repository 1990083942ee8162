// SPDX-License-Identifier: Apache-2.0

import Domain
internal import Spreadsheet

/// Reads the two sheets of a head's workbook that count.
struct AnswerReader {
  /// What problems call the file, and the sheet with the answer.
  let name: String
  let sheet: String
  let problems: Problems

  /// What they say; nil after problems.
  func answer(_ record: SheetContents, _ contents: SheetContents) -> ReturnedAnswer? {
    let before = problems.errorCount
    let entries = entries(record)
    guard let read = identity(entries) else { return nil }
    let chosen = verdict(contents)
    let refusals = refusals(contents, marks: marks(entries))
    let reason = reason(contents)
    guard problems.errorCount == before, let chosen else { return nil }
    return ReturnedAnswer(
      group: read.group, year: read.year, school: Identifier(read.school), halfTerm: read.halfTerm,
      asked: Set(entries[.asked, default: []].compactMap(\.first)), verdict: chosen.verdict, location: chosen.location,
      refusals: refusals ?? [], reason: reason)
  }

  // MARK: What it's about

  /// The rows of the record by what they tell: what stands behind that.
  private func entries(_ record: SheetContents) -> [AnswerForm.Entry: [[String]]] {
    var entries: [AnswerForm.Entry: [[String]]] = [:]
    for row in record.rows {
      let texts = row.cells.filter { $0.fault == nil }.map(\.text.trimmed).filter { !$0.isEmpty }
      guard let first = texts.first, let entry = AnswerForm.Entry(rawValue: first), texts.count > 1 else { continue }
      entries[entry, default: []].append(Array(texts.dropFirst()))
    }
    return entries
  }

  private func identity(
    _ entries: [AnswerForm.Entry: [[String]]]
  ) -> (group: String, year: CivilDate, school: String, halfTerm: Int)? {
    func value(_ entry: AnswerForm.Entry) -> String? { entries[entry].flatMap { $0.count == 1 ? $0[0].first : nil } }
    let place = Location(name, sheet: AnswerForm.record)
    guard let kind = value(.form) else {
      problems.error(
        .answerNotAForm, at: place, "The sheet doesn't say what the file is",
        advice: "Take the workbook as planner wrote it; that sheet is to be left as it is.")
      return nil
    }
    guard kind == AnswerForm.kind else {
      problems.add(
        Problem(
          .error, .answerNotAForm, at: place, value: kind, isNot: "'\(AnswerForm.kind)'",
          advice: "Another version of planner wrote the file: write it anew, and have it filled in again."))
      return nil
    }
    guard let group = value(.group), let year = value(.year).flatMap({ CivilDate(iso: $0) }),
      let school = value(.school), let halfTerm = value(.halfTerm).flatMap({ Int($0) }), (1...366).contains(halfTerm)
    else {
      problems.error(
        .answerNotAForm, at: place, "The sheet doesn't say any more of which school and half-term the file is",
        advice: "Take the workbook as planner wrote it; that sheet is to be left as it is.")
      return nil
    }
    return (group, year, school, halfTerm)
  }

  /// What stands for the activity of a row, by the row's number.
  private func marks(_ entries: [AnswerForm.Entry: [[String]]]) -> [Int: String] {
    let rows = entries[.row, default: []].compactMap { texts -> (Int, String)? in
      guard texts.count > 1, let number = Int(texts[0]) else { return nil }
      return (number, texts[1])
    }
    return Dictionary(rows) { first, _ in first }
  }

  // MARK: The answer

  /// What's chosen, and where; nil after a problem.
  private func verdict(_ contents: SheetContents) -> (verdict: Answer.Verdict?, location: Location)? {
    for row in contents.rows {
      guard let (cell, place) = filled(in: row, beside: AnswerForm.label) else { continue }
      guard let cell else { return (nil, place) }
      if let problem = cell.problem(at: place) {
        problems.add(problem)
        return nil
      }
      if let verdict = Self.verdict(cell.text) { return (verdict, place) }
      let words = Answer.Verdict.allCases.map { "'\(AnswerForm.words(of: $0))'" }
      problems.add(
        Problem(
          .error, .answerUnclear, at: place, value: cell.text.trimmed, isNot: words.joined(separator: ", "),
          advice: "Choose one of the list."))
      return nil
    }
    problems.error(
      .answerNotAForm, at: Location(name, sheet: sheet), "Nothing is called '\(AnswerForm.label)' on the sheet",
      advice: "The answer stands in the cell beside these words: write them there again.")
    return nil
  }

  /// What's filled in in a row beside these words, and where it is, or would be; nil where the row hasn't the words.
  private func filled(
    in row: SheetContents.Row, beside label: String
  ) -> (cell: SheetContents.Cell?, place: Location)? {
    let label = Heading.normalised(label)
    guard let found = row.cells.firstIndex(where: { Heading.normalised($0.text) == label }) else { return nil }
    let cell = row.cells[(found + 1)...].first { !$0.text.isBlank || $0.fault != nil }
    return (cell, location(row.number, cell?.column ?? row.cells[found].column))
  }

  /// The reason; nil where there's none, or after a problem, which tells nothing of what it says.
  private func reason(_ contents: SheetContents) -> AnswerReason? {
    let found = contents.rows.lazy.compactMap { filled(in: $0, beside: AnswerForm.reasonLabel) }.first
    guard let (cell, place) = found, let cell else { return nil }
    if let problem = cell.problem(at: place) {
      problems.add(problem)
      return nil
    }
    do throws(AnswerReason.Fault) { return try AnswerReason(cell.text) } catch {
      guard case .tooLong(let count) = error else { return nil }
      problems.error(
        .answerReasonTooLong, at: place,
        "The reason has \(count) characters, and at most \(AnswerReason.longest) are passed on",
        advice: "Ask the head to shorten it, or to leave it out.")
      return nil
    }
  }

  private static func verdict(_ text: String) -> Answer.Verdict? {
    let word = Heading.normalised(text)
    return Answer.Verdict.allCases.first {
      Heading.normalised(AnswerForm.words(of: $0)) == word || Heading.normalised($0.rawValue) == word
    }
  }

  private func location(_ row: Int, _ column: Int, field: String? = nil) -> Location {
    Location(name, sheet: sheet, line: row + 1, column: column + 1, field: field)
  }

  // MARK: Rows

  /// What isn't wanted; nil after a problem that leaves nothing to read.
  private func refusals(_ contents: SheetContents, marks: [Int: String]) -> [ReturnedAnswer.Refusal]? {
    func column(_ heading: String, in row: SheetContents.Row) -> Int? {
      row.cells.first { Heading.normalised($0.text) == Heading.normalised(heading) }?.column
    }
    let headings = contents.rows.lazy.enumerated().compactMap { position, row -> (Int, number: Int, refusal: Int)? in
      guard let number = column(AnswerForm.numberHeading, in: row),
        let refusal = column(AnswerForm.refusalHeading, in: row)
      else { return nil }
      return (position, number, refusal)
    }
    guard let (position, number, refusal) = headings.first else {
      problems.error(
        .answerNotAForm, at: Location(name, sheet: sheet),
        "No row has the headings '\(AnswerForm.numberHeading)' and '\(AnswerForm.refusalHeading)'",
        advice: "Write them again above the numbers and the yellow cells.")
      return nil
    }
    return contents.rows[(position + 1)...].compactMap { row in
      guard let cell = row.cells.first(where: { $0.column == refusal }) else { return nil }
      return self.refusal(cell, row, numbers: number, marks)
    }
  }

  private func refusal(
    _ cell: SheetContents.Cell, _ row: SheetContents.Row, numbers: Int, _ marks: [Int: String]
  ) -> ReturnedAnswer.Refusal? {
    let place = location(row.number, cell.column, field: AnswerForm.refusalHeading)
    if let problem = cell.problem(at: place) {
      problems.add(problem)
      return nil
    }
    let word = Heading.normalised(cell.text)
    if cell.text.isBlank || word == Heading.normalised(AnswerForm.isAbove) { return nil }
    guard word == Heading.normalised(AnswerForm.refusal) || word == "x" else {
      problems.add(
        Problem(
          .error, .answerUnclear, at: place, value: cell.text.trimmed, isNot: "'\(AnswerForm.refusal)', or nothing",
          advice: "Choose it from the list, or leave the cell empty; a reason has a cell of its own."))
      return nil
    }
    guard let number = row.cells.first(where: { $0.column == numbers }) else {
      problems.error(
        .answerUnclear, at: place, "The row has no number, so that it isn't known what isn't wanted", value: cell.text,
        advice:
          "A no is to an activity and all its dates in the half-term: say so in its first row, which has a number.")
      return nil
    }
    guard let mark = Int(number.text.trimmed).flatMap({ marks[$0] }) else {
      problems.add(
        Problem(
          .error, .answerUnclear, at: location(row.number, number.column, field: AnswerForm.numberHeading),
          value: number.text.trimmed, isNot: "the number of a row (\(Self.numbers(marks)))",
          advice: "Write the number again that the row had."))
      return nil
    }
    return ReturnedAnswer.Refusal(mark: mark, location: place)
  }

  private static func numbers(_ marks: [Int: String]) -> String {
    guard let last = marks.keys.max() else { return "there's none" }
    return "1…\(last)"
  }
}
