// SPDX-License-Identifier: Apache-2.0

/// Moves what makes a school buy supply on one day to another day on which it buys already, since a teacher bought for a
/// day serves every period of it.
struct RepackSupplyDay: Move {
  let name = "repack supply day"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.singles.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.singles[random.below(map.singles.count)]
    guard state.isPlaced(number) else { return false }
    let day = state.placements[number][0].option.day
    let schools = map.schools[number].filter { buys(Int($0), Int(day), state) }
    guard !schools.isEmpty else { return false }
    let school = Int(schools[random.below(schools.count)])
    guard let target = boughtDay(school, besides: Int(day), map, state, &random) else { return false }
    let draw = OptionDraw(activity: state.instance.activities[number])
    guard let option = draw.best(of: 6, in: draw.on(Int32(target)), &random) else { return false }
    state.unplace(number)
    if state.violations > 0 { return false }
    return Placer().attempt(number, [option], state: &state) == nil
  }

  private func buys(_ school: Int, _ day: Int, _ state: State) -> Bool {
    state.schoolDayCells[school * state.instance.dayCount + day].pence > 0
  }

  /// Another day on which the school buys, found through what else takes place.
  private func boughtDay(
    _ school: Int, besides day: Int, _ map: Neighbourhood, _ state: State, _ random: inout RandomSource
  ) -> Int? {
    let others = map.bySchool[school]
    for _ in 0..<8 {
      let other = Int(others[random.below(others.count)])
      guard let occurrence = state.placements[other].occurrences.first else { continue }
      let target = Int(occurrence.option.day)
      if target != day && buys(school, target, state) { return target }
    }
    return nil
  }
}
