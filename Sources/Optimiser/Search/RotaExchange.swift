// SPDX-License-Identifier: Apache-2.0

import Domain

/// Puts in a rota that isn't placed, takes out the posts and rotas whose money it needs, and fills those again as well as
/// what's left allows: staffing money is spent by few, each for long, so that no small change makes room for another.
struct RotaExchange {
  let number: Int
  /// How much the values of the rota's half-days are blurred, in thousandths of a lesson-equivalent; 0 for none.
  var noise = 0

  /// Makes the exchange where the plan is better for it.
  /// - Returns: whether it was made.
  @discardableResult
  func make(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let before = Score(state)
    let mark = state.begin()
    if put(into: &state, map, &random), state.violations == 0, Score(state) < before {
      state.commit(mark)
      return true
    }
    state.rollBack(mark)
    return false
  }

  /// - Returns: whether the rota is placed; otherwise the caller takes changes back.
  private func put(into state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    guard case .specialist(let specialist) = state.instance.activities[number].kind else { return false }
    let planner = RotaPlanner(number: number, specialist: specialist, noise: noise)
    guard let template = planner.template(&random) else { return false }
    let evictor = Evictor(instance: state.instance)
    let contenders = contenders(template, specialist, &state, map, &random)
    let emptied = contenders + evictor.connected(contenders, state)
    var removed = emptied
    for other in emptied {
      removed += evictor.end(other, &state)
      state.unplace(other)
    }
    guard planner.settle(template, &state) == nil else { return false }
    let inserter = Inserter(noise: 400, trials: 3)
    for other in random.shuffled(removed) where !state.isPlaced(other) {
      inserter.insert(other, into: &state, random: &random)
    }
    return true
  }

  /// Posts and rotas to take out, school by school of those whose staffing money the rota would overspend.
  private func contenders(
    _ template: [Int8], _ specialist: SpecialistData, _ state: inout State, _ map: Neighbourhood,
    _ random: inout RandomSource
  ) -> [Int] {
    let mark = state.begin()
    let stays = RotaStays(number: number, specialist: specialist, state: state).stays(template)
    state.setRota(number, Placement(template: template, stays: stays))
    var found: [Int] = []
    for school in map.schools[number].map(Int.init) {
      let others = map.bySchool[school].map(Int.init).filter { $0 != number && isStaff($0, state) }
      for other in random.shuffled(others) {
        let before = state.staffing[school]
        if before <= state.instance.schools[school].staffingBudget { break }
        let trial = state.begin()
        state.unplace(other)
        // What frees no money of this school's may stay.
        if state.staffing[school] < before {
          state.commit(trial)
          found.append(other)
        } else {
          state.rollBack(trial)
        }
      }
    }
    state.rollBack(mark)
    return found
  }

  /// Whether it's a placed secondment or rota.
  private func isStaff(_ number: Int, _ state: State) -> Bool {
    state.placements[number].secondment != nil || !state.placements[number].template.isEmpty
  }
}
