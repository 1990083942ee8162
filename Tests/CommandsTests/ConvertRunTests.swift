// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile
import TestSupport
import Testing

@testable import Commands

/// Workbooks as a user gives them to commands.
@Suite struct ConvertRunTests {
  private static let sample = Repository.sample("two-schools")

  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  // MARK: There and back

  @Test func aFolderBecomesAWorkbookAndTheSameFolderAgain() throws {
    let folder = try TemporaryFolder()
    let (book, direct, back) = (path("b.xlsx", in: folder), path("direct", in: folder), path("back", in: folder))
    let made = planner("convert", Self.sample, book)
    #expect(made.status == .done, "\(made.errors)")
    #expect(made.output == "Wrote \(book): 2 schools, 6 people, 0 lessons, 4 activities\n")
    #expect(planner("convert", book, back).status == .done)
    #expect(planner("convert", Self.sample, direct).status == .done)
    #expect(try names(back) == names(direct))
    for name in try names(back) { #expect(try bytes(back + "/" + name) == bytes(direct + "/" + name), "\(name)") }
    #expect(planner("convert", book, path("c.XLSX", in: folder)).status == .done)
    #expect(try bytes(path("c.XLSX", in: folder)) == bytes(book))
    #expect(try names(folder.url.path(percentEncoded: false)) == ["b.xlsx", "back", "c.XLSX", "direct"])
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let folder = try TemporaryFolder()
    try folder.write("b.xlsx", Data("mine".utf8))
    try folder.write("f/staff.csv", Data("mine".utf8))
    let book = planner("convert", Self.sample, path("b.xlsx", in: folder))
    #expect(book.status == .files && book.errors.contains("--replace does so"))
    let group = planner("convert", Self.sample, path("f", in: folder))
    #expect(group.status == .files && group.errors.contains("--replace writes over a group"))
    #expect(try bytes(path("b.xlsx", in: folder)) == Data("mine".utf8))
    #expect(try bytes(path("f/staff.csv", in: folder)) == Data("mine".utf8))
    #expect(planner("convert", Self.sample, path("b.xlsx", in: folder), "--replace").status == .done)
    #expect(planner("check", path("b.xlsx", in: folder)).status == .done)
  }

  @Test func replacingAFolderKeepsNotesAndRefusesAnythingElse() throws {
    let folder = try TemporaryFolder()
    for name in ["staff.csv", "lessons.csv", "README.md", "anna.ics", ".git/HEAD"] {
      try folder.write("f/" + name, Data("mine".utf8))
    }
    let target = path("f", in: folder)
    #expect(planner("convert", Self.sample, target, "--replace").status == .done)
    #expect(
      try names(target) == [
        ".git", "README.md", "activities.csv", "anna.ics", "bells.csv", "calendar.csv", "group.yaml", "schools.csv",
        "staff.csv",
      ])
    #expect(try bytes(target + "/README.md") == Data("mine".utf8))
    try folder.write("f/photo.jpg", Data())
    let refused = planner("convert", Self.sample, target, "--replace")
    #expect(refused.status == .files && refused.errors.contains("'photo.jpg', which is no part of a group"))
    #expect(try names(folder.url.path(percentEncoded: false)) == ["f"])
  }

  @Test func placesThatCannotBeMeantAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("note.txt", Data())
    let same = planner("convert", Self.sample, Self.sample + "/../two-schools", "--replace")
    #expect(same.status == .usage && same.errors.contains("are the same"))
    #expect(planner("convert", Self.sample, path("b.xls", in: folder)).status == .usage)
    #expect(planner("convert", Self.sample, path("b.csv", in: folder)).status == .usage)
    #expect(planner("convert", Self.sample, path("nowhere/b.xlsx", in: folder)).status == .files)
    #expect(planner("convert", Self.sample, path("nowhere/f", in: folder)).status == .files)
    #expect(planner("convert", Self.sample, path("note.txt", in: folder)).status == .files)
    #expect(planner("convert", path("note.txt", in: folder), path("f", in: folder)).status == .files)
    #expect(planner("convert", path("none.xlsx", in: folder), path("f", in: folder)).status == .files)
    try FileManager.default.createDirectory(atPath: path("d.xlsx", in: folder), withIntermediateDirectories: false)
    #expect(planner("convert", Self.sample, path("d.xlsx", in: folder), "--replace").status == .files)
    #expect(try names(folder.url.path(percentEncoded: false)) == ["d.xlsx", "note.txt"])
  }

  @Test func aGroupWithErrorsIsNotWritten() throws {
    let folder = try TemporaryFolder()
    let group = path("two-schools", in: folder)
    try FileManager.default.copyItem(atPath: Self.sample, toPath: group)
    try folder.write("two-schools/staff.csv", Data("id,name,school,role\nx,,nowhere,teacher\n".utf8))
    let book = path("b.xlsx", in: folder)
    let run = planner("convert", group, book)
    #expect(run.status == .problems)
    #expect(
      run.output.isEmpty && run.errors.contains("staff.csv:2:school") && run.errors.contains("nothing was written"))
    let json = planner("convert", group, book, "--format", "json")
    #expect(json.status == .problems && json.output.contains("\"file\" : \"staff.csv\""))
    #expect(!FileManager.default.fileExists(atPath: book))
  }

  // MARK: Other commands

  @Test func everyCommandTakesAWorkbook() throws {
    let folder = try TemporaryFolder()
    // A group without settings is called after its folder or file.
    let (book, out) = (path("two-schools.xlsx", in: folder), path("out", in: folder))
    #expect(planner("convert", Self.sample, book).status == .done)
    let checked = planner("check", book)
    #expect(checked.output == "\(book): 0 errors, 0 warnings, 0 notes: 2 schools, 6 people, 0 lessons, 4 activities\n")
    #expect(planner("solve", book, "--rounds", "5", "--output", out).status == .done)
    let verified = planner("verify", book, out)
    #expect(verified.status == .done && !verified.output.contains("other input"))
    // The same group from its folder verifies too, and is other input.
    #expect(planner("verify", Self.sample, out).output.contains("made from other input"))

    let fromFolder = try plan(Self.sample)
    let fromBook = try plan(book)
    #expect(fromBook.occurrences == fromFolder.occurrences)
    #expect(fromBook.inputHash != fromFolder.inputHash)
  }

  private func plan(_ group: String) throws -> Plan {
    try PlanFile.decode(Array(planner("solve", group, "--rounds", "5", "--format", "json", "--quiet").output.utf8))
  }

  @Test func problemsOfAWorkbookNameSheetAndCell() throws {
    let folder = try TemporaryFolder()
    let book = path("b.xlsx", in: folder)
    try folder.write("b.xlsx", Data("not a workbook".utf8))
    let text = planner("check", book)
    #expect(text.status == .problems)
    #expect(text.output.contains("b.xlsx: error: This is a text file, not a workbook."))
    let old = try folder.write("b.xls", Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
    #expect(planner("check", old.path(percentEncoded: false)).output.contains("Excel 97-2003"))
  }

  @Test func aStarterWorkbookIsSoundAndIsNotOverwritten() throws {
    let folder = try TemporaryFolder()
    let book = path("my group.xlsx", in: folder)
    let made = planner("init", book)
    #expect(made.status == .done && made.output.contains("Its first sheet says what the others are for"))
    #expect(planner("check", book).output.contains("0 errors, 0 warnings, 0 notes: 3 schools, 11 people"))
    let again = planner("init", book)
    #expect(again.status == .files && again.errors.contains("choose another name"))
  }
}
