// SPDX-License-Identifier: Apache-2.0

/// Takes out a session or two whose fees a fund pays, tries others that it would pay for, and puts back what still can be:
/// a dear course and several cheaper ones take each other's money, and no step from the one to the others is better by
/// itself.
struct ExchangeFunded: Move {
  let name = "exchange funded"

  /// Missing sessions that are tried at most.
  private static let tried = 4

  func isUseful(_ map: Neighbourhood) -> Bool { !map.funded.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let sessions = map.funded[random.below(map.funded.count)]
    let spending = sessions.filter { state.activityCells[$0].fundFees.pence > 0 }
    let missing = sessions.filter { !state.isPlaced($0) && isWorthTrying($0, state, &random) }
    if spending.isEmpty || missing.isEmpty { return false }
    let removed = random.shuffled(spending).prefix(1 + random.below(2)).map { ($0, state.placements[$0]) }
    for (number, _) in removed { state.unplace(number) }
    if state.violations > 0 { return false }
    let inserter = Inserter(noise: 200 << random.below(5), trials: 3)
    var hasInserted = false
    for number in random.shuffled(missing).prefix(Self.tried) {
      if inserter.insert(number, into: &state, random: &random) { hasInserted = true }
    }
    if !hasInserted { return false }
    for (number, placement) in removed { putBack(number, placement, inserter, &state, &random) }
    return true
  }

  /// Cohorts take as long to draft as a thousand other moves.
  private func isWorthTrying(_ number: Int, _ state: State, _ random: inout RandomSource) -> Bool {
    !state.instance.activities[number].isInCohorts || random.below(32) == 0
  }

  /// As it was if that can be, else elsewhere; cohorts as they were or not at all.
  private func putBack(
    _ number: Int, _ placement: Placement, _ inserter: Inserter, _ state: inout State, _ random: inout RandomSource
  ) {
    let before = Score(state)
    let mark = state.begin()
    if let placement = state.sited(number, placement) { state.place(number, placement) }
    if state.isPlaced(number), state.violations == 0, Score(state) < before {
      state.commit(mark)
      return
    }
    state.rollBack(mark)
    if state.instance.activities[number].isInCohorts { return }
    inserter.insert(number, into: &state, random: &random)
  }
}
