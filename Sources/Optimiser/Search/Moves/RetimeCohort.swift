// SPDX-License-Identifier: Apache-2.0

/// Chooses the dates of one cohort anew, for the people whom it has.
struct RetimeCohort: Move {
  let name = "retime cohort"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.cohorts.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.cohorts[random.below(map.cohorts.count)]
    guard case .cohorts(let cohorts) = state.instance.activities[number].kind, state.isPlaced(number) else {
      return false
    }
    let held = state.placements[number].cohorts
    let cohort = held[random.below(held.count)]
    return CohortPlanner(number: number, cohorts: cohorts, noise: 200 << random.below(5))
      .retime(cohort, &state, random: &random)
  }
}
