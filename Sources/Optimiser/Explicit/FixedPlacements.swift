// SPDX-License-Identifier: Apache-2.0

import Domain

/// Rotas and secondments as the native search plans them for a group that wishes for nothing else and has no floating cover:
/// the explicit model keeps them as they are.
struct FixedPlacements {
  let instance: Instance
  let seed: Int
  /// Rounds of that search; nil: as many as usual.
  let rounds: Int?

  init(_ instance: Instance, seed: Int, rounds: Int? = nil) {
    self.instance = instance
    self.seed = seed
    self.rounds = rounds
  }

  /// A lawful state with nothing but those, in which no floaters are sent: so the model charges no less than a plan costs,
  /// wherever they go.
  func state() -> State {
    var state = State(instance, sendsFloaters: false)
    var group = instance.group
    group.activities = group.activities.filter { $0.kind == .specialist || $0.kind == .secondment }
    group.floatingCover = []
    if group.activities.isEmpty { return state }
    // People, schools and pools have the same numbers in both, activities haven't.
    let small = Compiler(group).compile()
    var search = Search(small, seed: seed)
    for _ in 0..<(rounds ?? Optimiser.defaultRounds(small)) { search.round() }
    let numbers = Dictionary(
      instance.activities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let found = zip(small.activities, search.best).compactMap { activity, placement in
      placement.isEmpty ? nil : numbers[activity.id].map { (activity: $0, placement: placement) }
    }
    // All at once: secondments of a chain are lawful together only.
    let mark = state.begin()
    state.put(found)
    if state.violations == 0 {
      state.commit(mark)
    } else {
      state.rollBack(mark)
      _ = Optimiser.place(found, in: &state)
    }
    return state
  }
}
