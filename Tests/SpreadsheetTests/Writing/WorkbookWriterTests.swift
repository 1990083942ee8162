// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

@Suite struct WorkbookWriterTests {
  private func book(_ cells: [SheetCell], columns: [SheetColumn] = []) -> Workbook {
    Workbook(title: "Test", sheets: [Sheet("data", columns: columns, rows: [SheetRow(cells)])])
  }

  /// The texts that a book's first row reads back as.
  private func read(_ book: Workbook) throws -> [String] {
    var file = try WorkbookFile(book.bytes())
    return try file.contents(of: file.sheets[0]).rows.first?.cells.map(\.text) ?? []
  }

  private func part(_ name: String, of book: Workbook) throws -> String {
    var archive = try PackageArchive(book.bytes(), limits: ReadingLimits())
    return String(decoding: try archive.part(name), as: UTF8.self)
  }

  @Test func everyKindOfValueReadsBack() throws {
    let date = try #require(CivilDate(year: 2026, month: 9, day: 6))
    let cells: [CellValue] = [
      .text("007"), .whole(-42), .decimal(534_285, places: 4), .decimal(-5, places: 1), .percent(PerMille(225)),
      .money(Pence(125_005)), .date(date), .time(TimeOfDay(minutes: 940)), .time(TimeOfDay(minutes: 65)),
      .dateTime(date, TimeOfDay(minutes: 945)), .time(TimeOfDay(minutes: 1440)),
      .date(CivilDate(daysSince1970: -40_000)),
    ]
    #expect(
      try read(book(cells.map { SheetCell($0) })) == [
        "007", "-42", "53.4285", "-0.5", "22.5%", "1250.05", "2026-09-06", "15:40", "01:05", "2026-09-06 15:45",
        "24:00",
        "1860-06-26",
      ])
  }

  @Test(arguments: [
    "=1+1", "+44 1227 000000", "-x", "@SUM(A1)", "{=1}", "http://example.org", "mailto:a@example.org", "_x0041_",
    "_x005F_",
    "a\u{0}b\u{1}\u{1F}", "tab\tline\nend", "\u{FFFF}x", " spaces ", "<&>\"'", "😀 é ﷽", "#REF!", "TRUE", "1e5",
    "'quoted",
  ]) func textIsWrittenAsTextWhateverItLooksLike(text: String) throws {
    #expect(try read(book([SheetCell(.text(text))])) == [text])
    #expect(!(try part("xl/worksheets/sheet1.xml", of: book([SheetCell(.text(text))])).contains("<f>")))
  }

  @Test func anyTextReadsBack() throws {
    for seed in UInt64(1)...20 {
      var random = SplitMix64(seed: seed)
      let texts = (0..<30).map { _ in
        String(
          String.UnicodeScalarView(
            (0..<random.draw(1...12)).map { _ in
              random.pick(Array("_x05Fa=\t\n\u{2}\u{FFFE}é😀 ".unicodeScalars))
            }))
      }
      #expect(try read(book(texts.map { SheetCell(.text($0)) })) == texts, "seed \(seed)")
    }
  }

  @Test func equalBooksGiveEqualBytes() throws {
    var sheet = Sheet(
      "data", columns: [SheetColumn(width: 12, style: .text)], rows: [SheetRow([SheetCell("Day", .bold)])])
    sheet.notes = [CellNote(row: 0, column: 0, text: "A note")]
    let book = Workbook(title: "Test", sheets: [sheet])
    let first = try book.bytes()
    // Long enough for the clock of ZIP entries, which ticks in two seconds.
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try book.bytes() == first)
  }

  @Test func aFileIsReplacedWholeAndNothingStaysBesideIt() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("book.xlsx", Data("old".utf8))
    try book([SheetCell("new")]).write(to: file.path(percentEncoded: false))
    #expect(try Array(Data(contentsOf: file)) == book([SheetCell("new")]).bytes())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["book.xlsx"])
    #expect(throws: WritingFault.self) {
      try book([SheetCell("new")]).write(to: folder.url.path + "/nowhere/book.xlsx")
    }
  }

  @Test func mergedRangesHaveTheValueOfTheirFirstCell() throws {
    var sheet = Sheet(
      "data", rows: [SheetRow([SheetCell("Title", .bold), SheetCell("lost")]), SheetRow([SheetCell("a")])])
    sheet.merges = [CellRange(rows: 0...0, columns: 0...3)]
    let book = Workbook(title: "", sheets: [sheet])
    #expect(try read(book) == ["Title"])
    #expect(try part("xl/worksheets/sheet1.xml", of: book).contains("<mergeCell ref=\"A1:D1\"/>"))
  }

  @Test func sheetsCarryPanesFilterChoicesNotesAndPrint() throws {
    var sheet = Sheet("data", columns: [SheetColumn(width: 20)], rows: [SheetRow([SheetCell("id")], height: 30)])
    sheet.frozenRows = 1
    sheet.filter = CellRange(rows: 0...5, columns: 0...1)
    sheet.choices = [
      CellChoices(CellRange(rows: 1...9, columns: 0...0), .words(["yes", "no"]), .asks, message: "yes or no"),
      CellChoices(CellRange(rows: 1...9, columns: 1...1), .column(0, ofSheet: "other's", from: 1)),
    ]
    sheet.notes = [CellNote(row: 0, column: 0, text: "What it is")]
    sheet.print.paper = .a3
    sheet.print.repeatedRows = 1
    sheet.print.header = PageText(centre: [.text("Cover & more")])
    sheet.print.footer = PageText(left: [.sheet], right: PageText.pageOfPages)
    let book = Workbook(title: "Test", sheets: [sheet, Sheet("other's")])
    let xml = try part("xl/worksheets/sheet1.xml", of: book)
    #expect(xml.contains("<pane ySplit=\"1\""))
    #expect(xml.contains("<autoFilter ref=\"A1:B6\"/>"))
    #expect(xml.contains("<formula1>\"yes,no\"</formula1>"))
    #expect(xml.contains("errorStyle=\"warning\""))
    #expect(
      xml.contains("<formula1>'other''s'!$A$2:INDEX('other''s'!$A:$A,MAX(2,COUNTA('other''s'!$A:$A)))</formula1>"))
    #expect(xml.contains("paperSize=\"8\""))
    #expect(xml.contains("orientation=\"landscape\""))
    #expect(xml.contains("fitToHeight=\"0\""))
    #expect(xml.contains("<oddHeader>&amp;CCover &amp;&amp; more</oddHeader>"))
    #expect(xml.contains("<oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter>"))
    #expect(try part("xl/comments1.xml", of: book).contains("What it is"))
    #expect(try part("xl/workbook.xml", of: book).contains("data!$1:$1"))
  }

  @Test func whatNoFileCanHoldIsRefused() {
    func fault(_ sheets: Sheet...) -> WritingFault? {
      do {
        _ = try Workbook(title: "", sheets: sheets).bytes()
        return nil
      } catch { return error }
    }
    #expect(fault() == .noSheet)
    #expect(fault(Sheet("a/b")) == .sheetName("a/b"))
    #expect(fault(Sheet("Data"), Sheet("data")) == .sheetName("data"))
    #expect(fault(Sheet("'a")) == .sheetName("'a"))
    #expect(fault(Sheet(String(repeating: "a", count: 32))) == .sheetName(String(repeating: "a", count: 32)))
    let long = SheetRow([.empty, SheetCell(String(repeating: "x", count: 32_768))])
    #expect(fault(Sheet("a", rows: [long])) == .textTooLong(sheet: "a", cell: "B1", length: 32_768))
    var sheet = Sheet("a")
    sheet.merges = [CellRange(rows: 0...1, columns: 0...1), CellRange(rows: 1...2, columns: 1...1)]
    #expect(fault(sheet) == .merges(sheet: "a"))
    sheet = Sheet("a")
    sheet.choices = [CellChoices(CellRange(rows: 1...1, columns: 0...0), .words(["a,b"]))]
    #expect(fault(sheet) == .choices(sheet: "a"))
    sheet = Sheet("a")
    sheet.print.footer = PageText(left: [.text(String(repeating: "x", count: 300))])
    #expect(fault(sheet) == .pageText(sheet: "a"))
  }

  @Test func cellsHaveNames() {
    #expect(CellName.cell(row: 6, column: 2) == "C7")
    #expect([0, 25, 26, 701, 702, 16_383].map(CellName.column) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
    for index in [0, 1, 25, 26, 700, 16_383] {
      let place = CellName.parse(CellName.cell(row: index, column: index))
      #expect(place?.row == index && place?.column == index)
    }
    for wrong in ["", "A", "7", "A0", "A1B", "XFE1", "A1048577", "é1"] {
      #expect(CellName.parse(wrong) == nil, "\(wrong)")
    }
  }
}
