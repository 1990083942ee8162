// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Report

/// How a session in two cohorts reads: who is in which, and nothing told twice.
@Suite struct CohortReportTests {
  private static func made(_ change: (inout Group, inout Plan) -> Void = { _, _ in }) -> (group: Group, plan: Plan) {
    var (group, plan) = (SmallCohorts.group(), SmallCohorts.plan())
    change(&group, &plan)
    return (group, plan)
  }

  private static func page(_ change: (inout Group, inout Plan) -> Void = { _, _ in }) throws -> String {
    let made = made(change)
    return try Page.report(group: made.group, plan: made.plan)
  }

  private static func table(
    _ name: String, changes: PlanChanges? = nil, _ change: (inout Group, inout Plan) -> Void = { _, _ in }
  ) throws -> [[String: String]] {
    let made = made(change)
    let ledgers = LedgerTables(group: made.group, plan: made.plan, changes: changes)
    return Ledgers.all(ledgers).first { $0.path == "ledgers/\(name).csv" }.map { TableReader($0.bytes).rows } ?? []
  }

  @Test func thePageHasARowForEachCohort() throws {
    let page = try Self.page()
    #expect(page.contains(##"<a href="#cohorts">Cohorts</a>"##))
    #expect(page.contains(#"<th scope="row">Cohort 1</th><td class="num" data-label="People">3</td>"#))
    #expect(page.contains("<td>Ash Academy 1, Elm Primary 1, Oak Primary 1</td>"))
    #expect(page.contains("<td>Wed 9 Sep, Wed 23 Sep</td><td>Online</td><td>Finn Reed</td>"))
    #expect(page.contains(#"<span class="tag">Cohort 2, part 1 of 2</span>"#))
    #expect(page.contains("<b>Induction, cohort 1</b>"))
  }

  @Test func aSessionOfOneCohortSaysNothingOfCohorts() throws {
    let page = try Page.report(group: SmallGroup.group(), plan: SmallPlan.plan())
    #expect(!page.lowercased().contains("cohort 1") && !page.contains("id=\"cohorts\""))
    #expect(page.contains(#"<span class="tag">Part 2 of 2</span>"#))
  }

