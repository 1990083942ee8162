// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Spreadsheet

@Suite struct ReadingFaultTests {
  private func fault(_ bytes: [UInt8], _ limits: ReadingLimits = ReadingLimits()) -> ReadingFault? {
    do {
      _ = try WorkbookFile(bytes, limits: limits)
      return nil
    } catch { return error }
  }

  private func limits(_ change: (inout ReadingLimits) -> Void) -> ReadingLimits {
    var limits = ReadingLimits()
    change(&limits)
    return limits
  }

  // MARK: Other files

  @Test func otherFilesAreCalledByTheirKind() {
    #expect(fault([]) == .empty)
    #expect(fault(Array("<!DOCTYPE html><html><table>".utf8)) == .notWorkbook(what: "a web page"))
    #expect(fault(Array("id,name\noak,Oak\n".utf8)) == .notWorkbook(what: "a text file"))
    #expect(fault(Array("%PDF-1.7".utf8)) == .notWorkbook(what: "a PDF"))
    #expect(fault([1, 0, 2]) == .notWorkbook(what: "no file of a spreadsheet"))
    #expect(fault(HandMadeBook.zip([("a.txt", [65])])) == .notWorkbook(what: "an archive without a workbook in it"))
    #expect(
      fault(HandMadeBook.zip([("_rels/.rels", Array("<Relationships/>".utf8)), ("word/document.xml", [65])]))
        == .notWorkbook(what: "a Word document"))
    #expect(
      fault(HandMadeBook.zip([("mimetype", [65]), ("content.xml", [65])]))
        == .otherFormat(what: "an OpenDocument spreadsheet (.ods)"))
  }

  @Test func oldAndProtectedWorkbooksAreToldApart() {
    let start: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let name = { (text: String) -> [UInt8] in text.utf8.flatMap { [$0, UInt8(0)] } }
    #expect(fault(start + name("Workbook")) == .otherFormat(what: "an Excel 97-2003 workbook (.xls)"))
    #expect(fault(start + name("EncryptedPackage")) == .password)
    let files = HandMadeBook("").parts.map { ($0.key, Array($0.value.utf8)) }
    #expect(fault(HandMadeBook.zip(files, password: "secret")) == .password)
  }

  @Test func filesThatBreakOffAreDamaged() {
    let whole = HandMadeBook("<row><c><v>1</v></c></row>").bytes
    for length in stride(from: 4, to: whole.count, by: 37) {
      guard case .damaged = fault(Array(whole[..<length])) else {
        Issue.record("\(length) of \(whole.count) bytes were taken")
        return
      }
    }
  }

  @Test func changedBytesAreFoundOrDoNoHarm() {
    let whole = HandMadeBook("<row><c><v>1</v></c></row>").bytes
    for position in stride(from: 0, to: whole.count, by: 11) {
      var changed = whole
      changed[position] ^= 0x55
      _ = fault(changed)
    }
  }

  // MARK: Inside

  @Test func missingPartsAreNamed() {
    var book = HandMadeBook("")
    book.parts["xl/worksheets/sheet1.xml"] = nil
    #expect(book.fault() == .damaged(what: "its part 'xl/worksheets/sheet1.xml' is missing"))
    book = HandMadeBook("")
    book.parts["xl/_rels/workbook.xml.rels"] = "<Relationships/>"
    #expect(book.fault() == .damaged(what: "its sheet 'staff' is missing"))
    book = HandMadeBook("<row><c t=\"s\"><v>4</v></c></row>")
    #expect(book.fault() == .damaged(what: "a cell names a shared string that isn't there"))
  }

  @Test func namesThatLeadOutOfTheArchiveLeadNowhere() {
    var book = HandMadeBook("")
    book.parts["xl/_rels/workbook.xml.rels"] = HandMadeBook.relationships([("rId1", "worksheet", "../../../etc/passwd")]
    )
    #expect(book.fault() == .damaged(what: "its part 'etc/passwd' is missing"))
    book.parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships><Relationship Id=\"rId1\" Type=\"a/worksheet\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/>"
      + "</Relationships>"
    #expect(book.fault() == .damaged(what: "its sheet 'staff' is missing"))
  }

  @Test func entitiesOfADocumentsOwnAreRefused() {
    let bomb = "<!DOCTYPE z [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
    let outside = "<!DOCTYPE z [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
    for type in [bomb, outside] {
      var book = HandMadeBook("<row><c t=\"str\"><v>&a;</v></c></row>")
      book.parts["xl/worksheets/sheet1.xml"] = type + (book.parts["xl/worksheets/sheet1.xml"] ?? "")
      guard case .damaged(let what) = book.fault() else {
        Issue.record("it was taken")
        continue
      }
      #expect(what.contains("document type"))
    }
  }

  @Test func xmlThatIsNotWellFormedIsDamaged() {
    var book = HandMadeBook("")
    book.parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>"
    #expect(book.fault() == .damaged(what: "its part 'xl/worksheets/sheet1.xml' is not well-formed XML (line 1)"))
    #expect(HandMadeBook("<row r=\"2\"/><row r=\"1\"/>").fault() == .damaged(what: "rows of a sheet aren't in order"))
    #expect(HandMadeBook("<row r=\"1\"><c r=\"XFE1\"/></row>").fault() == .damaged(what: "'XFE1' is no cell"))
    #expect(HandMadeBook("<row r=\"9999999\"/>").fault() == .damaged(what: "rows of a sheet aren't in order"))
  }

  @Test func partsChangedAtRandomDoNoHarm() {
    let rows =
      "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46271.65</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></row><row r=\"3\">"
      + "<c r=\"A3\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"C3\"><f>1</f><v>-1.5E-3</v></c></row>"
    let whole = HandMadeBook(
      rows, after: "<mergeCells><mergeCell ref=\"A1:B4\"/></mergeCells>", numberFormats: ["dd/mm/yyyy hh:mm"],
      shared: ["<t>x_x0041_</t>"])
    let scraps = [
      "<", ">", "\"", "9999999999999999999", "-1", "r=", "E9", "A1", "</row>", "<c>", "_x", "\u{0}", "&#55;", "[h]",
    ]
    var random = SplitMix64(seed: 7)
    for _ in 0..<600 {
      var book = whole
      let name = random.pick(book.parts.keys.sorted())
      var text = Array((book.parts[name] ?? "").unicodeScalars)
      for _ in 0...random.below(3) {
        let place = random.below(text.count)
        let end = min(text.count, place + random.below(6))
        text.replaceSubrange(place..<end, with: Array(random.pick(scraps).unicodeScalars))
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text)
      book.parts[name] = String(view)
      // Either it's read or a fault says why not; nothing traps.
      _ = book.fault()
    }
  }

  // MARK: Limits

  @Test func bombsAreRefused() {
    let zeros = "<row><c t=\"str\"><v>" + String(repeating: "0", count: 60 << 20) + "</v></c></row>"
    #expect(HandMadeBook(zeros).fault() == .tooLarge(what: "uncompressed bytes"))
  }

  @Test func everyLimitHolds() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    #expect(HandMadeBook(rows).fault(limits { $0.rows = 1 }) == .tooLarge(what: "rows in one sheet"))
    #expect(HandMadeBook(rows).fault(limits { $0.columns = 1 }) == .tooLarge(what: "columns"))
    #expect(HandMadeBook(rows).fault(limits { $0.cells = 2 }) == .tooLarge(what: "cells in one sheet"))
    #expect(HandMadeBook(rows).fault(limits { $0.sheets = 0 }) == .tooLarge(what: "sheets"))
    #expect(HandMadeBook(rows).fault(limits { $0.parts = 3 }) == .tooLarge(what: "files in the archive"))
    #expect(HandMadeBook(rows).fault(limits { $0.bytes = 900 }) == .tooLarge(what: "uncompressed bytes"))
    let shared = HandMadeBook(rows, shared: ["<t>ab</t>", "<t>c</t>"])
    #expect(shared.fault(limits { $0.sharedStrings = 1 }) == .tooLarge(what: "shared strings"))
    #expect(shared.fault(limits { $0.cellLength = 1 }) == .tooLarge(what: "characters in one cell"))
    let merged = HandMadeBook(
      rows + "<row><c/><c><v>1</v></c></row>",
      after: "<mergeCells><mergeCell ref=\"A1:A9\"/><mergeCell ref=\"B1:B9\"/></mergeCells>")
    #expect(merged.fault(limits { $0.cells = 4 }) == nil)
    #expect(merged.fault(limits { $0.cells = 3 }) == .tooLarge(what: "cells in one sheet"))
    let contents = SheetContents(
      rows: (0..<5).map { SheetContents.Row(number: $0, cells: [.init(column: 0, text: "x")]) })
    #expect(throws: ReadingFault.tooLarge(what: "merged cells")) {
      var filled = contents
      try filled.fill([CellRange(rows: 0...9, columns: 0...0)], most: 3)
    }
    let deep = String(repeating: "<a>", count: 80) + String(repeating: "</a>", count: 80)
    #expect(HandMadeBook(deep).fault() == .tooLarge(what: "elements inside each other"))
    #expect(HandMadeBook(rows).fault() == nil)
  }
}
