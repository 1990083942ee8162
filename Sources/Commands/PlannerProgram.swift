// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// The program behind the `planner` executable.
public enum PlannerProgram {
  /// The version that `planner version` prints; CHANGELOG.md says what is in it.
  public static let version = "0.1.0"

  /// Runs the command that this process was started with and returns its exit status.
  public static func run() -> Int32 {
    let surroundings = Surroundings(console: .standard, interrupt: Interrupt())
    return run(Array(CommandLine.arguments.dropFirst()), in: surroundings).rawValue
  }

  /// Runs the command that `arguments` name.
  static func run(_ arguments: [String], in surroundings: Surroundings) -> ProgramStatus {
    let console = surroundings.console
    var status = execute(arguments, in: surroundings)
    if console.failed, status == .done || status == .interrupted {
      console.error("planner: the output could not be written")
      status = .files
    }
    return status
  }

  private static func execute(_ arguments: [String], in surroundings: Surroundings) -> ProgramStatus {
    var surroundings = surroundings
    do {
      surroundings.commandLine = try ConfiguredArguments(arguments)
      var command = try Planner.parseAsRoot(surroundings.commandLine.arguments)
      guard let runnable = command as? any PlannerCommand else {
        try command.run()
        return .done
      }
      return try runnable.run(in: surroundings)
    } catch let fault as SettingsFault {
      fault.lines.forEach(surroundings.console.error)
      surroundings.console.error("planner: these settings can't be used, and nothing was done")
      return fault.status
    } catch let failure as Failure {
      surroundings.console.error("planner: " + failure.message)
      return failure.status
    } catch let error as StoreError {
      let failure = Failure(error)
      surroundings.console.error("planner: " + failure.message)
      return failure.status
    } catch {
      return report(error, on: surroundings.console)
    }
  }

  /// ArgumentParser throws for `--help` and `--version` too; those go to standard output and are no failure.
  private static func report(_ error: any Error, on console: Console) -> ProgramStatus {
    let code = Planner.exitCode(for: error)
    let message = Planner.fullMessage(for: error)
    if code.isSuccess {
      console.print(message)
      return .done
    }
    console.error(message)
    return code == .validationFailure ? .usage : .fault
  }
}
