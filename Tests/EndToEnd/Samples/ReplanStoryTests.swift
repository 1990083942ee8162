// SPDX-License-Identifier: Apache-2.0

import Domain
import Optimiser
import TestSupport
import Testing
import Verifier

/// `config/samples/district` in November: its plan is published, and then something happens.
@Suite struct ReplanStoryTests {
  private let sample: Sample
  private let published: PublishedPlan
  private let today: CivilDate = "2026-11-09"

  init() throws {
    sample = try Sample.named(.district)
    published = PublishedPlan(sample.plan, hash: String(repeating: "12", count: 32))
  }

  private func replanned(_ group: Group) -> (plan: Plan, changes: PlanChanges) {
    let plan = Optimiser(group, options: SolveOptions(asOf: today, published: published)).solve()
    let verdict = Verifier(group).verify(plan, published: published)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(4))")
    return (plan, PlanChanges(from: published.plan, to: plan, in: group))
  }

  @Test func whereNothingHappensNothingChanges() {
    let (plan, changes) = replanned(sample.group)
    #expect(changes.changes.isEmpty)
    #expect(plan.objective.churn == .zero)
  }

  /// Everyone who takes part in a meeting after today can't on its date: nobody has to be told of anything else.
  @Test func whoCannotComeIsTheOnlyReasonForChange() throws {
    let meeting = try #require(sample.plan.occurrences.last { $0.date > today && $0.attendees.count > 2 })
    let person = try #require(meeting.attendees.first).person
    var group = sample.group
    group.busy.append(Busy(subject: .person(person), days: DateSpan(meeting.date, meeting.date), span: nil, note: ""))
    let (_, changes) = replanned(group)
    #expect(!changes.changes.isEmpty)
    #expect(changes.changes.allSatisfy { $0.activity == meeting.activity })
    #expect(changes.people.contains(person))
  }

  @Test func somebodyWhoLeavesComesToNothingAfterwards() throws {
    let meeting = try #require(sample.plan.occurrences.last { $0.date > today && !$0.attendees.isEmpty })
    let person = try #require(meeting.attendees.last).person
    var group = sample.group
    group.changePerson(person) { $0.validUntil = today }
    let (plan, changes) = replanned(group)
    let after = plan.occurrences.filter { $0.date > today }
    #expect(!after.contains { $0.attendees.contains { $0.person == person } })
    // Whoever has left needn't be told.
    #expect(!changes.people.contains(person))
    let before = { (plan: Plan) in plan.occurrences.filter { $0.date < today } }
    #expect(before(plan) == before(published.plan))
  }
}
