// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

@Suite struct StaffingLedgerTests {
  let group = SmallGroup.groupWithStaffing()
  let plan = SmallPlan.planWithStaffing()

  func ledger(_ name: String, of group: Group? = nil) throws -> TableReader {
    let found = Ledgers.all(group: group ?? self.group, plan: plan).first { $0.path == "ledgers/\(name).csv" }
    return TableReader(try #require(found).bytes)
  }

  @Test func everyHalfDayOfARotaIsARow() throws {
    let rows = try ledger("rotas").rows
    for balance in plan.rotaBalances {
      let own = rows.filter { $0["school id"] == balance.school.text }
      let counts = ["held", "made up", "lost"].map { standing in own.count { $0["standing"] == standing } }
      #expect(counts == [balance.held, balance.madeUp, balance.due - balance.held])
    }
    let made = try #require(rows.first { $0["standing"] == "made up" })
    #expect(made["date"] == "2026-10-09" && made["half"] == "am" && made["school"] == "Elm Primary")
    #expect(made["makes up for or made up on"] == "2026-09-30" && made["half of that day"] == "am")
    #expect(made["start"] == "09:00" && made["end"] == "12:00" && made["week of cycle"] == "2")
    #expect(made["specialist"] == "Mia North" && made["specialist id"] == "mia" && made["activity id"] == "music")
    let owed = rows.filter { $0["standing"] == "lost" && $0["makes up for or made up on"] == "" }
    #expect(owed.map { $0["date"] } == ["2026-09-30"] && owed[0]["half"] == "pm")
  }

  @Test func balancesStandWithWhatTheSchoolPays() throws {
    let rows = try ledger("rota-balances").rows
    #expect(rows.map { $0["school"] } == ["Ash Academy", "Elm Primary"])
    #expect(rows.map { $0["due"] } == ["8", "16"] && rows.map { $0["owed"] } == ["0", "1"])
    #expect(rows.map { $0["paid by school"] } == ["480.00", "900.00"])
  }

  @Test func secondmentsStandWithTheirBackfillInWordsAndMoney() throws {
    let rows = try ledger("secondments").rows
    #expect(rows.map { $0["person"] } == ["Ben Hill", "Anna Green", "Dev Patel", "Erin Quick"])
    let anna = rows[1]
    #expect(anna["from"] == "Oak Primary" && anna["to"] == "Elm Primary" && anna["half-terms"] == "Summer 1")
    #expect(anna["first day"] == "2027-04-12" && anna["last day"] == "2027-05-28")
    #expect(anna["half-days a week"] == "4" && anna["which"] == "Mon and Tue" && anna["firmness"] == "provisional")
    #expect(
      anna["backfill"]
        == "Summer 1: a teacher is hired (3 half-days a week). Summer 1: the school can spare the time (1 half-day a week)."
    )
    #expect(anna["hires"] == "2060.10" && anna["recharge"] == "2746.80" && rows[0]["hires"] == "0.00")
  }

  @Test func staffingMoneyIsNotSpentOnRelease() throws {
    let spend = try ledger("spend").rows.filter { $0["id"] == "oak" }
    let all = try #require(spend.first { $0["kind"] == "all" })
    let staffing = try #require(spend.first { $0["kind"] == "staffing" })
    let figures = try #require(plan.schools.first { $0.school == "oak" })
    #expect(TableReader.pence(all["year"] ?? "") == figures.spend.rawValue)
    #expect(TableReader.pence(staffing["year"] ?? "") == figures.staffing.rawValue)
    #expect(staffing["budget"] == "" && staffing["left"] == "")
    #expect(
      spend.map { $0["kind"] } == [
        "supply", "fee", "mileage", "tariff", "all", "hire", "recharge", "contribution", "staffing",
      ])
    // A hire without a date counts in the month in which the secondment begins.
    #expect(spend.first { $0["kind"] == "hire" }?["2027-04"] == "2060.10")
    var limited = group
    limited.changeSchool("elm") { $0.staffingBudget = Pence(100_000) }
    let elm = try ledger("spend", of: limited).rows.first { $0["id"] == "elm" && $0["kind"] == "staffing" }
    #expect(elm?["budget"] == "1000.00" && elm?["left"] == "100.00")
    #expect(try !ledger("spend").rows.contains { $0["id"] == "none" })
  }

  @Test func specialistsKeepTheHoursOfTheSchoolWhereTheyAre() throws {
    let mia = try #require(try ledger("directed-time").rows.first { $0["person id"] == "mia" })
    #expect(mia["occurrences"] == "20" && mia["minutes outside staff hours"] == "0")
    let benefit = try ledger("benefit").rows
    #expect(benefit.map { $0["specialists' half-days"] } == ["8", "15", "0", "0"])
  }

  @Test func confidentialSpecialistsAndSecondedPeopleAreNotNamed() throws {
    var group = group
    for id in ["music", "post-elm"] as [Identifier<Activity>] {
      group.changeActivity(id) {
        $0.isConfidential = true
        $0.title = "Secret"
      }
    }
    for name in ["rotas", "rota-balances", "secondments", "charges"] {
      for row in try ledger(name, of: group).rows {
        #expect(
          !row.values.contains { $0.contains("Secret") || $0 == "music" || $0 == "post-elm" || $0 == "mia" }, "\(name)")
      }
    }
    #expect(try ledger("rotas", of: group).rows.allSatisfy { $0["activity"] == "Confidential specialist 1" })
    let row = try #require(try ledger("secondments", of: group).rows.first)
    #expect(row["activity"] == "Confidential secondment 2" && row["person"] == "" && row["person id"] == "")
    #expect(
      try ledger("secondments", of: group).rows[3]["backfill"]?.contains("somebody comes from Oak Primary") == true)
  }

  @Test func aTableKeepsItsTypesBesideTheFile() throws {
    let tables = Ledgers.tables(group: group, plan: plan)
    #expect(tables.allSatisfy { table in table.rows.allSatisfy { $0.count == table.heading.count } })
    #expect(Set(tables.map(\.name)).count == tables.count)
    let rotas = try #require(tables.first { $0.name == "rotas" })
    #expect(rotas.rows[0][0] == .day("2026-09-02") && rotas.rows[0][7] == .time("09:00"))
  }
}
