// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Commands
@testable import Store

/// Which plans are published by themselves: each limit by a plan that's outside it and by one that's just inside.
@Suite struct PublishingDecisionTests {
  /// A sample with its published plan, and what's to follow from it.
  private struct Case {
    var group: Group
    let revision: PlanRevision
    var plan: Plan
    /// A meeting far off, and one inside the notice period of the plan's today.
    let late: Occurrence
    let soon: Occurrence
    let today: CivilDate
    var limits = PublishingLimits(people: 1000, soon: 1000)
    var withdrawals: [KeptWithdrawal] = []

    init() throws {
      let office = try MailOffice()
      let database = try PlannerDatabase(office.database, for: .reading, holder: "a test")
      let stored = try StoredPlan(1, in: database, telling: .recording())
      (group, revision, plan) = (stored.group, stored.revision, stored.plan)
      let meetings = plan.occurrences.filter { !$0.isStay && $0.people.count > 1 }
      late = try #require(meetings.last)
      soon = try #require(meetings.first { $0.date > "2026-09-21" })
      today = soon.date - 3
      try #require(late.date >= today + group.rules.limits.noticeDays)
    }

    /// What's decided on a plan that was changed.
    func codes(_ today: CivilDate? = nil, _ change: (inout Plan) -> Void) -> [String] {
      decision(today, change).breaches.map(\.code)
    }

    func decision(_ today: CivilDate? = nil, _ change: (inout Plan) -> Void) -> PublishingDecision {
      var next = plan
      next.asOf = self.today
      change(&next)
      let base = PlanInForce(revision: revision, plan: plan, withdrawals: withdrawals)
      return PublishingDecision(on: next, of: group, from: base, today: today ?? self.today, limits: limits)
    }

    mutating func withdraw(_ occurrence: Occurrence, isTold: Bool) {
      let withdrawal = Withdrawal(.meeting(occurrence.activity, occurrence.number), on: occurrence.date)
      let made = Signature(by: "a test", at: "2026-09-07T08:00:00Z")
      withdrawals = [
        KeptWithdrawal(
          number: 1, plan: 1, groupRevision: 2, withdrawal: withdrawal, isTold: isTold, made: made, ended: nil)
      ]
    }
  }

  private static func drop(_ occurrence: Occurrence) -> (inout Plan) -> Void {
    { plan in plan.occurrences.removeAll { ($0.activity, $0.number) == (occurrence.activity, occurrence.number) } }
  }

  private static func move(_ occurrence: Occurrence) -> (inout Plan) -> Void {
    { plan in
      for index in plan.occurrences.indices
      where (plan.occurrences[index].activity, plan.occurrences[index].number)
        == (occurrence.activity, occurrence.number)
      {
        let span = plan.occurrences[index].span
        plan.occurrences[index].span = TimeSpan(span.start, TimeOfDay(minutes: span.end.minutes - 5))
      }
    }
  }

  @Test func whatChangesNothingIsWithinEveryLimit() throws {
    var it = try Case()
    it.limits = PublishingLimits(people: 0, soon: 0)
    let decision = it.decision { _ in }
    #expect(decision.isWithin && decision.people == 0)
    #expect(decision.words == "0 people to be told (at most 0), 0 of them at short notice (at most 0)")
  }

  @Test func peopleAreCounted() throws {
    var it = try Case()
    let count = Set(it.late.people).count
    it.limits = PublishingLimits(people: count - 1, soon: 0)
    #expect(it.codes(nil, Self.move(it.late)) == ["limit.people"])
    #expect(it.decision(nil, Self.move(it.late)).words.hasSuffix("to be told, at most \(count - 1) [limit.people]"))
    it.limits.people = count
    #expect(it.codes(nil, Self.move(it.late)).isEmpty)
  }

  @Test func nobodyIsToldAtShortNotice() throws {
    var it = try Case()
    let count = Set(it.soon.people).count
    it.limits.soon = count - 1
    #expect(it.codes(nil, Self.move(it.soon)) == ["limit.short-notice"])
    it.limits.soon = count
    #expect(it.codes(nil, Self.move(it.soon)).isEmpty)
  }

