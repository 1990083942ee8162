// SPDX-License-Identifier: Apache-2.0

public import Choice

/// How CP-SAT left a problem.
public struct CPSATAnswer: Sendable, Equatable {
  /// What its search came to.
  public enum Status: String, Sendable {
    /// The choice is a best one.
    case optimal
    /// There's a choice; better ones may exist.
    case feasible
    /// No choice keeps all limits.
    case infeasible
    /// Nothing was found in the time there was.
    case unknown
    /// The library refused the model.
    case invalid
  }
  public let status: Status
  /// The best choice found: for each decision the number of its option among all options.
  public let choice: [Int]?
  /// No choice costs less.
  public let bound: Int?
}

/// Solves problems of choices with OR-Tools' CP-SAT.
public struct CPSATSolver: Sendable {
  private let library: CPSATLibrary
  private let threads: Int
  private let seed: Int

  /// A solver that uses `threads` threads; with more than one it isn't replayable.
  public init(_ library: CPSATLibrary, threads: Int, seed: Int) {
    self.library = library
    self.threads = threads
    self.seed = seed
  }

  /// Solves `model` until a best choice is proved or `stop` wishes to end; `stop` is asked several times a second.
  /// - Parameter hint: a choice to begin with, which needn't keep the limits.
  public func solve(
    _ model: ChoiceModel, hint: [Int]? = nil, stop: @escaping @Sendable () -> Bool = { false }
  ) -> CPSATAnswer {
    let form = LinearForm(model)
    let bytes = library.solve(
      model: Messages.model(form, hint: hint.map(form.values)),
      parameters: Messages.parameters(threads: threads, seed: seed), stop: stop)
    let response = Messages.response(bytes)
    let isComplete = response.values.count == form.columns.count
    let status: CPSATAnswer.Status =
      switch response.status {
      case 4: .optimal
      case 2: .feasible
      case 3: .infeasible
      case 1: .invalid
      default: .unknown
      }
    let hasChoice = (status == .optimal || status == .feasible) && isComplete
    return CPSATAnswer(
      status: status, choice: hasChoice ? form.choice(of: response.values) : nil,
      bound: hasChoice ? response.bound + form.offset : nil)
  }
}
