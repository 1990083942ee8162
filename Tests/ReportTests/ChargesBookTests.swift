// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Report

@Suite struct ChargesBookTests {
  let group = SmallGroup.groupWithStaffing()
  let plan = SmallPlan.planWithStaffing()

  private func book(of group: Group? = nil, _ plan: Plan? = nil) throws -> BookReader {
    let files = try Books.all(group: group ?? self.group, plan: plan ?? self.plan)
    return try BookReader(try #require(files.first { $0.path == "charges.xlsx" }).bytes)
  }

  private func pence(_ text: String?) -> Int { Int(((Double(text ?? "") ?? 0) * 100).rounded()) }

  // MARK: Payments

  /// What is charged to one and credited to another is one payment, and no money comes from nowhere or is lost.
  @Test(arguments: [true, false])
  func paymentsComeToWhatThePlanSaysOfEverySchoolAndFund(isSample: Bool) {
    let sample = SamplePlan()
    let (group, plan) = isSample ? (sample.group, sample.plan) : (self.group, self.plan)
    let payments = Payment.all(plan, dues: group.dues, Names(group))
    #expect(payments.allSatisfy { $0.amount > .zero && $0.payer != $0.payee })
    for school in plan.schools {
      let own = Payment.Party.school(school.school)
      let paid = payments.filter { $0.payer == own }.reduce(Pence.zero) { $0 + $1.amount }
      let got = payments.filter { $0.payee == own }.reduce(Pence.zero) { $0 + $1.amount }
      #expect(paid - got == school.spend + school.staffing, "\(school.school)")
    }
    for fund in FundSpend.all(group: group, plan: plan) {
      let paid = payments.filter { $0.payer == .fund(fund.fund.id) }.reduce(Pence.zero) { $0 + $1.amount }
      #expect(paid == fund.spend, "\(fund.fund.id)")
    }
  }

  @Test func guestsWhoAskAFeeArePaidWithWhoLeads() {
    var group = group
    var nurse = Provider(id: "nurse", name: "School nurse", kind: .guest)
    group.providers.append(nurse)
    group.changeSession("course") { $0.guests = ["nurse"] }
    func payees() -> Set<Payment.Party> {
      Set(Payment.all(plan, dues: group.dues, Names(group)).filter { $0.kind == .fee }.map(\.payee))
    }
    #expect(payees() == [.provider("acme")])
    nurse.feePerDay = Pence(5000)
    group.providers[group.providers.count - 1] = nurse
    #expect(payees() == [.other("Acme Maths and School nurse")])
    group.changeActivity("course") { $0.isConfidential = true }
    #expect(payees() == [.other("a provider")])
  }

  @Test func everyPaymentStandsWithBothItsEnds() throws {
    let rows = try book().table("Payments", under: "who pays")
    #expect(rows.count == Payment.all(plan, dues: group.dues, Names(group)).count)
    func find(_ kind: String, _ payer: String, _ payee: String) -> [String: String]? {
      rows.first { $0["kind"] == kind && $0["who pays"] == payer && $0["who is paid"] == payee }
    }
    let tariff = find("tariff for release", "Maths and art hub", "Oak Primary")
    #expect(tariff?["amount"] == "40" && tariff?["for"] == "Art at secondary" && tariff?["date"] == "2026-10-06")
    #expect(tariff?["payer id"] == "hub" && tariff?["payee id"] == "oak" && tariff?["activity id"] == "visit")
    let fee = find("fee", "Oak Primary", "Acme Maths")
    #expect(fee?["amount"] == "143.33" && fee?["date"] == "" && fee?["counts in"] == "2026-10")
    #expect(find("supply", "Ash Academy", "supply teachers")?["amount"] == "174.6")
    #expect(find("mileage", "Ash Academy", "own staff")?["release or staffing"] == "release")
    #expect(find("hire", "Oak Primary", "hired teachers")?["release or staffing"] == "staffing")
    #expect(find("specialist", "Ash Academy", "Oak Primary")?["amount"] == "480")
    let secondment = find("secondment", "Elm Primary", "Oak Primary")
    #expect(secondment?["counts in"] == "2027-01" || secondment?["counts in"] == "2027-04")
  }

  // MARK: Sums

  @Test func theSummaryIsThePlansYear() throws {
    var limited = group
    limited.changeSchool("elm") { $0.staffingBudget = Pence(100_000) }
    let book = try book(of: limited)
    let rows = book.table("Summary", under: "School")
    #expect(rows.map { $0["School"] } == ["Ash Academy", "Elm Primary", "Fir Primary", "Oak Primary", "All schools"])
    let lines = book["Summary"].filter { $0.count > 11 }
    for figures in plan.schools {
      let name = Names(group).school(figures.school)
      let line = try #require(lines.first { $0[0] == name })
      #expect(pence(line[5]) == figures.spend.rawValue && pence(line[6]) == figures.budget.rawValue, "\(name)")
      #expect(pence(line[7]) == (figures.budget - figures.spend).rawValue, "\(name)")
      #expect(pence(line[11]) == figures.staffing.rawValue, "\(name)")
      // Only Elm has a budget for staffing.
      #expect(line.count == (name == "Elm Primary" ? 14 : 12) || line[12].isEmpty, "\(name)")
    }
    let all = try #require(lines.first { $0[0] == "All schools" })
    #expect(pence(all[5]) == plan.schools.reduce(0) { $0 + $1.spend.rawValue })
    #expect(all.count == 12)
    let fund = try #require(book.table("Summary", under: "Fund").first)
    #expect(fund["Fund"] == "Maths and art hub" && fund["Tariffs for release"] == "40" && fund["In all"] == "40")
  }

  @Test func aGroupThatPlansReleaseAloneHasNoColumnsForStaffing() throws {
    let book = try book(of: SmallGroup.group(), SmallPlan.plan())
    let rows = book["Summary"]
    #expect(rows.allSatisfy { $0.count <= 8 } && !rows.joined().contains("Staffing"))
    #expect(rows.contains { $0.count == 8 && $0[0] == "All schools" })
  }

  @Test func theMonthsAreTheLedgerOfSpendWithPayersByName() throws {
    let sample = SamplePlan()
    let ledger = try #require(Ledgers.tables(group: sample.group, plan: sample.plan).first { $0.name == "spend" })
    let rows = try book(of: sample.group, sample.plan).table("By month", under: "payer")
    #expect(rows.count == ledger.rows.count)
    for figures in sample.plan.schools {
      let own = rows.filter { $0["payer"] == Names(sample.group).school(figures.school) }
      let release = try #require(own.first { $0["kind"] == "Release in all" })
      #expect(pence(release["year"]) == figures.spend.rawValue)
      let months = Month.all(of: sample.plan.year).map(\.readable)
      #expect(months.first == "Sep 2026" && months.count == 12)
      #expect(months.reduce(0) { $0 + pence(release[$1]) } == figures.spend.rawValue)
    }
    let schools = rows.prefix { $0["payer"] != "Hub development fund" }.map { $0["payer"] ?? "" }
    #expect(schools == schools.sorted())
  }

  @Test func whoOwesWhomIsToldLineByLineAndInAll() throws {
    let rows = try book()["Between schools"]
    #expect(rows.contains(["Maths and art hub pays", "Oak Primary", "40", "in all"]))
    #expect(
      rows.contains([
        "Ash Academy", "Oak Primary", "480", "Sep 2026", "specialist", "A music teacher for three schools",
      ]))
    let balances = try book().table("Between schools", under: "school or fund")
    for balance in balances {
      let net = pence(balance["pays"]) - pence(balance["gets"])
      #expect(pence(balance["difference"]) == abs(net))
      #expect(balance["in all"] == (net > 0 ? "owes" : net < 0 ? "is owed" : "is even"))
    }
    #expect(balances.reduce(0) { $0 + pence($1["pays"]) } == balances.reduce(0) { $0 + pence($1["gets"]) })
    // Agencies, providers and people aren't anybody's school.
    #expect(!rows.joined().contains("supply teachers") && !rows.joined().contains("Acme Maths"))
    var alone = plan
    alone.charges.removeAll { $0.kind != .mileage }
    #expect(try book(of: group, alone)["Between schools"].contains(["No school or fund owes another anything."]))
  }

