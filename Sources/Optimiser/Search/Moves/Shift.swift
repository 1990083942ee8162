// SPDX-License-Identifier: Apache-2.0

/// Holds something that takes place once at another time or place: the better of a few options drawn at random.
struct Shift: Move {
  let name = "shift"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.singles.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.singles[random.below(map.singles.count)]
    guard state.isPlaced(number) else { return false }
    let activity = state.instance.activities[number]
    let held = state.placements[number][0].option
    guard
      let option = OptionDraw(activity: activity).best(of: 4, &random, where: { $0 != held })
    else { return false }
    state.unplace(number)
    return Placer().attempt(number, [option], state: &state) == nil
  }
}

/// Draws options at random.
struct OptionDraw {
  let activity: ActivityData

  /// The one with the best estimate of `count` draws; nil where none fits.
  func best(of count: Int, _ random: inout RandomSource, where isWanted: (Option) -> Bool = { _ in true }) -> Option? {
    best(of: count, in: activity.options.indices, &random, where: isWanted)
  }

  /// The same among some options.
  func best(
    of count: Int, in range: Range<Int>, _ random: inout RandomSource, where isWanted: (Option) -> Bool = { _ in true }
  ) -> Option? {
    if range.isEmpty { return nil }
    var best: Option?
    for _ in 0..<count {
      let option = activity.options[range.lowerBound + random.below(range.count)]
      if isWanted(option), best.map({ option.estimate < $0.estimate }) ?? true { best = option }
    }
    return best
  }

  /// Options of one day; options stand by day.
  func on(_ day: Int32) -> Range<Int> {
    let first = lowerBound(day)
    return first..<lowerBound(day + 1)
  }

  private func lowerBound(_ day: Int32) -> Int {
    var low = 0
    var high = activity.options.count
    while low < high {
      let middle = (low + high) / 2
      if activity.options[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
