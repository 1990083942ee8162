// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization
import Testing

@testable import Domain

@Suite struct BackgroundTests {
  /// What a value is made of, as a database that's open.
  private final class Source: Sendable {}

  /// Whoever needs the value makes it where no thread has come to it; the queue that comes later holds nothing by then.
  @Test func whatAValueIsMadeOfIsLetGoOfOnceItIsMade() {
    let queue = DispatchQueue(label: "busy")
    queue.suspend()
    weak var kept: Source?
    let value = { () -> Background<Int> in
      let source = Source()
      kept = source
      return Background(on: queue) { withExtendedLifetime(source) { 7 } }
    }()
    #expect(kept != nil)
    #expect(value.value == 7)
    #expect(kept == nil)
    queue.resume()
    queue.sync {}
    #expect(value.value == 7)
  }

  @Test func aValueIsMadeOnceHoweverManyAskForIt() {
    let count = Atomic(0)
    let values = (0..<50).map { number in
      Background {
        count.add(1, ordering: .relaxed)
        return number
      }
    }
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for (number, value) in values.enumerated() { #expect(value.value == number) }
    }
    #expect(count.load(ordering: .relaxed) == 50)
  }
}
