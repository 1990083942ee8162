// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H13: templates, stays and what is owed. Each change breaks one clause and nothing else.
@Suite struct BrokenSpecialistRulesTests {
  @Test(arguments: placed + templates + units + stays + dates + owed)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted(.staffing) == change.codes)
  }

  static let placed: [Change] = [
    Change([], "nothing changed") { _ in },
    Change(["H13"], "stays without a rota") { $0.plan.rotas = [] },
    Change(["H13", "L-order"], "two rotas") { $0.plan.rotas.append($0.plan.rotas[0]) },
    Change(["H13"], "a rota without a stay") { sample in
      let rota = sample.plan.rotas
      sample.unplace("music")
      sample.plan.rotas = rota
    },
    Change(["H13"], "a rota of something else") {
      $0.plan.rotas.append(Rota(activity: "swap-oak", slots: []))
    },
  ]

  static let templates: [Change] = [
    Change(["H13"], "a week before the cycle") { $0.plan.rotas[0].slots[0].week = 0 },
    Change(["H13"], "a week after the cycle") { sample in
      sample.plan.rotas[0].slots[4].week = 3
      // Nobody is due on Wednesdays of the other week then.
      sample.dropStays(on: ["2026-09-09", "2026-09-23"])
    },
    Change(["H13"], "a home day") { sample in
      sample.plan.rotas[0].slots[2] = StaffingPlan.slot(1, .monday, .morning, "ash")
      sample.plan.sortSlots()
      sample.dropStays(on: ["2026-09-16"])
    },
    Change(["H13"], "a half-day kept for other work") { sample in
      sample.plan.rotas[0].slots[2] = StaffingPlan.slot(1, .wednesday, .afternoon, "ash")
      sample.dropStays(on: ["2026-09-16"])
    },
    Change(["H13"], "a half-day that the specialist doesn't work") { sample in
      sample.plan.rotas[0].slots[2] = StaffingPlan.slot(1, .thursday, .morning, "ash")
      sample.dropStays(on: ["2026-09-16"])
    },
    Change(["H13"], "a weekday that the wish doesn't state") { sample in
      sample.group.changeActivity("music") { $0.timing.weekdays = [.tuesday, .thursday] }
      sample.dropStays(on: ["2026-09-09", "2026-09-16", "2026-09-23"])
    },
    Change([], "the weekdays that the wish states") {
      $0.group.changeActivity("music") { $0.timing.weekdays = [.tuesday, .wednesday] }
    },
    Change(["H13", "L-order"], "a half-day given to two schools") { sample in
      sample.group.changeSpecialist("music") { $0.shares[1].halfDays = 3 }
      sample.plan.rotas[0].slots.insert(StaffingPlan.slot(1, .tuesday, .morning, "ash"), at: 0)
    },
    Change(["H13"], "less than a share") { sample in
      sample.plan.rotas[0].slots.removeLast()
      sample.dropStays(on: ["2026-09-09", "2026-09-23"])
    },
    Change(["H13"], "more than a share") {
      $0.group.changeSpecialist("music") { $0.shares[1].halfDays = 1 }
    },
    // ⌊2 · 500 / 1000⌋ = 1 more or less.
    Change([], "more than a share, within the tolerance") {
      $0.group.changeSpecialist("music") {
        $0.tolerance = PerMille(500)
        $0.shares[1].halfDays = 3
      }
    },
    Change(["H13"], "more than a share, beyond the tolerance") {
      $0.group.changeSpecialist("music") {
        $0.tolerance = PerMille(499)
        $0.shares[0].halfDays = 2
      }
    },
    Change(["H13"], "a school without a share") { sample in
      sample.group.changeSpecialist("music") { $0.shares[1].halfDays = 1 }
      sample.plan.rotas[0].slots[4].school = "yew"
      sample.dropStays(on: ["2026-09-09", "2026-09-23"])
    },
  ]

  /// Elm has Tuesdays of both weeks and Ash one Wednesday, whose afternoon isn't kept.
  static let byDay: @Sendable (inout Sample) -> Void = { sample in
    sample.group.changeSpecialist("music") { music in
      music.unit = .day
      music.protected = []
      music.shares[0].halfDays = 4
    }
    sample.plan.rotas[0].slots = [
      StaffingPlan.slot(1, .tuesday, .morning, "elm"), StaffingPlan.slot(1, .tuesday, .afternoon, "elm"),
      StaffingPlan.slot(2, .tuesday, .morning, "elm"), StaffingPlan.slot(2, .tuesday, .afternoon, "elm"),
      StaffingPlan.slot(2, .wednesday, .morning, "ash"), StaffingPlan.slot(2, .wednesday, .afternoon, "ash"),
    ]
    sample.dropStays(on: ["2026-09-16"])
  }

  static let units: [Change] = [
    // A day's stay may be of a half where the rest is lost.
    Change([], "whole days", byDay),
    Change(["H13"], "half of a day is nobody's") { sample in
      byDay(&sample)
      sample.group.changeSpecialist("music") { $0.shares[1].halfDays = 1 }
      sample.plan.rotas[0].slots.removeLast()
    },
    Change([], "half of a day that can't be given away") { sample in
      byDay(&sample)
      sample.group.changeSpecialist("music") {
        $0.shares[1].halfDays = 1
        $0.protected = [WeekdayHalf(weekday: .wednesday, half: .afternoon)]
      }
      sample.plan.rotas[0].slots.removeLast()
    },
    Change(["H13"], "half of a day is another school's") { sample in
      byDay(&sample)
      sample.group.changeSpecialist("music") {
        $0.shares[0].halfDays = 5
        $0.shares[1].halfDays = 1
      }
      sample.plan.rotas[0].slots[5].school = "elm"
    },
    Change(["H13"], "two schools on one date") { sample in
      byDay(&sample)
      // Ash's Wednesday afternoon of 9 September is lost, and made up on the 22nd, after a morning at Elm.
      sample.plan.changeOccurrence("music", part: 4) { $0.span = "09:00-12:00" }
      sample.plan.occurrences.append(StaffingPlan.stay(5, "2026-09-22", "ash", "13:10-15:10"))
      sample.numberStays()
    },
  ]

  static let stays: [Change] = [
    Change(["H13"], "somebody else") {
      $0.plan.changeOccurrence("music") { $0.attendees[0].person = "kit" }
    },
    Change(["H13"], "nobody") { $0.plan.changeOccurrence("music") { $0.attendees = [] } },
    Change(["H13"], "somebody else too") {
      $0.plan.changeOccurrence("music") {
        $0.attendees.insert(Attendance(person: "finn", role: .specialist), at: 0)
      }
    },
    Change(["H13"], "another role") {
      $0.plan.changeOccurrence("music") { $0.attendees[0].role = .required }
    },
    Change(["H13"], "a leading person") { $0.plan.changeOccurrence("music") { $0.leader = .person("finn") } },
    Change(["H9", "H13"], "a leading provider") {
      // Acme comes on Thursdays.
      $0.plan.changeOccurrence("music") { $0.leader = .provider("acme") }
    },
    Change(["H13"], "a room") { $0.plan.changeOccurrence("music", part: 2) { $0.room = "Library" } },
    Change(["H13"], "a talk before") { $0.plan.changeOccurrence("music") { $0.brief = "08:50-09:00" } },
    Change(["H13"], "a talk after") { $0.plan.changeOccurrence("music") { $0.debrief = "12:00-12:10" } },
    Change(["H13"], "an observed lesson") {
      $0.plan.changeOccurrence("music") {
        $0.observed = LessonReference(
          school: "elm", className: "5E", subject: "class", period: "AM1", span: "09:00-10:15", teacher: "erin")
      }
    },
    Change(["H13"], "a school without a share") {
      $0.plan.changeOccurrence("music", part: 7) { $0.place = .school("yew") }
    },
    Change(["H13"], "online") { $0.plan.changeOccurrence("music", part: 7) { $0.place = .online } },
    Change(["H13"], "a provider's place") {
      $0.plan.changeOccurrence("music", part: 7) { $0.place = .provider("acme") }
    },
    Change(["H13"], "part of a half-day") {
      $0.plan.changeOccurrence("music", part: 7) { $0.span = "09:00-11:00" }
    },
    Change(["H13"], "another school's bells") {
      $0.plan.changeOccurrence("music", part: 6) { $0.span = "09:00-12:00" }
    },
    Change([], "an afternoon") { $0.plan.changeOccurrence("music", part: 7) { $0.span = "13:00-15:15" } },
    Change(["H13"], "two stays of one date at one school") { sample in
      sample.plan.changeOccurrence("music", part: 7) { $0.span = "09:00-12:00" }
      sample.plan.occurrences.append(StaffingPlan.stay(8, "2026-09-29", "elm", "13:00-15:15"))
    },
    Change(["H1", "H13"], "a half-day taken twice") { sample in
      sample.plan.occurrences.append(StaffingPlan.stay(8, "2026-09-29", "ash", "08:45-12:20"))
      sample.numberStays()
    },
    Change(["H13"], "parts that don't start at 1") { sample in
      for number in sample.plan.occurrences.indices { sample.plan.occurrences[number].part += 1 }
    },
    Change(["H13"], "parts in another order") { sample in
      sample.plan.changeOccurrence("music", part: 1) { $0.part = 99 }
      sample.plan.changeOccurrence("music", part: 2) { $0.part = 1 }
      sample.plan.changeOccurrence("music", part: 99) { $0.part = 2 }
    },
  ]

  static let dates: [Change] = [
    Change(["H13"], "outside the windows") {
      $0.group.changeActivity("music") { $0.timing.windows = ["2026-09-07..2026-09-28"] }
    },
    Change([], "in the second of two windows") {
      $0.group.changeActivity("music") { $0.timing.windows = ["2026-09-07..2026-09-18", "2026-09-20..2026-09-30"] }
    },
    Change(["H2", "H13"], "before the specialist is employed") {
      $0.group.changePerson("pia") { $0.validFrom = "2026-09-09" }
    },
    Change(["H2", "H13"], "a weekday that isn't worked") { sample in
      sample.plan.changeOccurrence("music", part: 7) { $0.date = "2026-10-01" }
    },
    Change(["H13"], "a home day for a stay") { $0.plan.changeOccurrence("music", part: 7) { $0.date = "2026-09-28" } },
    // Elm is due one half-day more by then, so the afternoon may be made up.
    Change(["H5", "H13"], "an afternoon kept for other work") { sample in
      sample.plan.changeOccurrence("music", part: 6) {
        $0.place = .school("elm")
        $0.span = "13:00-15:15"
      }
      sample.plan.changeOccurrence("music", part: 5) { $0.span = "09:00-12:00" }
    },
    Change(["H13"], "no pupils at the school") { sample in
      sample.close("elm", on: "2026-09-29")
    },
    Change(["H13"], "no pupils at the specialist's own school") { sample in
      sample.close("oak", on: "2026-09-29")
    },
    Change(["H13"], "a holiday of the specialist's own school") { sample in
      sample.ownCalendar("oak")
      sample.group.changeCalendar("own") {
        $0.halfTerms[0] = HalfTerm(name: "Autumn 1", span: "2026-09-01..2026-09-28")
      }
    },
    Change([], "times and weekdays that only others keep to") {
      $0.group.changeActivity("music") { activity in
        activity.timing.bands = []
        activity.timing.earliest = "10:00"
        activity.timing.latest = "11:00"
        activity.timing.fixed = [FixedStart(date: "2026-10-01", time: "09:00")]
        activity.timing.preferredWeekdays = [.friday]
      }
    },
    Change([], "a school that doesn't host") { $0.group.changeSchool("elm") { $0.hosts = false } },
    Change([], "a school whose day starts off the grid") {
      $0.group.rules.limits.startGrid = Minutes(50)
    },
  ]

  static let owed: [Change] = [
    Change(["H13"], "made up before it's lost") { sample in
      // Elm's afternoon is due on 15 and 29 September: held on the 15th, and lost on the 29th.
      sample.plan.changeOccurrence("music", part: 3) { $0.span = "09:00-15:15" }
      sample.plan.changeOccurrence("music", part: 7) { $0.span = "09:00-12:00" }
    },
    Change(["H13"], "made up and never lost") { sample in
      sample.plan.changeOccurrence("music", part: 3) { $0.span = "09:00-15:15" }
    },
    Change(["H13"], "made up twice") { sample in
      // The afternoon of the 22nd makes up all that's lost.
      sample.plan.occurrences.append(StaffingPlan.stay(8, "2026-09-30", "elm", "09:00-12:00"))
    },
    Change([], "made up in a half-day of another school, which loses it") { sample in
      // Wednesday the 23rd is Ash's; Elm takes it for the afternoon of the 15th.
      sample.plan.changeOccurrence("music", part: 5) { $0.span = "09:00-12:00" }
      sample.plan.changeOccurrence("music", part: 6) {
        $0.place = .school("elm")
        $0.span = "09:00-12:00"
      }
    },
    Change([], "lost and made up for two schools") { sample in
      // Ash's 23rd is lost; on the 30th, its own, it's held, and the afternoon of the 29th makes up.
      sample.plan.changeOccurrence("music", part: 6) {
        $0.date = "2026-09-30"
      }
      sample.plan.changeOccurrence("music", part: 7) { $0.span = "09:00-12:00" }
      sample.plan.occurrences.append(StaffingPlan.stay(8, "2026-09-29", "ash", "13:10-15:10"))
      sample.numberStays()
    },
  ]
}

extension Sample {
  /// Takes the stays of these dates out and numbers the others.
  mutating func dropStays(on dates: [CivilDate]) {
    plan.occurrences.removeAll { $0.activity == "music" && dates.contains($0.date) }
    numberStays()
  }

  /// Numbers Pia's stays from 1.
  mutating func numberStays() {
    plan.occurrences.sort { ($0.date, $0.span) < ($1.date, $1.span) }
    for number in plan.occurrences.indices { plan.occurrences[number].part = number + 1 }
  }

  /// Gives a school a calendar of its own, "own", like the others.
  mutating func ownCalendar(_ school: Identifier<School>) {
    group.calendars.append(SmallGroup.calendar(id: "own", cycle: ["A"]))
    group.changeSchool(school) { $0.calendar = "own" }
  }

  /// Closes one school on a date.
  mutating func close(_ school: Identifier<School>, on date: CivilDate) {
    ownCalendar(school)
    group.changeCalendar("own") {
      $0.closures.append(Closure(name: "Snow", span: DateSpan(date, date), isBankHoliday: false))
    }
  }
}

extension Plan {
  /// Puts the slots of the only rota in order.
  mutating func sortSlots() { rotas[0].slots.sort() }
}
