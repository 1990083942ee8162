// SPDX-License-Identifier: Apache-2.0

import Domain

extension RepairWay {
  /// Cohorts that haven't begun, as positions of their occurrences.
  private static func joining(_ number: Int, _ state: State) -> [[Int]] {
    let placement = state.placements[number]
    let past = state.instance.published.past(number)
    return placement.cohorts.map(placement.parts).filter { ($0.first ?? 0) >= past }
  }

  /// Lets somebody join the cohort in which that costs least; out of the one in which they are.
  static func regroup(_ number: Int, _ person: Int, _ state: inout State) -> Bool {
    let activity = state.instance.activities[number]
    guard case .cohorts(let cohorts) = activity.kind,
      let candidate = activity.candidates.firstIndex(where: { $0.person == person })
    else { return false }
    let joining = joining(number, state)
    let own = joining.first { state.placements[number][$0[0]].attendees.contains(Int32(candidate)) }
    // Nobody leaves what has begun for another cohort.
    let isElsewhere = state.placements[number].occurrences.contains { $0.attendees.contains(Int32(candidate)) }
    if own == nil && isElsewhere { return false }
    return regroup(number, cohorts, candidate, from: own, among: joining.filter { $0 != own }, &state)
  }

  private static func regroup(
    _ number: Int, _ cohorts: CohortData, _ candidate: Int, from own: [Int]?, among joining: [[Int]],
    _ state: inout State
  ) -> Bool {
    let fill = CohortFill(number: number, cohorts: cohorts)
    var best: (violations: Int, score: Score, parts: [Int])?
    for parts in joining {
      let mark = state.begin()
      if let own { fill.leave(candidate, own, &state) }
      if fill.join(candidate, parts, isRequired: true, &state) {
        let score = Score(state)
        if best.map({ (state.violations, score) < ($0.violations, $0.score) }) ?? true {
          best = (state.violations, score, parts)
        }
      }
      state.rollBack(mark)
    }
    guard let best else { return false }
    if let own { fill.leave(candidate, own, &state) }
    return fill.join(candidate, best.parts, isRequired: true, &state)
  }

  /// Brings in whoever must come and doesn't, to what has begun or to the cheapest cohort.
  static func fillCohorts(_ number: Int, _ state: inout State) -> Bool {
    let activity = state.instance.activities[number]
    guard case .cohorts(let cohorts) = activity.kind else { return false }
    let before = state.placements[number]
    let fill = CohortFill(number: number, cohorts: cohorts)
    let past = state.instance.published.past(number)
    for cohort in before.cohorts {
      let parts = before.parts(ofCohort: cohort)
      guard let first = parts.first, first < past else { continue }
      for candidate in before[first].attendees where activity.candidates[Int(candidate)].level == .required {
        let missing = parts.filter {
          $0 >= past && !state.placements[number][$0].attendees.contains(candidate)
        }
        if !missing.isEmpty { fill.join(Int(candidate), missing, isRequired: true, &state) }
      }
    }
    let joining = joining(number, state)
    let present = Set(state.placements[number].occurrences.flatMap(\.attendees))
    for (candidate, member) in activity.candidates.enumerated()
    where member.level == .required && !member.hasDeclined && !present.contains(Int32(candidate)) {
      if !state.activityCells[number].broken.isShortOfPeople { break }
      _ = regroup(number, cohorts, candidate, from: nil, among: joining, &state)
    }
    return state.placements[number] != before
  }
}
