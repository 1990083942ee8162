// SPDX-License-Identifier: Apache-2.0

import Domain
import Optimiser

/// What makes a plan by way of the explicit model, instead of planner's own search.
enum OtherEngine {
  case cpSAT(CPSATEngine)
  case solution(ModelSolution)

  /// Seconds that it gets where nobody says how many.
  var usualSeconds: Int? {
    switch self {
    case .cpSAT: CPSATEngine.usualSeconds
    case .solution: nil
    }
  }

  /// The plan, with what it rests on.
  func solve(
    _ group: Group, options: SolveOptions, stopping: StopRule, console: Console, isQuiet: Bool,
    compiled: (CompileFigures) -> Void
  ) throws -> ExplicitResult {
    switch self {
    case .cpSAT(let engine):
      try engine.solve(
        group, options: options, stopping: stopping, console: console, isQuiet: isQuiet, compiled: compiled)
    case .solution(let solution):
      try solution.solve(group, options: options, console: console, isQuiet: isQuiet, compiled: compiled)
    }
  }
}

extension EngineArguments {
  /// Whether planner's own search isn't asked.
  var isOther: Bool { engine != .native || modelSolution != nil }

  /// The engine asked for; nil is planner's own search.
  ///
  /// - Throws: `Failure` with status `files` where its library or its file can't be used, before anything is read.
  func other() throws -> OtherEngine? {
    if let modelSolution { return .solution(try ModelSolution(path: modelSolution, limits: limits)) }
    return engine == .cpSAT ? .cpSAT(try CPSATEngine(self)) : nil
  }
}
