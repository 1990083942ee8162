// SPDX-License-Identifier: Apache-2.0

/// A proof that no choice that keeps all limits costs less than `bound`: the search tree written down, for
/// `CertificateChecker` to follow.
///
/// It's a list of steps in the order in which the search went down. Costs are counted from the least of each decision,
/// in units of `costStep`, which divides all differences of cost within a decision; prices are integers in units of
/// `costStep / scale`.
public struct ChoiceCertificate: Equatable, Sendable {
  /// One step of the proof; each applies to the options open where it stands.
  public enum Step: Equatable, Sendable {
    /// A price for each resource: an option closes if every choice with it costs `bound` or more at these prices when
    /// each decision takes its cheapest open option.
    case resourcePrices([Int])
    /// A price for each decision: an option closes if every choice with it costs `bound` or more at these prices when
    /// each resource is filled best with open options, as a 0-1 knapsack, and decisions may take any number of options.
    case decisionPrices([Int])
    /// The cases of a decision follow, one for each option still open, until `end`.
    case branch(decision: Int)
    /// The case of one option; holds until the next case of the same branch.
    case option(Int)
    /// No case is left.
    case end
  }

  /// What's proven: every choice costs this much or more; nil if there's no choice at all.
  public var bound: Int?
  /// Divides the difference of any two costs of one decision; positive.
  public var costStep: Int
  /// Prices are in units of `costStep / scale`; positive.
  public var scale: Int
  /// The steps.
  public var steps: [Step]

  /// A proof of the given steps.
  public init(bound: Int?, costStep: Int, scale: Int, steps: [Step]) {
    self.bound = bound
    self.costStep = costStep
    self.scale = scale
    self.steps = steps
  }
}
