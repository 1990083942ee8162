// SPDX-License-Identifier: Apache-2.0

/// Chooses the days of a circle's steps by dynamic programming: step after step, each on a day of its own price, with the
/// gaps between them (H10).
///
/// Days from which another can be reached are kept in a queue whose prices rise (sliding-window minimum), so that the work is
/// O(steps × days).
struct CirclePath {
  let leastGap: Int
  let mostGap: Int

  init(leastGap: Int, mostGap: Int) {
    self.leastGap = max(1, leastGap)
    self.mostGap = mostGap
  }

  /// The cheapest days, one for each step, ascending, and what they come to; nil where there are none.
  /// - Parameters:
  ///   - prices: by step, then day; `Int.max` forbids it.
  ///   - previous: the day of a step before the first, which has taken place.
  func best(_ prices: [[Int]], after previous: Int? = nil) -> (days: [Int], cost: Int)? {
    guard let first = prices.first else { return nil }
    var layer = first
    if let previous {
      for day in layer.indices where day < previous + leastGap || day > previous + mostGap { layer[day] = Int.max }
    }
    var sources: [[Int32]] = []
    for step in prices.dropFirst() {
      var next = [Int](repeating: Int.max, count: step.count)
      var source = [Int32](repeating: -1, count: step.count)
      // Ascending days with ascending prices: the first is the cheapest that's near enough, of equal ones the earliest.
      var queue: [Int] = []
      var front = 0
      for day in step.indices {
        let entering = day - leastGap
        if entering >= 0, layer[entering] < Int.max {
          while queue.count > front, let last = queue.last, layer[last] > layer[entering] { queue.removeLast() }
          queue.append(entering)
        }
        while front < queue.count, queue[front] < day - mostGap { front += 1 }
        if step[day] < Int.max, front < queue.count {
          next[day] = layer[queue[front]] + step[day]
          source[day] = Int32(queue[front])
        }
      }
      layer = next
      sources.append(source)
    }
    guard let last = layer.indices.min(by: { (layer[$0], $0) < (layer[$1], $1) }), layer[last] < Int.max else {
      return nil
    }
    var days = [last]
    for source in sources.reversed() { days.append(Int(source[days[days.count - 1]])) }
    return (days.reversed(), layer[last])
  }
}
