// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Spreadsheet

@Suite struct WorkbookFileTests {
  @Test func everyTypeOfCellIsRead() throws {
    let rows = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><rPr/><t>in</t></r><r><t>line</t></r></is></c>\
      <c r="C1"><v>420.0</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="str"><f>A1</f><v>text of a formula</v></c></row>
      <row r="3"><c r="B3" s="1"><v>46271</v></c><c r="C3" t="d"><v>2026-09-06T00:00:00Z</v></c>\
      <c r="D3" t="d"><v>2026-09-06T15:40:00</v></c><c r="E3" s="1"/><c r="F3" t="n"><v></v></c></row>
      """
    let book = HandMadeBook(
      rows, numberFormats: ["dd/mm/yyyy"],
      shared: [
        "<r><t xml:space=\"preserve\">Anna </t></r><r><rPr><b/></rPr><t>Bell</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>"
      ])
    #expect(
      try book.read() == [
        "A1": "Anna Bell", "B1": "inline", "C1": "420", "D1": "TRUE", "E1": "text of a formula", "B3": "2026-09-06",
        "C3": "2026-09-06", "D3": "2026-09-06 15:40",
      ])
  }

  @Test func textStaysText() throws {
    let book = HandMadeBook(
      "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>",
      shared: [
        "<t>007</t>", "<t xml:space=\"preserve\"> two_x000D_\nlines </t>", "<t>\n  laid out\n</t>",
        "<t>_x005F_x0041_ <![CDATA[a<b]]></t>",
      ])
    #expect(
      try book.read() == ["A1": "007", "B1": " two\nlines ", "C1": "laid out", "D1": "_x0041_ a<b"])
  }

  @Test func rowsAndCellsWithoutNamesFollowEachOther() throws {
    let book = HandMadeBook(
      "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"/><row><c r=\"C6\"><v>3</v></c><c><v>4</v></c></row>"
        + "<row><c r=\"A9\"><v>5</v></c></row><row><c><v>6</v></c></row>")
    #expect(try book.read() == ["A1": "1", "B1": "2", "C6": "3", "D6": "4", "A9": "5", "A10": "6"])
  }

  @Test func formulasWithoutValueAndWithErrorsAreMarked() throws {
    let book = HandMadeBook(
      "<row><c><f>1+1</f></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c t=\"str\"><f>A1</f><v></v></c><c><f>2</f><v>2</v></c></row>"
    )
    #expect(try book.read() == ["A1": " (noValue)", "B1": "#DIV/0! (error)", "D1": "2"])
  }

  @Test func aMergedCellHoldsForAllItsRows() throws {
    let book = HandMadeBook(
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>5</v></c></row><row r=\"2\"><c r=\"B2\"><v>6</v></c></row>"
        + "<row r=\"4\"><c r=\"C4\"><v>7</v></c></row>",
      after: "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"C4:E4\"/></mergeCells>")
    #expect(try book.read() == ["A1": "1", "B1": "5", "A2": "1", "B2": "6", "C4": "7"])
  }

  @Test func hiddenRowsAndColumnsCountLikeOthers() throws {
    let book = HandMadeBook("<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>")
    #expect(try book.read() == ["A1": "1"])
  }

  @Test func daysMayCountFrom1904() throws {
    var book = HandMadeBook("<row><c s=\"1\"><v>44809</v></c></row>", numberFormats: ["d mmm yyyy"])
    book.parts["xl/workbook.xml"] = HandMadeBook.workbook(
      "<sheet name=\"staff\" r:id=\"rId1\"/>", properties: "<workbookPr date1904=\"1\"/>")
    #expect(try book.read() == ["A1": "2026-09-06"])
  }

  @Test(arguments: [
    "/xl/worksheets/sheet1.xml", "worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml",
    "../xl/worksheets/sheet1.xml",
    "worksheets\\sheet1.xml", "../../../../xl/worksheets/sheet1.xml", "worksheets/SHEET1.xml",
    "worksheets/sheet%31.xml",
  ]) func partsAreFoundWhereverTheirNamesLead(target: String) throws {
    var book = HandMadeBook("<row><c><v>1</v></c></row>")
    book.parts["xl/_rels/workbook.xml.rels"] = HandMadeBook.relationships([("rId1", "worksheet", target)])
    #expect(try book.read() == ["A1": "1"])
  }

  @Test func sheetsKeepTheirOrderAndSayWhetherTheyAreHidden() throws {
    var book = HandMadeBook("")
    book.parts["xl/workbook.xml"] = HandMadeBook.workbook(
      "<sheet name=\"B &amp; C\" r:id=\"rId9\"/><sheet name=\"chart\" r:id=\"rId8\"/>"
        + "<sheet name=\"A\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"V\" state=\"veryHidden\" r:id=\"rId1\"/>")
    book.parts["xl/_rels/workbook.xml.rels"] = HandMadeBook.relationships([
      ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId9", "worksheet", "worksheets/sheet1.xml"),
      ("rId8", "chartsheet", "chartsheets/sheet1.xml"),
    ])
    let sheets = try WorkbookFile(book.bytes).sheets
    #expect(sheets.map(\.name) == ["B & C", "A", "V"])
    #expect(sheets.map(\.isHidden) == [false, true, true])
  }

  @Test func otherPrefixesAndTheStrictEditionAreUnderstood() throws {
    var book = HandMadeBook("")
    book.parts["_rels/.rels"] = book.parts["_rels/.rels"]?.replacing(
      "http://schemas.openxmlformats.org/officeDocument/2006", with: "http://purl.oclc.org/ooxml/officeDocument")
    book.parts["xl/workbook.xml"] =
      "<x:workbook xmlns:x=\"m\" xmlns:rel=\"r\"><x:sheets><x:sheet name=\"staff\" rel:id=\"rId1\"/></x:sheets></x:workbook>"
    book.parts["xl/worksheets/sheet1.xml"] =
      "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    #expect(try book.read() == ["A1": "1"])
  }

  @Test func stylesAndSharedStringsMayBeMissing() throws {
    var book = HandMadeBook("<row><c s=\"7\"><v>1</v></c></row>")
    book.parts["xl/_rels/workbook.xml.rels"] = HandMadeBook.relationships([
      ("rId1", "worksheet", "worksheets/sheet1.xml")
    ])
    #expect(try book.read() == ["A1": "1"])
  }
}
