// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// The sheet that a head fills in.
struct AnswerBookSheet {
  let brief: HeadBrief
  /// The activities to which a no can be said, by the number of their row.
  let numbered: [(number: Int, activity: Identifier<Activity>)]
  private let numbers: [Identifier<Activity>: Int]

  /// Headings and widths.
  private static let columns: [(String, Int)] = [
    (AnswerForm.numberHeading, 5), ("date", 16), ("from", 7), ("to", 7), ("what", 34), ("where", 26),
    ("your people", 26), ("who is out, and cover", 40), ("cost of the day", 12),
  ]
  /// Where the answer as a whole stands: its label is over the columns before.
  private static let answerColumn = 4

  init(_ brief: HeadBrief) {
    self.brief = brief
    let activities = brief.activities + brief.formers
    numbered = activities.enumerated().map { ($0.offset + 1, $0.element) }
    numbers = Dictionary(activities.enumerated().map { ($0.element, $0.offset + 1) }) { first, _ in first }
  }

  var sheet: Sheet {
    let widths = Self.columns.map(\.1) + [12]
    var page = BookPage(
      AnswerForm.sheet, columns: widths.map { SheetColumn(width: $0) }, owner: brief.school.name)
    page.title("What we ask of you in \(brief.period.halfTerm.name)")
    page.remark("\(brief.school.name), \(brief.period.dates). \(brief.context.asOf).")
    page.remark(
      brief.answer.map { "\($0) Another answer takes its place." }
        ?? "Until you answer, every date stays provisional. No reason is needed.")
    page.remark("Fill in the yellow cells, save the file, and send it back to whoever sent it.")
    page.space()
    let answer = page.next
    addAnswer(to: &page)
    page.space()
    page.heading(Self.columns.map(\.0), toFill: [AnswerForm.refusalHeading])
    let first = page.next
    addRows(to: &page)
    if hasReaders { addReason(to: &page) }
    page.sheet.frozenRows = first
    page.sheet.print.repeatedRows = first
    page.sheet.isProtected = true
    page.sheet.tab = BookStyle.toFill
    addChoices(to: &page.sheet, answer: answer, first: first)
    return page.sheet
  }

  // MARK: The answer

  private func addAnswer(to page: inout BookPage) {
    let label = BookStyle.section.with { $0.hasBorder = true }
    let chosen = brief.given.map { CellValue.text(AnswerForm.words(of: $0.verdict)) } ?? .empty
    page.row(
      [SheetCell(.text(AnswerForm.label), label)] + (1..<Self.answerColumn).map { _ in SheetCell(.empty, label) }
        + [SheetCell(chosen, Self.open)])
    let row = page.next - 1
    page.sheet.merges.append(CellRange(rows: row...row, columns: 0...Self.answerColumn - 1))
  }

  private func addChoices(to sheet: inout Sheet, answer: Int, first: Int) {
    let words = [Answer.Verdict.yes, .notThese, .no].map(AnswerForm.words)
    sheet.choices.append(
      CellChoices(
        CellRange(rows: answer...answer, columns: Self.answerColumn...Self.answerColumn), .words(words), .refuses,
        message: words.joined(separator: ", or ")))
    let column = Self.columns.count
    for (row, cells) in sheet.rows.enumerated().dropFirst(first)
    where cells.cells.count > column && cells.cells[column].style == Self.open {
      sheet.choices.append(
        CellChoices(
          CellRange(rows: row...row, columns: column...column), .words([AnswerForm.refusal]), .refuses,
          message: "'\(AnswerForm.refusal)', or nothing"))
    }
  }

  /// A cell to fill in.
  private static let open = BookStyle.wrapped.filled(BookStyle.blank).with { $0.isOpen = true }
  private static let left = BookStyle.wrapped.with { $0.horizontal = .left }
  private static let faint = BookStyle.wrapped.with { $0.textColour = BookStyle.faint }

  // MARK: What takes place

