// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import Commands

/// One run of the program as a user starts it: how it ended and what it printed.
struct ProgramRun {
  let status: ProgramStatus
  let output: String
  let errors: String

  /// Runs `planner` with these arguments.
  init(_ arguments: [String], interrupt: Interrupt = Interrupt()) {
    let console = Console.recording()
    status = PlannerProgram.run(arguments, in: Surroundings(console: console, interrupt: interrupt))
    output = console.recordedOutput
    errors = console.recordedErrors
  }
}

/// Runs `planner` with these arguments.
@discardableResult
func planner(_ arguments: String..., interrupt: Interrupt = Interrupt()) -> ProgramRun {
  ProgramRun(arguments, interrupt: interrupt)
}

/// Where what the tests use lies in the repository.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of a sample.
  static func sample(_ name: String) -> String {
    root.appending(path: "config/samples/\(name)").path(percentEncoded: false)
  }
}
