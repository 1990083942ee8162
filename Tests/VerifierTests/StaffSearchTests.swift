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
    let group = Self.group()
    let selector = Self.selector(&generator)
    let found = GroupIndex(group).members(matching: selector).map(\.person.id)
    #expect(found == group.people(matching: selector, in: Directory(group)).map(\.id))
  }

  @Test func nobodyIsFoundWhoIsNotEmployedInTheYear() {
    var group = Self.group()
    group.changePerson("anna") { $0.validUntil = "2026-08-31" }
    var selector = SmallGroup.people(["anna", "ben", "ben", "zoe"])
    #expect(GroupIndex(group).members(matching: selector).map(\.person.id) == ["ben"])
    selector.roles = ["art lead"]
    #expect(GroupIndex(group).members(matching: selector).map(\.person.id) == ["ben", "dev", "gita"])
  }

  private static func group() -> Group {
    var group = SmallGroup.group()
    group.changeSchool("oak") { $0.groups = ["hub"] }
    group.changeSchool("ash") { $0.groups = ["hub", "trust"] }
    group.changePerson("erin") { $0.careerStage = "ect1" }
    group.changePerson("lou") { $0.careerStage = "ect2" }
    return group
  }

  /// Each condition now and then, with words that some people meet.
  private static func selector(_ generator: inout SplitMix64) -> Selector {
    var selector = Selector()
    selector.people = some(["kit", "anna", "jo"], &generator)
    selector.schools = some(["elm", "ash"], &generator)
    selector.phases = some([.primary, .secondary], &generator)
    selector.groups = some(["hub", "trust"], &generator)
    selector.roles = some(["art lead", "teacher", "headteacher"], &generator)
    selector.subjects = some(["art", "maths"], &generator)
    selector.years = some([3, 4, 6], &generator)
    selector.careerStages = some(["ect1", "ect2"], &generator)
    selector.tags = some(["dsl", "senco"], &generator)
    selector.everyone = generator.below(4) == 0
    return selector
  }

  private static func some<Value>(_ values: [Value], _ generator: inout SplitMix64) -> [Value] {
    guard generator.below(3) == 0 else { return [] }
    return values.filter { _ in generator.below(2) == 0 }
  }
}
