// SPDX-License-Identifier: Apache-2.0

import Domain

/// Fills posts: one secondment, or a chain of them in which each fills the hole that the one before leaves, until the chain
/// closes or the last school can spare the time or hires (H14).
struct PostPlanner {
  /// How much estimates are blurred, in thousandths of a lesson-equivalent; 0 for none.
  var noise = 0
  /// Options tried for each link.
  var trials = 4
  /// Most links of a chain.
  var depth = 5

  /// Fills the post where that makes the plan better.
  /// - Returns: whether it's filled now.
  @discardableResult
  func insert(_ number: Int, into state: inout State, random: inout RandomSource) -> Bool {
    let before = Score(state)
    var best = BestTry()
    for option in options(of: number, state.instance, random: &random, isWanted: { _ in true })
    where mayBeFilled(behind: number, option, links: 1, state) {
      for lengthens in [false, true] {
        best.look(at: &state) { attempt(number, option, &$0, lengthens: lengthens, random: &random) }
      }
    }
    return best.put(into: &state, ifBetterThan: before)
  }

  /// Fills the post with this option and whatever chain it needs, and puts back what had to make room.
  /// - Parameter lengthens: let others fill holes also where a hire could: it may be dearer than a swap, or than the budget.
  /// - Returns: nil where that's lawful; otherwise the rules that stand in the way. The caller takes changes back then.
  func attempt(
    _ number: Int, _ option: SecondmentOption, _ state: inout State, lengthens: Bool = false, random: inout RandomSource
  ) -> RuleSet? {
    var chain = Chain()
    guard extend(&chain, by: number, option, lengthens, state: &state, random: &random) else {
      return state.brokenRules.isEmpty ? RuleSet(.staffingFloor) : state.brokenRules
    }
    for removed in chain.removed where !state.isPlaced(removed) {
      Inserter(noise: noise, trials: 3).insert(removed, into: &state, random: &random)
    }
    return nil
  }

  private struct Chain {
    var links: [Int] = []
    /// What had to make room.
    var removed: [Int] = []
  }

  /// Places a link and whatever it needs behind it.
  /// - Returns: whether the plan is lawful then.
  private func extend(
    _ chain: inout Chain, by number: Int, _ option: SecondmentOption, _ lengthens: Bool, state: inout State,
    random: inout RandomSource
  ) -> Bool {
    if state.isPlaced(number) || state.seconded.count(of: Int(option.person)) > 0 { return false }
    chain.removed += Evictor(instance: state.instance).clear(option, &state)
    state.place(number, Placement(option))
    chain.links.append(number)
    let isLawful = state.violations == 0
    if isLawful && !lengthens { return true }
    if chain.links.count >= depth { return isLawful }
    let others = state.violations - state.brokenByRule[Rule.staffingFloor.index]
    if others > (lengthens ? state.brokenByRule[Rule.noMoney.index] : 0) { return false }
    for (other, filler) in fillers(of: option, state, random: &random)
    where mayBeFilled(behind: other, filler, links: chain.links.count + 1, state) {
      let mark = state.begin()
      let before = chain
      if extend(&chain, by: other, filler, lengthens, state: &state, random: &random) {
        state.commit(mark)
        return true
      }
      state.rollBack(mark)
      chain = before
    }
    return isLawful
  }

  /// Whether the hole that a link would leave can be filled, as far as its pool tells: what's there does, a hire may, or
  /// there's somebody for another link. Where not, `extend` fails too, after clearing and filling a year of days.
  ///
  /// - Parameter links: how many the chain has with this one.
  func mayBeFilled(behind number: Int, _ option: SecondmentOption, links: Int, _ state: State) -> Bool {
    let pool = Int(option.leaves)
    let cell = PoolCell(
      instance: state.instance, pool: pool, members: state.poolMembers[pool], placements: state.placements,
      with: (number, option))
    if cell.broken.isEmpty { return true }
    return links < depth
      && state.instance.postsOfSchool[state.instance.pools[pool].school].contains { other in
        other != number && !state.isPlaced(Int(other))
          && Self.options(of: Int(other), state.instance).contains { Self.fits($0, in: option) }
      }
  }

  /// Whether somebody's secondment fills all of the hole that another leaves.
  private static func fits(_ filler: SecondmentOption, in hole: SecondmentOption) -> Bool {
    filler.fills == hole.leaves && filler.first <= hole.first && filler.last >= hole.last
      && filler.halfDays >= hole.halfDays
  }

  private static func options(of number: Int, _ instance: Instance) -> [SecondmentOption] {
    if case .secondment(let data) = instance.activities[number].kind { data.options } else { [] }
  }

  /// Secondments not placed whose people could fill the hole that `option` leaves.
  private func fillers(
    of option: SecondmentOption, _ state: State, random: inout RandomSource
  ) -> [(Int, SecondmentOption)] {
    var found: [(Int, SecondmentOption)] = []
    for other in state.instance.postsOfSchool[state.instance.pools[Int(option.leaves)].school]
    where !state.isPlaced(Int(other)) {
      let fitting = options(of: Int(other), state.instance, random: &random) {
        Self.fits($0, in: option)
      }
      found += fitting.map { (Int(other), $0) }
    }
    return found
  }

  /// The best few options of a post at estimates. Where those are blurred it's of each applicant and beginning the best, then
  /// of each the next, since one's days of the week are many, alike in worth, and often all in the way of the same thing.
  private func options(
    of number: Int, _ instance: Instance, random: inout RandomSource, isWanted: (SecondmentOption) -> Bool
  ) -> [SecondmentOption] {
    let ranked = Self.options(of: number, instance).filter(isWanted).enumerated().map { index, option in
      (value: Int(option.estimate) + (noise > 0 ? random.below(noise) : 0), index: index, option: option)
    }.sorted { ($0.value, $0.index) < ($1.value, $1.index) }
    // Construction goes by worth alone: first plans place more so.
    if noise == 0 { return ranked.prefix(trials).map(\.option) }
    var taken: [[Int]: Int] = [:]
    let turns = ranked.map { entry in
      let key = [Int(entry.option.person), Int(entry.option.first)]
      defer { taken[key, default: 0] += 1 }
      return taken[key, default: 0]
    }
    let order = ranked.indices.sorted { (turns[$0], $0) < (turns[$1], $1) }
    return order.prefix(trials).map { ranked[$0].option }
  }
}
