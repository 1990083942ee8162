// SPDX-License-Identifier: Apache-2.0

import Domain

/// People who come together, where one by one they couldn't.
extension AttendanceFill {
  /// Whether the schools of those who come share what it costs, so that the first to come would pay all of it.
  func sharesFee(_ instance: Instance) -> Bool {
    let activity = instance.activities[number]
    if let fund = activity.fund, instance.funds[fund].value.paysFees { return false }
    return activity.value.cost.rawValue > 0
      || session.leaders.contains { if case .provider = $0 { true } else { false } }
  }

  /// Lets everybody come who's worth it and sends home again who stands in the way; changes nothing where it's short of people
  /// even so, or worse.
  func fillTogether(_ state: inout State) {
    let short = state.shortOfPeople
    let other = state.violations - short
    let mark = state.begin()
    gather(&state)
    sendHome(&state, untilNoMoreThan: other)
    if state.violations - state.shortOfPeople <= other, state.shortOfPeople < short {
      state.commit(mark)
    } else {
      state.rollBack(mark)
    }
  }

  /// Lets everybody come at once who's worth their coming, and as many of the others as its quorum asks for, as far as there are
  /// seats, whatever else that breaks.
  func gather(_ state: inout State) {
    let wishes = wishes(state)
    for parts in groups(state) {
      let present = state.placements[number][parts.lowerBound].attendees.count
      let seats = (parts.map { self.seats(state, part: $0) }.min() ?? 0) - present
      var counts = counts(state, parts)
      var chosen: [Wish] = []
      for wish in wishes where chosen.count < seats && hasRoom(wish, counts, state) && !isIn(wish, state, parts) {
        if wish.cost >= 0 || onlyNeeded, present + chosen.count >= session.spec.quorum { continue }
        chosen.append(wish)
        counts[key(wish, state), default: 0] += 1
      }
      state.bringIn(number, candidates: chosen.map(\.candidate), parts: parts)
      for wish in chosen { Repayer(number: number).repay(&state, parts: parts, person: wish.person) }
    }
  }

  /// How many may attend a part (H11).
  private func seats(_ state: State, part: Int) -> Int {
    let instance = state.instance
    let placed = state.placements[number][part]
    var seats = session.spec.mostPeople ?? Int.max
    let provider = session.leadingProvider(placed.option)
    if provider >= 0, let capacity = instance.providers[provider].value.capacity { seats = min(seats, capacity) }
    let place = Int(placed.option.place)
    guard place < instance.schools.count else { return seats }
    let rooms = instance.rooms[place]
    let capacity =
      rooms.isEmpty
      ? instance.rules.defaults.venueCapacity : placed.room >= 0 ? rooms[Int(placed.room)].capacity : 0
    return min(seats, capacity - session.otherSeats(placed.option))
  }

  /// Sends people home one after another until no more is broken besides missing people, and lets those come back
  /// who weren't in the way. (Most rules are broken or not, by however many, so that the first to go seldom helps.)
  func sendHome(_ state: inout State, untilNoMoreThan most: Int = 0) {
    let activity = state.instance.activities[number]
    for parts in groups(state) {
      var gone: [(candidate: Int32, parts: [Int], repayments: [State.PartRepayment])] = []
      for candidate in state.placements[number][parts.lowerBound].attendees.reversed()
      where activity.candidates[Int(candidate)].level != .required {
        if state.violations - state.shortOfPeople <= most { break }
        let own = parts.filter { state.placements[number][$0].attendees.contains(candidate) }
        let dropped = state.setAttendance(number, candidate: candidate, parts: own, attends: false)
        gone.append((candidate, own, dropped))
      }
      for entry in gone.reversed() {
        state.setAttendance(
          number, candidate: entry.candidate, parts: entry.parts, attends: true, repayments: entry.repayments)
        if state.violations - state.shortOfPeople > most {
          state.setAttendance(number, candidate: entry.candidate, parts: entry.parts, attends: false)
        }
      }
    }
  }
}
