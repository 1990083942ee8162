// SPDX-License-Identifier: Apache-2.0

public import Dispatch
public import Synchronization

/// Work on several threads, which decide nothing: results go to their places.
public enum Parallel {
  /// Threads of a run where it has the machine to itself: two, since servers of trusts have two processors or more.
  public static let threads = 2
  /// Numbers are handed out in blocks of so many.
  public static let block = 8

  /// What `work` makes of each number below `count`, by number.
  @inlinable public static func map<Value: Sendable>(
    _ count: Int, threads: Int, block: Int = block, _ work: @Sendable (Int) -> Value
  ) -> [Value] {
    if threads == 1 { return (0..<count).map(work) }
    let results = Mutex([Value?](repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let first = next.add(block, ordering: .relaxed).oldValue
        if first >= count { return }
        let done = (first..<min(count, first + block)).map { ($0, work($0)) }
        results.withLock { results in
          for (number, value) in done { results[number] = value }
        }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// What two pieces of work make, one beside the other; either may go on like that in turn.
  public static func both<First: Sendable, Second: Sendable>(
    _ first: () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    // Not by 'concurrentPerform', which within another does one after the other.
    let other = Background(second)
    return (first(), other.value)
  }
}
