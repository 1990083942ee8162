// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes room in people's days for something that can't go beside what's there.
struct Evictor {
  let instance: Instance

  /// Takes a specialist's stays out of the way of what would be put into a day.
  func clearStays(_ person: Int, day: Int, for item: Item, _ state: inout State) {
    let items = state.items(person: person, day: day)
    let stays = items.filter { $0.role == .specialist && $0.activity != item.activity }
    if stays.isEmpty { return }
    if state.evaluator.effect(person: person, day: day, items: items + [item]).broken.isEmpty { return }
    for stay in stays { drop(stay, day: day, &state) }
  }

  private func drop(_ stay: Item, day: Int, _ state: inout State) {
    let number = Int(stay.activity)
    var placement = state.placements[number]
    placement.occurrences.removeAll { $0.stayKey == stay.part && Int($0.option.day) == day }
    // A rota without a single stay is none.
    if placement.occurrences.isEmpty { return }
    state.setRota(number, placement)
  }

  /// Frees the days that a secondment takes: the person stays away from sessions, and whatever can't do without them is
  /// taken out.
  /// - Returns: the activities taken out.
  func clear(_ secondment: SecondmentOption, _ state: inout State) -> [Int] {
    var removed: [Int] = []
    let person = Int(secondment.person)
    let last = min(Int(secondment.lastDay), instance.dayCount - 1)
    guard max(0, Int(secondment.firstDay)) <= last else { return [] }
    for day in max(0, Int(secondment.firstDay))...last
    where secondment.takes(day, weekday: Int(instance.calendar.weekdays[day])) {
      for item in state.items(person: person, day: day) {
        let number = Int(item.activity)
        if !state.isPlaced(number) { continue }
        switch item.role {
        case .specialist: drop(item, day: day, &state)
        case .required, .expected, .invited:
          if instance.activities[number].session != nil {
            stayAway(person, from: number, part: Int(item.part), &state)
          } else {
            state.unplace(number)
            removed.append(number)
          }
        case .visitor, .leader, .host, .repayment:
          state.unplace(number)
          removed.append(number)
        case .secondee: break
        }
      }
    }
    return removed
  }

  private func stayAway(_ person: Int, from number: Int, part: Int, _ state: inout State) {
    guard let session = instance.activities[number].session,
      let candidate = instance.activities[number].candidates.firstIndex(where: { $0.person == person })
    else { return }
    let occurrences = state.placements[number].occurrences
    let isWhole = session.spec.series.samePeople || session.spec.cohorts > 1
    // What has taken place stays.
    let open = occurrences.indices.dropFirst(instance.published.past(number))
    let parts = (isWhole ? Array(open) : [part]).filter {
      occurrences[$0].attendees.contains(Int32(candidate))
    }
    state.setAttendance(number, candidate: Int32(candidate), parts: parts, attends: false)
  }

  /// Ends a secondment: the person is wanted again where they're required; what can't have them is taken out.
  /// - Parameter keeping: an activity that stays in any case.
  /// - Returns: the activities taken out.
  func end(_ number: Int, keeping: Int? = nil, _ state: inout State) -> [Int] {
    guard let secondment = state.placements[number].secondment else { return [] }
    let violations = state.violations
    state.unplace(number)
    let person = Int(secondment.person)
    var removed: [Int] = []
    for other in instance.activitiesOfPerson[person].map(Int.init)
    where other != keeping && state.isPlaced(other) && state.activityCells[other].broken.isShortOfPeople {
      // Who was away from a session in cohorts is put into one when it's planned anew.
      if !instance.activities[other].isInCohorts { comeBack(person, to: other, &state) }
      if state.activityCells[other].broken.isEmpty && state.violations <= violations { continue }
      state.unplace(other)
      removed.append(other)
    }
    return removed
  }

  /// Posts whose holes those of `numbers` fill, and theirs in turn.
  func connected(_ numbers: [Int], _ state: State) -> [Int] {
    var found: [Int] = []
    var waiting = numbers
    while let number = waiting.popLast() {
      guard let secondment = state.placements[number].secondment else { continue }
      let holes = state.poolCells[Int(secondment.fills)].shares.filter { Int($0.filler) == number }.map { Int($0.hole) }
      for hole in holes where !found.contains(hole) && !numbers.contains(hole) {
        found.append(hole)
        waiting.append(hole)
      }
    }
    return found
  }

  private func comeBack(_ person: Int, to number: Int, _ state: inout State) {
    guard let candidate = instance.activities[number].candidates.firstIndex(where: { $0.person == person }) else {
      return
    }
    for part in state.placements[number].occurrences.indices
    where !state.placements[number][part].attendees.contains(Int32(candidate)) {
      state.setAttendance(number, candidate: Int32(candidate), parts: part..<(part + 1), attends: true)
      Repayer(number: number).repay(&state, parts: part..<(part + 1), person: person)
    }
  }
}
