// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// What one more person to cover classes would save (E3).
struct CoverPricesTests {
  private static func school(day: Int, half: Int) -> School {
    var school = School(id: "ash", name: "Ash Academy", phase: .secondary, calendar: "c", bells: "b")
    (school.supply.dayRate, school.supply.halfDayRate) = (Pence(day), Pence(half))
    return school
  }

  @Test func theCheapestPurchaseIsTaken() {
    let market = SupplyMarket(Self.school(day: 100, half: 60), .england)
    let purchase = market.purchase(for: .init(mornings: 2, afternoons: 1))
    #expect(purchase == .init(days: 1, halves: 1, staff: 2, cost: Pence(160)))
    #expect(market.purchase(for: .init(mornings: 0, afternoons: 3)).cost == Pence(180))
    // Of equally cheap ones that with most days.
    let even = SupplyMarket(Self.school(day: 120, half: 60), .england)
    #expect(
      even.purchase(for: .init(mornings: 1, afternoons: 1)) == .init(days: 1, halves: 0, staff: 1, cost: Pence(120)))
    #expect(market.purchase(for: .init()).cost == .zero)
  }

  @Test func whatIsBoughtLessIsSaved() throws {
    let (group, plan) = (SmallGroup.group(), SmallPlan.plan())
    let entries = Findings(group: group, plan: plan).cover.entries
    for entry in entries {
      let own = plan.supply.filter { $0.school == entry.school && $0.date.weekday == entry.weekday }
      #expect(entry.dates == Set(own.map(\.date)).count)
      #expect(entry.halfDays == own.reduce(0) { $0 + ($1.part == .day ? 2 : 1) })
      // One supply teacher at a time is all that this plan buys.
      #expect(entry.saved == own.reduce(.zero) { $0 + $1.cost } && entry.spared == entry.halfDays)
    }
    #expect(Set(entries.map(\.school)) == Set(plan.supply.map(\.school)))
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.saved >= $1.saved })
  }

  @Test func itIsToldOnThePageInTheSummaryAndInALedger() throws {
    let (group, plan) = (SmallGroup.group(), SmallPlan.plan())
    let first = try #require(Findings(group: group, plan: plan).cover.entries.first)
    let page = try Page.report(group: group, plan: plan)
    #expect(page.contains("What one more person to cover classes would save"))
    #expect(!page.contains("What £100 more would move"))
    let text = Summary.text(group: group, plan: plan, width: 400)
    #expect(text.contains("One more person to cover classes would save most at"))
    #expect(text.contains("on \(first.weekday.name)s"))
    let files = Ledgers.all(group: group, plan: plan)
    let rows = TableReader(try #require(files.first { $0.path == "ledgers/cover-prices.csv" }).bytes).rows
    #expect(rows.first?["school id"] == first.school.text && rows.first?["weekday"] == first.weekday.name)
    #expect(!files.contains { $0.path == "ledgers/money-prices.csv" })
  }

  @Test func pricesOfMoneyAreToldTheMostFirst() throws {
    var (group, plan) = (SmallGroup.group(), SmallPlan.plan())
    group.funds = [Fund(id: "hub", name: "Hub fund", amount: Pence(100_000))]
    plan.prices = [
      MoneyPrice(school: "ash", perHundredPounds: MilliLessons(1_250)),
      MoneyPrice(school: "oak", perHundredPounds: MilliLessons(49)),
      MoneyPrice(fund: "hub", perHundredPounds: MilliLessons(9_120)),
    ]
    let text = Summary.text(group: group, plan: plan, width: 400)
    #expect(text.contains("move it by at most: Hub fund 9.1 LE and Ash Academy 1.3 LE."))
    let page = try Page.report(group: group, plan: plan)
    #expect(page.contains("What £100 more would move"))
    let files = Ledgers.all(group: group, plan: plan)
    let rows = TableReader(try #require(files.first { $0.path == "ledgers/money-prices.csv" }).bytes).rows
    #expect(rows.map { $0["fund id"] } == ["hub", "", ""] && rows.map { $0["school id"] } == ["", "ash", "oak"])
  }
}
