// SPDX-License-Identifier: Apache-2.0

import Domain
import Report
import Testing

@Suite struct LedgerTests {
  let sample = SamplePlan()

  func ledger(_ name: String, of sample: SamplePlan? = nil) throws -> TableReader {
    let sample = sample ?? self.sample
    let found = Ledgers.all(group: sample.group, plan: sample.plan).first { $0.path == "ledgers/\(name).csv" }
    return TableReader(try #require(found).bytes)
  }

  @Test func everyLedgerHasItsPathOnce() {
    let names = [
      "releases", "repayments", "cover", "charges", "spend", "directed-time", "benefit", "supply", "travel", "rotas",
      "rota-balances", "secondments", "provision", "lone-staff", "proposed-networks", "accredited-hours", "duplicates",
      "demand", "cover-prices",
      "never-takes-part", "opportunities", "opportunity-offers",
    ]
    let paths = Ledgers.all(group: sample.group, plan: sample.plan).map(\.path)
    #expect(paths == names.map { "ledgers/\($0).csv" })
  }

  @Test func filesBeginWithAMarkAndEndLinesAsExcelDoes() throws {
    for (path, bytes) in Ledgers.all(group: sample.group, plan: sample.plan) {
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(path)")
      #expect(bytes.suffix(2) == [0x0D, 0x0A], "\(path)")
    }
  }

  @Test func everyRowOfThePlanHasItsRow() throws {
    #expect(try ledger("releases").rows.count == sample.plan.releases.count)
    #expect(try ledger("cover").rows.count == sample.plan.cover.count)
    #expect(try ledger("charges").rows.count == sample.plan.charges.count)
    #expect(try ledger("supply").rows.count == sample.plan.supply.count)
    #expect(try ledger("travel").rows.count == sample.plan.legs.count)
    #expect(try ledger("benefit").rows.count == sample.plan.schools.count)
    #expect(sample.plan.releases.count > 50)
  }

  @Test func protectedTimeTakenIsListedWithTheLessonThatGivesItBack() throws {
    var sample = sample
    let release = try #require(sample.plan.releases.first)
    sample.plan.repayments = [
      Repayment(
        person: release.person, date: release.date + 1, span: SampleGroup.span(13, 15, 15, 30), kind: .mentor,
        repaidOn: release.date, lesson: release.lesson)
    ]
    let row = try #require(try ledger("repayments", of: sample).rows.first)
    #expect(row["person id"] == release.person.text && row["kind"] == "mentor" && row["minutes"] == "135")
    #expect(row["date"] == (release.date + 1).description && row["repaid on"] == release.date.description)
    #expect(row["class"] == release.lesson.className && row["school id"] == release.lesson.school.text)
  }

  @Test func coverStandsInTheOrderInWhichItIsEntered() throws {
    let cover = try ledger("cover")
    let expected = ["school", "date", "period", "class", "room", "absent", "proposed", "reason code"]
    #expect(Array(cover.heading.prefix(8)) == expected)
    let keys = cover.rows.map {
      "\($0["school id"] ?? "") \($0["date"] ?? "") \($0["start"] ?? "") \($0["class"] ?? "")"
    }
    #expect(keys == keys.sorted())
    #expect(cover.rows.contains { $0["room"]?.hasPrefix("R") == true })
    #expect(Set(cover.rows.compactMap { $0["reason code"] }) == ["CPD", "VISIT", "AWAY"])
  }

  @Test func spendAddsUpToTheFiguresOfEverySchoolAndFund() throws {
    let spend = try ledger("spend")
    for figures in sample.plan.schools {
      let rows = spend.rows.filter { $0["payer"] == "school" && $0["id"] == figures.school.text }
      let whole = try #require(rows.first { $0["kind"] == "all" })
      let parts = rows.filter { $0["kind"] != "all" }
      #expect(TableReader.pence(whole["year"] ?? "") == figures.spend.rawValue)
      #expect(parts.reduce(0) { $0 + TableReader.pence($1["year"] ?? "") } == figures.spend.rawValue)
      #expect(TableReader.pence(whole["budget"] ?? "") == figures.budget.rawValue)
      #expect(TableReader.pence(whole["left"] ?? "") == (figures.budget - figures.spend).rawValue)
      let months = spend.heading.filter { $0.hasPrefix("20") }
      #expect(months.count == 12)
      #expect(months.reduce(0) { $0 + TableReader.pence(whole[$1] ?? "") } == figures.spend.rawValue)
    }
    let charges = try ledger("charges")
    #expect(charges.pence("paid by school") == sample.plan.schools.reduce(0) { $0 + $1.spend.rawValue })
    let fund = try #require(spend.rows.first { $0["payer"] == "fund" && $0["kind"] == "all" })
    #expect(TableReader.pence(fund["year"] ?? "") == charges.pence("paid by fund"))
    #expect(charges.pence("paid by fund") > 0)
  }

  @Test func timeAndBenefitAddUpToTheFigures() throws {
    let directed = try ledger("directed-time")
    for figures in sample.plan.schools {
      let own = directed.rows.filter { $0["school id"] == figures.school.text }
      #expect(own.reduce(0) { $0 + (Int($1["minutes outside staff hours"] ?? "") ?? 0) } == figures.directed.rawValue)
    }
    let benefit = try ledger("benefit")
    #expect(benefit.sum("given (minutes)") == sample.plan.schools.reduce(0) { $0 + $1.given.rawValue })
    #expect(benefit.sum("lessons lost") == sample.plan.releases.count)
    #expect(
      try ledger("releases").sum("lesson-equivalents (thousandths)") == sample.plan.objective.parts.lessonsLost.rawValue
    )
  }

  @Test func textThatLooksLikeAFormulaIsMadeHarmless() throws {
    for start in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1"] {
      var sample = SamplePlan(occurrences: 6)
      sample.group.schools[0].name = start
      let rows = try ledger("benefit", of: sample).rows
      #expect(rows[0]["school"] == "'" + start)
    }
    #expect(try ledger("charges").rows.contains { $0["paid by school"] == "-30.00" })
  }

  @Test func quotesCommasAndLineEndsSurvive() throws {
    var sample = SamplePlan(occurrences: 6)
    sample.group.schools[0].name = "St \"Jude\", North\r\nSite"
    #expect(try ledger("benefit", of: sample).rows[0]["school"] == "St \"Jude\", North\r\nSite")
  }

  @Test func confidentialActivitiesAreAwayWithoutAReason() throws {
    let confidential = sample.group.activities.filter(\.isConfidential)
    #expect(!confidential.isEmpty)
    for (path, bytes) in Ledgers.all(group: sample.group, plan: sample.plan) {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Safeguarding supervision"), "\(path)")
      for row in TableReader(bytes).rows {
        for column in ["activities", "activity id"] {
          let ids = (row[column] ?? "").split(separator: ";").map { Identifier<Activity>(String($0)) }
          #expect(!confidential.contains { ids.contains($0.id) }, "\(path)")
        }
      }
    }
    #expect(try ledger("releases").rows.contains { $0["reason"] == "away" && $0["activities"] == "" })
  }

  @Test func equalPlansGiveEqualBytes() {
    let again = SamplePlan()
    let first = Ledgers.all(group: sample.group, plan: sample.plan)
    let second = Ledgers.all(group: again.group, plan: again.plan)
    #expect(first.map(\.bytes) == second.map(\.bytes))
  }
}
