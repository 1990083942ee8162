// SPDX-License-Identifier: Apache-2.0

import Domain

/// Takes out what can't go together with an activity that was forced in: first what else lies on its people's days, then
/// whatever shares a school with it.
struct Ejector {
  /// Activities that are taken out at most.
  var most = 4
  /// Activities that are tried at random for being in the way.
  var trials = 24

  /// Takes others out until nothing but missing people is wrong, or gives up.
  /// - Returns: what was taken out; the state may still be wrong.
  func eject(
    for number: Int, _ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource
  ) -> [Int] {
    var ejected: [Int] = []
    for other in companions(of: number, state) {
      if wrong(state) == 0 || ejected.count == most { return ejected }
      tryOut(other, for: number, &ejected, &state)
    }
    let days = state.placements[number].occurrences.map { Int($0.option.day) }
    for _ in 0..<trials {
      if wrong(state) == 0 || ejected.count == most { break }
      let other = map.neighbour(of: number, &random)
      // Money may have been spent on any date.
      let isDated = state.brokenByRule[Rule.noMoney.index] == 0
      if other != number, !isDated || isNear(other, days, state) { tryOut(other, for: number, &ejected, &state) }
    }
    return ejected
  }

  /// What's wrong besides missing people, who may come later.
  private func wrong(_ state: State) -> Int { state.violations - state.shortOfPeople }

  private func tryOut(_ other: Int, for number: Int, _ ejected: inout [Int], _ state: inout State) {
    if !mayGo(other, state) { return }
    let before = wrong(state)
    let mark = state.begin()
    var gone = [other]
    if state.placements[other].secondment != nil {
      gone += Evictor(instance: state.instance).end(other, keeping: number, &state)
    }
    state.unplace(other)
    if wrong(state) < before {
      state.commit(mark)
      ejected += gone
    } else {
      state.rollBack(mark)
    }
  }

  /// Rotas bind people for long: they have moves of their own.
  private func mayGo(_ other: Int, _ state: State) -> Bool {
    let placement = state.placements[other]
    return !placement.isEmpty && placement.template.isEmpty
  }

  /// Others on the days of the people whom the activity has, in order of its parts and people.
  private func companions(of number: Int, _ state: State) -> [Int] {
    var seen: Set<Int> = [number]
    var found: [Int] = []
    for entry in ItemBuilder(instance: state.instance).items(of: number, state.placements[number]) {
      for item in state.items(person: entry.person, day: entry.day) where seen.insert(Int(item.activity)).inserted {
        found.append(Int(item.activity))
      }
    }
    return found
  }

  /// Within a fortnight of one of the days.
  private func isNear(_ other: Int, _ days: [Int], _ state: State) -> Bool {
    state.placements[other].occurrences.contains { occurrence in
      days.contains { abs(Int(occurrence.option.day) - $0) <= 14 }
    }
  }
}