  @Test func ofWhatIsConfidentialItTellsNoSchool() throws {
    let page = try Self.page { group, _ in group.changeActivity("induction") { $0.isConfidential = true } }
    #expect(page.contains(#"<th scope="row">Cohort 1</th><td class="num" data-label="People">3</td><td></td>"#))
    #expect(page.contains("<td>Wed 9 Sep, Wed 23 Sep</td><td></td><td></td>"))
    // Heads stand elsewhere on the page, as people who could form a network.
    let section = try #require(
      page.components(separatedBy: "<section id=\"cohorts\"").last?.components(separatedBy: "</section>").first)
    #expect(!page.contains("Induction") && !section.contains("Carol Ives") && !section.contains("Ash Academy"))
  }

  @Test func templateNamesOnlyWhatTheViewsCarry() {
    let made = Self.made()
    let views = PageViews(group: made.group, plan: made.plan).root.allNames
    for name in templateNames(PageTemplate.cohorts) { #expect(views.contains(name), "\(name)") }
  }

  @Test func theSummaryGoesThroughTheCohorts() {
    let made = Self.made()
    let text = Summary.text(group: made.group, plan: made.plan, width: 200)
    #expect(
      text.contains(
        "Induction: cohort 1 (3 people) Wed 16 Sep 15:30, Wed 30 Sep 15:30, online; cohort 2 (3 people) Wed 9 Sep 15:30, "
          + "Wed 23 Sep 15:30, online"))
  }

  @Test func provisionIsOneRowWithAllWhoLead() throws {
    let rows = try Self.table("provision") { group, _ in
      group.changeSession("induction") { $0.mostPeople = 4 }
    }.filter { $0["activity id"] == "induction" }
    #expect(rows.count == 1)
    #expect(rows.first?["who leads"] == "Finn Reed and Carol Ives")
    #expect(rows.first?["dates"] == "cohort 1: 2026-09-16; 2026-09-30; cohort 2: 2026-09-09; 2026-09-23")
    #expect(rows.first?["places left"] == "2")
    // Nobody joins what has begun.
    let later = try Self.table("provision") { group, plan in
      group.changeSession("induction") { $0.mostPeople = 4 }
      plan.asOf = "2026-09-14"
    }.filter { $0["activity id"] == "induction" }
    #expect(later.first?["places left"] == "1")
  }

  @Test func whoeverWaitsWaitsForAnyOfThem() throws {
    func waiting(most: Int) throws -> [[String: String]] {
      try Self.table("waiting-lists") { group, _ in group.changeSession("induction") { $0.mostPeople = most } }
    }
    #expect(try waiting(most: 3).map { $0["person"] } == ["Jo Vale", "Kit Ward"])
    #expect(try waiting(most: 3).map { $0["seats"] } == ["6", "6"])
    #expect(try waiting(most: 4) == [])
  }

  @Test func accreditedTimeIsOfOnesOwnCohort() {
    let made = Self.made { group, _ in group.changeSession("induction") { $0.accredited = Minutes(120) } }
    let entries = Findings(group: made.group, plan: made.plan).accredited.entries
    #expect(entries.count == 6)
    #expect(entries.allSatisfy { $0.parts == 2 && $0.attended == 2 && $0.counted == Minutes(120) })
  }

  @Test func changesSayWhichCohort() throws {
    let (group, published) = Self.made()
    var plan = published
    plan.asOf = "2026-09-14"
    plan.occurrences[3].date = "2026-10-07"
    plan.occurrences.remove(at: 2)
    let changes = PlanChanges(from: published, to: plan, in: group)
    #expect(changes.changes.map(\.number) == [.init(cohort: 2, part: 2), .init(cohort: 1, part: 2)])
    #expect(changes.changes.map(\.kind) == [.cancelled, .moved])
    let rows = try Self.table("changes", changes: changes) { $1 = plan }
    #expect(Set(rows.map { "\($0["cohort"] ?? "") \($0["part"] ?? "")" }) == ["1 2", "2 2"])
    #expect(rows.count == 8)
    let text = Summary.text(group: group, plan: plan, changes: changes, width: 200)
    #expect(text.contains("Induction, cohort 1, part 2 of Wed 30 Sep 15:30 online: another date"))
  }

  @Test func lessonsLeftAreThoseOfTheCohortsPeople() {
    var plan = SmallCohorts.plan()
    plan.occurrences[0].date = "2026-09-16"
    let lesson = LessonReference(
      school: "ash", className: "9X", subject: "art", period: "P5", span: "14:10-15:10", teacher: "gita")
    plan.releases = [
      Release(
        date: "2026-09-16", person: "gita", lesson: lesson, activities: ["induction"], needsCover: true, cost: .zero)
    ]
    let effects = LessonsLeft(plan)
    #expect(effects.words(plan.occurrences[0]) == nil)
    #expect(effects.words(plan.occurrences[1]) == "1 lesson left, 1 needs cover")
  }

  /// Two providers who lead a cohort each, of whom one is exempt: as each invoices.
  @Test func feesOfSeveralWhoLead() {
    let made = Self.made { group, plan in
      for (id, vat) in [("one", VATTreatment.exempt), ("two", .standard)] as [(Identifier<Provider>, VATTreatment)] {
        var provider = Provider(id: id, name: id.text, kind: .trainer)
        provider.vat = vat
        provider.feePerDay = Pence(100)
        group.providers.append(provider)
      }
      for number in plan.occurrences.indices {
        plan.occurrences[number].leader = .provider(plan.occurrences[number].cohort == 1 ? "one" : "two")
      }
    }
    let names = Names(made.group)
    #expect(ChargeBooking(made.plan, names).treatment(of: .fee, activity: "induction") == .invoiced)
    var one = made.plan
    one.occurrences.removeAll { $0.cohort == 2 }
    #expect(ChargeBooking(one, names).treatment(of: .fee, activity: "induction") == .exempt)
  }
}
