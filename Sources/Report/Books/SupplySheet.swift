// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// The supply teachers that a school books, a row each, with what has become of the booking (F3).
struct SupplySheet {
  let school: School
  let supply: [SupplyPurchase]
  let cover: [CoverAssignment]
  let bookings: Bookings

  /// What a booking can be, in the order in which it usually goes.
  static let states = SupplyBooking.State.allCases.map(\.rawValue)

  private var known: [(String, Int)] {
    // What an agency isn't told in time it may not have anybody for; not every school says how long that is.
    let notice = school.supply.noticeDays == nil ? [] : [("book by", 16)]
    return [("date", 16)] + notice + [
      ("part of the day", 11), ("supply", 10), ("classes", 44), ("planned cost", 12),
    ]
  }
  private static let filled: [(String, Int)] = [("state", 13), ("who comes", 24), ("agency and reference", 26)]

  private struct Key: Hashable {
    let date: CivilDate
    let number: Int
  }

  var sheet: Sheet {
    let headings = known + Self.filled
    var page = BookPage("Supply", columns: headings.map { SheetColumn(width: $0.1) }, owner: school.name)
    page.title("\(school.name): supply teachers to book")
    page.remark("One row a teacher and day; the numbers are those of \"proposed\" on the sheets of cover.")
    if let gone = bookings.remark(on: school.id) { page.remark(gone) }
    page.heading(known.map(\.0), toFill: Self.filled.map(\.0), numbers: [known.count - 1])
    let first = page.next
    let classes = Dictionary(grouping: cover) { item -> Key in
      if case .supply(let number) = item.by { return Key(date: item.date, number: number) }
      return Key(date: item.date, number: 0)
    }
    for purchase in supply { page.row(row(purchase, classes[Key(date: purchase.date, number: purchase.number)] ?? [])) }
    page.total(
      [.words(Format.count(supply.count, "booking"))] + known.dropFirst(2).map { _ in .empty }
        + [.money(supply.reduce(.zero) { $0 + $1.cost })] + Self.filled.map { _ in .empty })
    page.keepHeadings(from: first - 1, columns: headings.count, rows: supply.count)
    let column = known.count
    page.sheet.choices = [
      CellChoices(
        CellRange(rows: first...first + supply.count - 1, columns: column...column), .words(Self.states), .refuses,
        message: Self.states.joined(separator: ", "))
    ]
    return page.sheet
  }

  private func row(_ purchase: SupplyPurchase, _ classes: [CoverAssignment]) -> [SheetCell] {
    let cell = BookStyle.cell.with { $0.vertical = .top }
    let left = cell.with { $0.horizontal = .left }
    let blank = left.filled(BookStyle.blank).indented
    let bookBy = school.supply.noticeDays.map { SheetCell(.date(purchase.date - $0), left) }
    let words = classes.map { "\($0.lesson.period) \($0.lesson.classWords)" }.joined(separator: ", ")
    return [SheetCell(.date(purchase.date), left)] + [bookBy].compactMap(\.self) + [
      SheetCell(purchase.part.label, cell), SheetCell("supply \(purchase.number)", cell),
      SheetCell(.words(words), BookStyle.wrapped), SheetCell(.money(purchase.cost), cell),
      SheetCell(bookings.state(of: purchase).rawValue, blank), SheetCell(.empty, blank), SheetCell(.empty, blank),
    ]
  }
}
