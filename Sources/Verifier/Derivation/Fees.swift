// SPDX-License-Identifier: Apache-2.0

import Domain

/// What one activity's leading provider and guests ask, what it costs besides, and who pays it.
struct Fee: Sendable {
  let activity: Activity
  /// The whole fee.
  let amount: Pence
  /// Shares that schools pay, by school.
  let shares: [(school: Identifier<School>, amount: Pence)]
  /// What the activity's fund pays.
  let fundPays: Pence
  let fund: Fund?

  /// The fee of a placed activity; nil where no provider is there and nothing else costs anything, and of stays.
  init?(_ happenings: [Happening], index: GroupIndex) {
    guard let first = happenings.first, !first.isStay else { return nil }
    let there = happenings.flatMap { happening in happening.providers.map { (provider: $0, happening: happening) } }
    guard !there.isEmpty || first.activity.cost > .zero else { return nil }
    activity = first.activity
    amount = grouped(there) { $0.provider.id }.reduce(first.activity.cost) { sum, own in
      guard let provider = own.values.first?.provider else { return sum }
      return sum + Self.fee(provider, own.values.map(\.happening), index)
    }
    fund = index.fund(of: first.activity)
    let all = Self.shares(amount, first.session?.split ?? .equal, happenings, index)
    guard let fund, fund.paysFees else {
      shares = all
      fundPays = .zero
      return
    }
    if fund.schools.isEmpty {
      shares = []
      fundPays = amount
    } else {
      shares = all.filter { !fund.schools.contains($0.school) }
      fundPays = all.filter { fund.schools.contains($0.school) }.reduce(.zero) { $0 + $1.amount }
    }
  }

  private static func fee(_ provider: Provider, _ parts: [Happening], _ index: GroupIndex) -> Pence {
    let heads = parts.reduce(0) { $0 + $1.attendees.count }
    return provider.feePerSession * parts.count + provider.feePerDay * Set(parts.map(\.date)).count
      + provider.feePerHead * heads
      + parts.reduce(Pence.zero) { $0 + journey(provider, to: $1.occurrence.place, index) }
  }

  /// What a provider asks for the way from their own site and back.
  private static func journey(_ provider: Provider, to place: Place, _ index: GroupIndex) -> Pence {
    let there = index.metres(.provider(provider.id), place)
    let back = index.metres(place, .provider(provider.id))
    return Pence(ceilDivide((there + back).rawValue * provider.feePerMile.rawValue * 1000, 1_609_344))
  }

  /// Shares by weight, rounded down; the pence left over go one each to the schools in order of id.
  private static func shares(
    _ fee: Pence, _ split: CostSplit, _ happenings: [Happening], _ index: GroupIndex
  ) -> [(school: Identifier<School>, amount: Pence)] {
    let attendances = grouped(happenings.flatMap(\.guests)) { $0.member.school.id }
      .sorted { $0.key < $1.key }
    var weights = attendances.map { attendance -> Int in
      guard let school = attendance.values.first?.member.school else { return 0 }
      return switch split {
      case .equal: 1
      case .pupils: school.pupils ?? 200
      case .attendance: attendance.values.count
      case .need: 1_000_000 / max(1, school.needWeight.rawValue)
      }
    }
    if weights.reduce(0, +) <= 0 { weights = weights.map { _ in 1 } }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return [] }
    let floors = weights.map { floorDivide(fee.rawValue * $0, sum) }
    let left = fee.rawValue - floors.reduce(0, +)
    return zip(attendances, floors).enumerated().map { number, share in
      (share.0.key, Pence(share.1 + (number < left ? 1 : 0)))
    }
  }
}

extension GroupIndex {
  /// The fund that pays for `activity` by its terms: one that may pay for activities of its kind.
  func fund(of activity: Activity) -> Fund? {
    guard let id = activity.fund, let fund = directory.funds[id], fund.reserveFromNeed == nil,
      fund.kinds.isEmpty || fund.kinds.contains(activity.kind)
    else { return nil }
    return fund
  }

  /// The reserve that pays what `school` spends beyond its budget: of those that are for schools of its need, and for it,
  /// the first by id.
  func reserve(of school: School) -> Fund? {
    let suiting = group.funds.filter { fund in
      guard let need = fund.reserveFromNeed, school.needWeight >= need else { return false }
      return fund.schools.isEmpty || fund.schools.contains(school.id)
    }
    return suiting.min { $0.id < $1.id }
  }
}
