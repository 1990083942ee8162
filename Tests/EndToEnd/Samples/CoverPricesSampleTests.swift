// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report
@testable import Verifier

/// What one more person to cover classes saves, against the verifier's own reading of the same plan with that person.
@Suite struct CoverPricesSampleTests {
  @Test(arguments: [SampleName.twoSchools, .dayOne, .district, .primariesTwelve, .diocese])
  func whatIsSavedIsWhatTheSamePlanBuysLess(_ name: SampleName) throws {
    let sample = try Sample.named(name)
    let entries = CoverPrices(sample.group, sample.plan, directory: Directory(sample.group)).entries
    let before = DerivedCover.days(sample.plan, sample.group)
    #expect(entries.isEmpty == sample.plan.supply.isEmpty)
    for entry in entries {
      let own = { (day: CoverDay) in day.school.id == entry.school && day.date.weekday == entry.weekday }
      // Somebody who's away themselves leaves less than one more.
      guard before.allSatisfy({ !own($0) || $0.away.values.allSatisfy(\.isEmpty) }) else { continue }
      let after = DerivedCover.days(sample.plan, Self.with(oneMoreAt: entry.school, entry.weekday, sample.group))
      let saved = Self.cost(before.filter(own)) - Self.cost(after.filter(own))
      #expect(saved == entry.saved, "\(entry.school) on \(entry.weekday)")
      let spared = Self.halfDays(before.filter(own)) - Self.halfDays(after.filter(own))
      #expect(spared == entry.spared, "\(entry.school) on \(entry.weekday)")
    }
  }

  /// Prices of money stand in the plan and in a ledger, as the certificate has them; one of next to nothing isn't told.
  @Test func moneyHasAPriceWhereItIsShort() throws {
    let sample = try Sample.named(.district)
    let prices = try #require(sample.plan.prices)
    #expect(prices.contains { $0.school == "dockside" })
    #expect(sample.bounds?.faults.isEmpty == true)
    let files = Ledgers.all(LedgerTables(group: sample.group, plan: sample.plan))
    let file = try #require(files.first { $0.path == "ledgers/money-prices.csv" })
    #expect(String(decoding: file.bytes, as: UTF8.self).contains(",dockside,"))
    let text = Summary.text(group: sample.group, plan: sample.plan, width: 400)
    #expect(text.contains("£100 more for release") == prices.contains { $0.perHundredPounds >= MilliLessons(50) })
  }

  private static func cost(_ days: [CoverDay]) -> Pence { days.flatMap(\.purchases).reduce(.zero) { $0 + $1.cost } }

  private static func halfDays(_ days: [CoverDay]) -> Int {
    days.flatMap(\.purchases).reduce(0) { $0 + ($1.part == .day ? 2 : 1) }
  }

  private static func with(oneMoreAt school: Identifier<School>, _ weekday: Weekday, _ group: Group) -> Group {
    var group = group
    let bells = group.schools.first { $0.id == school }.flatMap { own in group.bells.first { $0.id == own.bells } }
    for period in bells?.day(weekday)?.periods ?? [] {
      if let row = group.cover.firstIndex(where: {
        $0.school == school && $0.weekday == weekday && $0.period == period.name
      }) {
        // The reserve stays what it is: of more people than it one more can be used.
        let reserve = max(group.cover[row].reserve, group.cover[row].winterReserve)
        group.cover[row].people = max(group.cover[row].people, reserve) + 1
        for number in group.cover[row].exceptions.indices { group.cover[row].exceptions[number].people += 1 }
      } else {
        group.cover.append(
          InternalCover(
            school: school, weekday: weekday, period: period.name, people: 1, reserve: 0, winterReserve: 0))
      }
    }
    return group
  }
}
