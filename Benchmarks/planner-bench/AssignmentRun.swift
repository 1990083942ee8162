// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Choice
import Foundation

/// What the commands that solve instances of the literature have in common.
struct AssignmentRun: ParsableArguments {
  @Argument(help: "The instance.")
  var file: String
  @Option(help: "Seconds of wall clock after which the best found so far is printed.")
  var timeLimit = 30.0
  @Option(help: "Start of the random choices.")
  var seed = 1
  @Option(help: "Most rounds of search; the time limit alone if not given.")
  var rounds: Int?

  func validate() throws {
    guard timeLimit >= 0, timeLimit <= 1e6 else { throw ValidationError("--time-limit: from 0 to 1000000 seconds") }
    guard rounds ?? 0 >= 0 else { throw ValidationError("--rounds: 0 or more") }
  }

  /// The instance's text, made into something by `read`.
  func parse<Instance>(_ read: (String) throws -> Instance) throws -> Instance {
    let text: String
    do {
      text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
    } catch {
      throw AssignmentRunError(description: "\(file): can't be read as UTF-8 text: \(error.localizedDescription)")
    }
    do {
      return try read(text)
    } catch let problem as InstanceError {
      throw AssignmentRunError(description: "\(file): \(problem)")
    }
  }

  /// Solves within the limits, and adds the choice up from scratch.
  func solve(_ model: ChoiceModel) throws -> (result: ChoiceResult, seconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let end = start.advanced(by: .milliseconds(Int(timeLimit * 1000)))
    let result = ChoiceSolver(model, seed: seed).solve(rounds: rounds, stop: { clock.now >= end })
    let parts = (clock.now - start).components
    if let choice = result.choice {
      let outcome = model.outcome(of: choice)
      guard outcome.isFeasible, outcome.cost == result.cost, result.bound <= outcome.cost else {
        throw AssignmentRunError(description: "\(file): the solver's choice doesn't add up; please report this")
      }
    }
    return (result, Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
  }

  /// One object: the figures in the file's unit, `gap` relative to the objective (null where that's 0 and not proven).
  func line(_ result: ChoiceResult, objective: Double?, bound: Double?, seconds: Double) -> String {
    var gap = "null"
    if let objective, let bound {
      let difference = abs(objective - bound)
      if difference == 0 || objective != 0 {
        gap = String(format: "%.6f", difference == 0 ? 0 : difference / abs(objective))
      }
    }
    let fields = [
      ("instance", quoted(URL(fileURLWithPath: file).lastPathComponent)), ("status", "\"\(result.status.rawValue)\""),
      ("objective", objective.map(number) ?? "null"), ("bound", bound.map(number) ?? "null"), ("gap", gap),
      ("seconds", String(format: "%.3f", seconds)), ("seed", String(seed)), ("rounds", String(result.rounds)),
      ("nodes", String(result.nodes)),
    ]
    return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  private func quoted(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}

/// What's wrong with an instance; ends the command with status 1.
struct AssignmentRunError: Error, CustomStringConvertible {
  var description: String
}
