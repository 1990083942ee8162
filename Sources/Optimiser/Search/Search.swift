// SPDX-License-Identifier: Apache-2.0

import Domain

/// Construction, then rounds of moves: each changes a few activities; the result stands if it's better, or worse by less
/// than a threshold that falls within each cycle of rounds (threshold accepting: Dueck and Scheuer 1990,
/// doi:10.1016/0021-9991(90)90201-B). The best plan seen is kept.
///
/// A round is a fixed number of moves, and nothing depends on how many rounds will follow, so that a run cut short by a
/// deadline can be replayed by its number of rounds.
struct Search {
  private(set) var state: State
  private(set) var best: [Placement]
  private(set) var bestScore: Score
  /// Whether the best plan breaks no rule: one that was begun with may.
  private(set) var isBestLawful = true
  private(set) var rounds = 0
  /// How often each move was tried, stood, and made the best plan better.
  private(set) var tallies: [MoveTally]
  /// How often a person's day was evaluated before the first round.
  private var evaluationsAtFirst = 0
  private var random: RandomSource
  private var map: Neighbourhood
  private let moves: [WeightedMove]

  /// Enough that searches side by side don't wait long for each other at its end.
  static let movesPerRound = 96
  /// Rounds after which the threshold starts anew.
  static let cycle = 6
  /// Options swept through after construction, in all, for what isn't placed.
  static let sweptAtFirst = 24_000
  /// Activities swept through at the end of a cycle.
  static let sweptPerCycle = 12
  /// Options tried of an empty post at the end of a cycle.
  static let sweptOfPost = 64
  /// The first threshold of a cycle, in thousandths of a lesson-equivalent.
  static let firstThreshold = 1500

  /// Builds a first plan: must activities first, heaviest first, then rotas and posts, which bind people for long, and
  /// circles, of which each step needs everybody, then by priority those with the fewest options.
  /// - Parameter isGuided: whether another search's plans will be there to go by.
  init(_ instance: Instance, seed: Int, isGuided: Bool = false, moves: [WeightedMove] = MoveTable.all) {
    state = State(instance)
    random = RandomSource(seed: seed)
    let map = Neighbourhood(instance, isGuided: isGuided)
    let useful = moves.filter { $0.move.isUseful(map) }
    self.map = map
    self.moves = useful
    tallies = useful.map { MoveTally(name: $0.move.name) }
    best = state.placements
    bestScore = Score(state)
    construct()
  }

  /// Goes on from a state; where that breaks rules, anything lawful is better.
  init(_ state: State, seed: Int, moves: [WeightedMove] = MoveTable.all) {
    self.state = state
    random = RandomSource(seed: seed)
    let map = Neighbourhood(state.instance)
    let useful = moves.filter { $0.move.isUseful(map) }
    self.map = map
    self.moves = useful
    tallies = useful.map { MoveTally(name: $0.move.name) }
    best = state.placements
    bestScore = Score(state)
    isBestLawful = state.violations == 0
    evaluationsAtFirst = state.evaluations
  }

  /// How often a person's day was evaluated by moves.
  var evaluations: Int { state.evaluations - evaluationsAtFirst }

  private mutating func construct() {
    let order = (map.movable + map.cohorts).sorted { rank($0) < rank($1) }
    for number in order { Inserter(trials: 12).insert(number, into: &state, random: &random) }
    let missing = order.filter { number in
      let activity = state.instance.activities[number]
      return !state.isPlaced(number) && !activity.isCircle && !activity.isInCohorts
    }
    let most = min(2000, max(40, Self.sweptAtFirst / max(1, missing.count)))
    for number in missing {
      let isMust = state.instance.activities[number].mustWeight > 0
      Placer(noise: 0, trials: 12).sweep(number, into: &state, most: isMust ? 2000 : most)
    }
    exchangeRotas(isBlurred: false)
    keepIfBest()
    evaluationsAtFirst = state.evaluations
  }

  /// Tries to put in each rota that's missing, at the expense of posts and others.
  private mutating func exchangeRotas(isBlurred: Bool) {
    for number in map.rotas where !state.isPlaced(number) {
      RotaExchange(number: number, noise: isBlurred ? 1000 << random.below(4) : 0).make(&state, map, &random)
    }
  }

