// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// Findings as ledgers, on the page and in the summary.
struct FindingOutputTests {
  private static let group: Group = {
    var group = SmallGroup.group()
    group.activities.removeAll { $0.id == "network" || $0.id == "induction" }
    return group
  }()
  private static func ledger(_ name: String) throws -> TableReader {
    let files = Ledgers.all(group: group, plan: SmallPlan.plan())
    return TableReader(try #require(files.first { $0.path == "ledgers/\(name).csv" }).bytes)
  }

  @Test func aProposedNetworkIsARowOfTheActivitiesTable() throws {
    let row = try #require(try Self.ledger("proposed-networks").rows.first)
    #expect(row["id"] == "art-lead-network" && row["kind"] == "session" && row["title"] == "Art lead network")
    #expect(row["expected"] == "anna;dev;gita" && row["least_schools"] == "3" && row["focus"] == "")
    let alone = try Self.ledger("lone-staff").rows.filter { $0["proposed network"] == "art-lead-network" }
    #expect(alone.map { $0["person id"] } == ["gita", "dev", "anna"])
    let page = try Page.report(group: Self.group, plan: SmallPlan.plan())
    #expect(page.contains("art-lead-network,session,Art lead network,,anna;dev;gita,60,3,3,3,42,no"))
    #expect(page.contains("href=\"#findings\""))
    #expect(Summary.text(group: Self.group, plan: SmallPlan.plan()).contains("Art lead network (3 schools)"))
  }

  @Test func whoNeverTakesPartIsNamedInTheFileAlone() throws {
    let rows = try Self.ledger("never-takes-part").rows
    #expect(rows.map { $0["person id"] } == ["jo", "kit", "lou"])
    let page = try Page.report(group: Self.group, plan: SmallPlan.plan())
    #expect(page.contains("Nothing is planned all year for fewer than five people"))
    #expect(!page.contains("Kit Ward"))
  }

  @Test func fiveOrMoreAreCounted() throws {
    var group = Self.group
    for number in 1...3 {
      group.people.append(Person(id: Identifier("new\(number)"), name: "N", school: "oak", role: "ta"))
    }
    let text = Summary.text(group: group, plan: SmallPlan.plan(), width: 200)
    #expect(text.contains("Nothing is planned all year for 6 people of 2 schools, and nobody has wished for anything"))
  }

  @Test func whereNothingIsFoundNothingIsSaid() throws {
    var group = SmallGroup.group()
    group.people.removeAll { ["jo", "kit", "lou"].contains($0.id) }
    var plan = SmallPlan.plan()
    (plan.cover, plan.supply) = ([], [])
    #expect(!Summary.text(group: group, plan: plan).contains("WHAT ELSE"))
    let page = try Page.report(group: group, plan: plan)
    #expect(!page.contains("id=\"findings\"") && !page.contains("#findings"))
  }

  @Test func titlesHaveTheirCapitals() {
    #expect(Format.title("senco") == "SENCO" && Format.title("head of english") == "Head of English")
    #expect(Format.title("exams officer") == "Exams officer" && Format.title("cpd lead") == "CPD lead")
  }

  @Test func templateNamesOnlyWhatTheViewsCarry() {
    var group = Self.group
    group.changePerson("ben") { $0.wants = ["oracy"] }
    var plan = SmallPlan.plan()
    plan.occurrences.removeAll { $0.activity == "visit" }
    let changes = PlanChanges(from: SmallPlan.plan(), to: plan, in: group)
    let views = PageViews(group: group, plan: plan, changes: changes).root.allNames
    for name in templateNames(PageTemplate.changes + PageTemplate.findings) {
      #expect(views.contains(name), "\(name)")
    }
  }
}
