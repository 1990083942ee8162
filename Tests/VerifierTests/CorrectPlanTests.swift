// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@Suite struct CorrectPlanTests {
  @Test func planMadeByHandIsVerified() {
    let verdict = Verifier(SmallGroup.group()).verify(SmallPlan.plan())
    #expect(verdict.breaches == [])
    #expect(verdict.isVerified)
    #expect(verdict.objective == SmallPlan.plan().objective)
  }
}
