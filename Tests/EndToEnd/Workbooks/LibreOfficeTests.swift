// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake
import Spreadsheet
import TestSupport
import Testing

/// Workbooks that LibreOffice has opened and saved.
@Suite(.enabled(if: Office.isAvailable, "\(Office.hint)")) struct LibreOfficeTests {
  @Test func groupsSurviveBeingSavedByIt() throws {
    let folder = try TemporaryFolder()
    let groups = try SampleName.allCases.map { ($0.rawValue, try Sample.group($0)) }
    var files: [URL] = []
    for (name, group) in groups {
      files.append(try folder.write("ours/\(name).xlsx", Data(GroupWorkbook.bytes(of: group))))
    }
    files.append(try folder.write("ours/starter.xlsx", Data(GroupWorkbook.starterBytes())))
    let saved = folder.url.appending(path: "saved")
    try Office.save(files, to: saved)
    for (name, group) in groups {
      let contents = GroupWorkbook.read(saved.appending(path: name + ".xlsx").path(percentEncoded: false))
      #expect(contents.problems.filter { $0.severity != .note }.map(\.line) == [])
      #expect(contents.group == group, "\(name)")
    }
    let starter = GroupWorkbook.read(saved.appending(path: "starter.xlsx").path(percentEncoded: false))
    #expect(starter.problems.map(\.line) == [])
  }

  @Test func whatPeopleTypeIsReadAsTheyMeanIt() throws {
    let folder = try TemporaryFolder()
    // Opening CSV is how LibreOffice makes of typed text what typing it into cells makes.
    let text = """
      a,b,c,d,e,f,g
      2026-09-06,15:40,22%,4.50,TRUE,=1/3+0.1,=NA()
      1999-12-31,03:40,12.5%,106372,007x,=LOWER("XY"),0.1
      """
    let file = try folder.write("typed.csv", Data(text.utf8))
    try Office.save([file], to: folder.url.appending(path: "saved"))
    var book = try WorkbookFile(Array(Data(contentsOf: folder.url.appending(path: "saved/typed.xlsx"))))
    #expect(book.sheets.map(\.name) == ["typed"])
    let rows = try book.contents(of: book.sheets[0]).rows.map { $0.cells.map(\.text) }
    #expect(
      rows == [
        ["a", "b", "c", "d", "e", "f", "g"],
        ["2026-09-06", "15:40", "22%", "4.5", "TRUE", "0.433333333333333", "#N/A"],
        ["1999-12-31", "03:40", "12.5%", "106372", "007x", "xy", "0.1"],
      ])
  }
}
