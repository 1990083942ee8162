// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Commands
@testable import Intake

/// Imports into workbooks: the same as into a folder that holds the same group.
@Suite struct WorkbookImportTests {
  private static let holidays = """
    {"england-and-wales": {"division": "england-and-wales", "events": [
      {"title": "Christmas Day", "date": "2026-12-25", "notes": "", "bunting": true}]}}
    """
  private static let staff = """
    Staff Code,Forename,Surname,Work Email,Job Title,Start Date
    QX,Quentin,Xavier,q.xavier@example.org,Class Teacher,01/09/2026

    """

  private let folder: TemporaryFolder
  private let book: String
  private let group: String

  init() throws {
    folder = try TemporaryFolder()
    book = folder.url.appending(path: "group.xlsx").path(percentEncoded: false)
    group = folder.url.appending(path: "group").path(percentEncoded: false)
    #expect(planner("init", group).status == .done)
    #expect(planner("convert", group, book).status == .done)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try folder.write(name, Data(text.utf8)).path(percentEncoded: false)
  }

  private func read(_ path: String) throws -> Group {
    try #require(try GroupInput.read(path).group)
  }

  private var bytes: Data { get throws { try Data(contentsOf: URL(filePath: book)) } }

  @Test func aWorkbookGetsWhatAFolderGets() throws {
    let school = try #require(try read(book).schools.first?.id.text)
    let holidays = try file("bank-holidays.json", Self.holidays)
    let staff = try file("staff.csv", Self.staff)
    for into in [group, book] {
      let dates = planner("import", "bank-holidays", holidays, "--into", into, "--year", "2026")
      #expect(dates.status == .done, "\(dates.errors)")
      #expect(dates.output.hasPrefix(into == book ? "calendar: 1 row added" : "calendar.csv: 1 row added"))
      #expect(planner("import", "staff", staff, "--into", into, "--school", school).status == .done)
    }
    let changed = try read(book)
    #expect(changed == (try read(group)))
    #expect(changed.people.contains { $0.name == "Quentin Xavier" })
    let after = try bytes
    #expect(planner("import", "staff", staff, "--into", book, "--school", school).output.contains("Nothing to change"))
    #expect(try bytes == after)
  }

  @Test func theSameAgainOrADryRunLeavesEveryByte() throws {
    let holidays = try file("bank-holidays.json", Self.holidays)
    let before = try bytes
    let dry = planner("import", "bank-holidays", holidays, "--into", book, "--year", "2026", "--dry-run")
    #expect(dry.status == .done && dry.output.contains("1 row added") && dry.output.contains("Nothing was written"))
    #expect(try bytes == before)
    #expect(planner("import", "bank-holidays", holidays, "--into", book, "--year", "2026").status == .done)
    let after = try bytes
    #expect(after != before)
    #expect(
      planner("import", "bank-holidays", holidays, "--into", book, "--year", "2026").output.contains(
        "Nothing to change"))
    #expect(try bytes == after)
  }

  @Test func aDamagedFileChangesNothing() throws {
    let before = try bytes
    let refused = planner("import", "bank-holidays", try file("x.json", "<html>"), "--into", book, "--year", "2026")
    #expect(refused.status == .problems && refused.errors.contains("nothing was imported"))
    #expect(try bytes == before)
  }

  @Test func problemsOfTheWorkbookAreToldByCell() throws {
    var broken = try read(book)
    broken.people[0].schools = ["nowhere"]
    try Data(try GroupWorkbook.bytes(of: broken)).write(to: URL(filePath: book))
    let before = try bytes
    let holidays = try file("bank-holidays.json", Self.holidays)
    let refused = planner("import", "bank-holidays", holidays, "--into", book, "--year", "2026")
    #expect(refused.status == .problems)
    #expect(refused.errors.contains("group.xlsx:staff!") && refused.errors.contains("nowhere"))
    #expect(try bytes == before)
  }

  /// What was said about the file that's imported stays with it, although a sheet has its name.
  @Test func problemsOfTheForeignFileKeepItsName() throws {
    let school = try #require(try read(book).schools.first?.id.text)
    let wrong = Self.staff.replacing("01/09/2026", with: "99/99/2026")
    let told = planner("import", "staff", try file("staff.csv", wrong), "--into", book, "--school", school)
    #expect(told.errors.contains("staff.csv:2:") && !told.errors.contains("group.xlsx"))
  }

  @Test func calendarsBesideTheWorkbookAreNotTurnedIntoRows() throws {
    let event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261112\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    _ = try file("ben.ics", event)
    var starter = BookWriter.starter()
    let sheet = try #require(starter.sheets.firstIndex { $0.name == "busy" })
    let cells = [SheetCell(.text("ben"), nil)] + Array(repeating: SheetCell.empty, count: 7)
    starter.sheets[sheet].rows[1...] = [SheetRow(cells + [SheetCell(.text("ben.ics"), nil)])]
    try Data(try starter.bytes()).write(to: URL(filePath: book))
    #expect(planner("check", book).status == .done)
    let before = try bytes
    let holidays = try file("bank-holidays.json", Self.holidays)
    let refused = planner("import", "bank-holidays", holidays, "--into", book, "--year", "2026")
    #expect(refused.status == .usage && refused.errors.contains("ben.ics"))
    #expect(try bytes == before)
  }
}
