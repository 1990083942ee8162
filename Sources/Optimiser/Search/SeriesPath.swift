// SPDX-License-Identifier: Apache-2.0

import Domain

/// Chooses the occurrences of a series by dynamic programming over days: part after part, each day's best option, with
/// the gaps and the number of terms as constraints (H10). A single occurrence is a series of one.
///
/// States are (part, terms so far, day); a transition looks back over the days that the gaps allow, so the work is
/// O(parts × terms × days × window).
struct SeriesPath {
  let parts: Int
  let leastGap: Int
  let mostGap: Int
  let leastTerms: Int
  /// Term of each day, from 0.
  let terms: [Int]

  /// The cheapest lawful series over `options` (by day ascending) at these costs; nil where there is none.
  /// - Parameters:
  ///   - cost: cost of option `index`; `Int.max` forbids it.
  ///   - isAllowed: whether option `index` can be had as things stand; asked only of options that are a day's cheapest so far.
  func best(_ options: [Option], cost: (Int) -> Int, isAllowed: (Int) -> Bool = { _ in true }) -> [Int]? {
    let dayCount = terms.count
    var choice = [Int](repeating: -1, count: dayCount)
    var price = [Int](repeating: Int.max, count: dayCount)
    for index in options.indices {
      let value = cost(index)
      let day = Int(options[index].day)
      if value < price[day] && isAllowed(index) {
        price[day] = value
        choice[day] = index
      }
    }
    let days = choice.indices.filter { choice[$0] >= 0 }
    if days.isEmpty { return nil }
    if parts == 1 {
      guard leastTerms <= 1 else { return nil }
      return days.min { (price[$0], $0) < (price[$1], $1) }.map { [choice[$0]] }
    }
    return path(days: days, price: price)?.map { choice[$0] }
  }

  private struct Step {
    var price = Int.max
    /// Position among the days, and terms, of the part before.
    var previous = -1
    var previousTerms = 0
  }

  private func path(days: [Int], price: [Int]) -> [Int]? {
    let most = max(1, min(parts, (terms.max() ?? 0) + 1))
    var layers: [[Step]] = []
    var layer = [Step](repeating: Step(), count: days.count * (most + 1))
    for (position, day) in days.enumerated() { layer[position * (most + 1) + 1].price = price[day] }
    layers.append(layer)
    for _ in 1..<parts {
      var next = [Step](repeating: Step(), count: days.count * (most + 1))
      for (position, day) in days.enumerated() {
        var back = position - 1
        while back >= 0 {
          let gap = day - days[back]
          if gap > mostGap { break }
          if gap >= leastGap {
            let turn = terms[day] == terms[days[back]] ? 0 : 1
            for count in 1...most {
              let before = layer[back * (most + 1) + count].price
              let reached = min(most, count + turn)
              if before == Int.max { continue }
              let total = before + price[day]
              if total < next[position * (most + 1) + reached].price {
                next[position * (most + 1) + reached] = Step(price: total, previous: back, previousTerms: count)
              }
            }
          }
          back -= 1
        }
      }
      layer = next
      layers.append(layer)
    }
    return trace(layers, days: days, most: most)
  }

  private func trace(_ layers: [[Step]], days: [Int], most: Int) -> [Int]? {
    guard let last = layers.last else { return nil }
    var best = (price: Int.max, position: -1, terms: 0)
    for position in days.indices {
      for count in 1...most where count >= leastTerms {
        let step = last[position * (most + 1) + count]
        if step.price < best.price { best = (step.price, position, count) }
      }
    }
    if best.position < 0 { return nil }
    var path: [Int] = []
    var position = best.position
    var count = best.terms
    for layer in layers.reversed() {
      path.append(days[position])
      let step = layer[position * (most + 1) + count]
      position = step.previous
      count = step.previousTerms
    }
    return path.reversed()
  }
}
