// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Commands

@Suite struct PlannerProgramTests {
  @Test(arguments: [
    ["solve"], ["solve", "x", "--seed", "many"], ["solve", "x", "--seed=-1"], ["solve", "x", "--rounds=-1"],
    ["solve", "x", "--time-limit", "0"], ["solve", "x", "--as-of", "1 October"],
    ["solve", "x", "--as-of", "2026-02-30"],
    ["solve", "x", "--output", ""], ["check", "x", "--format", "xml"], ["verify", "x"], ["nonsense"], ["check", "--x"],
  ])
  func aCommandLineThatIsNotUnderstoodEndsWithTwo(arguments: [String]) {
    let run = ProgramRun(arguments)
    #expect(run.status == .usage)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("Usage:") || run.errors.contains("See 'planner"))
  }

  @Test func helpGoesToStandardOutput() {
    let run = planner("--help")
    #expect(run.status == .done)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("planner solve my-group.xlsx --output my-plan"))
  }

  @Test(arguments: ["init", "check", "convert", "import", "generate", "solve", "verify", "version"])
  func everyCommandsHelpListsItsExitStatuses(command: String) {
    let run = planner("help", command)
    #expect(run.status == .done)
    #expect(run.output.contains("EXIT STATUS:"))
    #expect(run.output.contains("  0    done"))
  }

  @Test func theVersionIsPrintedByCommandAndOption() {
    #expect(planner("version").output == "planner \(PlannerProgram.version)\n")
    #expect(planner("--version").output == "\(PlannerProgram.version)\n")
  }

  @Test func outputThatCannotBeWrittenIsAFailure() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let console = Console(output: .descriptor(descriptor), errors: .memory, isInteractive: false)
    let status = PlannerProgram.run(["version"], in: Surroundings(console: console, interrupt: Interrupt()))
    #expect(status == .files)
    #expect(console.recordedErrors.contains("could not be written"))
  }
}
