// SPDX-License-Identifier: Apache-2.0

/// What a solve came to.
public struct ChoiceResult: Equatable, Sendable {
  /// What's proven.
  public enum Status: String, Equatable, Sendable {
    /// The choice is best.
    case optimal
    /// There's a choice; a better one may exist.
    case feasible
    /// No choice keeps all limits.
    case infeasible
    /// Nothing was found, and nothing ruled out.
    case unknown
  }

  /// What's proven.
  public var status: Status
  /// The best choice found, the number of each decision's option; nil if none was.
  public var choice: [Int]?
  /// Its cost.
  public var cost: Int?
  /// Every choice that keeps all limits costs at least this; no meaning if there's none.
  public var bound: Int
  /// Rounds done.
  public var rounds: Int
  /// Nodes of the search tree.
  public var nodes: Int
  /// A proof of the bound, if one was asked for and the tree was searched to its end.
  public var certificate: ChoiceCertificate?
}

/// How far a solve has come.
public struct ChoiceProgress: Equatable, Sendable {
  /// Rounds done.
  public var round: Int
  /// Cost of the best choice so far; nil if there's none.
  public var cost: Int?
  /// Every choice that keeps all limits costs at least this.
  public var bound: Int
  /// Nodes of the search tree so far.
  public var nodes: Int
}
