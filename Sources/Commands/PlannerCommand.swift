// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// A command that says how it ended, and speaks through what it's given and not through the process.
protocol PlannerCommand: ParsableCommand {
  /// Does what was asked.
  ///
  /// - Throws: `Failure` where it can't be done.
  func run(in surroundings: Surroundings) throws -> ProgramStatus
}

/// What a command can use besides its arguments; tests give their own.
struct Surroundings {
  var console: Console
  var interrupt: Interrupt
  /// What was typed, and what a file of settings has put into it.
  var commandLine = ConfiguredArguments(asTyped: [])
}

/// Why a command ends without having done what was asked, when no list of problems says it better.
struct Failure: Error, Hashable, Sendable {
  var status: ProgramStatus
  /// A sentence or several lines for the person at the terminal.
  var message: String

  /// A failure that ends the program with `status`.
  init(_ status: ProgramStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
