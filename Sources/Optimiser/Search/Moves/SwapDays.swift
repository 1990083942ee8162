// SPDX-License-Identifier: Apache-2.0

/// Lets two things that take place once, at schools that they share, exchange their days.
struct SwapDays: Move {
  let name = "swap days"

  func isUseful(_ map: Neighbourhood) -> Bool { map.singles.count > 1 }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let first = map.singles[random.below(map.singles.count)]
    let second = map.neighbour(of: first, &random)
    guard first != second, isSingle(first, state), isSingle(second, state) else { return false }
    let days = [state.placements[second][0].option.day, state.placements[first][0].option.day]
    if days[0] == days[1] { return false }
    var options: [Option] = []
    for (number, day) in zip([first, second], days) {
      let draw = OptionDraw(activity: state.instance.activities[number])
      guard let option = draw.best(of: 6, in: draw.on(day), &random) else { return false }
      options.append(option)
    }
    for number in [first, second] { state.unplace(number) }
    if state.violations > 0 { return false }
    for (number, option) in zip([first, second], options) {
      if Placer().attempt(number, [option], state: &state) != nil { return false }
    }
    return true
  }

  private func isSingle(_ number: Int, _ state: State) -> Bool {
    state.placements[number].occurrences.count == 1 && state.placements[number].template.isEmpty
  }
}
