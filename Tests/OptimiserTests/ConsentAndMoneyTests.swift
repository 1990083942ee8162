// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// What schools consent to, what the centre's reserve pays, and what hours beyond people's own cost.
@Suite struct ConsentAndMoneyTests {
  private func plan(_ group: Group) -> Plan {
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 12)).solve()
    let verdict = Verifier(group).verify(plan)
    #expect(verdict.breaches.isEmpty, "\(verdict.breaches)")
    return plan
  }

  // MARK: Watchers

  /// Anna's visit to an art lesson at Ash.
  private func visit(_ watchedBy: Watchers, partner: Identifier<School>? = nil) -> Plan {
    var group = SmallGroup.group()
    group.activities.removeAll { $0.id != "visit" }
    group.changeActivity("visit") { $0.worth = MilliLessons(60_000) }
    group.changeVisit("visit") { $0.hostSchools = ["ash"] }
    group.changeSchool("ash") { $0.watchedBy = watchedBy }
    if let partner { group.relations = [Relation(kind: .partner, a: .school("ash"), b: .school(partner))] }
    return plan(group)
  }

  @Test func nobodyIsWatchedWhereTheSchoolDoesNotAgree() {
    #expect(visit(.everyone).occurrences.count == 1)
    let refused = visit(.nobody)
    #expect(refused.occurrences.isEmpty && refused.unplaced.first?.reasons.first?.code == .noLessonToWatch)
  }

  @Test func partnersWatch() {
    #expect(visit(.partners, partner: "oak").occurrences.count == 1)
    #expect(visit(.partners, partner: "elm").occurrences.isEmpty)
  }

  /// A triad that's formed of four: who may not be watched by the others isn't in it.
  @Test func triadsAreFormedOfThoseWhoMayWatchEachOther() {
    var group = SmallGroup.group()
    var triad = Triad(members: SmallGroup.people(["anna", "erin", "hal", "ben"]))
    triad.mostGap = 60
    var activity = Activity(id: "triad", title: "Three", details: .triad(triad))
    activity.worth = MilliLessons(90_000)
    group.activities = [activity]
    for index in group.schools.indices { group.schools[index].mostOut = 3 }
    group.changeSchool("ash") { $0.watchedBy = .nobody }
    let plan = plan(group)
    #expect(plan.occurrences.count == 4)
    #expect(!plan.occurrences.flatMap(\.attendees).contains { $0.person == "hal" })
  }

  // MARK: Reserve

  /// The course, to which Elm has to send somebody and has no money.
  private func course(_ change: (inout Group) -> Void) -> Plan {
    var group = SmallGroup.group()
    group.activities.removeAll { $0.id != "course" }
    group.changeActivity("course") { $0.worth = MilliLessons(200_000) }
    group.changeSchool("elm") { $0.releaseBudget = .zero }
    change(&group)
    return plan(group)
  }

  private func reserve(_ pence: Int, need: Int = 1200) -> Fund {
    var reserve = Fund(id: "centre", name: "Central reserve", amount: Pence(pence))
    reserve.reserveFromNeed = PerMille(need)
    return reserve
  }

  @Test func theReservePaysForSchoolsOfNeed() throws {
    let without = course { _ in }
    #expect(without.occurrences.isEmpty && without.unplaced.first?.reasons.first?.code == .noMoney)
    let with = course { $0.funds.append(reserve(100_000)) }
    #expect(with.occurrences.count == 2)
    let drawn = with.charges.filter { $0.kind == .reserve }
    #expect(drawn.map(\.school) == ["elm"] && drawn.allSatisfy { $0.fund == "centre" })
    let spent = with.charges.filter { $0.school == "elm" && $0.kind != .reserve }.reduce(Pence.zero) { $0 + $1.amount }
    #expect(spent > .zero && drawn.first?.amount == .zero - spent)
    #expect(with.schools.first { $0.school == "elm" }?.spend == .zero)
  }

  @Test func itPaysNobodyElseAndNoMoreThanItHas() {
    #expect(course { $0.funds.append(reserve(100_000, need: 1201)) }.occurrences.isEmpty)
    #expect(course { $0.funds.append(reserve(100)) }.occurrences.isEmpty)
  }

  // MARK: Pay

  /// Kit, an assistant, is invited to an hour after school, within the Wednesday meeting.
  private func evening(_ rate: Int?) -> Plan {
    var group = SmallGroup.group()
    var session = Session(
      participants: [
        Participants(selector: SmallGroup.people(["lou"]), level: .required),
        Participants(selector: SmallGroup.people(["kit"]), level: .invited),
      ], length: Minutes(60))
    session.venue.schools = ["ash"]
    var activity = Activity(id: "evening", title: "Evening", details: .session(session))
    activity.timing.bands = TimeBand.allCases
    activity.timing.fixed = [FixedStart(date: "2026-10-07", time: "16:00")]
    group.activities = [activity]
    group.rules.rates.shortfall = [.zero, .zero, .zero]
    group.changePerson("kit") { $0.hourlyRate = rate.map { Pence($0) } }
    return plan(group)
  }

  private func comes(_ plan: Plan) -> Bool { plan.occurrences.flatMap(\.attendees).contains { $0.person == "kit" } }

  @Test func hoursBeyondTheirOwnArePaid() {
    #expect(comes(evening(nil)) && evening(nil).charges.allSatisfy { $0.kind != .pay })
    let paid = evening(1420)
    #expect(comes(paid))
    #expect(paid.charges.filter { $0.kind == .pay }.map(\.amount) == [Pence(1420)])
  }

  /// £100 is more than two lessons, and Kit's hour is worth one.
  @Test func whoIsTooDearIsNotAsked() { #expect(!comes(evening(10_000))) }
}
