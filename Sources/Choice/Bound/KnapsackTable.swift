// SPDX-License-Identifier: Apache-2.0

/// A 0-1 knapsack of items of negative value, solved by dynamic programming over the capacity, forward and backward, so
/// that the least value with or without any item can be read off as well.
///
/// `forward[k][w]` is the least value of the first k items within a capacity of w, `backward[k][w]` of the items from k.
/// The sum of all values must lie above -2^31.
final class KnapsackTable {
  private(set) var count = 0
  var capacity = 0
  let option: Memory<Int>
  private let amount: Memory<Int>
  private let value: Memory<Int32>
  private let forward: Memory<Int32>
  private let backward: Memory<Int32>
  private let width: Int

  init(items: Int, capacity: Int, in pool: Pool) {
    width = capacity + 1
    option = Memory(items, 0, in: pool)
    amount = Memory(items, 0, in: pool)
    value = Memory(items, 0, in: pool)
    forward = Memory((items + 1) * width, 0, in: pool)
    backward = Memory((items + 1) * width, 0, in: pool)
  }

  func clear() { count = 0 }

  func add(_ option: Int, amount: Int, value: Int32) {
    self.option[count] = option
    self.amount[count] = amount
    self.value[count] = value
    count += 1
  }

  /// The least value.
  var optimum: Int32 { forward[count * width + capacity] }

  /// The least value within part of the capacity.
  func optimum(within capacity: Int) -> Int32 { forward[count * width + capacity] }

  /// - Parameter take: called with each item of a best filling.
  /// - Returns: the least value.
  func solve(_ take: (Int) -> Void) -> Int32 {
    for room in 0...capacity { forward[room] = 0 }
    for item in 0..<count {
      let before = forward.base + item * width
      extend(before, before + width, item)
    }
    var room = capacity
    for item in (0..<count).reversed()
    where forward[(item + 1) * width + room] != forward[item * width + room] {
      take(item)
      room -= amount[item]
    }
    return optimum
  }

  func solveBackward() {
    for room in 0...capacity { backward[count * width + room] = 0 }
    for item in (0..<count).reversed() {
      let after = backward.base + (item + 1) * width
      extend(after, after - width, item)
    }
  }

  /// One more item.
  @inline(__always)
  private func extend(_ old: UnsafeMutablePointer<Int32>, _ new: UnsafeMutablePointer<Int32>, _ item: Int) {
    let weight = min(amount[item], capacity + 1)
    let gain = value[item]
    new.update(from: old, count: weight)
    let shifted = new + weight
    let kept = old + weight
    for room in 0..<max(0, capacity + 1 - weight) {
      let with = old[room] &+ gain
      let without = kept[room]
      shifted[room] = with < without ? with : without
    }
  }

  /// The least value without an item.
  func without(_ item: Int) -> Int32 { least(item, capacity) }

  /// The least value with an item, which must fit.
  func with(_ item: Int) -> Int32 { value[item] &+ least(item, capacity - amount[item]) }

  /// The least value of all other items within `room`.
  private func least(_ item: Int, _ room: Int) -> Int32 {
    let before = forward.base + item * width
    let after = backward.base + (item + 1) * width
    var least = Int32.max
    for split in 0...room {
      let sum = before[split] &+ after[room - split]
      least = sum < least ? sum : least
    }
    return least
  }
}
