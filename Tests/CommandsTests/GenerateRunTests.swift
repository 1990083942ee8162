// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

/// Invented groups as a user asks for them.
@Suite struct GenerateRunTests {
  private func path(_ name: String, in folder: TemporaryFolder) -> String {
    folder.url.appending(path: name).path(percentEncoded: false)
  }

  @Test func aFolderAndAWorkbookHoldTheSameGroupWithoutErrors() throws {
    let folder = try TemporaryFolder()
    let (group, book, back) = (path("group", in: folder), path("group.xlsx", in: folder), path("back", in: folder))
    let made = planner("generate", group, "--schools", "2", "--seed", "3")
    #expect(made.status == .done, "\(made.errors)")
    #expect(made.output.contains("2 schools: ") && made.output.hasSuffix("Next: planner solve \(group)\n"))
    #expect(planner("generate", book, "--schools", "2", "--seed", "3").status == .done)
    #expect(planner("convert", book, back).status == .done)
    let names = try FileManager.default.contentsOfDirectory(atPath: group).sorted()
    #expect(try FileManager.default.contentsOfDirectory(atPath: back).sorted() == names)
    for name in names {
      let (stated, returned) = (URL(filePath: group + "/" + name), URL(filePath: back + "/" + name))
      #expect(try Data(contentsOf: stated) == Data(contentsOf: returned), "\(name)")
    }
    let checked = planner("check", group)
    #expect(checked.status == .done && checked.output.contains(" 0 errors, 0 warnings"))
  }

  @Test func onlyTheKindsAskedForAreWishedFor() throws {
    let folder = try TemporaryFolder()
    let made = planner("generate", path("group", in: folder), "--schools", "2", "--kinds", "visit")
    #expect(made.status == .done && made.output.contains(" visit\n") && !made.output.contains(" session"))
  }

  @Test func aGroupThatIsThereStaysUnasked() throws {
    let folder = try TemporaryFolder()
    let group = path("group", in: folder)
    try folder.write("group/staff.csv", Data("mine".utf8))
    let refused = planner("generate", group, "--schools", "2")
    #expect(refused.status == .files && refused.errors.contains("--replace"))
    #expect(try Data(contentsOf: URL(filePath: group + "/staff.csv")) == Data("mine".utf8))
    #expect(planner("generate", group, "--schools", "2", "--kinds", "visit", "--replace").status == .done)
    #expect(try Data(contentsOf: URL(filePath: group + "/staff.csv")) != Data("mine".utf8))
  }

  @Test(arguments: [
    ["generate", "x"], ["generate", "x", "--schools", "1"], ["generate", "x", "--schools", "5001"],
    ["generate", "x", "--schools", "2", "--seed", "-1"], ["generate", "x", "--schools", "2", "--density", "tigth"],
    ["generate", "x", "--schools", "2", "--kinds", "visits"],
  ]) func whatMakesNoSenseIsAUsageError(_ arguments: [String]) {
    #expect(ProgramRun(arguments).status == .usage)
  }
}
