// SPDX-License-Identifier: Apache-2.0

/// Moves what makes a school buy supply on one day to another day on which it has cover at hand: a teacher bought for a day
/// serves every period of it, and so does a floater who comes or could come.
struct RepackSupplyDay: Move {
  let name = "repack supply day"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.singles.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.singles[random.below(map.singles.count)]
    guard state.isPlaced(number) else { return false }
    let day = state.placements[number][0].option.day
    let schools = map.schools[number].filter {
      state.schoolDayCells[Int($0) * state.instance.dayCount + Int(day)].pence > 0
    }
    guard !schools.isEmpty else { return false }
    let school = Int(schools[random.below(schools.count)])
    guard let target = coveredDay(school, besides: Int(day), map, state, &random) else { return false }
    let draw = OptionDraw(activity: state.instance.activities[number])
    guard let option = draw.best(of: 6, in: draw.on(Int32(target)), &random) else { return false }
    state.unplace(number)
    if state.violations > 0 { return false }
    return Placer().attempt(number, [option], state: &state) == nil
  }

  /// Another day on which the school has cover at hand, found through what else takes place.
  private func coveredDay(
    _ school: Int, besides day: Int, _ map: Neighbourhood, _ state: State, _ random: inout RandomSource
  ) -> Int? {
    let others = map.bySchool[school]
    for _ in 0..<8 {
      let other = Int(others[random.below(others.count)])
      guard let occurrence = state.placements[other].occurrences.first else { continue }
      let target = Int(occurrence.option.day)
      if target != day && state.hasCoverAtHand(school, day: target) { return target }
    }
    return nil
  }
}
