// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H14: who is seconded, when, and what fills the hole. Each change breaks one clause and nothing else.
@Suite struct BrokenSecondmentRulesTests {
  @Test(arguments: placed + people + halfTerms + weeks + elsewhere)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted(.staffing) == change.codes)
  }

  static let placed: [Change] = [
    Change(["H14", "L-order"], "two entries") { $0.plan.secondments.append($0.plan.secondments[3]) },
    Change(["H14"], "an occurrence") {
      $0.plan.occurrences.append(
        Occurrence(
          activity: "swap-oak", part: 1, date: "2026-12-01", span: "10:00-11:00", place: .school("oak"), leader: nil,
          attendees: [], firmness: .provisional))
    },
    Change(["H14"], "an entry of something else") {
      var placement = $0.plan.secondments[3]
      placement.activity = "music"
      $0.plan.secondments.append(placement)
    },
  ]

  static let people: [Change] = [
    Change(["H14"], "nobody who applied") { $0.group.changeSecondment("oak-post") { $0.applicants = ["ben"] } },
    Change(["H14"], "somebody who declined") {
      $0.group.declines = [Decline(person: "tom", activity: "oak-post")]
    },
    Change([], "somebody who declined another post") {
      $0.group.declines = [Decline(person: "tom", activity: "elm-post")]
    },
    Change(["H14"], "two posts for one person") { sample in
      sample.group.changeSecondment("swap-elm") { $0.applicants = ["anna"] }
      sample.plan.changePlacement("swap-elm") { $0.person = "anna" }
    },
    Change(["H14"], "a post at the person's own school") { sample in
      sample.group.changeSecondment("oak-post") { $0.school = "yew" }
      sample.plan.changePlacement("oak-post") { $0.to = "yew" }
      sample.hireForAnna()
    },
    Change(["H14"], "another school to come from") { $0.plan.changePlacement("oak-post") { $0.from = "elm" } },
    Change(["H14"], "another school to go to") { $0.plan.changePlacement("oak-post") { $0.to = "elm" } },
    Change(["H14"], "not employed on the first day") {
      $0.group.changePerson("tom") { $0.validFrom = "2026-09-02" }
    },
    Change([], "employed from the first to the last day") {
      $0.group.changePerson("tom") {
        $0.validFrom = "2026-09-01"
        $0.validUntil = "2026-12-18"
      }
    },
    Change(["H14"], "not employed on the last day") {
      $0.group.changePerson("tom") { $0.validUntil = "2026-12-17" }
    },
    Change(["H14"], "a veto between the person and the post's school", veto(.person("tom"), .school("oak"))),
    Change(["H14"], "the same veto the other way round", veto(.school("oak"), .person("tom"))),
    Change(["H14"], "a veto between the schools", veto(.school("yew"), .school("oak"))),
    Change([], "a veto between people", veto(.person("tom"), .person("carol"))),
    Change([], "a veto between the person's school and another", veto(.school("yew"), .school("elm"))),
    Change([], "reluctance between the schools") {
      $0.group.relations = [Relation(kind: .reluctance, a: .school("yew"), b: .school("oak"))]
    },
    Change(["H16"], "a no of the person's school", answer("yew", 2, .no)),
    Change(["H16"], "a no of the post's school", answer("oak", 2, .no)),
    Change(["H16"], "'not these' with the post", answer("yew", 1, .notThese, ["oak-post"])),
    Change([], "'not these' with another post", answer("yew", 1, .notThese, ["elm-post"])),
    Change([], "a no for another half-term", answer("yew", 3, .no)),
  ]

  static func veto(_ a: Party, _ b: Party) -> @Sendable (inout Sample) -> Void {
    { $0.group.relations = [Relation(kind: .veto, a: a, b: b)] }
  }

  static func answer(
    _ school: Identifier<School>, _ halfTerm: Int, _ verdict: Answer.Verdict, _ activities: [Identifier<Activity>] = []
  ) -> @Sendable (inout Sample) -> Void {
    {
      $0.group.answers.append(
        Answer(school: school, halfTerm: halfTerm, verdict: verdict, activities: activities))
    }
  }

  static let halfTerms: [Change] = [
    Change(["H14"], "the last half-term before the first") { sample in
      sample.plan.changePlacement("swap-oak") {
        $0.firstHalfTerm = 4
        $0.backfill = []
      }
      sample.plan.changePlacement("swap-elm") { $0.backfill = [] }
    },
    Change(["H14"], "too short") { sample in
      sample.group.changeSecondment("swap-oak") { $0.halfTerms = 2 }
    },
    Change(["H14"], "a half-term that the calendars don't have") { sample in
      sample.inSpring("oak-post", first: 6, last: 7, "2027-06-07..2027-07-21")
      sample.plan.changePlacement("oak-post") {
        $0.backfill = [StaffingPlan.share(6, .hire, 4), StaffingPlan.share(6, .none, 2)]
      }
    },
    Change(["H14"], "a half-term that one calendar doesn't have") { sample in
      sample.ownCalendar("yew")
      sample.group.changeCalendar("own") { $0.halfTerms.removeLast(5) }
    },
    Change(["H14"], "half-terms of two terms") { sample in
      sample.group.changeSecondment("oak-post") { $0.bounds = .term }
      sample.inSpring("oak-post", first: 2, last: 3, "2026-11-02..2027-02-12")
    },
    Change([], "half-terms of two terms where that's allowed") { sample in
      sample.inSpring("oak-post", first: 2, last: 3, "2026-11-02..2027-02-12")
    },
    Change(["H14"], "half a term") { sample in
      sample.group.changeSecondment("swap-oak") { $0.bounds = .term }
    },
    Change(["H14"], "a later first day") {
      $0.plan.changePlacement("oak-post") { $0.days = "2026-09-02..2026-12-18" }
    },
    Change(["H14"], "an earlier last day") {
      $0.plan.changePlacement("oak-post") { $0.days = "2026-09-01..2026-12-17" }
    },
    // From the earlier first day to the later last one.
    Change([], "days of both calendars") { sample in
      sample.ownCalendar("yew")
      sample.group.changeCalendar("own") {
        $0.halfTerms[0] = HalfTerm(name: "Autumn 1", span: "2026-09-02..2026-10-23")
        $0.halfTerms[1] = HalfTerm(name: "Autumn 2", span: "2026-11-02..2026-12-22")
      }
      sample.plan.changePlacement("oak-post") { $0.days = "2026-09-01..2026-12-22" }
    },
    Change(["H14"], "days of one calendar alone") { sample in
      sample.ownCalendar("yew")
      sample.group.changeCalendar("own") {
        $0.halfTerms[1] = HalfTerm(name: "Autumn 2", span: "2026-11-02..2026-12-22")
      }
    },
    Change(["H14"], "outside its window") {
      $0.group.changeActivity("oak-post") { $0.timing.windows = ["2026-09-02..2027-08-31"] }
    },
    Change(["H14"], "in two windows") {
      $0.group.changeActivity("oak-post") { $0.timing.windows = ["2026-09-01..2026-10-30", "2026-10-31..2026-12-18"] }
    },
    Change([], "in one of its windows") {
      $0.group.changeActivity("oak-post") { $0.timing.windows = ["2026-01-01..2026-01-31", "2026-09-01..2026-12-18"] }
    },
    Change([], "times and weekdays that only others keep to") {
      $0.group.changeActivity("oak-post") { activity in
        activity.timing.weekdays = [.friday]
        activity.timing.bands = []
        activity.timing.earliest = "12:00"
        activity.timing.preferredWeekdays = [.thursday]
      }
    },
  ]

  static let weeks: [Change] = [
    Change(["H14"], "a half-day that isn't worked") {
      $0.group.changePerson("tom") { $0.works = SmallGroup.pattern([.monday, .tuesday, .thursday]) }
    },
    Change(["H14"], "fewer half-days than asked") { $0.group.changeSecondment("oak-post") { $0.halfDaysPerWeek = 7 } },
    Change(["H14"], "more half-days than asked") { $0.group.changeSecondment("oak-post") { $0.halfDaysPerWeek = 5 } },
    // Ten are the whole of a part-timer's week.
    Change([], "all of a part-timer's week") { sample in
      sample.group.changePerson("tom") { $0.works = SmallGroup.pattern([.monday, .tuesday, .wednesday]) }
      sample.group.changeSecondment("oak-post") { $0.halfDaysPerWeek = 10 }
    },
    Change(["H14"], "part of a part-timer's week") { sample in
      sample.group.changePerson("tom") { $0.works = SmallGroup.pattern([.monday, .tuesday, .wednesday, .thursday]) }
      sample.group.changeSecondment("oak-post") { $0.halfDaysPerWeek = 10 }
    },
    Change(["H14"], "no half-day at all") { sample in
      sample.group.changePerson("tom") { $0.works = .none }
      sample.group.changeSecondment("oak-post") { $0.halfDaysPerWeek = 10 }
      sample.plan.changePlacement("oak-post") {
        $0.halfDays = []
        $0.backfill = []
      }
      sample.hireForAnna()
    },
    Change(["L-order"], "a half-day twice") { sample in
      sample.plan.changePlacement("oak-post") { $0.halfDays.insert($0.halfDays[0], at: 0) }
    },
    Change(["L-order"], "half-days out of order") { sample in
      sample.plan.changePlacement("oak-post") { $0.halfDays.swapAt(0, 1) }
    },
  ]

  static let elsewhere: [Change] = [
    Change(["H14"], "something on a day at the post") { sample in
      sample.addMeeting(["tom"], on: "2026-09-07", "15:30-16:00")
    },
    Change([], "something on another weekday") { sample in
      sample.addMeeting(["tom"], on: "2026-09-10", "15:30-16:00")
    },
    Change([], "something after the last day") { sample in
      sample.addMeeting(["tom"], on: "2027-01-05", "15:30-16:00")
    },
    Change(["H14"], "leading on a day at the post") { sample in
      sample.addMeeting(["carol"], on: "2026-09-07", "15:30-16:00")
      sample.group.changeSession("short") { $0.leaders = [.person("tom")] }
      sample.plan.changeOccurrence("short") { $0.leader = .person("tom") }
    },
    Change(["H14"], "being watched on a day at the post") { sample in
      var visit = Visit(visitors: SmallGroup.people(["dev"]))
      visit.brief = .zero
      visit.debrief = .zero
      var occurrence = Occurrence(
        activity: "see", part: 1, date: "2026-09-07", span: "10:30-11:30", place: .school("yew"), leader: nil,
        attendees: [Attendance(person: "dev", role: .visitor), Attendance(person: "tom", role: .host)],
        firmness: .provisional)
      occurrence.observed = LessonReference(
        school: "yew", className: "2Y", subject: "class", period: "AM2", span: "10:30-12:00", teacher: "tom")
      sample.add(Activity(id: "see", title: "See", details: .visit(visit)), occurrence)
    },
    Change(["H14"], "protected time given back on a day at the post") { sample in
      RepaymentTests.takePPA(&sample)
      // Anna is back from her post at Elm, so it's Ben's post that she has here: Mondays and Tuesdays of spring.
      sample.swapAnnaForBen()
      sample.plan.changeOccurrence("short") { $0.date = "2027-01-15" }
      sample.plan.repayments = [
        RepaymentTests.repayment("2027-01-15", "13:00-15:15", on: "2027-01-11", "PM1", "13:00-14:00")
      ]
    },
    Change([], "protected time given back on another day") { sample in
      RepaymentTests.takePPA(&sample)
      sample.swapAnnaForBen()
      sample.plan.changeOccurrence("short") { $0.date = "2027-01-15" }
      sample.plan.repayments = [
        RepaymentTests.repayment("2027-01-15", "13:00-15:15", on: "2027-01-13", "PM1", "13:00-14:00")
      ]
    },
  ]
}

extension Sample {
  /// Fills all of Anna's hole by hiring, so that nothing rests on Tom's post.
  mutating func hireForAnna() {
    plan.changePlacement("elm-post") { $0.backfill = [1, 2].map { StaffingPlan.share($0, .hire, 10) } }
  }

  /// Moves a post to other half-terms, which nobody's hole counts on.
  mutating func inSpring(_ id: Identifier<Activity>, first: Int, last: Int, _ days: DateSpan) {
    hireForAnna()
    plan.changePlacement(id) {
      $0.firstHalfTerm = first
      $0.lastHalfTerm = last
      $0.days = days
      $0.backfill = [first, last].flatMap { [StaffingPlan.share($0, .hire, 4), StaffingPlan.share($0, .none, 2)] }
    }
  }

  /// Anna has no post in autumn, and Ben's in spring.
  mutating func swapAnnaForBen() {
    unplace("elm-post")
    group.changeSecondment("swap-elm") { $0.applicants = ["anna"] }
    plan.changePlacement("swap-elm") { $0.person = "anna" }
  }
}
