// SPDX-License-Identifier: Apache-2.0

/// Who does something, and when: stands beside every change.
public struct Signature: Hashable, Sendable {
  /// A name or an account, not empty.
  public var by: String
  /// In UTC, as 2026-11-09T08:15:00Z.
  public var at: String

  /// A signature.
  public init(by: String, at: String) {
    self.by = by
    self.at = at
  }
}
