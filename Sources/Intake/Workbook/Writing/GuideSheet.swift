// SPDX-License-Identifier: Apache-2.0

internal import Spreadsheet

/// The first sheet: what the others are for, in plain words, for somebody who has never seen planner.
struct GuideSheet {
  static let name = "Guide"

  let group: String

  private static let introduction =
    "This workbook holds what planner knows of your schools. Each sheet is one table. Rest the pointer on a heading to "
    + "see what belongs below it. Three sheets are needed: schools, calendar and staff. Everything else may stay empty "
    + "for now; the plan then says what it had to assume, and gets better with each sheet that you fill in."

  private static let steps = [
    "Fill in schools, calendar and staff, then your wishes on the sheet activities.",
    "planner check BOOK.xlsx lists everything that can't be understood, by sheet and cell.",
    "planner solve BOOK.xlsx --output OUT makes the plan; open OUT/report.html.",
  ]

  private static let manners: [(String, String)] = [
    (
      "Dark blue headings",
      "must be filled in. Pale ones may stay empty: an empty cell means \"not stated\", and a default "
        + "holds, which the note on the heading says."
    ),
    (
      "Coloured headings",
      "on the sheet activities belong to some kinds only: green to sessions, orange to visits, triads "
        + "and lesson study, violet to shadowing and secondments, blue-green to specialists."
    ),
    ("Several values", "stand in one cell with ; between them: oak;elm. Drop-down lists help with the first."),
    (
      "Dates and times",
      "are typed as you would: 6/9/26 becomes a date. The afternoon is written 15:40; 3:40 alone is refused, because it "
        + "would be the night."
    ),
    (
      "People",
      "are named by the id of the sheet staff, by name or by address, or chosen by rule: role=art lead & "
        + "phase=primary. everyone means everyone. Between alternatives stands |."
    ),
    (
      "Your own remarks",
      "go on a sheet called notes, or into rows whose first cell starts with #. Columns may stand in any "
        + "order, and those that you don't use may be deleted."
    ),
  ]

  var sheet: Sheet {
    var rows = Rows()
    rows.title(group.isEmpty ? "Planning together" : group)
    rows.wide(Self.introduction, lines: 3)
    rows.heading("How to go on")
    for (number, step) in Self.steps.enumerated() { rows.pair("\(number + 1)", step) }
    rows.heading("The sheets")
    for file in BookWriter.order {
      rows.table(file.sheet, file.purpose, isNeeded: file.isNeeded)
    }
    rows.table(
      BookListing.settingsName,
      "The group's name and year, and every rate and limit of the rules, if you want other ones.", isNeeded: false)
    rows.heading("How it's written")
    for (word, meaning) in Self.manners { rows.pair(word, meaning) }
    var sheet = Sheet(Self.name, columns: [SheetColumn(width: 22), SheetColumn(width: 96)], rows: rows.rows)
    sheet.merges = rows.merges
    sheet.gridlines = .none
    sheet.tab = BookLook.guideTab
    sheet.print.isLandscape = false
    sheet.print.footer = BookLook.footer(group)
    return sheet
  }
}

/// The rows of the guide while they're put together.
private struct Rows {
  private(set) var rows: [SheetRow] = []
  private(set) var merges: [CellRange] = []

  mutating func title(_ text: String) {
    merge()
    let style = CellStyle.bold.with {
      $0.size = 18
      $0.textColour = BookLook.needed
    }
    rows.append(SheetRow([SheetCell(text, style)], height: 30))
  }

  /// Text over both columns.
  mutating func wide(_ text: String, lines: Int) {
    merge()
    rows.append(SheetRow([SheetCell(text, .wrapped)], height: lines * 15 + 4))
  }

  mutating func heading(_ text: String) {
    rows.append(SheetRow([], height: 8))
    let style = CellStyle.bold.with {
      $0.size = 13
      $0.textColour = BookLook.needed
    }
    rows.append(SheetRow([SheetCell(text, style)], height: 20))
  }

  mutating func pair(_ word: String, _ text: String) {
    let left = CellStyle.bold.with { $0.vertical = .top }
    rows.append(SheetRow([SheetCell(word, left), SheetCell(text, .wrapped)], height: Self.height(text)))
  }

  /// A sheet with what it holds; its name leads there.
  mutating func table(_ name: String, _ about: String, isNeeded: Bool) {
    let style = CellStyle.bold.with {
      $0.vertical = .top
      $0.textColour = BookLook.needed
    }
    let text = isNeeded ? "Needed. " + about : about
    rows.append(
      SheetRow([SheetCell(.link(toSheet: name), style), SheetCell(text, .wrapped)], height: Self.height(text)))
  }

  private mutating func merge() {
    merges.append(CellRange(rows: rows.count...rows.count, columns: 0...1))
  }

  /// Lines of about 112 letters, 15 points each.
  private static func height(_ text: String) -> Int { 15 * max(1, (text.count + 111) / 112) + 2 }
}
