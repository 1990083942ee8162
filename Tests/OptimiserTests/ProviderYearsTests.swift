// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser

/// Providers who have few days: how many series fit.
@Suite struct ProviderYearsTests {
  /// A random group whose sessions are led by one provider alone, who comes on a few dates.
  static func group(_ seed: Int) -> Group {
    var group = RandomGroup.make(seed: UInt64(seed))
    var random = RandomSource(seed: seed)
    let dates = (0..<(2 + random.below(5))).map { _ in group.year.first + (14 + random.below(250)) }
    for index in group.providers.indices {
      group.providers[index].available = dates.map { DateSpan($0, $0 + 1) }
      group.providers[index].weekdays = []
      group.providers[index].mostPerDay = 1
    }
    // Dates are what's short, and not money.
    for index in group.schools.indices { group.schools[index].releaseBudget = nil }
    let provider: Leader = .provider(group.providers[0].id)
    for activity in group.activities {
      guard case .session = activity.details else { continue }
      let parts = 1 + random.below(3)
      group.changeSession(activity.id) { session in
        session.leaders = [provider]
        session.series.parts = parts
        session.series.leastGap = 1
        session.series.mostGap = nil
      }
    }
    return group
  }

  @Test func noPlanIsBelowTheBoundWhereProvidersHaveFewDays() {
    var counted = 0
    var priced = 0
    for seed in 0..<200 {
      let instance = Compiler(Self.group(seed)).compile()
      let rows = ProviderYears.rows(instance)
      counted += rows.count
      var search = Search(instance, seed: seed)
      search.round()
      for row in rows {
        let placed = row.activities.filter { search.bestState().isPlaced($0.number) }
        #expect(placed.reduce(0) { $0 + $1.count } <= row.limit, "seed \(seed), divisor \(row.divisor)")
      }
      var ascent = DualAscent(PriceBound(instance))
      for _ in 0..<16 { ascent.step() }
      let shown = PriceBoundTests.shown(ascent.best, missing: search.bestScore.must, instance)
      #expect(shown <= search.bestScore.rest * SharedRows.scale, "seed \(seed)")
      let own = Set(ascent.bound.rows.providerYears.joined().map { Int($0.row) })
      if own.contains(where: { ascent.bestPrices.rows[$0] > 0 }) { priced += 1 }
    }
    #expect(counted > 40)
    #expect(priced > 3)
  }

  /// Two series of four parts, seven dates: one of them. Nothing is said where everything fits.
  @Test(arguments: [(7, 1), (8, nil), (3, 0)]) func wholeSeriesAreCounted(dates: Int, fit: Int?) throws {
    var group = SmallGroup.group()
    let first: CivilDate = group.year.first
    group.providers[0].available = (0..<dates).map { number in
      let date: CivilDate = first + (7 + 14 * number)
      return DateSpan(date, date)
    }
    group.providers[0].weekdays = []
    group.providers[0].mostPerDay = 1
    let provider: Leader = .provider(group.providers[0].id)
    let ids = group.activities.filter { activity in
      if case .session = activity.details { return true }
      return false
    }.map { $0.id }
    let id = try #require(ids.first)
    group.changeSession(id) { session in
      session.leaders = [provider]
      session.series.parts = 4
    }
    var course = try #require(group.activities.first { $0.id == id })
    group.activities = [course]
    course.id = "other-course"
    group.activities.append(course)
    let found = ProviderYears.rows(Compiler(group).compile())
    #expect(found.map { $0.limit } == (fit.map { [$0] } ?? []))
    #expect(found.allSatisfy { row in row.divisor == 4 && row.activities.allSatisfy { $0.count == 1 } })
  }
}
