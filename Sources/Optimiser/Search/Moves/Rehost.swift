// SPDX-License-Identifier: Apache-2.0

/// Holds one part of a session, or a visit, at another place, time or under another host on the same day; whoever came
/// comes again where they can.
struct Rehost: Move {
  let name = "rehost"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.singles.isEmpty || !map.series.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.movable[random.below(map.movable.count)]
    let activity = state.instance.activities[number]
    if activity.isCircle { return false }
    guard state.isPlaced(number), !activity.options.isEmpty else { return false }
    var options = state.placements[number].occurrences.map(\.option)
    let part = random.below(options.count)
    let held = options[part]
    let draw = OptionDraw(activity: activity)
    guard
      let option = draw.best(
        of: 4, in: draw.on(held.day), &random, where: { $0 != held && $0.leader == held.leader })
    else { return false }
    options[part] = option
    state.unplace(number)
    return Placer().attempt(number, options, state: &state) == nil
  }
}
