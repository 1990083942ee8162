// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

/// When the server begins to plan.
@Suite struct SettleRuleTests {
  private let start = ContinuousClock.now

  private func moments(_ seen: [(seconds: Int, revision: Int?)], settling: Int = 30) -> [Int] {
    var rule = SettleRule(settling: .seconds(settling))
    return seen.compactMap { rule.begins($0.revision, now: start + .seconds($0.seconds)) ? $0.seconds : nil }
  }

  @Test func itWaitsUntilTheGroupHasSettled() {
    #expect(moments([(0, nil), (1, 2), (20, 2), (30, 2), (31, 2), (32, 2)]) == [31])
  }

  @Test func anotherChangeStartsTheWaitAnew() {
    #expect(moments([(1, 2), (25, 3), (31, 3), (54, 3), (55, 3), (56, 3)]) == [55])
  }

  @Test func aRevisionIsPlannedOnce() {
    #expect(moments([(1, 2), (31, 2), (32, 2), (90, 2), (91, 3), (121, 3)]) == [31, 121])
  }

  @Test func nothingIsWaitedForWhereAPlanHasCome() {
    #expect(moments([(1, 2), (20, nil), (31, nil), (40, 2), (60, 2), (70, 2)]) == [70])
  }

  /// Killed, or the disk was full: again after as long, three times in all; another revision begins anew.
  @Test func aTryThatFailedIsRepeated() {
    var rule = SettleRule(settling: .seconds(30))
    var begun: [Int] = []
    for second in 1...300 where rule.begins(second < 200 ? 2 : 3, now: start + .seconds(second)) {
      begun.append(second)
      rule.failed()
    }
    #expect(begun == [31, 62, 93, 230, 261, 292])
  }

  /// Whoever is begun waits themselves; after a try that failed the group has to settle first.
  @Test func aFirstTryAheadBeginsAtOnce() {
    var rule = SettleRule(settling: .seconds(30))
    rule.isAhead = true
    var begun: [Int] = []
    for second in 1...120 where rule.begins(second < 50 ? 2 : 3, now: start + .seconds(second)) {
      begun.append(second)
      if second < 50 { rule.failed() }
    }
    #expect(begun == [1, 32, 50])
  }

  @Test func withoutATimeItBeginsAtOnce() { #expect(moments([(1, 2), (2, 2)], settling: 0) == [1]) }
}
