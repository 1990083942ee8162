// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// Last opportunities, who has waited too long, and offers by school.
struct OpportunitiesTests {
  private static func done(
    _ person: Identifier<Person>, _ date: CivilDate?, _ outcome: HistoryEntry.Outcome = .done, kind: String = "visit"
  ) -> HistoryEntry {
    HistoryEntry(date: date, kind: kind, person: person, school: nil, partner: nil, outcome: outcome)
  }

  private static func opportunities(
    _ history: [HistoryEntry], asOf: CivilDate = "2026-09-01", _ change: (inout Group) -> Void = { _ in }
  ) -> Opportunities {
    var (group, plan) = (SmallGroup.group(), SmallPlan.plan())
    group.history = history
    plan.asOf = asOf
    change(&group)
    return Findings(group: group, plan: plan).opportunities
  }

  private static func entry(_ person: Identifier<Person>, _ all: Opportunities) throws -> Opportunities.Entry {
    try #require(all.entries.first { $0.person == person })
  }

  @Test func theLastOneOfHistoryAndPlanCounts() throws {
    let history = [
      Self.done("anna", "2026-03-01"), Self.done("anna", "2026-06-01", kind: "course"), Self.done("anna", nil),
    ]
    let anna = try Self.entry("anna", Self.opportunities(history))
    #expect(anna.last?.kind == "course" && anna.last?.date == "2026-06-01" && anna.days == 92)
    #expect(anna.next?.kind == "visit" && anna.next?.date == "2026-10-06" && anna.standing == .recent)
    let later = try Self.entry("anna", Self.opportunities(history, asOf: "2026-10-07"))
    #expect(later.last?.kind == "visit" && later.last?.date == "2026-10-06" && later.next?.date == "2026-10-07")
  }

  @Test func whoHasWaitedTooLongIsOverdue() throws {
    // Kit takes part in nothing: 365 days are in time, 366 aren't.
    #expect(try Self.entry("kit", Self.opportunities([Self.done("kit", "2025-09-01")])).standing == .recent)
    #expect(try Self.entry("kit", Self.opportunities([Self.done("kit", "2025-08-31")])).standing == .overdue)
    #expect(try Self.entry("kit", Self.opportunities([])).standing == .overdue)
    #expect(try Self.entry("kit", Self.opportunities([Self.done("kit", nil)])).standing == .overdue)
    #expect(try Self.entry("kit", Self.opportunities([Self.done("kit", "2026-08-01", .refused)])).standing == .overdue)
    #expect(try Self.entry("ben", Self.opportunities([])).standing == .planned)
    let patient = Self.opportunities([Self.done("kit", "2025-08-31")]) { $0.rules.limits.opportunityDays = 366 }
    #expect(try Self.entry("kit", patient).standing == .recent)
  }

  @Test func whoIsNewHasTime() throws {
    let new = Self.opportunities([]) { $0.changePerson("kit") { $0.validFrom = "2026-04-01" } }
    #expect(try Self.entry("kit", new).standing == .new)
    let old = Self.opportunities([]) { $0.changePerson("kit") { $0.validFrom = "2025-04-01" } }
    #expect(try Self.entry("kit", old).standing == .overdue && Self.entry("kit", old).days == 518)
  }

  @Test func toBeWatchedIsNoOpportunityAndToLeadIs() throws {
    let all = Self.opportunities([])
    // Gita leads the heads' session, hosts the visit, and attends the network.
    #expect(try Self.entry("gita", all).next?.date == "2026-09-01")
    let plan = SmallPlan.plan()
    var group = SmallGroup.group()
    group.changePerson("gita") { $0.responsibilities = [] }
    var without = plan
    without.occurrences.removeAll { $0.activity == "heads" || $0.activity == "network" }
    let hosting = Findings(group: group, plan: without).opportunities
    #expect(try Self.entry("gita", hosting).next == nil)
  }

  @Test func leaversAndPostsToComeHaveNoRow() {
    let all = Self.opportunities([]) { group in
      group.changePerson("kit") { $0.validUntil = "2026-08-31" }
      group.changePerson("jo") { $0.isVacancy = true }
    }
    #expect(Set(all.entries.map(\.person)).isDisjoint(with: ["kit", "jo"]) && all.entries.count == 10)
  }

  @Test func offersAreCountedBySchoolWithoutTellingOnAnybody() throws {
    let ash: [Identifier<Person>] = ["gita", "hal", "ivy", "jo", "kit"]
    var history = ash.map { Self.done($0, "2026-01-01", .offered) }
    history.append(Self.done("kit", "2026-02-01", .refused))
    history.append(Self.done("anna", "2026-02-01", .refused))
    let schools = Self.opportunities(history).schools
    let counted = try #require(schools.first { $0.school == "ash" })
    // One refusal, or all but one, would be somebody's.
    #expect(counted.offers == 6 && counted.refusals == nil && counted.people == 6)
    let few = try #require(schools.first { $0.school == "oak" })
    #expect(few.offers == nil && few.refusals == nil)
    let none = try #require(schools.first { $0.school == "elm" })
    #expect(none.offers == 0 && none.refusals == 0)
  }

  @Test func theyAreFilesOfTheirOwnAndNoRefusalIsInThem() throws {
    var group = SmallGroup.group()
    group.history = [Self.done("kit", "2026-02-01", .refused, kind: "week elsewhere")]
    let ledgers = LedgerTables(group: group, plan: SmallPlan.plan())
    #expect(Set(ledgers.apart.map(\.name)) == ["never-takes-part", "opportunities", "opportunity-offers"])
    #expect(!ledgers.tables.contains { $0.name.hasPrefix("opportunit") })
    for file in Ledgers.all(ledgers) where file.path.contains("opportunit") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("week elsewhere") && !text.contains("rating") && !text.contains("grade"))
    }
    let offers = try #require(Ledgers.all(ledgers).first { $0.path == "ledgers/opportunity-offers.csv" })
    let ash = try #require(TableReader(offers.bytes).rows.first { $0["school id"] == "ash" })
    #expect(ash["offers"] == "under 5 people" && ash["refused"] == "under 5 people")
    let page = try Page.report(group: group, plan: SmallPlan.plan())
    #expect(!page.contains("overdue") && !page.contains("week elsewhere"))
  }
}
