// SPDX-License-Identifier: Apache-2.0

import Domain

extension Replanner {
  /// Passes over what's different from the published plan at most.
  private static let mostPasses = 4

  /// Goes through whatever is different from the published plan, and tries once more to have it as it was, or to change
  /// less of it.
  mutating func restore() {
    for _ in 0..<Self.mostPasses {
      let before = Score(state)
      for number in changed() {
        bringBack(number)
        if state.activityCells[number].churn > 0 { takeBack(number) }
      }
      if !(Score(state) < before) { break }
    }
  }

  /// Activities of which people have to be told, those with most first.
  private func changed() -> [Int] {
    state.activityCells.indices.filter { state.activityCells[$0].churn > 0 }.sorted {
      (-state.activityCells[$0].churn, $0) < (-state.activityCells[$1].churn, $1)
    }
  }

  private mutating func take(_ result: Try?) {
    if let result, result.score < Score(state) { state.put(result.changes) }
  }

  /// People who were told to come to something that stays come again, where they can.
  private mutating func bringBack(_ number: Int) {
    guard state.isPlaced(number), case .session(let session) = instance.activities[number].kind else { return }
    let count = state.placements[number].occurrences.count
    let past = instance.published.past(number)
    let groups = session.spec.series.samePeople ? [past..<count] : (past..<count).map { $0..<($0 + 1) }
    for group in groups {
      guard let part = group.first, let published = instance.published[number]?.part(part) else { continue }
      let missing = instance.activities[number].candidates.indices.filter { index in
        published.people.contains(Int32(instance.activities[number].candidates[index].person))
          && !state.placements[number][part].attendees.contains(Int32(index))
      }
      for candidate in missing {
        take(
          attempt { replanner in
            let activity = replanner.instance.activities[number]
            let leader = session.leadingPerson(replanner.state.placements[number][part].option)
            if activity.candidates[candidate].person == leader { return false }
            replanner.state.setAttendance(number, candidate: Int32(candidate), parts: group, attends: true)
            Repayer(number: number).repay(
              &replanner.state, parts: group, person: activity.candidates[candidate].person)
            return true
          })
      }
    }
  }

  /// As it was; else, where it's elsewhere, in another way; else as it was with others out of the way.
  private mutating func takeBack(_ number: Int) {
    take(attempt { $0.putAsPublished(number) })
    if state.activityCells[number].churn == 0 { return }
    take(
      attempt { replanner in
        replanner.state.unplace(number)
        return replanner.reinsert(number, mayForce: false)
      })
    if state.activityCells[number].churn == 0 { return }
    take(
      attempt { replanner in
        guard replanner.putWhole(number) else { return false }
        let removed = Repair(troubles: replanner.troubles, keeping: number).run(&replanner.state)
        if replanner.state.violations > 0 || removed.contains(number) { return false }
        for other in removed { replanner.reinsert(other, mayForce: false) }
        return true
      })
  }

  /// As it was, whatever that breaks.
  private mutating func putWhole(_ number: Int) -> Bool {
    let placer = PublishedPlacer(check: OptionCheck(compiler: compiler, instance: instance))
    state.unplace(number)
    guard let placement = placer.placement(number, state) else { return false }
    state.place(number, placement)
    return true
  }
}
