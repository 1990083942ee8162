// SPDX-License-Identifier: Apache-2.0

import Domain
import Generator
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// On tiny groups every plan is gone through: none has less in the must tier, or as much and less churn.
struct LeastChurnTests {
  @Test(arguments: 0..<160)
  func noPlanChangesLess(seed: Int) {
    var group = TinyGroup.make(seed: UInt64(seed))
    let plan = Optimiser(group, options: SolveOptions(seed: seed, rounds: 2)).solve()
    let published = PublishedPlan(plan, hash: String(repeating: "cd", count: 32))
    let today = group.year.first + 10
    let kinds: [GroupChange.Kind] = [.leaves, .busy, .siteBusy, .blackout, .decline, .veto, .newActivity, .shortBudget]
    let change = GroupChange.make(
      in: &group, plan: plan, today: today, seed: UInt64(seed), number: 1, kind: kinds[seed % kinds.count])
    guard let change else { return }
    let replanned = Optimiser(group, options: SolveOptions(seed: 2, asOf: today, published: published)).solve()
    let verdict = Verifier(group).verify(replanned, published: published)
    #expect(verdict.isVerified, "seed \(seed), \(change.words): \(verdict.breaches.prefix(5))")
    let compiler = Compiler(group, published: plan, asOf: today)
    let instance = compiler.compile()
    var search = Enumeration(instance, OptionCheck(compiler: compiler, instance: instance))
    let best = search.best()
    let found = [replanned.objective.must, replanned.objective.churn.rawValue]
    #expect(found == best, "seed \(seed), \(change.words)")
  }
}

/// Three or four activities, a few people, a few days.
struct TinyGroup {
  static func make(seed: UInt64) -> Group {
    var random = SplitMix64(seed: seed)
    var group = SmallGroup.group()
    group.activities = []
    group.answers = []
    group.protected = []
    group.busy = []
    group.relations = []
    for number in 0..<random.draw(2...3) {
      var activity = random.chance(perMille: 500) ? visit(number, group, &random) : session(number, group, &random)
      let first = group.year.first + random.draw(20...60)
      activity.timing.windows = [DateSpan(first, first + random.draw(3...9))]
      activity.timing.bands = TimeBand.allCases
      activity.isMust = random.chance(perMille: 500)
      group.activities.append(activity)
    }
    return group
  }

  private static func session(_ number: Int, _ group: Group, _ random: inout SplitMix64) -> Activity {
    let people = (0..<random.draw(2...4)).map { _ in random.pick(group.people).id }
    var rules = [Participants(selector: SmallGroup.people([people[0]]), level: random.pick([.required, .expected]))]
    rules.append(Participants(selector: SmallGroup.people(Array(people.dropFirst())), level: .expected))
    var session = Session(participants: rules, length: Minutes(60))
    session.quorum = random.draw(1...2)
    return Activity(id: Identifier("s\(number)"), title: "Session \(number)", details: .session(session))
  }

  private static func visit(_ number: Int, _ group: Group, _ random: inout SplitMix64) -> Activity {
    let visit = Visit(visitors: SmallGroup.people([random.pick(group.people).id]))
    return Activity(id: Identifier("v\(number)"), title: "Visit \(number)", details: .visit(visit))
  }
}

/// Goes through every way to place every activity once, cheapest first, for the least of must and churn.
struct Enumeration {
  private let instance: Instance
  private let check: OptionCheck
  private var state: State
  private var least: [Int]?

  init(_ instance: Instance, _ check: OptionCheck) {
    self.instance = instance
    self.check = check
    state = State(instance)
  }

  private struct Way {
    let cost: [Int]
    let placement: Placement
  }

  /// Must and churn of the best lawful plan.
  mutating func best() -> [Int] {
    let ways = instance.activities.indices.map { self.ways($0) }
    descend(0, ways, cost: [0, 0])
    return least ?? []
  }

  private func ways(_ number: Int) -> [Way] {
    let activity = instance.activities[number]
    let churn = Churn(instance: instance)
    var ways = [Way(cost: [activity.mustWeight, churn.cost(number, .none)], placement: .none)]
    var options = activity.options
    if let published = instance.published[number]?.placement.occurrences.first?.option,
      check.allows(published, activity)
    {
      options.append(published)
    }
    for option in options {
      for people in crowds(activity, option) {
        let placement = Placement([PlacedOccurrence(option: option, attendees: people)])
        ways.append(Way(cost: [0, churn.cost(number, placement)], placement: placement))
      }
    }
    return ways.sorted { $0.cost.lexicographicallyPrecedes($1.cost) }
  }

  private func crowds(_ activity: ActivityData, _ option: Option) -> [[Int32]] {
    let everyone = activity.candidates.indices.map(Int32.init)
    if option.host >= 0 {
      return [everyone.filter { instance.people[activity.candidates[Int($0)].person].isEmployed(Int(option.day)) }]
        .filter { !$0.isEmpty }
    }
    return (0..<(1 << everyone.count)).map { bits in everyone.filter { bits & (1 << Int($0)) != 0 } }
  }

  private mutating func descend(_ number: Int, _ ways: [[Way]], cost: [Int]) {
    if number == ways.count {
      if state.violations == 0, least.map({ cost.lexicographicallyPrecedes($0) }) ?? true { least = cost }
      return
    }
    let rest = ways[(number + 1)...].reduce([0, 0]) { [$0[0] + ($1.map(\.cost[0]).min() ?? 0), $0[1]] }
    for way in ways[number] {
      let next = [cost[0] + way.cost[0], cost[1] + way.cost[1]]
      if let least, !([next[0] + rest[0], next[1]].lexicographicallyPrecedes(least)) {
        // Ways stand by cost: what follows is no better.
        break
      }
      guard let placement = seated(way.placement) else { continue }
      state.place(number, placement)
      // What one thing alone breaks nothing else mends, but for people whom it's short of.
      if state.violations == 0 { descend(number + 1, ways, cost: next) }
      state.unplace(number)
    }
  }

  /// With a room, where it needs one.
  private func seated(_ placement: Placement) -> Placement? {
    guard var part = placement.occurrences.first, part.option.host < 0 else { return placement }
    guard let room = state.freeRoom(part.option, wanted: part.attendees.count + 1) else { return nil }
    part.room = room
    return Placement([part])
  }
}
