// SPDX-License-Identifier: Apache-2.0

import Domain

extension Replanner {
  /// Lets people whose employment begins after the published plan's day come to sessions that stay, where that's worth it:
  /// nobody has to be told of a change by it. Everyone else was thought of when that plan was made.
  mutating func admit() {
    guard let published = compiler.published, state.violations == 0 else { return }
    let newcomers = Set(
      compiler.people.indices.filter { compiler.people[$0].validFrom.map { $0 > published.asOf } ?? false })
    if newcomers.isEmpty { return }
    for number in instance.activities.indices where state.isPlaced(number) {
      guard case .session(let session) = instance.activities[number].kind,
        instance.activities[number].candidates.contains(where: { newcomers.contains($0.person) })
      else { continue }
      let first = instance.published.past(number)
      if first == state.placements[number].occurrences.count { continue }
      let result = attempt { replanner in
        AttendanceFill(number: number, session: session, first: first, only: newcomers).fill(&replanner.state)
        return true
      }
      if let result, result.score < Score(state) { state.put(result.changes) }
    }
  }
}
