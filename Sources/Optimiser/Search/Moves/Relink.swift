// SPDX-License-Identifier: Apache-2.0

/// Takes over how another search's best plan places some activities, and puts what was in the way elsewhere (path relinking:
/// Glover 1997, doi:10.1007/BFb0026589): what one search has found out, the other needn't find by chance.
struct Relink: Move {
  let name = "relink"

  /// Activities looked at for one that the other plan places otherwise.
  private static let trials = 16

  func isUseful(_ map: Neighbourhood) -> Bool { map.isGuided && !map.movable.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    if map.guide.isEmpty { return false }
    guard let first = differing(state, map, &random) else { return false }
    var numbers = [first]
    for _ in 0..<random.below(3) {
      let other = map.neighbour(of: first, &random)
      if !numbers.contains(other), isDifferent(other, state, map) { numbers.append(other) }
    }
    var waiting: [Int] = []
    for number in numbers { waiting += take(number, &state, map, &random) }
    if state.violations > 0 { return false }
    putBack(waiting, &state, map, &random)
    return true
  }

  private func isDifferent(_ number: Int, _ state: State, _ map: Neighbourhood) -> Bool {
    !map.guide[number].isEmpty && map.guide[number] != state.placements[number]
  }

  /// Rather one that isn't placed here than one that's placed otherwise.
  private func differing(_ state: State, _ map: Neighbourhood, _ random: inout RandomSource) -> Int? {
    var found: Int?
    for _ in 0..<Self.trials {
      let number = map.movable[random.below(map.movable.count)]
      if !isDifferent(number, state, map) { continue }
      if !state.isPlaced(number) { return number }
      found = found ?? number
    }
    return found
  }

  /// Places an activity as the other plan does.
  /// - Returns: what was taken out for it.
  private func take(_ number: Int, _ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> [Int] {
    let evictor = Evictor(instance: state.instance)
    var waiting: [Int] = []
    if state.placements[number].secondment != nil { waiting += evictor.end(number, &state) }
    if let secondment = map.guide[number].secondment { waiting += evictor.clear(secondment, &state) }
    state.unplace(number)
    for other in state.sharingProvider(number, map.guide[number]) where state.isPlaced(other) {
      state.unplace(other)
      waiting.append(other)
    }
    guard let placement = state.sited(number, map.guide[number]) else { return waiting + [number] }
    state.place(number, placement)
    if state.violations == 0 { return waiting }
    waiting += Ejector().eject(for: number, &state, map, &random)
    if state.violations > 0, case .session(let session) = state.instance.activities[number].kind {
      AttendanceFill(number: number, session: session).fill(&state)
    }
    return waiting
  }

  /// As the other plan has it if that can be, else as well as can be.
  private func putBack(_ numbers: [Int], _ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) {
    let inserter = Inserter(noise: 400, trials: 3)
    for number in numbers where !state.isPlaced(number) {
      let mark = state.begin()
      let before = Score(state)
      if let placement = state.sited(number, map.guide[number]) { state.place(number, placement) }
      if state.violations == 0, Score(state) < before {
        state.commit(mark)
      } else {
        state.rollBack(mark)
        inserter.insert(number, into: &state, random: &random)
      }
    }
  }
}
