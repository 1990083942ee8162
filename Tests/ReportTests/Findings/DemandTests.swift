// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// Topics that are wanted, planned and offered.
struct DemandTests {
  private static func demand(_ change: (inout Group) -> Void) -> Demand {
    var group = SmallGroup.group()
    change(&group)
    return Findings(group: group, plan: SmallPlan.plan()).demand
  }
  private static func topic(_ name: String, _ change: (inout Group) -> Void) throws -> Demand.Topic {
    try #require(demand(change).topics.first { $0.name == name })
  }

  @Test func aWantWithNobodyToOfferItIsSaid() throws {
    let topic = try Self.topic("oracy") { group in
      group.changePerson("ben") { $0.wants = ["oracy"] }
      group.changePerson("carol") { $0.wants = ["oracy"] }
      group.changePerson("erin") { $0.wants = ["oracy"] }
    }
    #expect(topic.people == 3 && topic.schools == 2 && topic.planned == 0 && topic.state == .notOffered)
  }

  @Test(arguments: [0, 1, 2, 3]) func whoeverOffersItIsCountedOnce(_ number: Int) throws {
    let topic = try Self.topic("drawing") { group in
      group.changePerson("ben") { $0.wants = ["drawing"] }
      group.changePerson("gita") { if number == 0 { $0.strengths = ["drawing"] } }
      if number == 1 { group.providers[0].specialisms = ["drawing"] }
      if number == 2 { group.changeActivity("wish") { $0.focus = ["drawing"] } }
      if number == 2 { group.changeVisit("wish") { $0.hostPeople = ["gita"] } }
      if number == 3 {
        group.changePerson("gita") { $0.strengths = ["drawing"] }
        group.changeActivity("wish") { $0.focus = ["drawing"] }
        group.changeVisit("wish") { $0.hostPeople = ["gita"] }
      }
    }
    #expect(topic.state == .notPlanned && topic.providers + topic.colleagues == 1)
    #expect(topic.notPlanned == (number < 2 ? 0 : 1))
  }

  @Test func whatIsPlannedMeetsTheDemandOfThoseWhoAreInIt() throws {
    let met = try Self.topic("maths") { group in
      group.changePerson("ben") { $0.wants = ["maths"] }
      group.changeActivity("course") { $0.focus = ["maths"] }
    }
    #expect(met.state == .met && met.served == 1 && met.planned == 1 && met.providers == 1)
    let part = try Self.topic("maths") { group in
      group.changePerson("ben") { $0.wants = ["maths"] }
      group.changePerson("anna") { $0.wants = ["maths"] }
      group.changeActivity("course") { $0.focus = ["maths"] }
    }
    #expect(part.state == .inPart && part.served == 1 && part.people == 2)
  }

  @Test func whatIsNotInThePlanIsDemandOfItsSchools() throws {
    let topic = try Self.topic("number") { $0.changeActivity("induction") { $0.focus = ["number"] } }
    #expect(topic.people == 0 && topic.schools == 3 && topic.notPlanned == 1 && topic.state == .notOffered)
  }

  @Test func whatSchoolsWorkOnIsDemand() throws {
    let wanted = try Self.topic("oracy") { group in
      for school in ["oak", "ash"] { group.changeSchool(Identifier(school)) { $0.priorities = ["oracy"] } }
    }
    #expect(wanted.priorityOf == 2 && wanted.people == 0 && wanted.state == .notOffered)
    let met = try Self.topic("maths") { group in
      group.changeSchool("oak") { $0.priorities = ["maths"] }
      group.changeActivity("course") { $0.focus = ["maths"] }
    }
    #expect(met.priorityOf == 1 && met.planned == 1 && met.state == .met)
  }

  @Test func confidentialWishesLeaversAndWhatNobodyWantsStayOut() {
    let demand = Self.demand { group in
      group.changeActivity("induction") {
        $0.focus = ["number"]
        $0.isConfidential = true
      }
      group.changePerson("ben") {
        $0.wants = ["oracy"]
        $0.validUntil = "2026-08-31"
      }
      group.changePerson("gita") { $0.strengths = ["drawing"] }
      group.changeActivity("course") { $0.focus = ["maths"] }
    }
    #expect(demand.topics == [])
  }

  @Test func whatNobodyOffersStandsFirst() throws {
    var group = SmallGroup.group()
    group.changePerson("ben") { $0.wants = ["drawing", "oracy", "maths"] }
    group.changePerson("gita") { $0.strengths = ["drawing"] }
    group.changeActivity("course") { $0.focus = ["maths"] }
    let plan = SmallPlan.plan()
    let file = try #require(Ledgers.all(group: group, plan: plan).first { $0.path == "ledgers/demand.csv" })
    let rows = TableReader(file.bytes).rows
    #expect(rows.map { $0["topic"] } == ["oracy", "drawing", "maths"])
    #expect(rows.map { $0["state"] } == ["no provider or colleague listed", "offered and not planned", "met"])
    let summary = Summary.text(group: group, plan: plan, width: 300)
    #expect(summary.contains("Wanted, with no provider or colleague listed for it: oracy."))
    #expect(summary.contains("Wanted and offered, and nothing is planned for it: drawing."))
    let page = try Page.report(group: group, plan: plan)
    #expect(page.contains("Topics that are wanted and not met") && page.contains("<th scope=\"row\">oracy</th>"))
    #expect(!page.contains("<th scope=\"row\">maths</th>"))
  }
}
