// SPDX-License-Identifier: Apache-2.0

import Choice
import Testing

@Suite struct ChoiceModelTests {
  @Test func amountsOfOneResourceAddUp() {
    var builder = ChoiceModel.Builder()
    let hours = builder.addResource("hours", upper: 5)
    let rooms = builder.addResource("rooms", lower: 1)
    builder.addDecision("first")
    let nothing = builder.addOption(cost: 9)
    builder.addDecision("second")
    let both = builder.addOption(cost: 2, [(rooms, 1), (hours, 4), (hours, 2)])
    let cancelled = builder.addOption(cost: 3, [(hours, 4), (hours, -4), (rooms, 2)])
    let model = builder.build()

    let over = model.outcome(of: [nothing, both])
    #expect(over.cost == 11)
    #expect(over.taken == [6, 1])
    #expect(over.broken == [hours])
    let fine = model.outcome(of: [nothing, cancelled])
    #expect(fine.cost == 12)
    #expect(fine.taken == [0, 2])
    #expect(fine.isFeasible)
    #expect(model.entryCount == 3)
  }
}