  @Test func whatTakesPlaceForTheFirstTimeIsToldToo() throws {
    var it = try Case()
    it.limits = PublishingLimits(people: 0, soon: 0)
    #expect(
      it.codes { plan in
        var new = it.soon
        new.activity = "another"
        plan.occurrences.append(new)
      } == ["limit.people", "limit.short-notice", "limit.new"])
  }

  /// A series gets longer, or a cohort more: nothing that people know of is different, and yet somebody has to be told.
  @Test func aPartMoreIsToldToo() throws {
    var it = try Case()
    it.limits = PublishingLimits(people: 0, soon: 0)
    func more(_ occurrence: Occurrence) -> [String] {
      it.codes { plan in
        var new = occurrence
        new.part = 99
        plan.occurrences.append(new)
      }
    }
    #expect(more(it.soon) == ["limit.people", "limit.short-notice", "limit.new"])
    #expect(more(it.late) == ["limit.people"])
    // However many may be told at short notice: nobody would write to them.
    it.limits = PublishingLimits(people: 1000, soon: 1000)
    #expect(more(it.soon) == ["limit.new"])
  }

  /// A school has asked for the day and has its morning: without the day the morning would be number 1, and be said to be
  /// what was asked for.
  @Test func whatSchoolsHaveAskedForKeepsItsNumber() throws {
    var it = try Case()
    let (school, date) = (it.group.schools[0].id, it.today + 40)
    let bought = [SupplyPurchase.Part.day, .morning].enumerated().map { number, part in
      SupplyPurchase(date: date, school: school, part: part, number: number + 1, cost: .zero)
    }
    it.plan.supply = bought
    func codes(_ supply: [SupplyPurchase]) -> [String] { it.codes { $0.supply = supply } }
    var alone = bought[1]
    alone.number = 1
    #expect(codes([alone]).isEmpty)
    it.group.bookings = [SupplyBooking(school: school, date: date, number: 2, state: .confirmed)]
    #expect(codes(bought).isEmpty)
    #expect(codes([alone]) == ["limit.booked"])
    #expect(codes([bought[0]]) == ["limit.booked"])
    it.group.bookings[0].number = 1
    #expect(codes([bought[0]]).isEmpty)
    #expect(codes([alone]) == ["limit.booked"])
    // What's over isn't asked of.
    it.group.bookings[0].date = it.today - 1
    #expect(codes([alone]).isEmpty)
  }

  @Test func nothingMoreIsCalledOffThanIsWithdrawn() throws {
    var it = try Case()
    for meeting in [it.soon, it.late] {
      #expect(it.codes(nil, Self.drop(meeting)) == ["limit.called-off"])
    }
    // Off anyway: whoever was told isn't told again, and nobody else at short notice.
    it.limits.soon = 0
    it.withdraw(it.soon, isTold: true)
    let told = it.decision(nil, Self.drop(it.soon))
    #expect(told.isWithin && told.people == 0, "\(told.words)")
    it.withdraw(it.soon, isTold: false)
    let untold = it.decision(nil, Self.drop(it.soon))
    #expect(untold.isWithin && untold.people == Set(it.soon.people).count, "\(untold.words)")
    // Another than the one that's withdrawn.
    #expect(it.codes(nil, Self.drop(it.late)).contains("limit.called-off"))
  }

  /// What was called off takes place after all: people have to be told of it, at short notice too.
  @Test func whatComesBackIsTold() throws {
    var it = try Case()
    it.withdraw(it.soon, isTold: true)
    it.limits.soon = 0
    #expect(it.codes { _ in } == ["limit.short-notice"])
  }

  @Test func supplyIsNotBookedAtShortNotice() throws {
    let it = try Case()
    let school = it.group.schools[0].id
    func buy(_ date: CivilDate) -> (inout Plan) -> Void {
      { $0.supply.append(SupplyPurchase(date: date, school: school, part: .morning, number: 7, cost: .zero)) }
    }
    #expect(it.codes(nil, buy(it.today + 1)) == ["limit.supply"])
    #expect(it.codes(nil, buy(it.today + it.group.rules.limits.noticeDays)).isEmpty)
    #expect(it.codes(nil, buy(it.today - 1)).isEmpty)
  }

  @Test func colleaguesAreNotAskedAtShortNotice() throws {
    var it = try Case()
    it.limits.soon = 0
    let school = it.group.schools[0].id
    let lesson = LessonReference(
      school: school, className: "7A", subject: "Art", period: "P1", span: TimeSpan("09:00", "10:00"), teacher: "moira")
    func ask(_ date: CivilDate) -> (inout Plan) -> Void {
      {
        $0.cover.append(CoverAssignment(date: date, absent: "moira", lesson: lesson, by: .inside("leon")))
      }
    }
    #expect(it.codes(nil, ask(it.today + 1)) == ["limit.short-notice", "limit.new"])
    #expect(it.codes(nil, ask(it.today + it.group.rules.limits.noticeDays)).isEmpty)
  }

  @Test func noMoreOfTheMustTierIsMissing() throws {
    let it = try Case()
    #expect(it.codes { $0.objective.must += 1 } == ["limit.must"])
    #expect(it.codes { $0.objective.must -= 1 }.isEmpty)
  }

  @Test func onlyAWholePlanOfTodayThatFollowsFromAnotherIs() throws {
    let it = try Case()
    #expect(it.codes { $0.run.stop = .interrupted } == ["limit.unfinished"])
    #expect(it.codes(it.today + 1) { _ in } == ["limit.day"])
    let first = PublishingDecision(on: it.plan, of: it.group, from: nil, today: it.today, limits: it.limits)
    #expect(first.breaches.map(\.code) == ["limit.first-plan"])
  }

  @Test func whatIsDecidedStandsInTheAuditLog() throws {
    var it = try Case()
    let signature = Signature(by: "planner serve", at: "2026-09-07T08:00:00Z")
    func plan(_ signature: Signature) -> PlanRevision {
      var plan = it.revision
      plan.steps = [PlanRevision.Step(state: .draft, signature: signature)]
      return plan
    }
    let within = it.decision { _ in }
    #expect(within.signed(signature).by == "planner serve, within limits: \(within.words)")
    #expect(PublishingDecision.words(of: plan(within.signed(signature))) == within.words)
    #expect(PublishingDecision.isWithin(plan(within.signed(signature)).steps[0]))
    it.limits.people = 0
    let outside = it.decision(nil, Self.move(it.late))
    #expect(outside.signed(signature).by == "planner serve; left to somebody: \(outside.words)")
    #expect(PublishingDecision.words(of: plan(outside.signed(signature))) == outside.words)
    #expect(!PublishingDecision.isWithin(plan(outside.signed(signature)).steps[0]))
    #expect(PublishingDecision.words(of: plan(signature)) == nil)
    // Whatever somebody is called.
    let other = plan(Signature(by: "Office, within limits: see mail", at: signature.at))
    #expect(!PublishingDecision.isWithin(other.steps[0]))
  }
}
