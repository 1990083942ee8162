// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// Parts by their ids, and lists in order of them.
@Suite struct PartTableTests {
  private func group(_ ids: [String]) -> Group {
    var group = Group(name: "G", year: DateSpan(CivilDate(daysSince1970: 20_000), CivilDate(daysSince1970: 20_300)))
    group.funds = ids.enumerated().map { Fund(id: Identifier($1), name: "Fund \($0)", amount: .zero) }
    return group
  }

  @Test func ofTwoWithOneIDTheFirstCounts() {
    let directory = Directory(group(["b", "a", "b"]))
    #expect(directory.funds["b"]?.name == "Fund 0")
    #expect(directory.funds["a"]?.name == "Fund 1")
    #expect(directory.funds.number(of: "a") == 1)
    #expect(directory.funds["c"] == nil && directory.funds.number(of: "c") == nil)
  }

  /// As the standard library sorts, in order or not, and with equal ids.
  @Test func listsAreSortedByID() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<300 {
      let ids = (0..<generator.below(9)).map { _ in "f\(generator.below(6))" }
      for some in [ids, ids.sorted()] {
        let funds = group(some).funds
        #expect(funds.sortedByID().map(\.name) == funds.sorted { $0.id < $1.id }.map(\.name))
      }
    }
  }
}
