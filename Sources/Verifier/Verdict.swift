// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What the verifier found.
public struct Verdict: Hashable, Sendable {
  /// Everything wrong, by rule in the order of `Breach.Rule.allCases`.
  public var breaches: [Breach]
  /// The objective computed from the decisions alone; nil where they name things that the group doesn't have.
  public var objective: Objective?
  /// How many single conditions were checked, by rule. A rule that had nothing to be checked on is left out.
  public var checks: [Breach.Rule: Int]

  /// Whether the plan obeys every rule and lists exactly what follows from its decisions.
  public var isVerified: Bool { breaches.isEmpty }
  /// Conditions checked, all rules together.
  public var checkCount: Int { checks.values.reduce(0, +) }

  /// A verdict.
  public init(breaches: [Breach], objective: Objective?, checks: [Breach.Rule: Int]) {
    self.breaches = breaches
    self.objective = objective
    self.checks = checks
  }
}
