// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a plan and its group show to whoever leads the group, beyond the plan itself: worked out from both, deciding
/// nothing.
public struct Findings: Sendable {
  let lone: LoneStaff
  let idle: NeverTakesPart
  let accredited: AccreditedHours
  let opportunities: Opportunities
  let skew: SkewIndex?
  let duplicates: Duplicates
  let demand: Demand
  let cover: CoverPrices
  /// By how much more money would lower the bound, the most first; empty where the bound has no prices of money.
  let money: [MoneyPrice]

  /// The findings of `plan`, which is one of `group`; `words` are its own, where the caller has them already.
  public init(group: Group, plan: Plan, words: PlanWords? = nil) {
    let directory = words?.index.directory ?? Directory(group)
    let audiences = Audiences(group, directory: directory)
    lone = LoneStaff(group, plan, audiences: audiences, directory: directory)
    idle = NeverTakesPart(group, plan, audiences: audiences)
    accredited = AccreditedHours(group, plan, directory: directory)
    opportunities = Opportunities(group, plan, directory: directory)
    skew = SkewIndex(group, plan, directory: directory)
    duplicates = Duplicates(group, audiences: audiences)
    demand = Demand(group, plan, audiences: audiences, directory: directory)
    cover = CoverPrices(group, plan, directory: directory)
    money = (plan.prices ?? []).enumerated().sorted {
      ($1.element.perHundredPounds, $0.offset) < ($0.element.perHundredPounds, $1.offset)
    }.map(\.element)
  }
}
