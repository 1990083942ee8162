// SPDX-License-Identifier: Apache-2.0

import Domain

/// Lets hosts take turns in a series that was chosen part by part, without regard to who hosted the part before.
struct Rotation {
  /// What hosting twice running costs.
  let penalty: Int

  /// The series, with each part that would be held where the one before was moved to the cheapest other place on the same
  /// day under the same leader, if that costs less than staying.
  /// - Parameters:
  ///   - options: all options of the activity; `cost` and `isAllowed` are asked of their indices.
  func turns(
    _ series: [Int], among options: [Option], cost: (Int) -> Int, isAllowed: (Int) -> Bool
  ) -> [Int] {
    var turned = series
    for part in turned.indices.dropFirst() {
      let held = options[turned[part]]
      let before = options[turned[part - 1]].place
      guard held.place == before else { continue }
      var best = (cost: cost(turned[part]) + penalty, index: turned[part])
      for index in options.indices
      where options[index].day == held.day && options[index].leader == held.leader && options[index].place != before {
        let value = cost(index)
        if value < best.cost && isAllowed(index) { best = (value, index) }
      }
      turned[part] = best.index
    }
    return turned
  }
}
