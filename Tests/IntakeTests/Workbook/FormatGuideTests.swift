// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Intake

@Suite struct FormatGuideTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/formats.md")

  @Test func theCopiesAreThoseOfThePage() throws {
    let page = Set(try String(contentsOf: Self.page, encoding: .utf8).split(separator: "\n"))
    for copy in [TablesPage.text, SettingsPage.text, TypesPage.text] {
      let other = copy.split(separator: "\n").filter { !page.contains($0) }
      #expect(other == [], "docs/formats.md has changed: run 'make formats'")
    }
  }

  @Test(arguments: FolderFile.allCases) func everyColumnIsDescribedInTheCopy(file: FolderFile) throws {
    let table = try #require(FormatGuide.tables[file.name], "run 'make formats'")
    #expect(table.about.hasPrefix("One row "))
    #expect(table.columns.map(\.name).sorted() == file.schema.columns.map(\.name).sorted(), "run 'make formats'")
    for entry in table.columns {
      #expect(!entry.type.isEmpty && !entry.example.isEmpty, "\(entry.name)")
      #expect(!(entry.type + entry.standard + entry.synonyms).contains("`"), "\(entry.name)")
      let isReference = entry.type.contains("reference") && !["calendar", "bells"].contains(entry.name)
      if isReference, entry.kind == .text { Issue.record("\(file.name) \(entry.name): which table is meant?") }
      if case .word(let words) = entry.kind { #expect(words.count > 1, "\(file.name) \(entry.name)") }
    }
    // What the code can't do without, the page calls needed.
    for column in file.schema.columns where column.need == .needed {
      #expect(table.columns.first { $0.name == column.name }?.standard.hasPrefix("needed") == true, "\(column.name)")
    }
  }

  @Test func everySettingIsInTheCopy() {
    #expect(FormatGuide.settings.map(\.key).sorted() == GroupSettings.allKeys.sorted(), "run 'make formats'")
  }

  @Test func typesAreUnderstoodByTheWordsOfThePage() {
    func kind(_ type: String, _ name: String = "x") -> ColumnKind { ColumnKind(type: type, name: name) }
    #expect(kind("yes/no: sessions may take place here") == .yesNo)
    #expect(kind("session: yes/no, the host changes") == .yesNo)
    #expect(
      kind("word: lesson, pupils (bounds of the day), midday (start alone)") == .word(["lesson", "pupils", "midday"]))
    #expect(kind("session: word: equal, need; how fees are shared") == .word(["equal", "need"]))
    #expect(kind("visit, secondment: word: any, similar") == .word(["any", "similar"]))
    #expect(kind("list of words: inset, meeting") == .words(["inset", "meeting"]))
    #expect(kind("date, or a span") == .date)
    #expect(kind("time before which it doesn't start") == .time)
    #expect(kind("money: price of a supply teacher's day") == .money)
    #expect(kind("secondment: money that the post's school pays") == .money)
    #expect(kind("percent of pupils eligible") == .percent)
    #expect(kind("visit (20), triad (30): minutes of talk after") == .number)
    #expect(kind("weekday of the staff meeting") == .weekday)
    #expect(kind("weekdays allowed") == .text)
    #expect(kind("half-days kept for other work") == .text)
    #expect(kind("reference", "school") == .reference(.schools))
    #expect(kind("list of references, the base first", "school") == .references(.schools))
    #expect(kind("shadowing: reference to a person", "applicant") == .reference(.staff))
    #expect(ColumnKind.activityKinds("visit (20), triad (30): minutes of talk after") == ["visit", "triad"])
    #expect(ColumnKind.activityKinds("text: name of the period") == [])
  }

  @Test func headingsForPeopleMeanTheirColumns() {
    for file in FolderFile.allCases {
      for column in file.schema.columns {
        #expect(file.schema.index(of: BookLook.title(column.name)).map { file.schema.columns[$0].name } == column.name)
      }
    }
    #expect(["supply_half_day", "urn", "id"].map(BookLook.title) == ["Supply half day", "URN", "ID"])
  }
}
