// SPDX-License-Identifier: Apache-2.0

import Domain
import Report
import TestSupport
import Testing

/// What the page says of a plan made from a published one.
struct ChangesPageTests {
  private static func page(
    _ group: Group = SmallGroup.group(), _ change: (inout Plan) -> Void
  ) throws -> String {
    let published = SmallPlan.plan()
    var plan = published
    plan.asOf = "2026-10-07"
    change(&plan)
    return try Page.report(
      group: group, plan: plan, changes: PlanChanges(from: published, to: plan, in: group))
  }

  @Test func aPlanMadeAnewHasNoSuchSection() throws {
    let page = try Page.report(group: SmallGroup.group(), plan: SmallPlan.plan())
    #expect(!page.contains("id=\"changes\"") && !page.contains("#changes"))
  }

  @Test func nothingChangedIsSaid() throws {
    #expect(try Self.page { _ in }.contains("Nothing that was published has changed."))
  }

  @Test func whatWasWhatIsAndWhoMustBeToldStandBesideEachOther() throws {
    let page = try Self.page { plan in
      plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-26" }
      plan.occurrences.removeAll { $0.activity == "network" }
    }
    #expect(page.contains("2 changes, 1 at short notice; 6 people must be told."))
    #expect(page.contains("<td>Thu 19 Nov 13:30 Elm Primary</td><td>Thu 26 Nov 13:30 Elm Primary</td>"))
    #expect(page.contains("3 people: Ben Hill (Oak Primary), Erin Quick (Elm Primary) and Hal Tanner (Ash Academy)"))
    #expect(page.contains("<td>cancelled</td>"))
  }

  @Test func confidentialAndUnlistedActivitiesNameNobody() throws {
    var hidden = SmallGroup.group()
    hidden.changeActivity("course") { $0.isConfidential = true }
    let moved: (inout Plan) -> Void = { plan in plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-26" } }
    let page = try Self.page(hidden, moved)
    #expect(page.contains("Confidential session 1, part 2") && page.contains("<td>3 people</td>"))
    #expect(page.contains("<td>Thu 19 Nov 13:30</td>"))
    var gone = SmallGroup.group()
    gone.activities.removeAll { $0.id == "course" }
    let without = try Self.page(gone) { $0.occurrences.removeAll { $0.activity == "course" } }
    #expect(
      without.contains("Session that isn&#39;t listed any more")
        || without.contains("Session that isn't listed any more"))
    #expect(!without.contains("Maths course"))
  }
}
