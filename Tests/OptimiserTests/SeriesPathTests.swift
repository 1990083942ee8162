// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Optimiser

/// The dynamic programme for series against every lawful series tried one by one.
struct SeriesPathTests {
  @Test(arguments: 0..<200)
  func findsTheCheapestLawfulSeries(seed: Int) {
    var random = RandomSource(seed: seed)
    let dayCount = 12 + random.below(14)
    let parts = 1 + random.below(4)
    let leastGap = 1 + random.below(5)
    let path = SeriesPath(
      parts: parts, leastGap: leastGap, mostGap: random.below(3) == 0 ? Int.max : leastGap + random.below(8),
      leastTerms: 1 + random.below(min(parts, 3)), terms: (0..<dayCount).map { $0 * 3 / dayCount })
    var options: [Option] = []
    for day in 0..<dayCount {
      for _ in 0..<random.below(3) {
        options.append(
          Option(day: Int32(day), start: 600, end: 660, place: 0, leader: -1)
            .with(estimate: random.below(400) - 200))
      }
    }
    let found = path.best(options, cost: { Int(options[$0].estimate) })
    let cost = found.map { $0.reduce(0) { $0 + Int(options[$1].estimate) } }
    #expect(cost == Self.cheapest(path, options), "seed \(seed)")
    if let found { #expect(Self.isLawful(path, found.map { Int(options[$0].day) }), "seed \(seed)") }
  }

  private static func isLawful(_ path: SeriesPath, _ days: [Int]) -> Bool {
    zip(days, days.dropFirst()).allSatisfy { $1 - $0 >= path.leastGap && $1 - $0 <= path.mostGap }
      && Set(days.map { path.terms[$0] }).count >= path.leastTerms
  }

  private static func cheapest(_ path: SeriesPath, _ options: [Option]) -> Int? {
    var best: Int?
    func extend(_ days: [Int], _ cost: Int) {
      if days.count == path.parts {
        if isLawful(path, days) { best = min(best ?? Int.max, cost) }
        return
      }
      for option in options where days.isEmpty || Int(option.day) > days[days.count - 1] {
        extend(days + [Int(option.day)], cost + Int(option.estimate))
      }
    }
    extend([], 0)
    return best
  }

  @Test func anOptionThatCannotBeHadIsPassedOver() {
    let options = [3, 5].map { Option(day: $0, start: 600, end: 660, place: 0, leader: -1) }
    let path = SeriesPath(parts: 1, leastGap: 1, mostGap: Int.max, leastTerms: 1, terms: [Int](repeating: 0, count: 9))
    #expect(path.best(options, cost: { _ in 0 }, isAllowed: { $0 == 1 }) == [1])
    #expect(path.best(options, cost: { _ in 0 }, isAllowed: { _ in false }) == nil)
  }
}
