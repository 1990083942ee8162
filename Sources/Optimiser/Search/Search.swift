// SPDX-License-Identifier: Apache-2.0

import Domain

/// Construction, then rounds of ruin and recreate: a few activities that compete for people, cover or money are taken out
/// and put back at blurred estimates; the result stands if it's better, or worse by less than a threshold that falls
/// within each cycle of rounds (threshold accepting: Dueck and Scheuer 1990, doi:10.1016/0021-9991(90)90201-B). The best
/// plan seen is kept.
///
/// A round is a fixed number of moves, and nothing depends on how many rounds will follow, so that a run cut short by a
/// deadline can be replayed by its number of rounds.
struct Search {
  private(set) var state: State
  private(set) var best: [[PlacedOccurrence]]
  private(set) var bestScore: Score
  private(set) var rounds = 0
  private var random: RandomSource
  private let movable: [Int]

  static let movesPerRound = 24
  /// Rounds after which the threshold starts anew.
  static let cycle = 24
  /// The first threshold of a cycle, in thousandths of a lesson-equivalent.
  static let firstThreshold = 1500

  /// Builds a first plan: must activities first, heaviest first, then those with the fewest options for their priority.
  init(_ instance: Instance, seed: Int) {
    state = State(instance)
    random = RandomSource(seed: seed)
    movable = instance.activities.indices.filter { !instance.activities[$0].options.isEmpty }
    best = state.placements
    bestScore = Score(state)
    let placer = Placer(noise: 0, trials: 12)
    let order = movable.sorted {
      let a = instance.activities[$0]
      let b = instance.activities[$1]
      return (-a.mustWeight, -a.value.priority, a.options.count, $0)
        < (-b.mustWeight, -b.value.priority, b.options.count, $1)
    }
    for number in order { placer.insert(number, into: &state, random: &random) }
    for number in order where !state.isPlaced(number) { placer.sweep(number, into: &state) }
    keepIfBest()
  }

  /// One round of moves.
  mutating func round() {
    let phase = rounds % Self.cycle
    let threshold = Self.firstThreshold * (Self.cycle - phase) * (Self.cycle - phase) / (Self.cycle * Self.cycle)
    rounds += 1
    if movable.isEmpty { return }
    for _ in 0..<Self.movesPerRound {
      if random.below(4) == 0 {
        toggleAttendance(threshold: threshold)
      } else {
        ruinAndRecreate(threshold: threshold)
      }
      keepIfBest()
    }
    if phase == Self.cycle - 1 {
      returnToBest()
      for number in movable where !state.isPlaced(number) {
        Placer().sweep(number, into: &state, most: 200, patience: 20)
      }
      keepIfBest()
    }
  }

  /// The best plan found, as a state.
  func bestState() -> State {
    var result = State(state.instance)
    for number in best.indices where !best[number].isEmpty { result.place(number, best[number]) }
    return result
  }

  private mutating func keepIfBest() {
    let score = Score(state)
    if state.violations == 0 && score < bestScore {
      bestScore = score
      best = state.placements
    }
  }

  private mutating func returnToBest() {
    for number in best.indices where state.placements[number] != best[number] { state.unplace(number) }
    for number in best.indices where state.placements[number] != best[number] { state.place(number, best[number]) }
  }

  private func isAccepted(_ score: Score, over old: Score, threshold: Int) -> Bool {
    score.must < old.must || (score.must == old.must && score.rest <= old.rest + threshold)
  }

  /// Takes out one to four related activities and puts them back in random order, with one that isn't placed.
  private mutating func ruinAndRecreate(threshold: Int) {
    let old = Score(state)
    let victims = relatedActivities()
    var before: [(number: Int, occurrences: [PlacedOccurrence])] = []
    for number in victims { before.append((number, state.unplace(number))) }
    let placer = Placer(noise: 200 << random.below(5), trials: 3)
    let limit = threshold > 0 ? random.below(threshold) : 0
    for number in random.shuffled(victims) { placer.insert(number, into: &state, random: &random) }
    if state.violations == 0, isAccepted(Score(state), over: old, threshold: limit) { return }
    for entry in before { state.unplace(entry.number) }
    for entry in before where !entry.occurrences.isEmpty { state.place(entry.number, entry.occurrences) }
  }

  private mutating func relatedActivities() -> [Int] {
    let first = movable[random.below(movable.count)]
    var victims = [first]
    let schools = schools(of: first)
    for _ in 0..<random.below(4) {
      let other = movable[random.below(movable.count)]
      if victims.contains(other) { continue }
      if !state.isPlaced(other) || !schools.isDisjoint(with: self.schools(of: other)) { victims.append(other) }
    }
    return victims
  }

  private func schools(of number: Int) -> Set<Int> {
    Set(state.instance.activities[number].candidates.map { state.instance.people[$0.person].base })
  }

  /// Lets one optional person come or stay away.
  private mutating func toggleAttendance(threshold: Int) {
    let number = movable[random.below(movable.count)]
    let activity = state.instance.activities[number]
    guard state.isPlaced(number), case .session(let session) = activity.kind else { return }
    let index = random.below(activity.candidates.count)
    let member = activity.candidates[index]
    let leader = ActivityCellBuilder(instance: state.instance)
      .leadingPerson(session, state.placements[number][0].option)
    if member.hasDeclined || member.person == leader { return }
    let count = state.placements[number].count
    let part = random.below(count)
    let parts = session.spec.series.samePeople ? 0..<count : part..<(part + 1)
    let attends = state.placements[number][parts.lowerBound].attendees.contains(Int32(index))
    let old = Score(state)
    let dropped = state.setAttendance(number, candidate: Int32(index), parts: parts, attends: !attends)
    if !attends { Repayer(number: number).repay(&state, parts: parts, person: member.person) }
    let limit = threshold > 0 ? random.below(threshold) : 0
    if state.violations == 0, isAccepted(Score(state), over: old, threshold: limit) { return }
    state.setAttendance(number, candidate: Int32(index), parts: parts, attends: attends, repayments: dropped)
  }
}
