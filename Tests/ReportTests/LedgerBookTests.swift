// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Report

@Suite struct LedgerBookTests {
  private func bytes(_ group: Group, _ plan: Plan) throws -> [UInt8] {
    try #require(try Books.all(group: group, plan: plan).first { $0.path == "ledgers.xlsx" }).bytes
  }

  /// Money as pence where it's an amount, for files write "12.50" and workbooks 12.5.
  private func normal(_ text: String) -> String {
    guard text.contains(where: \.isNumber), text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }),
      let value = Double(text)
    else { return text }
    return String(Int((value * 100).rounded()))
  }

  @Test(arguments: [true, false])
  func everyLedgerIsASheetWithTheCellsOfItsFile(isSample: Bool) throws {
    let sample = SamplePlan()
    let (group, plan) =
      isSample ? (sample.group, sample.plan) : (SmallGroup.groupWithStaffing(), SmallPlan.planWithStaffing())
    let book = try BookReader(bytes(group, plan))
    let ledgers = LedgerTables(group: group, plan: plan)
    let files = Ledgers.all(ledgers).dropLast(ledgers.apart.count)
    #expect(book.sheets == ["contents"] + files.map { String($0.path.dropFirst(8).dropLast(4)) })
    for (sheet, file) in zip(book.sheets.dropFirst(), files) {
      let csv = TableReader(file.bytes)
      let rows = book[sheet]
      #expect(rows.first == csv.heading, "\(sheet)")
      #expect(rows.count == csv.rows.count + 1, "\(sheet)")
      for (row, written) in zip(rows.dropFirst(), csv.rows) {
        let padded = row + Array(repeating: "", count: csv.heading.count - row.count)
        #expect(padded.map(normal) == csv.heading.map { normal(written[$0] ?? "") }, "\(sheet)")
      }
    }
  }

  @Test func theContentsSayWhatEachSheetIsAndHowLong() throws {
    let (group, plan) = (SmallGroup.groupWithStaffing(), SmallPlan.planWithStaffing())
    let book = try BookReader(bytes(group, plan))
    let contents = book.table("contents", under: "sheet")
    #expect(contents.map { $0["sheet"] } == Array(book.sheets.dropFirst()))
    for line in contents {
      let sheet = try #require(line["sheet"])
      #expect(line["rows"] == String(book[sheet].count - 1), "\(sheet)")
      #expect(line["one row is"]?.hasSuffix(".") == true, "\(sheet)")
    }
  }

  /// Readers of plans look the ledgers up in docs/outputs.md; each has its row there.
  @Test func everyLedgerIsDocumented() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/outputs.md"), encoding: .utf8)
    let ledgers = LedgerTables(group: SmallGroup.group(), plan: SmallPlan.plan())
    for table in ledgers.tables + ledgers.apart {
      #expect(page.contains("| `\(table.name).csv` |"), "\(table.name)")
    }
  }

  @Test func aLongLedgerGoesOnOnAnotherSheet() {
    var table = LedgerTable("long", about: "A number.", heading: ["number"])
    for number in 0..<7 { table.append([.number(number)]) }
    let sheets = LedgerSheet.all(of: table, "Us", most: 3)
    #expect(sheets.map(\.name) == ["long", "long 2", "long 3"])
    #expect(sheets.map(\.rows) == [0..<3, 3..<6, 6..<7])
    let body = sheets[1].sheet.body
    #expect(body?.count == 3 && body?.row(2) == [.whole(5)])
    #expect(sheets[2].sheet.filter == CellRange(rows: 0...1, columns: 0...0))
    let empty = LedgerSheet.all(of: LedgerTable("none", about: "Nothing.", heading: ["a", "b"]), "Us")
    #expect(empty.map(\.name) == ["none"] && empty[0].sheet.body?.count == 0)
  }

  @Test func textThatNoCellHoldsIsCut() throws {
    var sample = SamplePlan(occurrences: 6)
    sample.group.schools[0].name = String(repeating: "School 😀", count: 5_000)
    let book = try BookReader(bytes(sample.group, sample.plan))
    let name = try #require(book["benefit"].dropFirst().first?.first)
    #expect(name.hasPrefix("School 😀School") && name.hasSuffix("…") && name.utf16.count <= 32_767)
  }

  @Test func namesThatLookLikeFormulasAreText() throws {
    for start in ["=1+1", "+1", "-1", "@SUM(A1)", "http://example.org"] {
      var sample = SamplePlan(occurrences: 6)
      sample.group.schools[0].name = start
      #expect(try BookReader(bytes(sample.group, sample.plan))["benefit"][1][0] == start)
    }
  }

  @Test(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)"))
  func anotherReaderFindsDatesMoneyFiltersAndPanes() throws {
    struct Answer: Decodable {
      struct Sheet: Decodable {
        let name: String
        let frozen: String?
        let filter: String?
        let repeated: String?
        let landscape: Bool
        let kinds: [String]
        let formats: [String: [String]]
        let links: Int
      }
      let sheets: [Sheet]
      let formulas: Int
    }
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "ledgers.xlsx", Data(bytes(SmallGroup.groupWithStaffing(), SmallPlan.planWithStaffing())))
    let answer = try Oracle.ask(
      "workbook_oracle.py", ["describe", file.path(percentEncoded: false)], as: Answer.self)
    #expect(answer.formulas == 0)
    let tables = answer.sheets.dropFirst()
    #expect(tables.allSatisfy { $0.frozen == "A2" && $0.filter?.hasPrefix("A1:") == true && $0.landscape })
    #expect(tables.allSatisfy { $0.repeated == "$1:$1" })
    #expect(answer.sheets[0].links == tables.count)
    let cover = try #require(tables.first { $0.name == "cover" })
    #expect(cover.kinds == ["datetime", "str", "time"])
    #expect(cover.formats["date"] == ["ddd d mmm yyyy"] && cover.formats["start"] == ["hh:mm"])
    let charges = try #require(tables.first { $0.name == "charges" })
    #expect(charges.formats["paid by school"] == ["[$£-809]#,##0.00"])
    let travel = try #require(tables.first { $0.name == "travel" })
    #expect(travel.formats["metres"] == ["0"] && travel.kinds.contains("int"))
  }
}
