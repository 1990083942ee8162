// SPDX-License-Identifier: Apache-2.0

/// Takes out one to four activities that share schools, and puts them back in random order at blurred estimates (Schrimpf
/// and others 2000, doi:10.1006/jcph.1999.6413).
struct RuinAndRecreate: Move {
  let name = "ruin and recreate"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.movable.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let first = map.movable[random.below(map.movable.count)]
    var victims = [first]
    for _ in 0..<random.below(4) {
      let other =
        random.below(3) == 0 ? map.movable[random.below(map.movable.count)] : map.neighbour(of: first, &random)
      if !victims.contains(other) { victims.append(other) }
    }
    for number in victims { state.unplace(number) }
    if state.violations > 0 { return false }
    let inserter = Inserter(noise: 200 << random.below(5), trials: 3)
    for number in random.shuffled(victims) { inserter.insert(number, into: &state, random: &random) }
    return true
  }
}
