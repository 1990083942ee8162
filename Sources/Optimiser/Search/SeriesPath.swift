// SPDX-License-Identifier: Apache-2.0

import Domain

/// Chooses the occurrences of a series by dynamic programming over days: part after part, each day's best option, with
/// the gaps and the number of terms as constraints (H10). A single occurrence is a series of one.
///
/// States are (part, terms so far, day). The best part before within the gaps is kept in a queue whose prices rise, one for
/// each term and number of terms so far (sliding-window minimum), so the work is O(parts × terms² × days).
struct SeriesPath {
  let parts: Int
  let leastGap: Int
  let mostGap: Int
  let leastTerms: Int
  /// Term of each day, from 0.
  let terms: [Int]

  init(parts: Int, leastGap: Int, mostGap: Int, leastTerms: Int, terms: [Int]) {
    self.parts = parts
    self.leastGap = leastGap
    self.mostGap = mostGap
    self.leastTerms = leastTerms
    self.terms = terms
  }

  /// All parts of a series.
  init(_ series: Series, terms: [Int]) {
    self.init(
      parts: series.parts, leastGap: max(1, series.leastGap), mostGap: series.mostGap ?? Int.max,
      leastTerms: series.leastTerms, terms: terms)
  }

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
    return best(price)?.map { choice[$0] }
  }

  /// The days of the cheapest lawful series at these costs of each day, `Int.max` forbidding it; nil where there is none.
  func best(_ price: [Int]) -> [Int]? {
    let days = price.indices.filter { price[$0] < Int.max }
    if days.isEmpty { return nil }
    if parts == 1 {
      guard leastTerms <= 1 else { return nil }
      return days.min { (price[$0], $0) < (price[$1], $1) }.map { [$0] }
    }
    return path(days: days, price: price)
  }

  private struct Step {
    var price = Int.max
    /// Position among the days, and terms, of the part before.
    var previous = -1
    var previousTerms = 0
  }

  private func path(days: [Int], price: [Int]) -> [Int]? {
    let termCount = (terms.max() ?? 0) + 1
    let most = max(1, min(parts, termCount))
    var layer = [Step](repeating: Step(), count: days.count * (most + 1))
    for (position, day) in days.enumerated() { layer[position * (most + 1) + 1].price = price[day] }
    var layers = [layer]
    for _ in 1..<parts {
      layer = next(layer, days: days, price: price, most: most, termCount: termCount)
      layers.append(layer)
    }
    return trace(layers, days: days, most: most)
  }

  /// The layer of one part more.
  private func next(_ layer: [Step], days: [Int], price: [Int], most: Int, termCount: Int) -> [Step] {
    var queues = [Window](repeating: Window(), count: termCount * (most + 1))
    var entered = 0
    var layered = [Step](repeating: Step(), count: days.count * (most + 1))
    for (position, day) in days.enumerated() {
      while entered < position, day - days[entered] >= leastGap {
        for count in 1...most {
          let before = layer[entered * (most + 1) + count].price
          if before < Int.max { queues[terms[days[entered]] * (most + 1) + count].enter(entered, before) }
        }
        entered += 1
      }
      for term in 0..<termCount {
        let turn = term == terms[day] ? 0 : 1
        for count in 1...most {
          guard let best = queues[term * (most + 1) + count].least(since: day, within: mostGap, days) else { continue }
          let reached = position * (most + 1) + min(most, count + turn)
          let total = best.price + price[day]
          if total < layered[reached].price {
            layered[reached] = Step(price: total, previous: best.position, previousTerms: count)
          }
        }
      }
    }
    return layered
  }

  /// Positions by day with prices that rise from the front, so that the front is the cheapest of those still near enough.
  private struct Window {
    private var entries: [(position: Int, price: Int)] = []
    private var front = 0

    mutating func enter(_ position: Int, _ price: Int) {
      while entries.count > front, let last = entries.last, last.price > price { entries.removeLast() }
      entries.append((position, price))
    }

    /// The cheapest that lies at most `gap` days before `day`.
    mutating func least(since day: Int, within gap: Int, _ days: [Int]) -> (position: Int, price: Int)? {
      while front < entries.count, day - days[entries[front].position] > gap { front += 1 }
      return front < entries.count ? entries[front] : nil
    }
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
