// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Plans that no planner makes and plan.json can hold: they're refused in words, and nothing ends the program.
@Suite struct HostilePlanTests {
  @Test(arguments: changes)
  func absurdPlanIsRefused(_ change: Change) {
    var sample = Sample.staffing
    change.make(&sample)
    let verdict = sample.verdict
    #expect(!verdict.isVerified)
    #expect(verdict.breaches.allSatisfy { !$0.words.isEmpty })
    sample.relist()
    #expect(!sample.verdict.isVerified)
  }

  static let greatest = 1_000_000_000
  static let always = DateSpan("0000-01-01", "9999-12-31")

  static let changes: [Change] = [
    Change([], "a slot in week 999") { $0.plan.rotas[0].slots[0].week = 999 },
    Change([], "a slot in the last week there can be") { $0.plan.rotas[0].slots[0].week = greatest },
    Change([], "a slot on Sunday") { $0.plan.rotas[0].slots[0].weekday = .sunday },
    Change([], "a rota of nothing") { $0.plan.rotas[0].slots = [] },
    Change([], "no rota and no stay, but balances") { sample in
      sample.plan.rotas = []
      sample.plan.occurrences = []
      sample.plan.rotaBalances[0].due = greatest
    },
    Change([], "parts with the greatest numbers") { sample in
      for number in sample.plan.occurrences.indices { sample.plan.occurrences[number].part = greatest - number }
    },
    Change([], "stays at the ends of time") { sample in
      sample.plan.occurrences[0].date = "0000-01-01"
      sample.plan.occurrences[6].date = "9999-12-31"
    },
    Change([], "a stay all day and all night") { $0.plan.occurrences[0].span = "00:00-23:59" },
    Change([], "a stay with talks the wrong way round") {
      $0.plan.occurrences[0].brief = "23:00-23:30"
      $0.plan.occurrences[0].debrief = "00:00-00:10"
    },
    Change([], "everyone on one stay") { sample in
      sample.plan.occurrences[0].attendees = sample.group.people.map {
        Attendance(person: $0.id, role: .host)
      }
    },
    Change([], "the same stay a hundred times") {
      $0.plan.occurrences += Array(repeating: $0.plan.occurrences[0], count: 100)
    },
    Change([], "a secondment that ends before it begins") {
      $0.plan.secondments[0].firstHalfTerm = greatest
      $0.plan.secondments[0].lastHalfTerm = 1
    },
    Change([], "a secondment of all half-terms there can be") {
      $0.plan.secondments[0].lastHalfTerm = greatest
      $0.plan.secondments[0].days = always
    },
    Change([], "half-terms that nothing has") {
      $0.plan.secondments[0].firstHalfTerm = greatest
      $0.plan.secondments[0].lastHalfTerm = greatest
    },
    Change([], "days that end before they begin") {
      $0.plan.secondments[0].days = DateSpan("2027-01-01", "2026-01-01")
    },
    Change([], "no half-days") { $0.plan.secondments[0].halfDays = [] },
    Change([], "half-days over and over") {
      $0.plan.secondments[0].halfDays = Array(repeating: $0.plan.secondments[0].halfDays[0], count: 1000)
    },
    Change([], "more hired than there are people") { sample in
      for number in sample.plan.secondments.indices {
        sample.plan.secondments[number].backfill = [1, 2, 3].map { StaffingPlan.share($0, .hire, greatest) }
      }
    },
    Change([], "more spared than there are people") { sample in
      sample.plan.secondments[1].backfill = Array(repeating: StaffingPlan.share(1, .none, greatest), count: 50)
    },
    Change([], "backfill in half-terms that nothing has") {
      $0.plan.secondments[0].backfill = [StaffingPlan.share(greatest, .chain, greatest, by: "oak-post")]
    },
    Change([], "swaps in a ring, with themselves and with what isn't one") { sample in
      for number in sample.plan.secondments.indices {
        sample.plan.secondments[number].backfill = sample.group.activities.map {
          StaffingPlan.share(1, .swap, 1, by: $0.id)
        }
      }
    },
    Change([], "one person seconded everywhere") { sample in
      for number in sample.plan.secondments.indices { sample.plan.secondments[number].person = "pia" }
    },
    Change([], "one secondment a hundred times") {
      $0.plan.secondments += Array(repeating: $0.plan.secondments[0], count: 100)
    },
    Change([], "a session placed as a secondment and as a rota") { sample in
      sample.addMeeting(["carol"], on: "2027-01-06", "15:30-16:00")
      sample.plan.secondments[0].activity = "short"
      sample.plan.rotas[0].activity = "short"
    },
    Change([], "everything refers to nothing") { sample in
      sample.plan.rotas[0].slots[0].school = "fir"
      for number in sample.plan.secondments.indices {
        sample.plan.secondments[number].person = "zoe"
        sample.plan.secondments[number].to = "fir"
        sample.plan.secondments[number].backfill[0].by = "nothing"
      }
    },
    Change([], "repayments of a time when somebody is seconded") { sample in
      sample.plan.repayments = [
        RepaymentTests.repayment("2026-11-13", "13:00-15:15", on: "2026-11-09", "PM1", "13:00-14:00")
      ]
    },
    Change([], "the greatest figures") { sample in
      sample.plan.charges[0].amount = Pence(1_000_000_000_000)
      sample.plan.schools[0].staffing = Pence(-1_000_000_000_000)
      sample.plan.objective.parts.owed = MilliLessons(1_000_000_000_000)
      sample.plan.objective.parts.worth = MilliLessons(-1_000_000_000_000)
      sample.plan.schools[0].asked = Minutes(1)
      // What is relisted is right again, but for a rota that isn't.
      sample.plan.rotas[0].slots[0].week = greatest
    },
  ]

  /// Wishes that Intake wouldn't let pass.
  @Test(arguments: groups)
  func absurdWishEndsInAVerdict(_ change: Change) {
    var sample = Sample.staffing
    change.make(&sample)
    #expect(!sample.verdict.breaches.isEmpty)
    sample.relist()
    _ = sample.verdict
  }

  static let groups: [Change] = [
    Change([], "a cycle of no weeks") { $0.group.changeSpecialist("music") { $0.cycleWeeks = 0 } },
    Change([], "a specialist whom nobody knows") { $0.group.changeSpecialist("music") { $0.person = "zoe" } },
    Change([], "shares of schools that nobody knows") {
      $0.group.changeSpecialist("music") { $0.shares = [Specialist.Share(school: "fir", halfDays: 2)] }
    },
    Change([], "a post at a school that nobody knows") { $0.group.changeSecondment("elm-post") { $0.school = "fir" } },
    Change([], "schools without bells") { $0.group.changeSchool("elm") { $0.bells = "none" } },
    Change([], "schools without a calendar") { $0.group.changeSchool("oak") { $0.calendar = "none" } },
    Change([], "bells without lessons") { sample in
      sample.group.bells[0].days = sample.group.bells[0].days.map { day in
        var day = day
        day.periods = []
        return day
      }
    },
    Change([], "a calendar without half-terms") { $0.group.changeCalendar("weekly") { $0.halfTerms = [] } },
  ]
}
