// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// Dates near events and dates for which people can prepare; wishes that are a school's priority.
@Suite struct WishedDatesTests {
  /// An hour for Lou and Ben in Wednesday's meeting at Oak, on one of these dates.
  private func session(_ id: Identifier<Activity>, on dates: [CivilDate]) -> Activity {
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(["lou", "ben"]), level: .required)], length: Minutes(60))
    session.venue.schools = ["oak"]
    var activity = Activity(id: id, title: id.text, details: .session(session))
    activity.timing.bands = TimeBand.allCases
    activity.timing.fixed = dates.map { FixedStart(date: $0, time: "15:45") }
    return activity
  }

  private func group(_ activities: [Activity], _ change: (inout Group) -> Void = { _ in }) -> Group {
    var group = SmallGroup.group()
    group.activities = activities
    group.rules.rates.shortfall = [.zero, .zero, .zero]
    change(&group)
    return group
  }

  private func plan(_ group: Group) -> Plan {
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 30)).solve()
    let verdict = Verifier(group).verify(plan)
    #expect(verdict.breaches.isEmpty, "\(verdict.breaches)")
    return plan
  }

  private func dates(_ plan: Plan, _ activity: Identifier<Activity>) -> [CivilDate] {
    plan.occurrences.filter { $0.activity == activity }.map(\.date)
  }

  // MARK: Events

  /// The event itself needn't be in the plan: nobody is free for it here.
  private func event(on dates: [CivilDate]) -> Activity {
    var event = session("event", on: dates)
    event.details = .session(
      Session(
        participants: [Participants(selector: SmallGroup.people(["lou"]), level: .required)], length: Minutes(600)))
    return event
  }

  @Test(arguments: [
    ("2026-10-14" as CivilDate, "2026-10-07" as CivilDate, 100), ("2026-11-20", "2026-11-25", 0),
    ("2026-10-28", "2026-10-07", 300), ("2027-01-27", "2026-11-25", 900),
  ])
  func aDateNearTheEventIsChosen(event: CivilDate, date: CivilDate, cost: Int) {
    var wish = session("course", on: ["2026-10-07", "2026-11-25"])
    wish.timing.near = ["event"]
    let plan = plan(group([wish, self.event(on: [event])]))
    #expect(dates(plan, "event").isEmpty)
    #expect(dates(plan, "course") == [date])
    #expect(plan.objective.parts.preferences == MilliLessons(cost))
  }

  @Test func ofSeveralDatesTheNearestCounts() {
    var wish = session("course", on: ["2026-10-07", "2026-11-25"])
    wish.timing.near = ["event"]
    let plan = plan(group([wish, event(on: ["2026-09-09", "2026-11-24"])]))
    #expect(dates(plan, "course") == ["2026-11-25"] && plan.objective.parts.preferences == .zero)
  }

  // MARK: Preparing

  @Test(arguments: [("2026-09-09" as CivilDate, "2026-11-25" as CivilDate), ("2026-10-28", "2026-10-07")])
  func aDateForWhichPeopleCanPrepareIsChosen(busyFrom: CivilDate, date: CivilDate) {
    let wish = session("course", on: ["2026-10-07", "2026-11-25"])
    let plan = plan(
      group([wish]) { group in
        group.changeSession("course") { $0.preparation = Minutes(60) }
        let days = DateSpan(busyFrom, busyFrom + 27)
        group.busy.append(Busy(subject: .person("ben"), days: days, span: nil, note: ""))
      })
    #expect(dates(plan, "course") == [date])
    #expect(plan.objective.parts.preferences == .zero)
    #expect(plan.keptTimes.count == 2)
  }

  /// Where there's nothing else it takes place all the same, and costs so.
  @Test func whoeverHasNoRoomCosts() {
    let plan = plan(
      group([session("course", on: ["2026-10-07"])]) { group in
        group.changeSession("course") {
          $0.preparation = Minutes(60)
          $0.followUp = Minutes(60)
        }
        for days: DateSpan in ["2026-09-01..2026-10-06", "2026-10-08..2026-12-18"] {
          group.busy.append(Busy(subject: .person("ben"), days: days, span: nil, note: ""))
        }
      })
    #expect(dates(plan, "course") == ["2026-10-07"])
    #expect(plan.keptTimes.map(\.person) == ["lou", "lou"])
    #expect(plan.objective.parts.preferences == MilliLessons(500))
  }

  // MARK: Priorities

  @Test(arguments: [(["oracy"], "one"), (["phonics", "sport"], "two")] as [([String], Identifier<Activity>)])
  func whatASchoolWorksOnComesFirst(priorities: [String], chosen: Identifier<Activity>) {
    var one = session("one", on: ["2026-10-07"])
    one.focus = ["oracy", "talk"]
    var two = session("two", on: ["2026-10-07"])
    two.focus = ["phonics"]
    let plan = plan(group([one, two]) { group in group.changeSchool("oak") { $0.priorities = priorities } })
    #expect(Set(plan.occurrences.map(\.activity)) == [chosen])
  }
}
