// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a provider leads or is a guest of on a date.
struct ProviderDay {
  let provider: Provider
  let happenings: [Happening]
}

extension Derivation {
  /// By provider and date, in the order in which they first appear in the plan.
  var providerDays: [ProviderDay] {
    let there = happenings.flatMap { happening in happening.providers.map { (provider: $0, happening: happening) } }
    return grouped(there) { Pair($0.provider.id, $0.happening.date) }.compactMap { day in
      day.values.first.map { ProviderDay(provider: $0.provider, happenings: day.values.map(\.happening)) }
    }
  }
}
