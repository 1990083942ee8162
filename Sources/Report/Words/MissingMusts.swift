// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a plan misses of the things that come before all others: activities that must take place, and floors of benefit.
struct MissingMusts {
  private let titles: [String]
  /// Schools that get less benefit than every plan owes them.
  private let schools: [String]
  private let weight: Int

  init(_ group: Group, _ plan: Plan, names: Names) {
    let missing = plan.unplaced.filter { names.directory.activities[$0.activity]?.isMust ?? false }
    titles = UnplacedWords.ordered(missing, names: names).map { names.title($0.activity) }
    schools = plan.schools.filter { $0.given < names.directory.schools[$0.school]?.benefitFloor ?? .zero }
      .map { names.school($0.school) }
    weight = plan.objective.must
  }

  /// "Must take place and doesn't: Moderation (4.0 points: need, doubled with each step of priority)."
  var sentence: String {
    var parts = titles.isEmpty ? [] : ["Must take place and doesn't: \(Format.list(titles))"]
    if !schools.isEmpty { parts.append("Below its floor of benefit: \(Format.list(schools))") }
    if parts.isEmpty { parts = ["Something that must take place doesn't"] }
    return parts.joined(separator: ". ") + " (\(Format.points(weight)): need, doubled with each step of priority)."
  }
}
