// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Intake

@Suite struct BookProblemTests {
  private func lines(_ change: (inout StarterBook) throws -> Void) throws -> [String] {
    var book = StarterBook()
    try change(&book)
    return try book.read().problems.map(\.line)
  }

  // MARK: Cells

  @Test func problemsNameSheetCellAndValue() throws {
    let lines = try lines { try $0.put(.text("aok"), "staff", $0.cell("staff", "school", row: "dan")) }
    #expect(
      lines == [
        "book.xlsx:staff!C5: error: 'aok' is not a school of sheet 'schools'. Did you mean 'oak'? [reference.unknown]"
      ])
  }

  @Test func problemsOfAWorkbookSurviveJSON() throws {
    var book = StarterBook()
    try book.put(.text("aok"), "staff", book.cell("staff", "school", row: "dan"))
    let problem = try #require(try book.read().problems.first)
    let data = try JSONEncoder().encode(problem)
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(json["file"] as? String == "book.xlsx")
    #expect(json["sheet"] as? String == "staff")
    #expect(json["cell"] as? String == "C5")
    #expect(json["line"] as? Int == 5)
    #expect(json["column"] as? String == "school")
    #expect(try JSONDecoder().decode(Problem.self, from: data) == problem)
  }

  @Test func twoRowsOfOneIdAreToldByTheirRow() throws {
    let lines = try lines { try $0.put(.text("elm"), "schools", $0.cell("schools", "id", row: "ash")) }
    #expect(lines.contains { $0.hasPrefix("book.xlsx:schools!A4: error: The id 'elm' stands on row 3 already") })
  }

  @Test func aValueThatIsMissingIsToldByItsCell() throws {
    let lines = try lines { try $0.put(.empty, "staff", $0.cell("staff", "school", row: "dan")) }
    #expect(lines == ["book.xlsx:staff!C5: error: A value is missing: 'school' must be filled in. [field.missing]"])
  }

  @Test func formulasWithErrorsAreTold() throws {
    // What a formula without value looks like is tested with the reader; here one stands for both.
    let contents = SheetContents(rows: [
      SheetContents.Row(number: 0, cells: [SheetContents.Cell(column: 0, text: "id")]),
      SheetContents.Row(
        number: 4,
        cells: [
          SheetContents.Cell(column: 0, text: "#N/A", fault: .error),
          SheetContents.Cell(column: 1, text: "#N/A", fault: .error),
        ]),
      SheetContents.Row(number: 5, cells: [SheetContents.Cell(column: 0, text: "", fault: .noValue)]),
    ])
    let problems = Problems()
    let source = TableSource(file: "book.xlsx", sheet: "rooms")
    _ = SheetTable(source: source, contents: contents, file: .rooms, problems: problems).text(
      for: TableSchema([Column("id", .needed)]))
    #expect(
      problems.sorted.map { "\($0.location) \($0.code.rawValue)" } == [
        "book.xlsx:rooms!A5 sheet.cell-error", "book.xlsx:rooms!B5 sheet.no-heading",
        "book.xlsx:rooms!A6 sheet.cell-without-value",
      ])
  }

  @Test func datesThatASpreadsheetMadeOfClassesAreToldAndOthersAreNot() throws {
    let day = try #require(CivilDate(year: 2026, month: 4, day: 3))
    let lines = try lines { book in
      try book.put(.date(day), "staff", book.cell("staff", "class", row: "jo"))
      try book.put(.date(day), "staff", book.cell("staff", "from", row: "jo"))
    }
    #expect(lines.count == 1)
    #expect(lines[0].contains("warning: The cell holds a date, 2026-04-03, where text belongs."))
    #expect(lines[0].hasSuffix("[sheet.date-in-text]"))
  }

  // MARK: Sheets

  @Test func namesOfSheetsMatchLikeHeadings() throws {
    let lines = try lines { book in
      for (old, new) in [
        ("schools", "Schools "), ("staff", "STAFF"), ("calendar", "calendar.csv"), ("past", "_History_"),
      ] {
        book[old].name = new
      }
    }
    #expect(lines == [])
  }

  @Test func neededSheetsAreMissedAndOthersAreNot() throws {
    let needed = ["schools", "calendar", "staff"]
    #expect(try lines { $0.book.sheets.removeAll { !(needed + ["activities", "settings"]).contains($0.name) } } == [])
    let missing = try lines { $0.book.sheets.removeAll { needed.contains($0.name) } }
    #expect(missing.filter { $0.hasSuffix("[sheet.missing]") }.count == 3)
    #expect(missing.allSatisfy { !$0.contains("reference.unknown") }, "a missing sheet isn't told twice")
    #expect(
      missing.contains {
        $0.hasPrefix(
          "book.xlsx: error: The workbook has no sheet 'staff', which every group needs. Name a sheet so, with "
            + "the columns name and school")
      })
  }

  @Test func sheetsForPeopleAreLeftAloneAndOthersAreAskedAbout() throws {
    let lines = try lines { book in
      for name in ["Read me", "NOTES", "Guide 2", "lesson", "Sheet1"] {
        book.book.sheets.append(Sheet(name, rows: name == "Sheet1" ? [] : [SheetRow([SheetCell("x")])]))
      }
    }
    #expect(
      lines == [
        "book.xlsx:Guide 2: warning: No table is called 'Guide 2'; the sheet wasn't read. Rename it after the table that it "
          + "holds, or 'notes' if it's for people. [sheet.unknown]",
        "book.xlsx:lesson: warning: No table is called 'lesson'; the sheet wasn't read. Did you mean 'lessons'? "
          + "[sheet.unknown]",
      ])
  }

  @Test func oneTableOnTwoSheetsIsRefused() throws {
    let lines = try lines { $0.book.sheets.append(Sheet("staff_", rows: [SheetRow([SheetCell("name")])])) }
    #expect(
      lines == [
        "book.xlsx:staff_: error: The sheets 'staff' and 'staff_' hold the same table. Put their rows together, or give one "
          + "of them another name. [sheet.twice]"
      ])
  }

  @Test func aHiddenTableIsReadAndTold() throws {
    var book = StarterBook()
    book["activities"].isHidden = true
    let contents = try book.read()
    #expect(contents.group?.activities.count == 3)
    #expect(contents.problems.map(\.code) == [.sheetHidden])
  }

  @Test func anEmptySheetIsNoProblemUnlessItIsNeeded() throws {
    #expect(try lines { $0["rooms"].rows = [] } == [])
    #expect(
      try lines { $0["staff"].rows = [] }.first
        == "book.xlsx:staff: error: The sheet has no headings and no rows. Write the column headings in its first row. "
        + "[file.empty]")
  }

  // MARK: Rows

  @Test func titlesCommentsAndBlankRowsArePassedOver() throws {
    var book = StarterBook()
    let group = try book.read().group
    book["staff"].rows.insert(SheetRow([SheetCell("Staff of our schools, 2026/27")]), at: 0)
    book["staff"].rows.insert(SheetRow([]), at: 1)
    book["staff"].rows.insert(SheetRow([SheetCell("# the heads"), SheetCell("x")]), at: 3)
    book["staff"].rows.insert(SheetRow([.empty, SheetCell("  ")]), at: 4)
    let contents = try book.read()
    #expect(contents.problems.map(\.line) == [])
    #expect(contents.group == group)
    book.put(.text("aok"), "staff", "C6")
    #expect(try book.read().problems.first?.location.cell == "C6")
  }

  @Test func unknownMissingAndDoubleHeadingsAreToldByTheirCells() throws {
    let lines = try lines { (book: inout StarterBook) in
      book.put(.text("Titel"), "activities", "C1")
      book.put(.text("Agent"), "schools", "D1")
      book.put(.text("Full name"), "staff", "D1")
      book.put(.text("remark"), "staff", "AH2")
      book.put(.text("remark"), "staff", "AH3")
    }
    #expect(lines.contains { $0.hasPrefix("book.xlsx:activities!1: error: The column 'title' is missing") })
    #expect(lines.contains { $0.hasPrefix("book.xlsx:schools!D1: warning: No column is called 'Agent'") })
    #expect(lines.contains { $0.hasPrefix("book.xlsx:staff!D1: error: The headings 'Name' and 'Full name' mean") })
    #expect(lines.filter { $0.contains("sheet.no-heading") }.count == 1)
    #expect(lines.contains { $0.hasPrefix("book.xlsx:staff!AH2: warning: 'remark' stands under no heading") })
  }

  @Test func anIdThatStartsWithAHashIsNoComment() throws {
    var group = try #require(try StarterBook().read().group)
    group.activities[0].id = Identifier("#1")
    let contents = try StarterBook.read(GroupWorkbook.bytes(of: group))
    #expect(contents.group?.activities.first?.id.text == "#1")
  }

  // MARK: Settings

  @Test func settingsAreNamedLikeCellsAndTheGroupLikeTheBook() throws {
    var book = StarterBook()
    #expect(try book.read().group?.name == "Our schools")
    book["settings"].rows = [
      SheetRow([SheetCell("key"), SheetCell("value")]),
      SheetRow([SheetCell("rules.rates.vist"), SheetCell(.whole(5))]),
      SheetRow([SheetCell("rules.rates.visit"), SheetCell(.whole(3000))]),
      SheetRow([SheetCell("rules.limits.twilightLatestEnd"), SheetCell(.time(TimeOfDay(minutes: 1065)))]),
      SheetRow([SheetCell("rules.years.exam"), SheetCell("none")]), SheetRow([SheetCell("rules.years.beforeExam")]),
    ]
    let contents = try book.read()
    #expect(
      contents.problems.map(\.line) == [
        "book.xlsx:settings!A2: error: No setting is called 'rules.rates.vist'. Did you mean 'rules.rates.visit'? "
          + "[yaml.unknown-key]"
      ])
    let group = try #require(contents.draft)
    #expect(group.name == "book")
    #expect(group.rules.rates.visit == MilliLessons(3000))
    #expect(group.rules.limits.twilightLatestEnd == TimeOfDay(minutes: 1065))
    #expect(group.rules.years.exam == [])
    #expect(group.rules.years.beforeExam == [10, 12])
  }

  // MARK: Files

  @Test func filesThatAreNoWorkbooksSayWhatToDo() throws {
    func line(_ bytes: [UInt8]) throws -> String? { try StarterBook.read(bytes).problems.first?.line }
    #expect(
      try line(Array("id,name\n".utf8))
        == "book.xlsx: error: This is a text file, not a workbook. Open it in Excel or LibreOffice and save it as a workbook "
        + "(.xlsx); renaming a file doesn't make it one. [workbook.format]")
    #expect(try line([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])?.contains("Excel 97-2003") == true)
    #expect(try line([])?.hasSuffix("[file.empty]") == true)
    let whole = try GroupWorkbook.starterBytes()
    #expect(try line(Array(whole.dropLast(100)))?.hasSuffix("[workbook.damaged]") == true)
    let missing = GroupWorkbook.read("/nowhere/book.xlsx")
    #expect(missing.problems.map(\.code) == [.fileMissing])
  }

  @Test func calendarsThatRowsNameLieBesideTheWorkbook() throws {
    var book = StarterBook()
    book.put(.text("ben"), "busy", "A2")
    book.put(.text("ben.ics"), "busy", "I2")
    let missing = try book.read(beside: ["other.ics": "x"])
    #expect(
      missing.problems.map(\.line) == [
        "book.xlsx:busy!I2: error: 'ben.ics' is not a calendar (.ics) in the folder. Put the file beside the workbook and "
          + "write its name with .ics. [reference.unknown]"
      ])
    let event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261112\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    let contents = try book.read(beside: ["Ben.ics": event, "other.ics": "x"])
    #expect(contents.problems.map(\.line) == [])
    #expect(contents.calendars == ["Ben.ics"])
    #expect(contents.group?.busy.map(\.days.first.description) == ["2026-11-12"])
  }
}
