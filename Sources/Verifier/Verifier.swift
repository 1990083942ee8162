// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Checks plans against one group, from the domain alone.
public struct Verifier: Sendable {
  let group: Group
  /// A verifier for plans of `group`.
  public init(_ group: Group) { self.group = group }
}
