// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Commands

@Suite struct OutputFolderTests {
  private let base = FileManager.default.temporaryDirectory.appending(path: "planner-output-\(UUID().uuidString)")

  private func path(_ name: String) -> String { base.appending(path: name).path(percentEncoded: false) }

  private func prepare(_ files: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    for (name, text) in files {
      let file = base.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private func remove() { try? FileManager.default.removeItem(at: base) }

  private func everything() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: base.path(percentEncoded: false)).sorted()
  }

  private func output(_ files: [String: String]) throws -> OutputFiles {
    var output = OutputFiles()
    for (name, text) in files { try output.add(name, text) }
    return output
  }

  @Test func aNewFolderHoldsEveryFileAndLeavesNothingBeside() throws {
    defer { remove() }
    try prepare()
    try OutputFolder(path("out")).write(output(["plan.json": "{}", "feeds/people/anna.ics": "x"]))
    #expect(try everything() == ["out", "out/feeds", "out/feeds/people", "out/feeds/people/anna.ics", "out/plan.json"])
  }

  @Test func anEarlierPlanIsReplacedWhole() throws {
    defer { remove() }
    try prepare(["out/plan.json": "old", "out/feeds/gone.ics": "old"])
    try OutputFolder(path("out")).write(output(["plan.json": "new"]))
    #expect(try everything() == ["out", "out/plan.json"])
    #expect(try String(contentsOfFile: path("out/plan.json"), encoding: .utf8) == "new")
  }

  @Test func anEmptyFolderIsTaken() throws {
    defer { remove() }
    try prepare()
    try FileManager.default.createDirectory(atPath: path("out"), withIntermediateDirectories: true)
    try OutputFolder(path("out")).write(output(["plan.json": "{}"]))
    #expect(try everything() == ["out", "out/plan.json"])
  }

  @Test(arguments: [
    ["out/thesis.doc": "years of work"],
    ["out/plan.json": "{}", "out/notes.txt": "mine"],
    ["out/feeds/a.ics": "no plan beside it"],
    ["out": "a file"],
  ])
  func aPlaceThatPlannerDidNotWriteIsRefusedAndLeftAsItWas(files: [String: String]) throws {
    defer { remove() }
    try prepare(files)
    let before = try everything()
    let error = #expect(throws: Failure.self) {
      try OutputFolder(path("out")).write(output(["plan.json": "{}"]))
    }
    #expect(error?.status == .files)
    #expect(try everything() == before)
    for (name, text) in files { #expect(try String(contentsOfFile: path(name), encoding: .utf8) == text) }
  }

  @Test func aMissingParentIsRefusedBeforeAnythingIsPlanned() throws {
    defer { remove() }
    try prepare()
    let error = #expect(throws: Failure.self) { try OutputFolder(path("a/b/out")).check() }
    #expect(error?.message.contains("doesn't exist") == true)
  }

  @Test func aFileInItsPlaceIsRefusedBeforeAnythingIsPlanned() throws {
    defer { remove() }
    try prepare(["out": "a file"])
    let error = #expect(throws: Failure.self) { try OutputFolder(path("out")).check() }
    #expect(error?.message.contains("is a file") == true)
  }

  @Test func aFailureHalfWayLeavesTheEarlierPlan() throws {
    defer { remove() }
    try prepare(["out/plan.json": "old"])
    // "feeds" as a file and as a folder can't both be written.
    let broken = try output(["feeds": "a file", "feeds/anna.ics": "x", "plan.json": "new"])
    #expect(throws: Failure.self) { try OutputFolder(path("out")).write(broken) }
    #expect(try everything() == ["out", "out/plan.json"])
    #expect(try String(contentsOfFile: path("out/plan.json"), encoding: .utf8) == "old")
  }

  @Test func aLinkIsFollowedToTheFolderThatItNames() throws {
    defer { remove() }
    try prepare(["real/plan.json": "old"])
    try FileManager.default.createSymbolicLink(atPath: path("out"), withDestinationPath: path("real"))
    try OutputFolder(path("out")).write(output(["plan.json": "new"]))
    #expect(try String(contentsOfFile: path("real/plan.json"), encoding: .utf8) == "new")
    #expect(try everything() == ["out", "real", "real/plan.json"])
  }

  @Test(arguments: ["../x", "/etc/x", "a//b", "a/./b", "", "a/../../b", "nul\0"])
  func pathsThatLeaveTheFolderAreRefused(path: String) {
    var output = OutputFiles()
    #expect(throws: Failure.self) { try output.add(path, "x") }
  }

  @Test func noPathIsWrittenTwice() throws {
    var output = try output(["plan.json": "{}"])
    #expect(throws: Failure.self) { try output.add("plan.json", "x") }
  }
}
