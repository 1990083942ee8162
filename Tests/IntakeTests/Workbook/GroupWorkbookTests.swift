// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Spreadsheet
import Testing

@testable import Intake

@Suite struct GroupWorkbookTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "config/samples")

  private static func sample(_ name: String) throws -> Group {
    try #require(GroupFolder.read(samples.appending(path: name).path(percentEncoded: false)).group)
  }

  @Test(arguments: ["two-schools", "day-one", "district"]) func aSampleSurvivesTheWayThroughAWorkbook(name: String)
    throws
  {
    let group = try Self.sample(name)
    let contents = try StarterBook.read(GroupWorkbook.bytes(of: group))
    #expect(contents.problems.filter { $0.severity != .note }.map(\.line) == [])
    #expect(contents.group == group)
  }

  @Test(arguments: UInt64(1)...40) func whateverAGroupHoldsSurvives(seed: UInt64) throws {
    let group = RandomGroup.make(seed: seed)
    let contents = try StarterBook.read(GroupWorkbook.bytes(of: group))
    #expect(contents.problems.filter { $0.severity == .error }.map(\.line) == [], "seed \(seed)")
    let again = try #require(contents.group)
    #expect(again == group, "seed \(seed): \(difference(group, again))")
  }

  @Test func theStarterIsTheSameGroupAsFolderAndAsWorkbook() throws {
    let book = try StarterBook.read(GroupWorkbook.starterBytes())
    #expect(book.problems.map(\.line) == [])
    try inTemporaryFolder { folder in
      try GroupFolder.writeStarter(to: folder.path)
      #expect(GroupFolder.read(folder.path).group == book.group)
    }
  }

  @Test func theSampleThatIsCommittedAsAWorkbookIsUpToDate() throws {
    let contents = GroupWorkbook.read(Self.samples.appending(path: "day-one.xlsx").path(percentEncoded: false))
    #expect(contents.problems.filter { $0.severity != .note }.map(\.line) == [])
    #expect(
      try contents.group == Self.sample("day-one"),
      "write it again: planner convert config/samples/day-one config/samples/day-one.xlsx --replace")
  }

  @Test func everyTableHasItsSheetWithAllColumnsAndANoteOnEach() throws {
    let book = BookWriter.starter()
    #expect(book.sheets.map(\.name) == ["Guide"] + BookWriter.order.map(\.sheet) + ["settings", "lists"])
    #expect(Set(BookWriter.order) == Set(FolderFile.allCases))
    for file in FolderFile.allCases {
      let sheet = try #require(book.sheets.first { $0.name == file.sheet })
      #expect(sheet.rows[0].cells.count == file.schema.columns.count)
      #expect(sheet.notes.map(\.column) == Array(file.schema.columns.indices))
      #expect(sheet.notes.allSatisfy { $0.text.count > 3 })
      for (column, cell) in zip(file.schema.columns, sheet.rows[0].cells) {
        guard case .text(let title) = cell.value else { continue }
        #expect(file.schema.columns[file.schema.index(of: title) ?? 0].name == column.name)
      }
    }
  }

  @Test func everyWordThatIsWrittenIsInItsDropDown() {
    for seed in UInt64(1)...60 {
      let group = RandomGroup.make(seed: seed)
      for file in FolderFile.allCases {
        for row in FolderWriter.rows(of: file, group) {
          for (column, text) in zip(file.schema.columns, row) where !text.isEmpty {
            guard case .word(let words) = FormatGuide.column(column.name, of: file)?.kind else { continue }
            #expect(words.contains(text) || text == "england", "\(file.name) \(column.name): \(text)")
          }
        }
      }
    }
  }

  @Test func valuesAreTypedSoThatASpreadsheetCanWorkWithThem() throws {
    let starter = StarterBook()
    let calendar = starter["calendar"].rows[1].cells
    #expect(calendar[2].value == .date(try #require(CivilDate(year: 2026, month: 9, day: 1))))
    let oak = starter["schools"].rows[1].cells
    #expect(oak.contains { $0.value == .percent(PerMille(220)) })
    #expect(oak.contains { $0.value == .decimal(512_801, places: 4) })
    #expect(oak.contains { $0.value == .time(TimeOfDay(minutes: 930)) })
    #expect(SheetValue.value("218.50", .money) == .money(Pence(21_850)))
    #expect(SheetValue.value("2026-09-01..2026-09-03", .date) == .text("2026-09-01..2026-09-03"))
    #expect(SheetValue.value("1h30", .number) == .text("1h30"))
    #expect(SheetValue.value("007", .number) == .text("007"))
    #expect(SheetValue.value("3-4", .text) == .text("3-4"))
  }

  @Test func textThatNoCellHoldsIsAProblem() throws {
    var group = try Self.sample("two-schools")
    group.people[0].name = String(repeating: "x", count: 40_000)
    do throws(Problem) {
      _ = try GroupWorkbook.bytes(of: group)
      Issue.record("it was written")
    } catch {
      #expect(error.code == .fileNotWritten)
      #expect(error.message.contains("staff!B2 has 40000 characters"))
    }
  }

  private func difference(_ a: Group, _ b: Group) -> String {
    zip(Mirror(reflecting: a).children, Mirror(reflecting: b).children)
      .filter { String(describing: $0.value) != String(describing: $1.value) }
      .map { "\($0.label ?? "")\n\($0.value)\n\($1.value)" }.joined(separator: "; ")
  }
}
