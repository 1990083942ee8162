// SPDX-License-Identifier: Apache-2.0

/// Puts one activity of whatever kind into the plan, if that makes it better.
struct Inserter {
  /// How much estimates are blurred, in thousandths of a lesson-equivalent; 0 for none.
  var noise = 0
  /// Ways that are tried on the state.
  var trials = 4

  /// - Returns: whether it's in the plan now. The state is lawful afterwards if it was before.
  @discardableResult
  func insert(_ number: Int, into state: inout State, random: inout RandomSource) -> Bool {
    if state.isPlaced(number) { return true }
    switch state.instance.activities[number].kind {
    case .session, .visit:
      return Placer(noise: noise, trials: trials).insert(number, into: &state, random: &random)
    case .cohorts(let cohorts):
      return CohortPlanner(number: number, cohorts: cohorts, noise: noise, trials: max(2, trials / 4))
        .insert(into: &state, random: &random)
    case .circle(let circle):
      return CirclePlanner(number: number, circle: circle, noise: noise, trials: trials)
        .insert(into: &state, random: &random)
    case .specialist(let specialist):
      return RotaPlanner(number: number, specialist: specialist, noise: noise).insert(into: &state, random: &random)
    case .secondment: return PostPlanner(noise: noise, trials: trials).insert(number, into: &state, random: &random)
    case .other: return false
    }
  }
}
