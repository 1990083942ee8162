// SPDX-License-Identifier: Apache-2.0

import Domain

/// Forces in something that isn't placed, takes out what it can't go together with, and puts that back elsewhere.
struct Ejection: Move {
  let name = "ejection"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.singles.isEmpty || !map.series.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    guard let number = unplaced(state, map, &random) else { return false }
    let activity = state.instance.activities[number]
    guard let options = options(activity, state.instance, &random) else { return false }
    guard force(number, options, &state) else { return false }
    let ejector = Ejector(most: 3 + options.count)
    let mark = state.begin()
    var ejected = ejector.eject(for: number, &state, map, &random)
    if case .session(let session) = activity.kind, !state.isWrongBesidesPeople {
      let fill = AttendanceFill(number: number, session: session)
      fill.fill(&state)
      if state.violations > 0, fill.sharesFee(state.instance) {
        // What they'd pay for together may take others' money.
        state.rollBack(mark)
        fill.gather(&state)
        ejected = ejector.eject(for: number, &state, map, &random)
        fill.sendHome(&state)
        fill.fill(&state)
      } else {
        state.commit(mark)
      }
    } else {
      state.commit(mark)
    }
    if state.violations > 0 { return false }
    let inserter = Inserter(noise: 400, trials: 3)
    for other in random.shuffled(ejected) { inserter.insert(other, into: &state, random: &random) }
    return true
  }

  private func unplaced(_ state: State, _ map: Neighbourhood, _ random: inout RandomSource) -> Int? {
    for _ in 0..<8 {
      let index = random.below(map.singles.count + map.series.count)
      let number = index < map.singles.count ? map.singles[index] : map.series[index - map.singles.count]
      if !state.isPlaced(number), state.instance.published.past(number) == 0 { return number }
    }
    return nil
  }

  /// An option for each part: of one part the best of a few drawn, of a series the best path at blurred estimates.
  private func options(_ activity: ActivityData, _ instance: Instance, _ random: inout RandomSource) -> [Option]? {
    guard case .session(let session) = activity.kind, session.spec.series.parts > 1 else {
      return OptionDraw(activity: activity).best(of: 8, &random).map { [$0] }
    }
    let leader = session.leaders.isEmpty ? -1 : random.below(session.leaders.count)
    let noise = 400 << random.below(4)
    let blurred = activity.options.map { Int($0.estimate) + random.below(noise) }
    return Placer.path(session.spec.series, activity: activity, instance: instance)
      .best(activity.options) { Int(activity.options[$0].leader) == leader ? blurred[$0] : Int.max }?
      .map { activity.options[$0] }
  }

  /// Places it with those who must come, whatever that breaks; false where a site or the provider can't.
  private func force(_ number: Int, _ options: [Option], _ state: inout State) -> Bool {
    let activity = state.instance.activities[number]
    var occurrences: [PlacedOccurrence] = []
    for option in options {
      var attendees = activity.candidates.indices.map(Int32.init)
      var room: Int16 = -1
      if case .session(let session) = activity.kind {
        if state.providerRefuses(session, option) != nil { return false }
        guard let free = state.freeRoom(option, wanted: Placer().wantedSeats(activity, session)) else { return false }
        room = free
        attendees = Placer().required(activity, session, options[0], state)
      }
      occurrences.append(PlacedOccurrence(option: option, room: room, attendees: attendees))
    }
    let placement = Placement(occurrences)
    Placer().makeRoom(for: number, placement, &state)
    state.place(number, placement)
    return true
  }
}
