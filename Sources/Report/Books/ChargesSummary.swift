// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// A row a school and a row a fund: the year by kind, against the budget.
struct ChargesSummary {
  private let book: ChargesBook
  private var bySchool: [Identifier<School>: [Charge.Kind: Pence]] = [:]
  private var byFund: [Identifier<Fund>: [Charge.Kind: Pence]] = [:]

  /// Whether anybody pays or gets anything for staffing, or has a budget for it; most groups plan release alone.
  private let hasStaffing: Bool

  /// Kinds in columns; dues, pay and a reserve have one only where there are any.
  private let release: [Charge.Kind]
  private let funded: [Charge.Kind]
  private static let staffing: [Charge.Kind] = [.hire, .recharge, .contribution]

  init(_ book: ChargesBook) {
    self.book = book
    hasStaffing =
      book.plan.charges.contains { $0.kind.isStaffing } || book.group.schools.contains { $0.staffingBudget != nil }
    let seen = Set(book.plan.charges.map(\.kind))
    let dues = [Charge.Kind.cancellation].filter(seen.contains)
    release =
      [.supply, .fee] + dues + [.mileage] + [.pay].filter(seen.contains) + [.tariff] + [.reserve].filter(seen.contains)
    funded = [.fee] + dues + [.tariff] + [.reserve].filter(seen.contains) + [.recharge, .contribution]
    for charge in book.plan.charges {
      if let id = charge.school { bySchool[id, default: [:]][charge.kind, default: .zero] += charge.paidBySchool }
      if let id = charge.fund { byFund[id, default: [:]][charge.kind, default: .zero] += charge.paidByFund }
    }
  }

  var sheet: Sheet {
    let names = book.schools.map { book.names.school($0.school) } + book.funds.map(\.fund.name)
    let columns =
      [SheetColumn(width: BookPage.width(for: names))]
      + (0..<(release.count + (hasStaffing ? 9 : 3))).map { _ in SheetColumn(width: 13) }
    var page = BookPage("Summary", columns: columns, owner: book.group.name)
    page.title("\(book.group.name): charges of \(Format.year(book.plan.year))")
    page.remark(
      "\(book.asOf) What a school gets stands with a minus."
        + (hasStaffing ? " Release and staffing have budgets of their own." : ""))
    page.space()
    addSchools(to: &page)
    if !book.funds.isEmpty { addFunds(to: &page) }
    page.sheet.frozenColumns = 1
    page.sheet.tab = BookStyle.toFill
    return page.sheet
  }

  /// The columns from the second on: sums by kind, their sum, the budget and what is left of it.
  private struct Line {
    var kinds: [Pence]
    var budget: Pence?
    var total: Pence { kinds.reduce(.zero, +) }
    var values: [CellValue] {
      kinds.map { .money($0) } + [
        .money(total), budget.map { .money($0) } ?? .empty, budget.map { .money($0 - total) } ?? .empty,
      ]
    }

    init(_ sums: [Charge.Kind: Pence], _ kinds: [Charge.Kind], budget: Pence?) {
      self.kinds = kinds.map { sums[$0] ?? .zero }
      self.budget = budget
    }

    /// All of `lines` together; the budget only where each has one.
    init(sumOf lines: [Line], count: Int) {
      kinds = (0..<count).map { kind in lines.reduce(.zero) { $0 + $1.kinds[kind] } }
      let budgets = lines.compactMap(\.budget)
      budget = budgets.count == lines.count ? budgets.reduce(.zero, +) : nil
    }
  }

  private func addSchools(to page: inout BookPage) {
    if hasStaffing { addBands(to: &page) }
    let kinds = release
    let release = ["School"] + kinds.map(\.label) + ["Release in all", "Budget", "Left"]
    let staffing = hasStaffing ? Self.staffing.map(\.label) + ["Staffing in all", "Budget", "Left"] : []
    let count = (release + staffing).count
    page.heading(release + staffing, numbers: Set(1..<count))
    let lines = book.schools.map { figures -> (release: Line, staffing: Line) in
      let sums = bySchool[figures.school] ?? [:]
      let budget = book.names.directory.schools[figures.school]?.staffingBudget
      return (Line(sums, kinds, budget: figures.budget), Line(sums, Self.staffing, budget: budget))
    }
    page.keepHeadings(from: page.next - 1, columns: count, rows: lines.count)
    for (figures, line) in zip(book.schools, lines) {
      add(
        book.names.school(figures.school), values(line.release, line.staffing),
        sums: [kinds.count + 1, kinds.count + 7], to: &page)
    }
    page.total(
      [.text("All schools")]
        + values(
          Line(sumOf: lines.map(\.release), count: kinds.count),
          Line(sumOf: lines.map(\.staffing), count: Self.staffing.count)))
  }

  private func values(_ release: Line, _ staffing: Line) -> [CellValue] {
    release.values + (hasStaffing ? staffing.values : [])
  }

  /// What the columns below belong to.
  private func addBands(to page: inout BookPage) {
    let band = page.next
    let centred = BookStyle.heading.with { $0.horizontal = .centre }
    let last = release.count + 3
    let bands =
      [""] + ["Release"] + [String](repeating: "", count: last - 1) + ["Staffing"] + [String](repeating: "", count: 5)
    page.row(bands.map { SheetCell($0, centred) })
    page.sheet.merges += [
      CellRange(rows: band...band, columns: 1...last), CellRange(rows: band...band, columns: (last + 1)...(last + 6)),
    ]
  }

  private func addFunds(to page: inout BookPage) {
    page.space()
    let kinds = funded.map { kind in
      switch kind {
      case .tariff: "Tariffs for release"
      case .reserve: "As a reserve"
      default: kind.label
      }
    }
    page.heading(["Fund"] + kinds + ["In all", "Holds", "Left"], numbers: Set(1...(funded.count + 3)))
    for fund in book.funds {
      let line = Line(byFund[fund.fund.id] ?? [:], funded, budget: fund.fund.amount)
      add(fund.fund.name, line.values, sums: [funded.count + 1], to: &page)
    }
  }

  private func add(_ name: String, _ values: [CellValue], sums: Set<Int>, to page: inout BookPage) {
    let bold = BookStyle.cell.with { $0.isBold = true }
    page.row(
      ([.words(name)] + values).enumerated().map { column, value in
        BookPage.cell(value, sums.contains(column) ? bold : BookStyle.cell)
      })
  }
}
