// SPDX-License-Identifier: Apache-2.0

/// Chooses the dates of a series anew, by dynamic programming at blurred estimates.
struct RetimeSeries: Move {
  let name = "retime series"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.series.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.series[random.below(map.series.count)]
    if !state.isPlaced(number) { return false }
    state.unplace(number)
    if state.violations > 0 { return false }
    return Placer(noise: 400 << random.below(4), trials: 4).insert(number, into: &state, random: &random)
  }
}