  @Test func everyPayerHasAStatementThatAddsUp() throws {
    let rows = try book()["Statements"]
    for figures in plan.schools {
      let name = Names(group).school(figures.school)
      guard let start = rows.firstIndex(of: [name]) else {
        #expect(figures.spend == .zero && figures.staffing == .zero, "\(name)")
        continue
      }
      let end = rows[(start + 1)...].firstIndex { $0.count == 1 } ?? rows.count
      let own = rows[start..<end]
      let release = try #require(own.firstIndex { $0.first == "Release in all" })
      #expect(pence(own[release].last) == figures.spend.rawValue, "\(name)")
      let lines = own[(start + 2)..<release].filter { !$0[0].hasSuffix(" in all") }
      #expect(lines.reduce(0) { $0 + pence($1.last) } == figures.spend.rawValue, "\(name)")
      for (month, some) in Dictionary(grouping: lines, by: { $0[0] }) {
        // A month with one line needs no sum.
        let sum = own[start..<release].first { $0[0] == "\(month) in all" }
        #expect(pence(sum?.last) == (some.count > 1 ? some.reduce(0) { $0 + pence($1.last) } : 0), "\(name), \(month)")
      }
      let staffing = own.first { $0.first == "Staffing in all" }
      #expect(pence(staffing?.last) == figures.staffing.rawValue, "\(name)")
    }
    #expect(rows.contains(["Maths and art hub"]) && rows.contains { $0.first == "The fund in all" && $0.last == "40" })
    #expect(rows.contains { $0.count > 2 && $0[2] == "from Maths and art hub" && $0.last == "-40" })
  }

  @Test func aStatementBeginsOnAPageOfItsOwn() throws {
    let context = SheetContext(group: group, plan: plan)
    let spend = Ledgers.spend(group, plan, context.names)
    let sheet = try #require(ChargesBook(context, spend: spend).workbook.sheets.first { $0.name == "Statements" })
    let starts = sheet.rows.indices.filter { sheet.rows[$0].cells.first?.style == BookStyle.section }
    #expect(starts.count == 5 && sheet.print.breaksBeforeRows == Array(starts.dropFirst()))
    #expect(!sheet.print.isLandscape)
  }

  // MARK: Privacy

  @Test func confidentialActivitiesAreTheirNumberAndTheirProviderIsNotNamed() throws {
    var group = group
    for id in ["course", "music", "post-elm", "visit"] as [Identifier<Activity>] {
      group.changeActivity(id) {
        $0.isConfidential = true
        $0.title = "Secret \(id)"
      }
    }
    let book = try book(of: group)
    for text in book.texts {
      #expect(!text.contains("Secret") && !text.contains("Acme") && !["course", "music", "visit"].contains(text))
    }
    #expect(book.table("Payments", under: "who pays").contains { $0["for"]?.hasPrefix("Confidential ") == true })
    // Charges name schools, funds and providers, and no person.
    for person in group.people { #expect(!book.texts.contains { $0.contains(person.name) }, "\(person.name)") }
  }
}
