// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// What readers make of a rota agrees with what the plan lists of it, though they count by themselves.
@Suite struct RotaReadingSampleTests {
  @Test(arguments: [SampleName.dayOne, .district])
  func halfDaysReadAddUpToTheBalances(_ name: SampleName) throws {
    let sample = try Sample.named(name)
    #expect(!sample.plan.rotaBalances.isEmpty)
    for balance in sample.plan.rotaBalances {
      let entries = try #require(sample.index.rota(of: balance.activity)).entries.filter { $0.school == balance.school }
      let held = entries.count { $0.standing == .held }
      let lost = entries.count { $0.isLost }
      #expect(held == balance.held && held + lost == balance.due, "\(balance.activity) \(balance.school)")
      #expect(entries.count { $0.isMadeUp } == balance.madeUp)
      #expect(entries.count { $0.isLost && $0.counterpart == nil } == balance.owed)
    }
  }
}
