// SPDX-License-Identifier: Apache-2.0

import Domain

extension ActivityCellBuilder {
  /// Providers' fees, what an activity costs besides, and who pays it.
  struct Fee {
    var total = 0
    /// Shares by school, in order of school, before a fund steps in.
    var shares: [(school: Int, pence: Int)] = []
  }

  /// What an activity placed so costs: who leads it, its guests, and what it states besides.
  func fee(_ activity: ActivityData, _ occurrences: [PlacedOccurrence]) -> Fee {
    var fee = Fee(total: activity.value.cost.rawValue)
    if let session = activity.session { fee.total += asked(session, occurrences) }
    if fee.total == 0 { return fee }
    var attendances: [Int: Int] = [:]
    for occurrence in occurrences {
      for candidate in occurrence.attendees {
        attendances[instance.people[activity.candidates[Int(candidate)].person].base, default: 0] += 1
      }
    }
    let split = activity.session?.spec.split ?? .equal
    fee.shares = CostShares.split(
      fee.total,
      weights: attendances.sorted { $0.key < $1.key }.map { school, count in
        switch split {
        case .equal: (school, 1)
        case .pupils: (school, instance.schools[school].pupils)
        case .attendance: (school, count)
        case .need: (school, 1_000_000 / max(1, instance.schools[school].need))
        }
      })
    return fee
  }

  /// What the providers of a session's parts ask, journeys by the mile among it.
  private func asked(_ session: SessionData, _ occurrences: [PlacedOccurrence]) -> Int {
    var asked = 0
    // Cohorts may have leaders of their own.
    for provider in Set(occurrences.flatMap { session.providers($0.option) }) {
      let own = occurrences.filter { session.providers($0.option).contains(provider) }
      let terms = instance.providers[provider].value
      asked +=
        terms.feePerSession.rawValue * own.count + terms.feePerDay.rawValue * Set(own.map(\.option.day)).count
        + terms.feePerHead.rawValue * own.reduce(0) { $0 + $1.attendees.count }
        + own.reduce(0) { $0 + instance.journeyFee(provider, to: Int($1.option.place)) }
    }
    return asked
  }

  /// Adds the fee to the cell: what it costs, and what schools and the fund pay of it.
  func addFees(_ activity: ActivityData, _ occurrences: [PlacedOccurrence], to cell: inout ActivityCell) {
    let fee = fee(activity, occurrences)
    if fee.total == 0 { return }
    cell.fees += floorDivide(fee.total * 1000, instance.rules.rates.pencePerLesson.rawValue)
    let fund = activity.fund.flatMap { instance.funds[$0].value.paysFees ? $0 : nil }
    for share in fee.shares where share.pence != 0 {
      if let fund, instance.funds[fund].covers[share.school] {
        cell.fundFees = ActivityCell.FundAmount(fund: fund, pence: cell.fundFees.pence + share.pence)
      } else {
        cell.schoolFees.append(ActivityCell.SchoolAmount(school: share.school, amount: share.pence))
      }
    }
  }
}

extension Instance {
  /// What a provider asks for the way from their own site to a place and back, in pence.
  func journeyFee(_ provider: Int, to place: Int) -> Int {
    let rate = providers[provider].value.feePerMile.rawValue
    if rate == 0 || place == travel.online { return 0 }
    let site = providers[provider].place
    return ceilDivide((travel.metres(site, place) + travel.metres(place, site)) * rate * 1000, 1_609_344)
  }
}

/// Splits a sum of money by weights.
enum CostShares {
  /// Shares in the order given, rounded down; the pence left over go one each to the first. All weights zero: equal parts.
  static func split(_ total: Int, weights: [(school: Int, weight: Int)]) -> [(school: Int, pence: Int)] {
    let sum = weights.reduce(0) { $0 + $1.weight }
    let parts = sum == 0 ? weights.map { (school: $0.school, weight: 1) } : weights
    let whole = max(1, parts.reduce(0) { $0 + $1.weight })
    var shares = parts.map { (school: $0.school, pence: floorDivide(total * $0.weight, whole)) }
    let left = total - shares.reduce(0) { $0 + $1.pence }
    for index in 0..<max(0, min(left, shares.count)) { shares[index].pence += 1 }
    return shares
  }
}
