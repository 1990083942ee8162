// SPDX-License-Identifier: Apache-2.0

import Domain
import Report
import TestSupport
import Testing

/// `changes.csv` and the summary's list of changes.
struct ChangesLedgerTests {
  private static func changed(
    _ group: Group = SmallGroup.group(), _ published: Plan = SmallPlan.plan(), _ change: (inout Plan) -> Void
  ) throws -> (rows: [[String: String]], summary: String) {
    var plan = published
    plan.asOf = "2026-10-07"
    change(&plan)
    let changes = PlanChanges(from: published, to: plan, in: group)
    let ledgers = LedgerTables(group: group, plan: plan, changes: changes)
    let file = try #require(Ledgers.all(ledgers).first { $0.path == "ledgers/changes.csv" })
    return (TableReader(file.bytes).rows, Summary.text(group: group, plan: plan, changes: changes))
  }

  @Test func aRowSaysWhatIsDifferentAndWhoComes() throws {
    let (rows, summary) = try Self.changed { plan in
      plan.changeOccurrence("course", part: 2) {
        $0.span = "13:30-15:30"
        $0.attendees.removeAll { $0.person == "hal" }
      }
    }
    #expect(rows.count == 3 && rows.allSatisfy { $0["change"] == "moved" && $0["what"] == "length" })
    #expect(rows.map { $0["person id"] } == ["ben", "erin", "hal"])
    #expect(rows.map { $0["comes"] } == ["still", "still", "leaves"])
    #expect(rows[0]["old end"] == "15:00" && rows[0]["new end"] == "15:30" && rows[0]["part"] == "2")
    #expect(summary.contains("another length; now"))
  }

  @Test func whatIsNotListedAnyMoreHasItsKindForATitle() throws {
    var group = SmallGroup.group()
    group.activities.removeAll { $0.id == "network" }
    let (rows, summary) = try Self.changed(group) { $0.occurrences.removeAll { $0.activity == "network" } }
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0["activity"] == "Session that isn't listed any more" && $0["activity id"] == "" })
    #expect(summary.contains("Session that isn't listed any more"))
  }

  @Test func aSecondmentIsToldByItsDates() throws {
    let (rows, summary) = try Self.changed(SmallGroup.groupWithStaffing(), SmallPlan.planWithStaffing()) { plan in
      plan.secondments.removeAll { $0.activity == "post-fir" }
    }
    #expect(rows.map { $0["person id"] } == ["dev"])
    let words = summary.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("of Mon 12 Apr to Fri 28 May, Mon and Tue: cancelled; 1 person to be told"))
  }

  @Test func whatChangesCountIsNoPartOfTheSum() throws {
    let (_, summary) = try Self.changed { $0.objective.churn = MilliLessons(46_000) }
    #expect(summary.contains("Changes to what's published count 46.0 LE. Everything else is weighed together:"))
    #expect(summary.ranges(of: "Changes to what's published").count == 1)
  }
}