  private struct Rank: Comparable {
    let parts: [Int]
    static func < (a: Self, b: Self) -> Bool { a.parts.lexicographicallyPrecedes(b.parts) }
  }

  private func rank(_ number: Int) -> Rank {
    let activity = state.instance.activities[number]
    let turn =
      switch activity.kind {
      case .specialist, .secondment, .cohorts: 0
      case .circle: 1
      case .session, .visit, .other: 2
      }
    return Rank(parts: [
      -activity.mustWeight, turn, -activity.value.effectivePriority, activity.options.count, number,
    ])
  }

  /// Gives the search another's best plan to go by.
  mutating func guide(by placements: [Placement]) { map.guide = placements }

  /// One round of moves.
  mutating func round() {
    let phase = rounds % Self.cycle
    rounds += 1
    if moves.isEmpty { return }
    for number in 0..<Self.movesPerRound { move(threshold: threshold(phase * Self.movesPerRound + number)) }
    if phase == Self.cycle - 1 { endCycle() }
  }

  /// How much worse a plan may become by a move of a cycle, by the move's number.
  private func threshold(_ move: Int) -> Int {
    let moves = Self.cycle * Self.movesPerRound
    return Self.firstThreshold * (moves - move) * (moves - move) / (moves * moves)
  }

  /// Goes back to the best plan and sweeps through the options of a few activities that it lacks.
  private mutating func endCycle() {
    returnToBest()
    let missing = map.movable.filter { !state.isPlaced($0) && !state.instance.activities[$0].isCircle }
    for number in random.shuffled(missing).prefix(Self.sweptPerCycle) {
      Placer().sweep(number, into: &state, most: 200, patience: 20)
    }
    sweepPost()
    exchangeRotas(isBlurred: true)
    keepIfBest()
  }

  /// Tries many ways to fill one of the posts that are empty: of an applicant's days often few will do.
  private mutating func sweepPost() {
    let missing = map.posts.filter { !state.isPlaced($0) }
    if missing.isEmpty { return }
    let number = missing[random.below(missing.count)]
    PostPlanner(noise: 4000, trials: Self.sweptOfPost).insert(number, into: &state, random: &random)
  }

  private mutating func move(threshold: Int) {
    let index = draw()
    let old = Score(state)
    let mark = state.begin()
    let isProposed = moves[index].move.change(&state, map, &random)
    let limit = threshold > 0 ? random.below(threshold) : 0
    let score = Score(state)
    let stands = isProposed && state.violations == 0 && isAccepted(score, over: old, threshold: limit)
    if stands { state.commit(mark) } else { state.rollBack(mark) }
    tallies[index].count(isProposed: isProposed, stands: stands, isBest: stands && isBest(score))
    if stands { keepIfBest() }
  }

  /// A move by its weight.
  private mutating func draw() -> Int {
    var left = random.below(moves.reduce(0) { $0 + $1.weight })
    for (index, entry) in moves.enumerated() {
      left -= entry.weight
      if left < 0 { return index }
    }
    return moves.count - 1
  }

  /// The best plan found, as a state.
  func bestState() -> State {
    var result = State(state.instance)
    result.put(best.enumerated().map { ($0, $1) })
    return result
  }

  private mutating func keepIfBest() {
    let score = Score(state)
    if state.violations == 0 && isBest(score) {
      bestScore = score
      best = state.placements
      isBestLawful = true
    }
  }

  /// Whether a lawful plan is better than the best.
  private func isBest(_ score: Score) -> Bool { !isBestLawful || score < bestScore }

  private mutating func returnToBest() { state.put(best.enumerated().map { ($0, $1) }) }

  private func isAccepted(_ score: Score, over old: Score, threshold: Int) -> Bool {
    if score.must != old.must { return score.must < old.must }
    if score.churn != old.churn { return score.churn < old.churn }
    return score.rest <= old.rest + threshold
  }
}

/// The tiers of a state, smaller is better.
struct Score: Comparable {
  var must: Int
  var churn: Int
  var rest: Int
  init(_ state: State) {
    must = state.must
    churn = state.churn
    rest = state.rest
  }
  static func < (a: Self, b: Self) -> Bool { (a.must, a.churn, a.rest) < (b.must, b.churn, b.rest) }
}
