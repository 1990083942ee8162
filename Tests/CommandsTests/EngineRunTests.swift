// SPDX-License-Identifier: Apache-2.0

import Foundation
import PlanFile
import TestSupport
import Testing

@testable import Commands

@Suite struct EngineRunTests {
  @Test func anAbsentLibraryEndsTheRunWithItsCode() {
    let run = planner(
      "solve", Repository.sample("two-schools"), "--engine", "cp-sat", "--cp-sat-library", "/nowhere/libortools.so.9")
    #expect(run.status == .files)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("/nowhere/libortools.so.9") && run.errors.contains("pip install ortools"))
    #expect(run.errors.contains("[engine.library-missing]"))
  }

  @Test func aFileThatIsNoLibraryEndsTheRunWithItsCode() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("libortools.so.9", Data("no library".utf8))
    let run = planner(
      "solve", Repository.sample("two-schools"), "--engine", "cp-sat", "--cp-sat-library",
      file.path(percentEncoded: false))
    #expect(run.status == .files && run.errors.contains("[engine.library-missing]"))
  }

  @Test(arguments: [
    ["--engine", "cplex"], ["--model-options", "5"], ["--cp-sat-library", "x"],
    ["--engine", "cp-sat", "--model-options", "0"], ["--engine", "cp-sat", "--rounds", "5"],
    ["--engine", "cp-sat", "--trace", "x"], ["--export-model", ""], ["--export-model", "x", "--output", "y"],
    ["--export-model", "x", "--engine", "cp-sat"], ["--export-model", "x", "--rounds", "3"],
    ["--export-model", "x", "--time-limit", "5"], ["--export-model", "x", "--as-of", "2027-01-01"],
    ["--model-solution", ""], ["--model-solution", "x", "--engine", "cp-sat"],
    ["--model-solution", "x", "--export-model", "y"], ["--model-solution", "x", "--rounds", "3"],
    ["--model-solution", "x", "--trace", "y"], ["--model-solution", "x", "--time-limit", "5"],
    ["--model-solution", "x", "--from", "y"],
  ])
  func optionsThatDontGoTogetherAreRefused(_ options: [String]) {
    let run = ProgramRun(["solve", Repository.sample("two-schools")] + options)
    #expect(run.status == .usage, "\(options): \(run.errors)")
  }

  @Test(.enabled(if: Oracle.libraryOfORTools != nil, "\(Oracle.hint)"))
  func aSampleIsPlannedAndVerified() throws {
    let folder = try TemporaryFolder()
    let out = folder.url.appending(path: "out").path(percentEncoded: false)
    let run = planner(
      "solve", Repository.sample("two-schools"), "--engine", "cp-sat", "--cp-sat-library",
      Oracle.libraryOfORTools ?? "", "--time-limit", "60", "--output", out)
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.errors.contains("a best choice of the model") && run.errors.contains(" 0 dropped"))
    #expect(run.output.contains("Engine cp-sat"))
    #expect(planner("verify", Repository.sample("two-schools"), out).status == .done)
    let page = try String(contentsOfFile: out + "/report.html", encoding: .utf8)
    #expect(page.contains("engine cp-sat ended with a best choice of its model") && !page.contains("to the byte"))
  }

  @Test func theModelIsWrittenAndNoPlanMade() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "model.mps")
    let command = [
      "solve", Repository.sample("two-schools"), "--export-model", file.path(percentEncoded: false),
      "--model-options", "5",
    ]
    let run = ProgramRun(command)
    #expect(run.status == .done && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains("planner: explicit model: 4 activities"))
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("* The plan of ") && text.hasSuffix("ENDATA\n"))
    let again = ProgramRun(command)
    #expect(again.status == .files && again.errors.contains("is there already"))
    try FileManager.default.removeItem(at: file)
    #expect(ProgramRun(command + ["--quiet"]).errors.isEmpty)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false)) == ["model.mps"])
    let nowhere = planner(
      "solve", Repository.sample("two-schools"), "--export-model", "/nowhere/model.mps", "--model-options", "5")
    #expect(nowhere.status == .files && nowhere.errors.contains("isn't there"))
  }

  /// Two solvers that know nothing of each other find the same optimum: one in our words, one in the file.
  @Test(.enabled(if: Oracle.libraryOfORTools != nil, "\(Oracle.hint)"))
  func theFileHasTheOptimumThatCPSATFinds() throws {
    struct Answer: Decodable {
      let cost: Int?
    }
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "model.mps").path(percentEncoded: false)
    let sample = Repository.sample("two-schools")
    #expect(planner("solve", sample, "--export-model", file, "--model-options", "12").status == .done)
    let answers: [Answer] = try Oracle.ask("mps_oracle.py", [file])
    let run = planner(
      "solve", sample, "--engine", "cp-sat", "--cp-sat-library", Oracle.libraryOfORTools ?? "", "--model-options", "12",
      "--time-limit", "60")
    let cost = try #require(answers.first?.cost)
    #expect(run.errors.contains("a best choice of the model"))
    #expect(run.errors.contains("costs \(cost)"), "\(cost): \(run.errors)")
  }

  /// HiGHS solves the file, and its solution becomes a plan that's verified like any other.
  @Test(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)"))
  func aSolutionOfTheFileBecomesAPlan() throws {
    struct Answer: Decodable {
      let cost: Int?
      let values: [String: Int]
    }
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "model.mps").path(percentEncoded: false)
    let sample = Repository.sample("two-schools")
    #expect(planner("solve", sample, "--export-model", file, "--model-options", "12").status == .done)
    let answers: [Answer] = try Oracle.ask("mps_oracle.py", [file])
    let answer = try #require(answers.first)
    let lines = answer.values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value).0\n" }
    let solution = try folder.write("solution", Data(("# by HiGHS\n" + lines.joined()).utf8)).path(
      percentEncoded: false)
    let out = folder.url.appending(path: "out").path(percentEncoded: false)
    let run = planner("solve", sample, "--model-solution", solution, "--model-options", "12", "--output", out)
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.errors.contains("planner: modelled ") && run.errors.contains(" 0 dropped"), "\(run.errors)")
    #expect(run.output.contains("Engine solution"))
    #expect(planner("verify", sample, out).status == .done)
  }

  @Test(arguments: ["C0", "C0 0.5", "C0 -1", "x 1", "C0 0\nC0 0", "C-1 0"])
  func aFileThatIsNoSolutionIsRefused(_ text: String) throws {
    let folder = try TemporaryFolder()
    let solution = try folder.write("solution", Data(text.utf8)).path(percentEncoded: false)
    let run = planner("solve", Repository.sample("two-schools"), "--model-solution", solution)
    #expect(run.status == .files && run.output.isEmpty)
    #expect(run.errors.contains("[engine.solution-unsuitable]") && run.errors.contains(", line "))
  }

  /// More of a column than it may be, and a column that there isn't.
  @Test(arguments: ["C0 9999", "C99999999 0"])
  func aSolutionOfAnotherModelIsRefused(_ text: String) throws {
    let folder = try TemporaryFolder()
    let solution = try folder.write("solution", Data(text.utf8)).path(percentEncoded: false)
    let run = planner(
      "solve", Repository.sample("two-schools"), "--model-solution", solution, "--model-options", "6", "--quiet")
    #expect(run.status == .files && run.output.isEmpty)
    #expect(run.errors.contains("is no solution of the model") && run.errors.contains("[engine.solution-unsuitable]"))
  }
}
