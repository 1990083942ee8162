// SPDX-License-Identifier: Apache-2.0

import Domain

/// Lets one person who needn't come to a session come, or stay away.
struct ToggleAttendance: Move {
  let name = "toggle attendance"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.sessions.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.sessions[random.below(map.sessions.count)]
    let activity = state.instance.activities[number]
    guard state.isPlaced(number), case .session(let session) = activity.kind else { return false }
    let index = random.below(activity.candidates.count)
    let member = activity.candidates[index]
    let leader = session.leadingPerson(state.placements[number][0].option)
    if member.hasDeclined || member.person == leader { return false }
    let count = state.placements[number].occurrences.count
    let past = state.instance.published.past(number)
    if past >= count { return false }
    let part = past + random.below(count - past)
    let parts = session.spec.series.samePeople ? past..<count : part..<(part + 1)
    let attends = state.placements[number][parts.lowerBound].attendees.contains(Int32(index))
    state.setAttendance(number, candidate: Int32(index), parts: parts, attends: !attends)
    if !attends { Repayer(number: number).repay(&state, parts: parts, person: member.person) }
    return true
  }
}
