// SPDX-License-Identifier: Apache-2.0

import Domain

/// How far schools fall short of their fair share: the first tenth of the share costs little, the rest more.
enum FairnessPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    facts.index.schools.filter { facts.benefit.asked($0.id) > .zero }.reduce(.zero) { $0 + cost($1, facts) }
  }

  private static func cost(_ school: School, _ facts: Derivation) -> MilliLessons {
    let share = facts.benefit.share(school.id).rawValue
    let short = max(0, share - facts.benefit.given(school.id).rawValue)
    let tenth = floorDivide(share, 10)
    let first = min(short, tenth)
    let second = min(short - first, tenth)
    let steps = [first, second, short - first - second]
    let sum = zip(steps, facts.index.group.rules.rates.shortfall).reduce(0) { $0 + $1.0 * $1.1.rawValue }
    return MilliLessons(floorDivide(sum, 60))
  }
}
