// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@Test(arguments: [(7, 3, 2, 3), (6, 3, 2, 2), (-7, 3, -3, -2), (-6, 3, -2, -2), (0, 5, 0, 0), (1, 1000, 0, 1)])
func divisionRoundsTheWayItsNameSays(_ value: Int, _ divisor: Int, _ floor: Int, _ ceiling: Int) {
  #expect(floorDivide(value, divisor) == floor)
  #expect(ceilDivide(value, divisor) == ceiling)
}

@Test func quotientsEncloseTheValue() {
  var random = SplitMix64(seed: 3)
  for _ in 0..<5000 {
    let value = random.draw(-1_000_000...1_000_000)
    let divisor = 1 + random.below(5000)
    let floor = floorDivide(value, divisor)
    let ceiling = ceilDivide(value, divisor)
    #expect(floor * divisor <= value && value < (floor + 1) * divisor)
    #expect((ceiling - 1) * divisor < value && value <= ceiling * divisor)
    #expect(ceiling - floor == (value.isMultiple(of: divisor) ? 0 : 1))
  }
}

@Test func quantitiesAddWithinTheirUnit() {
  #expect(Pence(250) + Pence(50) == Pence(300))
  #expect(Minutes(90) - Minutes(100) == Minutes(-10))
  #expect(Metres(300) * 4 == Metres(1200))
  #expect(MilliLessons.zero < MilliLessons(1))
}

@Test func idsAreOrderedByTheirBytes() {
  let ids: [Identifier<Person>] = ["é", "b", "Z", "a", "10", "9"]
  #expect(ids.sorted().map(\.text) == ["10", "9", "Z", "a", "b", "é"])
}
