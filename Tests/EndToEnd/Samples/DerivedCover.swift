// SPDX-License-Identifier: Apache-2.0

import Domain

@testable import Verifier

/// What the verifier derives of a plan's cover, whatever the plan lists.
enum DerivedCover {
  /// By school and date.
  static func days(_ plan: Plan, _ group: Group) -> [CoverDay] {
    let index = GroupIndex(group)
    var findings = Findings()
    return Derivation(ReferenceListing.decisions(plan, index, &findings), index: index).coverDays
  }
}
