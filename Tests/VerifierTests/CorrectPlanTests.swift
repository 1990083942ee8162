// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@Suite struct CorrectPlanTests {
  @Test func planMadeByHandIsVerified() {
    let verdict = Verifier(SmallGroup.group()).verify(SmallPlan.plan())
    #expect(verdict.breaches == [])
    #expect(verdict.isVerified)
    #expect(verdict.objective == SmallPlan.plan().objective)
    // Every rule had something to be checked on, but that nothing is repaid here (see RepaymentTests), nobody
    // is shared, nothing is prepared (see KeptTimeTests) and nothing is published (see PublishedTests).
    let others: Set<Breach.Rule> = [
      .listedRepayment, .specialists, .secondments, .listedBalance, .listedKeptTime, .past,
    ]
    #expect(Set(verdict.checks.keys) == Set(Breach.Rule.allCases).subtracting(others))
  }

  @Test func planWithNothingPlacedIsVerified() {
    let group = SmallGroup.group()
    var plan = SmallPlan.plan()
    plan.occurrences = []
    plan.releases = []
    plan.cover = []
    plan.supply = []
    plan.legs = []
    plan.charges = []
    for id in ["course", "heads", "network", "visit"] {
      plan.unplaced.append(
        Unplaced(activity: Identifier(id), reasons: [Reason(code: .notFound, options: 0)], words: "Not found."))
    }
    plan.unplaced.sort { $0.activity < $1.activity }
    for number in plan.schools.indices {
      var figures = SchoolFigures(school: plan.schools[number].school, budget: Pence(300_000))
      figures.asked = plan.schools[number].asked
      figures.share = plan.schools[number].share
      plan.schools[number] = figures
    }
    plan.objective = Objective()
    // Shortfalls of 378 and twice 315 minutes: see ObjectiveTests.
    plan.objective.parts.fairness = MilliLessons(14_654)
    plan.bounds = []
    #expect(Verifier(group).verify(plan).breaches == [])
  }

  @Test func unknownReferencesLeaveNoObjective() {
    var plan = SmallPlan.plan()
    plan.changeOccurrence("heads") { $0.leader = .person("zoe") }
    let verdict = Verifier(SmallGroup.group()).verify(plan)
    #expect(verdict.objective == nil)
    #expect(verdict.breaches.map(\.rule) == [.reference])
  }

  @Test func wordsNeverNameThePartiesOfAVetoOrADecline() {
    var group = SmallGroup.group()
    group.relations = [Relation(kind: .veto, a: .person("erin"), b: .person("ben"))]
    group.declines = [Decline(person: "ben", activity: "course")]
    let breaches = Verifier(group).verify(SmallPlan.plan()).breaches
    #expect(Set(breaches.map(\.rule)) == [.vetoes, .answers])
    for breach in breaches {
      #expect(breach.location.person == nil)
      #expect(!breach.words.contains("Ben") && !breach.words.contains("Erin") && !breach.words.contains("'ben'"))
    }
  }

  @Test func orderOfTheInputChangesNothing() {
    var group = SmallGroup.group()
    group.schools.reverse()
    group.people.reverse()
    group.activities.reverse()
    group.lessons.reverse()
    group.meetings.reverse()
    #expect(Verifier(group).verify(SmallPlan.plan()).breaches == [])
  }
}
