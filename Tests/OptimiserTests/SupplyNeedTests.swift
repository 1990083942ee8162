// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Optimiser

struct SupplyNeedTests {
  /// Every mix of days and half-days that covers both halves, tried one by one.
  @Test(arguments: [(21_800, 13_080), (29_100, 10_000), (20_000, 20_000), (10_000, 9_000), (100, 50)])
  func buysTheCheapestMix(day: Int, half: Int) {
    for morning in 0...4 {
      for afternoon in 0...4 {
        let need = SupplyNeed(
          morning: morning, afternoon: afternoon, day: day, half: half, pencePerLesson: 4500)
        var cheapest = Int.max
        for days in 0...4 {
          for mornings in 0...4 where days + mornings >= morning {
            for afternoons in 0...4 where days + afternoons >= afternoon {
              cheapest = min(cheapest, days * day + (mornings + afternoons) * half)
            }
          }
        }
        #expect(need.pence == cheapest, "\(morning) and \(afternoon)")
        #expect(need.days + need.mornings >= morning && need.days + need.afternoons >= afternoon)
        #expect(need.heads == need.days + max(need.mornings, need.afternoons))
      }
    }
  }
}
