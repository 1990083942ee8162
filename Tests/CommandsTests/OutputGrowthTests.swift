// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Commands

@Suite struct OutputGrowthTests {
  /// Twice the schools, people and dates take about twice the time: whatever looks through all of them for each one would
  /// take four times.
  @Test func writingEverythingTakesTimeInProportionToThePlan() throws {
    func seconds(schools: Int) throws -> Double {
      let large = LargePlan(schools: schools)
      let start = ThreadTime.seconds()
      // On this thread alone, whose time is measured.
      let count = try Publication.parts(of: large.plan, for: large.group).reduce(0) { $0 + (try $1.files().count) }
      #expect(count > 50 * schools)
      return ThreadTime.seconds() - start
    }
    _ = try seconds(schools: 6)
    let (small, large) = (try seconds(schools: 10), try seconds(schools: 30))
    #expect(large < 4.5 * small, "\(small) s for 10 schools, \(large) s for 30")
  }
}
