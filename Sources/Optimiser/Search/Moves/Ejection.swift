// SPDX-License-Identifier: Apache-2.0

import Domain

/// Forces in something that isn't placed, takes out what it can't go together with, and puts that back elsewhere.
struct Ejection: Move {
  let name = "ejection"

  /// Activities that are taken out at most.
  private static let most = 4
  /// Activities that are tried for being in the way.
  private static let trials = 24

  func isUseful(_ map: Neighbourhood) -> Bool { !map.singles.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    guard let number = unplaced(state, map, &random) else { return false }
    let activity = state.instance.activities[number]
    guard let option = OptionDraw(activity: activity).best(of: 8, &random) else { return false }
    guard force(number, option, &state) else { return false }
    let ejected = eject(for: number, near: Int(option.day), &state, map, &random)
    if state.violations > 0 { return false }
    if case .session(let session) = activity.kind { AttendanceFill(number: number, session: session).fill(&state) }
    if state.violations > 0 { return false }
    let inserter = Inserter(noise: 400, trials: 3)
    for other in random.shuffled(ejected) { inserter.insert(other, into: &state, random: &random) }
    return true
  }

  private func unplaced(_ state: State, _ map: Neighbourhood, _ random: inout RandomSource) -> Int? {
    for _ in 0..<8 {
      let number = map.singles[random.below(map.singles.count)]
      if !state.isPlaced(number) { return number }
    }
    return nil
  }

  /// Places it with those who must come, whatever that breaks; false where the site or the provider can't.
  private func force(_ number: Int, _ option: Option, _ state: inout State) -> Bool {
    let activity = state.instance.activities[number]
    var attendees = activity.candidates.indices.map(Int32.init)
    var room: Int16 = -1
    if case .session(let session) = activity.kind {
      if state.providerRefuses(session, option) != nil { return false }
      guard let free = state.freeRoom(option, wanted: activity.candidates.count) else { return false }
      room = free
      let leader = session.leadingPerson(option)
      attendees = attendees.filter { index in
        let member = activity.candidates[Int(index)]
        return member.level == .required && !member.hasDeclined && member.person != leader
          && !state.seconded.contains(member.person, day: Int(option.day), calendar: state.instance.calendar)
      }
    }
    state.place(number, Placement([PlacedOccurrence(option: option, room: room, attendees: attendees)]))
    return true
  }

  /// Takes out others that share a school until nothing but missing people is wrong.
  private func eject(
    for number: Int, near day: Int, _ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource
  ) -> [Int] {
    var ejected: [Int] = []
    for _ in 0..<Self.trials {
      let wrong = state.violations - state.brokenByRule[Rule.noPeople.index]
      if wrong == 0 || ejected.count == Self.most { break }
      let other = map.neighbour(of: number, &random)
      guard other != number, state.isPlaced(other), isNear(other, day, state) else { continue }
      let mark = state.begin()
      state.unplace(other)
      if state.violations - state.brokenByRule[Rule.noPeople.index] < wrong {
        state.commit(mark)
        ejected.append(other)
      } else {
        state.rollBack(mark)
      }
    }
    return ejected
  }

  /// Within a fortnight, or for as long as secondments and rotas last.
  private func isNear(_ other: Int, _ day: Int, _ state: State) -> Bool {
    let placement = state.placements[other]
    if placement.secondment != nil || !placement.template.isEmpty { return false }
    return placement.occurrences.contains { abs(Int($0.option.day) - day) <= 14 }
  }
}
