// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes an unlawful state lawful: goes through what breaks a rule, and of all small changes that have to do with it takes
/// the one of which fewest people must be told. What nothing smaller helps is taken out, to be put elsewhere later.
struct Repair {
  let troubles: Troubles
  /// Only this activity may be changed, if one is given, and not taken out.
  var only: Int?
  /// This activity may be changed and not taken out.
  var keeping: Int?
  /// What was wrong before this activity was placed is nothing: looking around it is enough, and takes no time in a large
  /// group.
  private var near: Int? { only ?? keeping }
  private var instance: Instance { troubles.instance }

  init(troubles: Troubles, only: Int? = nil, keeping: Int? = nil) {
    self.troubles = troubles
    self.only = only
    self.keeping = keeping
  }

  /// Changes made for one trouble at most; passes over all of them at most.
  private static let mostChanges = 400
  private static let mostPasses = 12

  /// - Returns: the activities taken out.
  func run(_ state: inout State) -> [Int] {
    let before = state.placements.indices.filter { state.isPlaced($0) }
    for pass in 0..<Self.mostPasses {
      if state.violations == 0 { break }
      var hasChanged = false
      for trouble in found(state, pass: pass) {
        for _ in 0..<Self.mostChanges where troubles.holds(trouble, state) {
          if !lessen(trouble, &state) { break }
          hasChanged = true
        }
      }
      if !hasChanged { break }
    }
    return before.filter { !state.isPlaced($0) }
  }

  private func found(_ state: State, pass: Int) -> [Trouble] {
    guard let near, pass == 0 || only != nil else { return troubles.all(state) }
    return troubles.around(near, state)
  }

  /// How a change leaves the state; smaller is better.
  private struct Outcome: Comparable {
    /// 0 where the trouble is gone and nothing new is wrong.
    var left: Int
    var tiers: [Int]
    static func < (a: Self, b: Self) -> Bool {
      a.left != b.left ? a.left < b.left : a.tiers.lexicographicallyPrecedes(b.tiers)
    }
  }

  private func lessen(_ trouble: Trouble, _ state: inout State) -> Bool {
    var best: (outcome: Outcome, way: RepairWay)?
    let violations = state.violations
    let past = state.brokenByRule[Rule.past.index]
    let excess = excess(trouble, state)
    for way in ways(for: trouble, state) {
      let mark = state.begin()
      let size = size(way.activity, trouble, state)
      // What has taken place mends nothing: money that's spent is spent.
      if way.apply(&state), state.brokenByRule[Rule.past.index] <= past {
        var outcome = Outcome(left: 0, tiers: tiers(after: way, state))
        let isSolved = !troubles.holds(trouble, state) && state.violations < violations
        if !isSolved {
          // Steps that alone solve nothing take something away, so that there's an end to them.
          guard self.size(way.activity, trouble, state) < size else {
            state.rollBack(mark)
            continue
          }
          let less = excess - self.excess(trouble, state)
          // Several changes may be needed: the most relief for whom must be told, and nothing else broken.
          outcome.left = 1 + max(0, state.violations - violations) * 1000
          outcome.tiers = less > 0 ? [0, outcome.tiers[1] * 1000 / less] : [1] + outcome.tiers
        }
        if best.map({ outcome < $0.outcome }) ?? true { best = (outcome, way) }
      }
      state.rollBack(mark)
    }
    guard let best else { return false }
    return best.way.apply(&state)
  }

  /// Occurrences and attendances of an activity, and whatever lies on the day that's in trouble: several lessons of a day
  /// that repay leave it one after another.
  private func size(_ number: Int, _ trouble: Trouble, _ state: State) -> Int {
    let size = state.placements[number].occurrences.reduce(state.isPlaced(number) ? 1 : 0) {
      $0 + 1 + $1.attendees.count
    }
    guard case .personDay(let person, let day) = trouble, !state.isFree(person: person, day: day) else { return size }
    return size + state.items(person: person, day: day).count
  }

  /// Tiers as they'll be once what's taken out is put elsewhere.
  private func tiers(after way: RepairWay, _ state: State) -> [Int] {
    guard case .remove(let number) = way else { return [state.must, state.churn, state.rest] }
    let rates = instance.rules.rates
    // Of one that has begun what has taken place stays: it's placed, and nobody is told of that.
    let parts = (instance.published[number]?.parts ?? []).filter { $0.day >= instance.published.openDay }
    let back = parts.reduce(0) { sum, part in
      let told = rates.moved.rawValue + (instance.published.isSoon(part.day) ? rates.movedSoon.rawValue : 0)
      return sum + part.people.count * (rates.cancelled.rawValue - told)
    }
    let must = state.isPlaced(number) ? 0 : instance.activities[number].mustWeight
    return [state.must - must, state.churn - back, state.rest]
  }

  /// By how much a limit of money is passed; 0 for whatever isn't about money.
  private func excess(_ trouble: Trouble, _ state: State) -> Int {
    switch trouble {
    case .school(let school):
      let data = instance.schools[school]
      let staffing = data.staffingBudget == Int.max ? 0 : max(0, state.staffing[school] - data.staffingBudget)
      return max(0, state.spend[school] - state.drawn[school] - data.mostSpend) + staffing
    case .fund(let fund): return max(0, state.fundSpend[fund] - instance.funds[fund].most)
    default: return 0
    }
  }

  private func ways(for trouble: Trouble, _ state: State) -> [RepairWay] {
    var ways: [RepairWay] = []
    for blame in troubles.blame(for: trouble, state) {
      if let only, blame.activity != only { continue }
      switch instance.activities[blame.activity].kind {
      case .session, .cohorts:
        if blame.person >= 0 {
          ways.append(.repay(blame.activity, person: blame.person))
          ways.append(.drop(blame.activity, person: blame.person))
          if instance.activities[blame.activity].isInCohorts {
            ways.append(.regroup(blame.activity, person: blame.person))
          }
        } else {
          ways += [.fill(blame.activity), .room(blame.activity)]
        }
        ways.append(.remove(blame.activity))
      case .visit, .circle:
        if blame.person >= 0 { ways.append(.repay(blame.activity, person: blame.person)) }
        ways.append(.remove(blame.activity))
      case .specialist:
        if blame.day >= 0 {
          ways.append(.leave(blame.activity, day: blame.day))
        } else {
          ways.append(.refill(blame.activity))
        }
        ways.append(.remove(blame.activity))
      case .secondment: ways.append(.remove(blame.activity))
      case .other: break
      }
    }
    var seen: Set<RepairWay> = []
    return ways.filter { way in
      if case .remove(let number) = way, number == only || number == keeping { return false }
      return seen.insert(way).inserted
    }
  }
}
