// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Domain
import Synchronization

/// Says why activities aren't in a plan: which rules kept options out when they were compiled, and which stand in the way
/// when they're tried against the plan as it is.
struct Diagnosis: Sendable {
  let state: State

  /// Options tried for one activity, spread evenly over all of them: fewer each where many aren't placed.
  static let mostTrials = 160
  static let leastTrials = 12
  /// Options tried in all, roughly.
  static let budget = 4000

  /// Every activity that isn't placed, by id, with its reasons.
  ///
  /// Two threads share the work by turns, each on a copy of the state; what is found depends on nothing but the turns.
  func unplaced() -> [Unplaced] {
    let instance = state.instance
    let names = Dictionary(
      instance.group.people.map { ($0.id.text, $0.name) }, uniquingKeysWith: { first, _ in first })
    let missing = instance.activities.indices.filter { state.placements[$0].isEmpty }
    let open = missing.count { instance.activities[$0].canBePlaced }
    let trials = min(Self.mostTrials, max(Self.leastTrials, Self.budget / max(1, open)))
    let results = Mutex([Unplaced?](repeating: nil, count: missing.count))
    DispatchQueue.concurrentPerform(iterations: Parallel.threads) { thread in
      var state = state
      let own = stride(from: thread, to: missing.count, by: Parallel.threads).map { position in
        (position, unplaced(missing[position], trials: trials, names: names, &state))
      }
      results.withLock { results in
        for (position, result) in own { results[position] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  private func unplaced(
    _ number: Int, trials: Int, names: [String: String], _ state: inout State
  ) -> Unplaced {
    let activity = state.instance.activities[number]
    guard activity.isPlannable else {
      // Nobody of the group is there for it.
      let reasons = [Reason(code: .noPeople, options: 0)]
      return Unplaced(
        activity: activity.id, reasons: reasons,
        words: ReasonWords.sentence(activity.value, reasons: reasons, tried: 0, names: names))
    }
    var counts = activity.obstacles
    var isCostly = 0
    var tried = 0
    if activity.canBePlaced { (isCostly, tried) = tryWays(number, trials, &counts, &state) }
    let reasons = reasons(counts, activity: activity, isCostly: isCostly, tried: tried)
    return Unplaced(
      activity: activity.id, reasons: reasons,
      words: ReasonWords.sentence(activity.value, reasons: reasons, tried: tried, names: names))
  }

  /// Tries ways on the plan; counts rules in the way, and how many would be lawful but cost more than they bring.
  private func tryWays(
    _ number: Int, _ trials: Int, _ counts: inout ObstacleCount, _ state: inout State
  ) -> (costly: Int, tried: Int) {
    switch state.instance.activities[number].kind {
    case .session, .visit: return tryOptions(number, trials, &counts, &state)
    case .cohorts(let cohorts): return tryCohorts(number, cohorts, &counts, &state)
    case .circle(let circle): return tryCircle(number, circle, &counts, &state)
    case .specialist(let specialist): return tryRota(number, specialist, &counts, &state)
    case .secondment(let secondment): return tryPost(number, secondment, &counts, &state)
    case .other: return (0, 0)
    }
  }

  /// Cohorts at several dates.
  private func tryCohorts(
    _ number: Int, _ cohorts: CohortData, _ counts: inout ObstacleCount, _ state: inout State
  ) -> (costly: Int, tried: Int) {
    var random = RandomSource(seed: 0)
    let planner = CohortPlanner(number: number, cohorts: cohorts, noise: 1000, trials: 4)
    let drafts = planner.drafts(state, random: &random)
    if !drafts.isEmpty { counts = ObstacleCount() }
    var costly = 0
    for draft in drafts {
      let mark = state.begin()
      if let rules = planner.attempt(draft, state: &state) {
        // Who must come and finds no place is one too many, and not one too few.
        counts.add(draft.unplaced.isEmpty ? rules : RuleSet(.cohort))
      } else {
        costly += 1
      }
      state.rollBack(mark)
    }
    return (costly, drafts.count)
  }

  /// Circles of several people, at several times.
  private func tryCircle(
    _ number: Int, _ circle: CircleData, _ counts: inout ObstacleCount, _ state: inout State
  ) -> (costly: Int, tried: Int) {
    var random = RandomSource(seed: 0)
    let planner = CirclePlanner(number: number, circle: circle, noise: 2000, trials: 6)
    let ways = planner.ways(state, random: &random)
    // Where not even the steps' dates can be put together, what kept dates out at compile time is the better answer.
    if !ways.isEmpty { counts = ObstacleCount() }
    var costly = 0
    for way in ways.prefix(Self.leastTrials * 2) {
      let mark = state.begin()
      if let rules = planner.attempt(way, state: &state) { counts.add(rules) } else { costly += 1 }
      state.rollBack(mark)
    }
    return (costly, min(ways.count, Self.leastTrials * 2))
  }

  private func tryRota(
    _ number: Int, _ specialist: SpecialistData, _ counts: inout ObstacleCount, _ state: inout State
  ) -> (costly: Int, tried: Int) {
    var random = RandomSource(seed: 0)
    var draft = RotaTemplate(specialist, noise: 0, random: &random)
    guard let template = draft.best() else {
      counts = ObstacleCount()
      counts.add(.specialistRota)
      return (0, 1)
    }
    let mark = state.begin()
    let rules = RotaPlanner(number: number, specialist: specialist).settle(template, &state)
    state.rollBack(mark)
    guard let rules else { return (1, 1) }
    counts = ObstacleCount()
    counts.add(rules)
    return (0, 1)
  }

  private func tryPost(
    _ number: Int, _ secondment: SecondmentData, _ counts: inout ObstacleCount, _ state: inout State
  ) -> (costly: Int, tried: Int) {
    var random = RandomSource(seed: 0)
    var costly = 0
    counts = ObstacleCount()
    let ways = secondment.options.prefix(24)
    for option in ways {
      let mark = state.begin()
      if let rules = PostPlanner().attempt(number, option, &state, random: &random) {
        counts.add(rules, person: Int(option.person))
      } else {
        costly += 1
      }
      state.rollBack(mark)
    }
    return (costly, ways.count)
  }

  /// The same of a session or visit.
  private func tryOptions(
    _ number: Int, _ most: Int, _ counts: inout ObstacleCount, _ state: inout State
  ) -> (costly: Int, tried: Int) {
    let activity = state.instance.activities[number]
    var costly = 0
    var tried = 0
    let trials = trials(activity, most: most)
    // Where not even a series can be put together, what kept dates out at compile time is the better answer.
    if !trials.isEmpty { counts = ObstacleCount() }
    for options in trials {
      tried += 1
      let mark = state.begin()
      var rules = Placer(leavesOutOptional: true).attempt(number, options, state: &state)
      if rules?.isShortOfPeople ?? false { rules?.formUnion(whatTheyBreakTogether(number, &state)) }
      state.rollBack(mark)
      if var rules {
        if rules.isShortOfPeople { rules.formUnion(whyPeopleStayAway(number, options, state, &counts)) }
        counts.add(rules)
      } else {
        costly += 1
      }
    }
    return (costly, tried)
  }

  /// Where too few people can come to what's placed, what stands in the way if as many do as are needed: money, cover, limits
  /// of a school, of which no single person knows.
  private func whatTheyBreakTogether(_ number: Int, _ state: inout State) -> RuleSet {
    guard state.isPlaced(number), case .session(let session) = state.instance.activities[number].kind else {
      return RuleSet()
    }
    AttendanceFill(number: number, session: session, onlyNeeded: true).gather(&state)
    return state.violations == 0 ? RuleSet() : state.brokenRules
  }

  /// Where too few people can come, what keeps them away counts too, once for each way tried.
  private func whyPeopleStayAway(
    _ number: Int, _ options: [Option], _ state: State, _ counts: inout ObstacleCount
  ) -> RuleSet {
    let builder = ItemBuilder(instance: state.instance)
    var rules = RuleSet()
    for (part, option) in options.enumerated() {
      for member in state.instance.activities[number].candidates {
        let item = builder.attendee(
          option, activity: number, part: part, person: member.person, role: member.level.itemRole)
        let others = state.items(person: member.person, day: Int(option.day))
        let effect = state.evaluator.effect(person: member.person, day: Int(option.day), items: others + [item])
        rules.formUnion(effect.broken)
        for rule in Rule.allCases where effect.broken.contains(rule) { counts.note(rule, person: member.person) }
      }
    }
    return rules
  }

  private func trials(_ activity: ActivityData, most: Int) -> [[Option]] {
    let step = max(1, activity.options.count / most)
    let sample = stride(from: 0, to: activity.options.count, by: step)
    guard case .session(let session) = activity.kind, session.spec.series.parts > 1 else {
      return sample.map { [activity.options[$0]] }
    }
    let path = Placer.path(session.spec.series, activity: activity, instance: state.instance)
    var random = RandomSource(seed: 0)
    return (0..<min(24, most)).compactMap { _ in
      path.best(activity.options, cost: { Int(activity.options[$0].estimate) + random.below(4000) })
        .map { $0.map { activity.options[$0] } }
    }
  }

  private func reasons(_ counts: ObstacleCount, activity: ActivityData, isCostly: Int, tried: Int) -> [Reason] {
    var reasons: [Reason] = []
    for rule in Rule.allCases where counts.counts[rule.index] > 0 {
      // Whom a veto or a refusal concerns stays between them and the group's planner.
      let concerned = rule == .veto || rule == .refused ? [] : counts.concerned[rule.index]
      let own = Array(Set(concerned.map { state.instance.personIDs[Int($0)].text }).sorted().prefix(5))
      if let index = reasons.firstIndex(where: { $0.code == rule.code }) {
        // Rules that are told in the same words: the one that was in the way more often.
        reasons[index].options = max(reasons[index].options, counts.counts[rule.index])
        reasons[index].concerned = []
      } else {
        reasons.append(Reason(code: rule.code, options: counts.counts[rule.index], concerned: own))
      }
    }
    if isCostly > 0 { reasons.append(Reason(code: .notWorthIt, options: isCostly)) }
    if activity.canBePlaced && tried == 0 { reasons.append(Reason(code: .series, options: 0)) }
    if reasons.isEmpty { reasons.append(Reason(code: .notFound, options: 0)) }
    let order = Reason.Code.allCases
    return reasons.sorted {
      (-$0.options, order.firstIndex(of: $0.code) ?? 0) < (-$1.options, order.firstIndex(of: $1.code) ?? 0)
    }
  }
}
