// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Commands

@Suite struct StopRuleTests {
  @Test func withoutLimitOrCtrlCASearchGoesOn() {
    let rule = StopRule(interrupt: Interrupt(), seconds: nil)
    #expect(!rule.shouldStop)
    #expect(rule.reason(for: .rounds) == .rounds)
  }

  @Test func ctrlCEndsASearchAndIsRecorded() {
    let interrupt = Interrupt()
    let rule = StopRule(interrupt: interrupt, seconds: 1000)
    interrupt.wish()
    #expect(rule.shouldStop)
    #expect(rule.reason(for: .interrupted) == .interrupted)
  }

  @Test func aPassedDeadlineEndsASearchAndIsRecorded() {
    let rule = StopRule(interrupt: Interrupt(), seconds: 0)
    #expect(rule.shouldStop)
    #expect(rule.reason(for: .interrupted) == .deadline)
  }

  @Test func aSearchThatEndedByItselfKeepsItsReason() {
    let rule = StopRule(interrupt: Interrupt(), seconds: 0)
    #expect(rule.reason(for: .rounds) == .rounds)
    #expect(rule.reason(for: .optimal) == .optimal)
  }
}
