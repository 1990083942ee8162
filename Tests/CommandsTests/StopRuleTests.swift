// SPDX-License-Identifier: Apache-2.0

import Optimiser
import Testing

@testable import Commands

@Suite struct StopRuleTests {
  @Test func withoutLimitOrCtrlCASearchGoesOn() {
    #expect(StopRule(interrupt: Interrupt(), seconds: nil).request == nil)
    #expect(StopRule(interrupt: Interrupt(), seconds: 1000).request == nil)
  }

  @Test func ctrlCEndsASearch() {
    let interrupt = Interrupt()
    let rule = StopRule(interrupt: interrupt, seconds: nil)
    interrupt.wish()
    #expect(rule.request == .interrupted)
  }

  @Test func aPassedDeadlineEndsASearch() {
    #expect(StopRule(interrupt: Interrupt(), seconds: 0).request == .deadline)
  }

  @Test func ctrlCGoesBeforeTheDeadline() {
    let interrupt = Interrupt()
    interrupt.wish()
    #expect(StopRule(interrupt: interrupt, seconds: 0).request == .interrupted)
  }
}
