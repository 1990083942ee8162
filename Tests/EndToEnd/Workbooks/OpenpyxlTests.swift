// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake
import TestSupport
import Testing

/// Workbooks as openpyxl reads and writes them.
@Suite(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)")) struct OpenpyxlTests {
  private struct Description: Decodable {
    struct Sheet: Decodable {
      var name: String
      var isHidden: Bool
      var headings: [String?]
      var notes: [String: String]
      var lists: [String: String]
      var frozen: String?
      var landscape: Bool
      var kinds: [String]
    }
    var sheets: [Sheet]
    var formulas: Int
  }

  @Test func itFindsNotesDropDownsAndTypedCells() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("book.xlsx", Data(GroupWorkbook.bytes(of: Sample.group(.district))))
    let book: Description = try Oracle.ask("workbook_oracle.py", ["describe", file.path(percentEncoded: false)])
    #expect(book.formulas == 0)
    #expect(book.sheets.first?.name == "Guide")
    #expect(book.sheets.filter(\.isHidden).map(\.name) == ["lists"])
    let tables = Dictionary(uniqueKeysWithValues: book.sheets.map { ($0.name, $0) })
    for name in ["schools", "calendar", "staff", "activities", "lessons", "past", "declines"] {
      let sheet = try #require(tables[name])
      #expect(sheet.notes.count == sheet.headings.count, "every heading of \(name) has a note")
      #expect(sheet.frozen != nil && sheet.landscape)
    }
    let schools = try #require(tables["schools"])
    #expect(schools.lists["Phase"]?.hasPrefix("\"nursery,primary,") == true)
    #expect(schools.lists["Hosts"] == "\"yes,no\"")
    #expect(schools.notes["FSM"]?.contains("Left empty: unknown\nExample: 22") == true)
    #expect(schools.notes["Name"]?.contains("Must be filled in.") == true)
    #expect(tables["staff"]?.lists["School"]?.hasPrefix("'schools'!$A$2:INDEX(") == true)
    #expect(tables["schools"]?.lists["Bells"]?.hasPrefix("'lists'!$B$2:") == true)
    #expect(tables["calendar"]?.kinds == ["datetime", "str"])
    #expect(tables["bells"]?.kinds == ["str", "time"])
    #expect(tables["cover"]?.kinds == ["int", "str"])
  }

  @Test func aBookThatItMadeIsReadRight() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "Our group.xlsx").path(percentEncoded: false)
    #expect(try Oracle.ask("workbook_oracle.py", ["make", path]) == true)
    let contents = GroupWorkbook.read(path)
    #expect(contents.problems.map(\.line) == [])
    let group = try #require(contents.group)
    #expect(group.name == "Our group")
    #expect(group.schools.map(\.id) == ["oak", "elm"])
    #expect(group.schools.map(\.freeSchoolMeals) == [PerMille(220), PerMille(125)])
    #expect(group.schools.map(\.releaseBudget) == [Pence(500_000), Pence(21_850)])
    #expect(group.meetings.map(\.span.start.description) == ["15:30", "15:45"])
    #expect(group.calendars.first?.halfTerms.count == 6)
    #expect(group.calendars.first?.halfTerms.last?.span.last.description == "2027-07-21")
    #expect(group.people.map(\.id) == ["007", "jo", "kate"])
    #expect(group.people.map(\.base) == ["oak", "elm", "elm"])
    #expect(group.people.map(\.fullTimeEquivalent) == [PerMille(600), .one, .one])
    #expect(group.people.map(\.years) == [[7, 8, 9], [4], [0]])
    #expect(group.people.map(\.isVacancy) == [false, true, false])
    #expect(group.people[0].validFrom?.description == "2026-09-01")
  }
}
