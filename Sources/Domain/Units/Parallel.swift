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
  @inlinable public static func both<First: Sendable, Second: Sendable>(
    _ first: () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let making = Making<Second>()
    // Not by 'concurrentPerform', which within another does one after the other.
    DispatchQueue.global().async {
      if making.begins() { making.end(with: second()) }
    }
    let value = first()
    // Where no thread was free for it: a pool of threads of which all wait for each other would wait for long.
    if making.begins() { return (value, second()) }
    return (value, making.value)
  }

  /// A value that one of two threads makes.
  @usableFromInline final class Making<Value: Sendable>: Sendable {
    private let isBegun = Atomic(false)
    private let made = Mutex(Value?.none)
    private let isMade = DispatchSemaphore(value: 0)

    @usableFromInline init() {}

    /// Whether whoever asks is the one to make it.
    @usableFromInline func begins() -> Bool { !isBegun.exchange(true, ordering: .acquiringAndReleasing) }

    @usableFromInline func end(with value: Value) {
      made.withLock { $0 = value }
      isMade.signal()
    }

    /// The value; waits until it's made by the other.
    @usableFromInline var value: Value {
      isMade.wait()
      guard let value = made.withLock(\.self) else { preconditionFailure("whoever has waited has the value") }
      return value
    }
  }
}
