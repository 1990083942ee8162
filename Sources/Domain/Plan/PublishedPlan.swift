// SPDX-License-Identifier: Apache-2.0

/// A plan that people know of: a new one keeps of it what it can, and counts what it changes (`docs/model.md`, *Churn* and
/// H17).
public struct PublishedPlan: Sendable {
  public var plan: Plan
  /// SHA-256 of the plan's file, in lower-case hexadecimal; plans made from it name it (`Plan.from`).
  public var hash: String

  /// `plan`, as it stands in a file with that hash.
  public init(_ plan: Plan, hash: String) {
    self.plan = plan
    self.hash = hash
  }
}
