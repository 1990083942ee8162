// SPDX-License-Identifier: Apache-2.0

import Domain

/// Collects breaches and counts what was checked.
struct Findings {
  private(set) var breaches: [Breach] = []
  private(set) var checks: [Breach.Rule: Int] = [:]

  /// Counts one check of `rule`, and notes a breach where it doesn't hold.
  mutating func require(
    _ rule: Breach.Rule, _ holds: Bool, at location: @autoclosure () -> Breach.Location,
    _ words: @autoclosure () -> String
  ) {
    checks[rule, default: 0] += 1
    if !holds { breaches.append(Breach(rule: rule, location: location(), words: words())) }
  }

  /// Whether a breach of `rule` was found.
  func hasBreach(of rule: Breach.Rule) -> Bool { breaches.contains { $0.rule == rule } }

  /// The breaches by rule, those of one rule in the order in which they were found.
  var sorted: [Breach] { Breach.Rule.allCases.flatMap { rule in breaches.filter { $0.rule == rule } } }
}
