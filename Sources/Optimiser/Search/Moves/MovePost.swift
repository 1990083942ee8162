// SPDX-License-Identifier: Apache-2.0

/// Empties a post, with those that its people came or left through, and fills them again; or fills one that's empty with
/// somebody else than the estimates say.
struct MovePost: Move {
  let name = "move post"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.posts.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let first = map.posts[random.below(map.posts.count)]
    var emptied = [first]
    for _ in 0..<random.below(3) {
      let other = map.neighbour(of: first, &random)
      if map.posts.contains(other), !emptied.contains(other) { emptied.append(other) }
    }
    let evictor = Evictor(instance: state.instance)
    emptied += evictor.connected(emptied, state)
    let removed = emptied.flatMap { evictor.end($0, &state) }
    if state.violations > 0 { return false }
    let planner = PostPlanner(noise: 1000 << random.below(5), trials: 3)
    var hasFilled = false
    for number in random.shuffled(emptied) where !state.isPlaced(number) {
      if planner.insert(number, into: &state, random: &random) { hasFilled = true }
    }
    let inserter = Inserter(noise: 200, trials: 3)
    for number in removed where !state.isPlaced(number) { inserter.insert(number, into: &state, random: &random) }
    return hasFilled || !removed.isEmpty
  }
}
