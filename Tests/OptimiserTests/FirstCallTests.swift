// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// Of like people those at the beginning of their career are called first.
@Suite struct FirstCallTests {
  /// Two invitations in Wednesday's meeting at Oak with one seat each beside Lou's, for Anna or Ben.
  private func group(early: Set<Identifier<Person>>) -> Group {
    var group = SmallGroup.group()
    group.activities = ["one", "two"].enumerated().map { number, id in
      var session = Session(
        participants: [
          Participants(selector: SmallGroup.people(["lou"]), level: .required),
          Participants(selector: SmallGroup.people(["anna", "ben"]), level: .invited, perSchool: 1),
        ], length: Minutes(60))
      session.venue.schools = ["oak"]
      var activity = Activity(id: Identifier(id), title: id, details: .session(session))
      activity.timing.bands = TimeBand.allCases
      activity.timing.fixed = [FixedStart(date: number == 0 ? "2026-10-07" : "2026-11-04", time: "15:45")]
      return activity
    }
    group.rules.rates.shortfall = [.zero, .zero, .zero]
    for id in early { group.changePerson(id) { $0.careerStage = "ect1" } }
    return group
  }

  private func plan(_ group: Group) -> Plan {
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 30)).solve()
    let verdict = Verifier(group).verify(plan)
    #expect(verdict.breaches.isEmpty, "\(verdict.breaches)")
    return plan
  }

  private func guests(_ plan: Plan) -> [Identifier<Person>] {
    plan.occurrences.flatMap(\.attendees).filter { $0.role == .invited }.map(\.person).sorted()
  }

  @Test func whoIsNewHasTheFirstSeat() {
    #expect(guests(plan(group(early: ["ben"]))).contains("ben"))
    #expect(guests(plan(group(early: ["anna"]))).contains("anna"))
  }

  /// The first seat of each counts, the second of one doesn't.
  @Test func eachIsCalledBeforeOneIsCalledTwice() {
    let plan = plan(group(early: ["anna", "ben"]))
    #expect(guests(plan) == ["anna", "ben"])
    #expect(plan.objective.parts.preferences == MilliLessons(-1000))
  }

  @Test func nobodyElseCounts() {
    #expect(plan(group(early: [])).objective.parts.preferences == .zero)
    // Lou has to come anyhow.
    #expect(plan(group(early: ["lou"])).objective.parts.preferences == .zero)
  }
}
