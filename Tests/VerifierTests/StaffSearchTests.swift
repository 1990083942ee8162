// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Whom a selector chooses is the same whether everyone is asked or only those whom an index suggests.
@Suite struct StaffSearchTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func findsWhomTheSelectorChooses(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let group = SelectorSampler.group()
    let selector = SelectorSampler.selector(&generator)
    let found = GroupIndex(group).members(matching: selector).map(\.person.id)
    #expect(found == group.peopleOneByOne(matching: selector).map(\.id))
  }

  @Test func nobodyIsFoundWhoIsNotEmployedInTheYear() {
    var group = SelectorSampler.group()
    group.changePerson("anna") { $0.validUntil = "2026-08-31" }
    var selector = SmallGroup.people(["anna", "ben", "ben", "zoe"])
    #expect(GroupIndex(group).members(matching: selector).map(\.person.id) == ["ben"])
    selector.roles = ["art lead"]
    #expect(GroupIndex(group).members(matching: selector).map(\.person.id) == ["ben", "dev", "gita"])
  }
}
