// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// Classes that somebody else takes, a row each in the order in which they're entered, with columns to fill in.
struct CoverSheet {
  /// The hidden sheet with those who may take a class.
  static let lists = "lists"

  let name: String
  let title: String
  var remarks: [String]
  let rows: [CoverAssignment]
  /// Whether people write on it; what comes later is only read.
  let isToFill: Bool
  /// Whether the hidden sheet has somebody to choose.
  let offersStaff: Bool
  let owner: String
  let terms: CoverTerms

  /// Headings and widths: first what a school's system is told, in its order.
  private static let entered: [(String, Int)] = [
    ("date", 16), ("period", 9), ("class", 15), ("room", 9), ("absent", 22), ("proposed", 20), ("reason code", 9),
    ("from", 7), ("to", 7), ("subject", 15),
  ]
  private static let filled: [(String, Int)] = [("covered by", 22), ("confirmed", 12), ("note on the class", 30)]

  var sheet: Sheet {
    let headings = Self.entered + (isToFill ? Self.filled : [])
    var page = BookPage(name, columns: headings.map { SheetColumn(width: $0.1) }, owner: owner)
    page.title(title)
    for remark in remarks { page.remark(remark) }
    if rows.isEmpty { return page.sheet }
    page.heading(Self.entered.map(\.0), toFill: isToFill ? Self.filled.map(\.0) : [])
    let first = page.next
    addRows(to: &page)
    page.keepHeadings(from: first - 1, columns: headings.count)
    if isToFill { addChoices(to: &page.sheet, first: first) }
    return page.sheet
  }

  private func addRows(to page: inout BookPage) {
    var isBanded = false
    for (number, item) in rows.enumerated() {
      if number > 0, rows[number - 1].date != item.date { isBanded.toggle() }
      let left = (isBanded ? BookStyle.cell.filled(BookStyle.band) : BookStyle.cell).with { $0.horizontal = .left }
      let cells = values(item).map { SheetCell($0, left) }
      let blank = left.filled(BookStyle.blank)
      page.row(cells + (isToFill ? Self.filled.map { _ in SheetCell(.empty, blank) } : []))
    }
  }

  private func values(_ item: CoverAssignment) -> [CellValue] {
    let (lesson, names) = (item.lesson, terms.names)
    return [
      .date(item.date), .words(lesson.period), .words(lesson.classWords),
      .words(terms.rooms.room(of: lesson, on: item.date) ?? ""), .words(names.person(item.absent)),
      .words(proposed(item)), .text(terms.reasons.code(item)), .time(lesson.span.start),
      .time(lesson.span.end), .words(lesson.subject),
    ]
  }

  /// Who is proposed; of a supply teacher who doesn't come that too.
  private func proposed(_ item: CoverAssignment) -> String {
    let words = Ledgers.proposal(item.by, terms.names).words
    guard case .supply(let number) = item.by else { return words }
    let state = terms.bookings.state(number, at: item.lesson.school, on: item.date)
    return state.isWithoutTeacher ? "\(words) (\(state.rawValue))" : words
  }

  private func addChoices(to sheet: inout Sheet, first: Int) {
    let column = Self.entered.count
    let range = first...(first + rows.count - 1)
    if offersStaff {
      sheet.choices.append(
        CellChoices(CellRange(rows: range, columns: column...column), .column(0, ofSheet: Self.lists, from: 1)))
    }
    sheet.choices.append(
      CellChoices(
        CellRange(rows: range, columns: column + 1...column + 1), .words(["yes", "no"]), .refuses,
        message: "yes or no"))
  }
}
