// SPDX-License-Identifier: Apache-2.0

import CPSAT
import Choice
import Domain
import Foundation
import Optimiser

/// Makes a plan with OR-Tools' CP-SAT.
struct CPSATEngine {
  /// Seconds that it gets where nobody says how many: it may go on proving for hours.
  static let usualSeconds = 300
  /// Also on fewer processors: CP-SAT gives each thread a strategy of its own, and from eight on those that prove most are
  /// among them.
  static let threads = 8

  private let library: CPSATLibrary
  private let limits: ExplicitLimits

  /// - Throws: `Failure` with status `files` where the library isn't there, before anything is read.
  init(_ arguments: EngineArguments) throws {
    let path = arguments.cpSatLibrary ?? ProcessInfo.processInfo.environment[CPSATLibrary.variable]
    do {
      library = try CPSATLibrary(path: path)
    } catch {
      throw Failure(.files, "\(error.description) [\(error.code)]")
    }
    limits = arguments.limits
  }

  /// The plan with what its bounds rest on; what's modelled, proved and placed is told on standard error.
  ///
  /// - Throws: `Failure` with status `files` where the model would be too large, with status `fault` where CP-SAT gives it up
  ///   by itself without a choice: every model has one, in which nothing takes place.
  func solve(
    _ group: Group, options: SolveOptions, stopping: StopRule, console: Console, isQuiet: Bool,
    compiled: (CompileFigures) -> Void
  ) throws -> ExplicitResult {
    let say = { (text: String) in if !isQuiet { console.error("planner: " + text) } }
    let solver = CPSATSolver(library, threads: Self.threads, seed: options.seed)
    let start = ContinuousClock.now
    var proof = ""
    var hasFailed = false
    let result = try ModelExport.refusing { () throws(ExplicitModelTooLarge) in
      try Optimiser(group, options: options).solve(
        limits, engine: Engine.cpSAT.rawValue, compiled: compiled, modelled: { say($0.words) }
      ) { model, first in
        let answer = solver.solve(model, hint: first) { stopping.request != nil }
        proof = words(answer, model, seconds: Int((ContinuousClock.now - start) / .seconds(1)))
        let request = answer.status == .optimal ? nil : stopping.request
        hasFailed = answer.choice == nil && request == nil
        let stop: Run.Stop = answer.status == .optimal ? .rounds : request == .interrupted ? .interrupted : .deadline
        return ExplicitAnswer(choice: answer.choice, stop: stop)
      }
    }
    if hasFailed { throw Failure(.fault, "\(proof) [engine.failed]; please report this, or use --engine native") }
    say(proof)
    say(result.words)
    return result
  }

  private func words(_ answer: CPSATAnswer, _ model: ChoiceModel, seconds: Int) -> String {
    let cost = answer.choice.map { "costs \(model.outcome(of: $0).cost)" } ?? ""
    let bound = answer.bound.map { "; that none costs less than \($0) is proved" } ?? ""
    return switch answer.status {
    case .optimal: "cp-sat: a best choice of the model, proved after \(seconds) s, \(cost)"
    case .feasible: "cp-sat: the best choice found in \(seconds) s \(cost)\(bound)"
    case .infeasible: "cp-sat: no choice keeps the model's limits"
    case .unknown: "cp-sat: no choice was found in \(seconds) s"
    case .invalid: "cp-sat: the library refused the model"
    }
  }
}

extension ExplicitResult {
  /// "modelled −210.4, as placed −212.0; 3 more activities put in, 0 dropped".
  var words: String {
    let modelled = modelled.map { "modelled \($0.words), " } ?? ""
    return modelled + "as placed \(placed.words); \(counted(added, "activity", "activities")) put in "
      + "besides, \(dropped) dropped"
  }
}

extension ExplicitResult.Score {
  fileprivate var words: String {
    (must > 0 ? "must \(MilliLessons(must).written), " : "") + "objective \(rest.written)"
  }
}

extension EngineArguments {
  /// The sizes asked for.
  var limits: ExplicitLimits {
    var limits = ExplicitLimits()
    if let modelOptions { limits.options = modelOptions }
    return limits
  }
}
