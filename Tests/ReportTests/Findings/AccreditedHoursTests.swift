// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// Accredited time of those who are in all of an activity, and in some of it.
struct AccreditedHoursTests {
  private static func hours(
    _ change: (inout Group, inout Plan) -> Void = { _, _ in }
  ) -> [AccreditedHours.Entry] {
    var (group, plan) = (SmallGroup.group(), SmallPlan.plan())
    group.changeSession("course") { $0.accredited = Minutes(375) }
    change(&group, &plan)
    return Findings(group: group, plan: plan).accredited.entries
  }

  @Test func allPartsCountInFull() {
    let hours = Self.hours()
    #expect(hours.map(\.person) == ["hal", "erin", "ben"])
    #expect(hours.allSatisfy { $0.parts == 2 && $0.attended == 2 && $0.counted == Minutes(375) })
    #expect(hours.allSatisfy { $0.proRata == Minutes(375) && $0.past == 0 })
  }

  @Test func aPartMissedCountsForNothingAndIsShownByParts() throws {
    let hours = Self.hours { _, plan in
      plan.changeOccurrence("course", part: 2) { $0.attendees.removeAll { $0.person == "hal" } }
      plan.asOf = "2026-11-01"
    }
    let hal = try #require(hours.first { $0.person == "hal" })
    #expect(hal.attended == 1 && hal.counted == .zero && hal.proRata == Minutes(187) && hal.past == 1)
    #expect(try #require(hours.first { $0.person == "ben" }).counted == Minutes(375))
  }

  @Test func aSeriesThatEndedEarlyIsNotWhole() {
    let hours = Self.hours { _, plan in plan.occurrences.removeAll { $0.activity == "course" && $0.part == 2 } }
    #expect(hours.count == 3 && hours.allSatisfy { $0.parts == 2 && $0.counted == .zero && $0.proRata == Minutes(187) })
  }

  @Test func whatIsConfidentialOrUnaccreditedHasNoRow() {
    #expect(Self.hours { group, _ in group.changeActivity("course") { $0.isConfidential = true } } == [])
    #expect(Self.hours { group, _ in group.changeSession("course") { $0.accredited = .zero } } == [])
  }

  @Test func theLedgerHasATotalForEveryPerson() throws {
    var group = SmallGroup.group()
    group.changeSession("course") { $0.accredited = Minutes(360) }
    group.changeSession("network") { $0.accredited = Minutes(60) }
    let ledgers = Ledgers.all(LedgerTables(group: group, plan: SmallPlan.plan()))
    let file = try #require(ledgers.first { $0.path == "ledgers/accredited-hours.csv" })
    let rows = TableReader(file.bytes).rows
    let totals = rows.filter { $0["activity"] == "all" }
    #expect(Set(totals.map { $0["person id"] }) == ["anna", "ben", "dev", "erin", "gita", "hal"])
    for total in totals {
      let own = rows.filter { $0["person id"] == total["person id"] && $0["activity"] != "all" }
      #expect(own.reduce(0) { $0 + (Int($1["counted"] ?? "") ?? -1) } == Int(total["counted"] ?? ""))
    }
    #expect(rows.first { $0["person id"] == "ben" }?["counted in words"] == "6 h")
  }
}
