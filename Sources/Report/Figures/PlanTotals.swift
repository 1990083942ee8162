// SPDX-License-Identifier: Apache-2.0

import Domain

/// Sums over a plan's lists that several outputs show.
struct PlanTotals {
  let lessonsLost: Int
  let lessonsToCover: Int
  let coveredInside: Int
  let coveredByFloaters: Int
  let coveredBySupply: Int
  let supplyHalfDays: Int
  let supplyCost: Pence
  let halfDaysOut: Int
  let spend: Pence
  let budget: Pence
  let asked: Minutes
  let share: Minutes
  let given: Minutes
  let people: Int
  let schoolsTakingPart: Int
  let travel: Minutes
  let metres: Metres
  /// Activities with at least one occurrence or a secondment, by id.
  let placed: [Identifier<Activity>]
  /// Sessions, visits and the like: occurrences other than specialists' stays.
  let meetings: Int
  /// Half-days of specialists held or made up.
  let specialistHalfDays: Int
  /// Hires, recharges and contributions, all schools together.
  let staffing: Pence

  init(_ plan: Plan, names: Names) {
    lessonsLost = plan.releases.count
    lessonsToCover = plan.releases.count(where: \.needsCover)
    let cover = CoverCounts(plan.cover)
    (coveredInside, coveredByFloaters, coveredBySupply) = (cover.inside, cover.floaters, cover.supply)
    supplyHalfDays = plan.supply.reduce(0) { $0 + $1.part.halfDays }
    supplyCost = plan.supply.reduce(.zero) { $0 + $1.cost }
    halfDaysOut = plan.schools.reduce(0) { $0 + $1.halfDaysOut }
    spend = plan.schools.reduce(.zero) { $0 + $1.spend }
    budget = plan.schools.reduce(.zero) { $0 + $1.budget }
    asked = plan.schools.reduce(.zero) { $0 + $1.asked }
    share = plan.schools.reduce(.zero) { $0 + $1.share }
    given = plan.schools.reduce(.zero) { $0 + $1.given }
    travel = plan.legs.reduce(.zero) { $0 + $1.span.length }
    metres = plan.legs.reduce(.zero) { $0 + $1.metres }
    var everyone = Set(plan.occurrences.lazy.flatMap(\.people))
    everyone.formUnion(plan.secondments.map(\.person))
    people = everyone.count
    let bases = everyone.compactMap(names.base)
    schoolsTakingPart = Set(bases + plan.secondments.map(\.to) + plan.rotaBalances.map(\.school)).count
    placed = Set(plan.occurrences.map(\.activity)).union(plan.secondments.map(\.activity)).sorted()
    meetings = plan.occurrences.count { !$0.isStay }
    specialistHalfDays = plan.rotaBalances.reduce(0) { $0 + $1.held + $1.madeUp }
    staffing = plan.schools.reduce(.zero) { $0 + $1.staffing }
  }
}

/// Classes by who takes them.
struct CoverCounts {
  private(set) var inside = 0
  private(set) var floaters = 0
  private(set) var supply = 0

  init(_ cover: [CoverAssignment]) {
    for item in cover {
      switch item.by {
      case .inside: inside += 1
      case .floater: floaters += 1
      case .supply: supply += 1
      }
    }
  }
}

extension Occurrence {
  /// Those who go there: everybody but the hosts of a visit.
  var goers: [Identifier<Person>] {
    let hosts = Set(attendees.filter { $0.role == .host }.map(\.person))
    if hosts.isEmpty { return people }
    return people.filter { !hosts.contains($0) }
  }
}

/// Money of one fund against what it holds.
struct FundSpend {
  let fund: Fund
  let spend: Pence

  /// Every fund of the group, by id.
  static func all(group: Group, plan: Plan) -> [FundSpend] {
    var spent: [Identifier<Fund>: Pence] = [:]
    for charge in plan.charges {
      if let id = charge.fund { spent[id, default: .zero] += charge.paidByFund }
    }
    return group.funds.sortedByID().map { FundSpend(fund: $0, spend: spent[$0.id] ?? .zero) }
  }
}

extension Charge {
  /// What the fund pays: a gift is the school's gain and the fund's cost.
  var paidByFund: Pence {
    guard fund != nil else { return .zero }
    if kind.isGift { return Pence(-amount.rawValue) }
    return school == nil ? amount : .zero
  }
  /// What the school pays; negative for what it gets back.
  var paidBySchool: Pence { school == nil ? .zero : amount }
}

/// How many people went from one place to another, over the year; specialists, who go every week, apart.
struct Flow: Hashable {
  let from: Place
  let to: Place
  let people: Int

  /// Every pair of different places with somebody going, most people first, then by name of the places' ids.
  static func all(_ plan: Plan, names: Names) -> [Flow] {
    var counts: [Pair: Int] = [:]
    for occurrence in plan.occurrences where occurrence.place != .online && !occurrence.isStay {
      for person in occurrence.goers {
        guard let base = names.base(person), .school(base) != occurrence.place else { continue }
        counts[Pair(from: .school(base), to: occurrence.place), default: 0] += 1
      }
    }
    return counts.map { Flow(from: $0.from, to: $0.to, people: $1) }.sorted {
      ($1.people, $0.from.sortKey, $0.to.sortKey) < ($0.people, $1.from.sortKey, $1.to.sortKey)
    }
  }

  private struct Pair: Hashable {
    let from: Place
    let to: Place
  }
}

extension Place {
  /// Total order of places: schools, then providers, by id; online last.
  var sortKey: String {
    switch self {
    case .school(let id): "0 " + id.text
    case .provider(let id): "1 " + id.text
    case .online: "2"
    }
  }
}
