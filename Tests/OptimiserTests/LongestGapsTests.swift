// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Optimiser

/// Days taken together against each day by itself, on random groups; a failure names the seed.
@Suite struct LongestGapsTests {
  @Test(arguments: 0..<60) func likeDaysAreAlike(seed: Int) {
    let instance = Compiler(RandomGroup.make(seed: UInt64(64_000 + seed))).bare().instance
    let people = Array(instance.people.indices)
    let longest = LongestGaps(instance, people: people)
    let gaps = DirectedGaps(instance)
    var lengths: Set<Int16> = []
    for person in people {
      let plain = (0..<instance.dayCount).map { LongestGaps.longest(person, day: $0, gaps, instance) }
      #expect(longest.row(of: person) == plain, "seed \(64_000 + seed), \(instance.personIDs[person])")
      lengths.formUnion(plain)
    }
    #expect(lengths.count > 3, "there's something to tell apart")
  }

  @Test func nobodyElseIsKnown() {
    let instance = Compiler(RandomGroup.make(seed: 64_000)).bare().instance
    #expect(LongestGaps(instance, people: [0]).row(of: 1) == nil)
  }
}
