// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Commands

@Suite struct PlannerProgramTests {
  private func run(_ arguments: String...) -> (status: ProgramStatus, output: String, errors: String) {
    let console = Console.recording()
    let status = PlannerProgram.run(arguments, in: Surroundings(console: console, interrupt: Interrupt()))
    return (status, console.recordedOutput, console.recordedErrors)
  }

  @Test(arguments: [
    ["solve"], ["solve", "x", "--seed", "many"], ["solve", "x", "--seed=-1"], ["solve", "x", "--rounds=-1"],
    ["solve", "x", "--time-limit", "0"], ["solve", "x", "--as-of", "1 October"],
    ["solve", "x", "--as-of", "2026-02-30"],
    ["solve", "x", "--output", ""], ["check", "x", "--format", "xml"], ["verify", "x"], ["nonsense"], ["check", "--x"],
  ])
  func aCommandLineThatIsNotUnderstoodEndsWithTwo(arguments: [String]) {
    let console = Console.recording()
    let status = PlannerProgram.run(arguments, in: Surroundings(console: console, interrupt: Interrupt()))
    #expect(status == .usage)
    #expect(console.recordedOutput.isEmpty)
    #expect(console.recordedErrors.contains("Usage:") || console.recordedErrors.contains("See 'planner"))
  }

  @Test func helpGoesToStandardOutput() {
    let (status, output, errors) = run("--help")
    #expect(status == .done)
    #expect(errors.isEmpty)
    #expect(output.contains("planner solve my-group.xlsx --output my-plan"))
  }

  @Test(arguments: ["init", "check", "convert", "import", "solve", "verify", "version"])
  func everyCommandsHelpListsItsExitStatuses(command: String) {
    let (status, output, _) = run("help", command)
    #expect(status == .done)
    #expect(output.contains("EXIT STATUS:"))
    #expect(output.contains("  0    done"))
  }

  @Test func theVersionIsPrintedByCommandAndOption() {
    #expect(run("version").output == "planner \(PlannerProgram.version)\n")
    #expect(run("--version").output == "\(PlannerProgram.version)\n")
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
