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

  /// Lets everybody come at once who's worth their coming, and as many of the others as its quorum asks for, whatever that
  /// breaks.
  func gather(_ state: inout State) {
    let wishes = wishes(state)
    for parts in groups(state) {
      let present = state.placements[number][parts.lowerBound].attendees.count
      let seats = session.spec.mostPeople.map { $0 - present } ?? Int.max
      var counts = counts(state, parts)
      var chosen: [Wish] = []
      for wish in wishes where chosen.count < seats && hasRoom(wish, counts, state) && !isIn(wish, state, parts) {
        if wish.cost >= 0, present + chosen.count >= session.spec.quorum { continue }
        chosen.append(wish)
        counts[key(wish, state), default: 0] += 1
      }
      state.bringIn(number, candidates: chosen.map(\.candidate), parts: parts)
      for wish in chosen { Repayer(number: number).repay(&state, parts: parts, person: wish.person) }
    }
  }

  /// Sends people home without whom less is broken, one after another, until no more is broken besides missing people.
  func sendHome(_ state: inout State, untilNoMoreThan most: Int = 0) {
    let activity = state.instance.activities[number]
    let isRequired = { (candidate: Int32) in activity.candidates[Int(candidate)].level == .required }
    for parts in groups(state) {
      for candidate in state.placements[number][parts.lowerBound].attendees.reversed() where !isRequired(candidate) {
        let before = state.violations - state.shortOfPeople
        if before <= most { return }
        let dropped = state.setAttendance(number, candidate: candidate, parts: parts, attends: false)
        if state.violations - state.shortOfPeople >= before {
          state.setAttendance(number, candidate: candidate, parts: parts, attends: true, repayments: dropped)
        }
      }
    }
  }
}
