// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// Wishes that name somebody mean whoever takes over from them (F4).
@Suite struct SuccessorTests {
  private static let hash = String(repeating: "ab", count: 32)

  /// Ben leaves at the end of 2026, and Cai takes over.
  private func handOver(_ group: inout Group) {
    group.changePerson("ben") { $0.validUntil = "2026-12-31" }
    var next = Person(id: "cai", name: "Cai Ward", school: "oak", role: "teacher")
    next.validFrom = "2027-01-01"
    next.takesOver = "ben"
    group.people.append(next)
  }

  /// Ben's part in an hour of Lou's at Oak, in Wednesday's meeting before and after he leaves.
  private func group(_ session: (inout Session) -> Void) -> Group {
    var group = SmallGroup.group()
    group.activities = ["2026-11-25" as CivilDate, "2027-03-03"].enumerated().map { number, date in
      var details = Session(
        participants: [Participants(selector: SmallGroup.people(["lou"]), level: .required)], length: Minutes(60))
      details.venue.schools = ["oak"]
      session(&details)
      var activity = Activity(id: number == 0 ? "before" : "after", title: "Hour", details: .session(details))
      activity.timing.bands = TimeBand.allCases
      activity.timing.fixed = [FixedStart(date: date, time: "15:45")]
      return activity
    }
    return group
  }

  private func plan(_ group: Group, from published: PublishedPlan? = nil) -> Plan {
    let asOf: CivilDate? = published == nil ? nil : "2026-12-01"
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 20, asOf: asOf, published: published)).solve()
    let verdict = Verifier(group).verify(plan, published: published)
    #expect(verdict.breaches.isEmpty, "\(verdict.breaches)")
    return plan
  }

  private func attending(_ plan: Plan) -> [Identifier<Activity>: [Identifier<Person>]] {
    Dictionary(uniqueKeysWithValues: plan.occurrences.map { ($0.activity, $0.attendees.map(\.person).sorted()) })
  }

  @Test(arguments: Level.allCases) func whoHoldsThePostOnTheDateIsAsked(level: Level) {
    var group = group { $0.participants.append(Participants(selector: SmallGroup.people(["ben"]), level: level)) }
    handOver(&group)
    let plan = plan(group)
    #expect(attending(plan) == ["before": ["ben", "lou"], "after": ["cai", "lou"]])
    #expect(plan.objective.parts.expectedMissing == .zero, "nobody is missed who isn't employed")
  }

  @Test func byNumbersOfASchoolToo() {
    var group = group {
      $0.participants.append(Participants(selector: SmallGroup.people(["ben"]), level: .required, perSchool: 1))
    }
    handOver(&group)
    #expect(attending(plan(group)) == ["before": ["ben", "lou"], "after": ["cai", "lou"]])
  }

  @Test func whoLeadsToo() {
    var group = group { $0.leaders = [.person("ben")] }
    handOver(&group)
    let leaders = plan(group).occurrences.map(\.leader)
    #expect(leaders == [.person("ben"), .person("cai")])
  }

  @Test func withoutASuccessorThereIsNobody() {
    var group = group { $0.leaders = [.person("ben")] }
    handOver(&group)
    group.changePerson("cai") { $0.takesOver = nil }
    #expect(plan(group).occurrences.map(\.activity) == ["before"])
  }

  @Test func aPublishedPlanGoesOnWithTheSuccessor() {
    var group = group { $0.leaders = [.person("ben")] }
    let published = PublishedPlan(plan(group), hash: Self.hash)
    handOver(&group)
    let after = plan(group, from: published)
    #expect(after.occurrences.map(\.leader) == [.person("ben"), .person("cai")])
    #expect(after.occurrences.map(\.date) == ["2026-11-25", "2027-03-03"])
    // Lou is told of another leader; Ben has left, and Cai hears of something new.
    #expect(after.objective.churn == group.rules.rates.moved)
  }

  @Test func successorsHaveSuccessors() {
    var group = group { _ in }
    handOver(&group)
    var next = Person(id: "deb", name: "Deb Ash", school: "oak", role: "teacher")
    next.takesOver = "cai"
    group.people.append(next)
    var selector = SmallGroup.people(["ben", "lou"])
    selector.roles = ["head"]
    group.changeSession("before") { $0.participants[0].selector = selector }
    guard case .session(let bound) = group.bindingPosts().activities[0].details else { return }
    #expect(bound.participants[0].selector.people == ["ben", "cai", "deb", "lou"])
    #expect(bound.participants[0].selector.roles == ["head"])
    group.changePerson("cai") { $0.takesOver = nil }
    group.changePerson("deb") { $0.takesOver = nil }
    #expect(group.bindingPosts() == group)
  }
}
