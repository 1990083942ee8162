// SPDX-License-Identifier: Apache-2.0

/// Moves somebody to another cohort of a session, or lets two people change places; where the session isn't in the plan,
/// tries now and then to put it in.
struct RegroupCohorts: Move {
  let name = "regroup cohorts"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.cohorts.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.cohorts[random.below(map.cohorts.count)]
    guard case .cohorts(let cohorts) = state.instance.activities[number].kind else { return false }
    if !state.isPlaced(number) {
      // A draft takes as long as a thousand other moves.
      if random.below(32) > 0 { return false }
      return CohortPlanner(number: number, cohorts: cohorts, noise: 400 << random.below(4), trials: 1)
        .insert(into: &state, random: &random)
    }
    let fill = CohortFill(number: number, cohorts: cohorts)
    let placement = state.placements[number]
    let past = state.instance.published.past(number)
    let joining = placement.cohorts.map(placement.parts).filter { ($0.first ?? 0) >= past }
    if joining.count < 2 { return false }
    let one = random.below(joining.count)
    let other = (one + 1 + random.below(joining.count - 1)) % joining.count
    guard let goes = member(placement, joining[one], &random) else { return false }
    let comes = random.below(2) == 0 ? member(placement, joining[other], &random) : nil
    fill.leave(goes, joining[one], &state)
    if let comes { fill.leave(comes, joining[other], &state) }
    let moved = fill.join(goes, joining[other], isRequired: true, &state)
    if let comes { return moved && fill.join(comes, joining[one], isRequired: true, &state) }
    return moved
  }

  private func member(_ placement: Placement, _ parts: [Int], _ random: inout RandomSource) -> Int? {
    guard let members = parts.first.map({ placement[$0].attendees }), !members.isEmpty else { return nil }
    return Int(members[random.below(members.count)])
  }
}