  private func addRows(to page: inout BookPage) {
    var costs = brief.costs
    let asks = brief.asks
    for ask in asks {
      // The day's cost stands with the first thing on it.
      let cost = ask.moment.flatMap { costs.removeValue(forKey: $0.date) }
      add(ask, cost: cost, to: &page)
    }
    if asks.isEmpty { page.remark("Nothing is asked of you in this half-term any more.") }
    for activity in brief.formers {
      let words =
        "You didn\u{2019}t want it before, and it isn\u{2019}t planned with you. Leave it so, and it stays so."
      let values: [CellValue] = [
        number(activity), .empty, .empty, .empty, .words(brief.names.title(activity)), .empty, .empty, .text(words),
        .empty,
      ]
      append(values, refusal: SheetCell(.text(AnswerForm.refusal), Self.open), to: &page)
    }
  }

  /// Whether there's anybody to whom a reason could go.
  private var hasReaders: Bool {
    brief.words.index.people(workingAt: brief.id).contains { $0.readsReasons(ofHeadOf: brief.id, on: brief.asOf) }
  }

  /// Below all else, in the order of the page; what's read of it stands beside its label.
  private func addReason(to page: inout BookPage) {
    let label = BookStyle.section.with {
      $0.hasBorder = true
      $0.vertical = .top
    }
    page.space()
    page.remark(
      "A reason goes to your school\u{2019}s CPD lead by mail, and planner keeps it nowhere else. Whoever reads this file in can "
        + "see it, though.")
    page.remark(
      "What you write on the page that a mailed link opens goes to them alone. Please write nothing about anybody\u{2019}s "
        + "health. At most \(Format.count(AnswerReason.longest)) characters.")
    page.row(
      [SheetCell(.text(AnswerForm.reasonLabel), label)] + (1..<Self.answerColumn).map { _ in SheetCell(.empty, label) }
        + [SheetCell(.empty, Self.open)])
    let row = page.next - 1
    page.sheet.rows[row].height = 120
    page.sheet.merges += [
      CellRange(rows: row...row, columns: 0...Self.answerColumn - 1),
      CellRange(rows: row...row, columns: Self.answerColumn...Self.columns.count - 1),
    ]
  }

  private func number(_ activity: Identifier<Activity>) -> CellValue { numbers[activity].map { .whole($0) } ?? .empty }

  private func add(_ ask: HeadAsk, cost: Pence?, to page: inout BookPage) {
    let moment: [CellValue] =
      ask.moment.map { [.date($0.date), .time($0.span.start), .time($0.span.end)] }
      ?? [.words(ask.when.joined(separator: ", ")), .empty, .empty]
    let values: [CellValue] =
      [ask.canRefuse ? number(ask.activity) : .empty] + moment + [
        .words(ask.title), .words(ask.notes.joined(separator: ", ")), .words(ask.people.joined(separator: "\n")),
        .words(ask.effects.joined(separator: "\n")), cost.map { .money($0) } ?? .empty,
      ]
    let isRefused = brief.given?.verdict == .notThese && brief.given?.activities.contains(ask.activity) == true
    let refusal =
      ask.canRefuse
      ? SheetCell(isRefused ? .text(AnswerForm.refusal) : .empty, Self.open)
      : SheetCell(.text(AnswerForm.isAbove), Self.faint)
    append(values, refusal: refusal, to: &page)
  }

  private func append(_ values: [CellValue], refusal: SheetCell, to page: inout BookPage) {
    page.row(values.map { SheetCell($0, $0.isMoney ? BookStyle.wrapped : Self.left) } + [refusal])
    page.sheet.rows[page.next - 1].height = height(of: values)
  }

  /// Not every program that shows a workbook works out by itself how high a row is whose text goes on below.
  private func height(of values: [CellValue]) -> Int {
    let lines = zip(values, Self.columns).map { value, column -> Int in
      guard case .text(let text) = value else { return 1 }
      return text.split(separator: "\n").reduce(0) { $0 + max(1, ($1.count + column.1 - 1) / column.1) }
    }
    return min(400, 15 * (lines.max() ?? 1) + 3)
  }
}
