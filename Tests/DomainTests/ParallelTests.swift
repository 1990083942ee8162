// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// Work on several threads.
@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 7, 8, 9, 1000]) func resultsAreInTheirPlaces(count: Int) {
    let inTurn = (0..<count).map { $0 * $0 }
    #expect(Parallel.map(count, threads: 2) { $0 * $0 } == inTurn)
    #expect(Parallel.map(count, threads: 1) { $0 * $0 } == inTurn)
  }

  /// Pieces of pieces of work, more of them than there are processors.
  @Test func bothMayGoOnLikeThat() {
    #expect(Self.sum(0..<4096) == 4095 * 4096 / 2)
  }

  private static func sum(_ numbers: Range<Int>) -> Int {
    if numbers.count <= 64 { return numbers.reduce(0, +) }
    let middle = (numbers.lowerBound + numbers.upperBound) / 2
    let (low, high) = Parallel.both(
      { sum(numbers.lowerBound..<middle) }, { sum(middle..<numbers.upperBound) })
    return low + high
  }
}
