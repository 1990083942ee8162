// SPDX-License-Identifier: Apache-2.0

import Domain

/// How many activities of several parts a provider's days have room for.
///
/// Rows of single dates say too little of them: of two series of four parts and seven days the bound would hold one and
/// three quarters. What only this provider can lead takes, of the days' room, all its parts; divided by a number g and
/// rounded down, activity by activity and the room too, the same holds for what's whole (Chvátal 1973,
/// doi:10.1016/0012-365X(73)90167-2). So g = 4 says: one.
struct ProviderYears {
  /// At most so many activities, counted by ⌊parts / g⌋.
  struct Row {
    let provider: Int
    /// What parts and room are divided by.
    let divisor: Int
    let limit: Int
    /// What each activity counts by; none of less than 1.
    let activities: [(number: Int, count: Int)]
  }

  /// Those that say something: not all of their activities fit.
  static func rows(_ instance: Instance) -> [Row] {
    var parts = Array(repeating: [(number: Int, parts: Int)](), count: instance.providers.count)
    var days = Array(repeating: Set<Int32>(), count: instance.providers.count)
    for (number, activity) in instance.activities.enumerated() {
      guard case .session(let session) = activity.kind, let first = activity.options.first else { continue }
      let provider = session.leadingProvider(first)
      if provider < 0 || !activity.options.allSatisfy({ session.leadingProvider($0) == provider }) { continue }
      parts[provider].append((number, session.spec.series.parts))
      for option in activity.options { days[provider].insert(option.day) }
    }
    return instance.providers.indices.flatMap { provider -> [Row] in
      guard let most = instance.providers[provider].value.mostPerDay else { return [] }
      let room = days[provider].count * most
      return Set(parts[provider].map(\.parts)).sorted().compactMap { divisor in
        let counted = parts[provider].map { ($0.number, $0.parts / divisor) }.filter { $0.1 > 0 }
        let row = Row(provider: provider, divisor: divisor, limit: room / divisor, activities: counted)
        return counted.reduce(0) { $0 + $1.1 } > row.limit ? row : nil
      }
    }
  }
}
