// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H1, H2, H3, H5: people and places at one time. Each change breaks one clause and nothing else.
@Suite struct BrokenPeopleRulesTests {
  @Test(arguments: twoPlaces + atWork + open + protectedTime)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted() == change.codes)
  }

  /// A short INSET session at Elm for Finn, who is at Oak until 12:00, ten minutes away.
  static func finnAtElm(_ span: TimeSpan) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.add(
        Activity(id: "short", title: "Short", details: .session(.short(["finn"], at: "elm"))),
        Occurrence(
          activity: "short", part: 1, date: "2026-09-01", span: span, place: .school("elm"), leader: nil,
          attendees: SmallPlan.all(["finn"], .required), firmness: .provisional))
    }
  }

  static let twoPlaces: [Change] = [
    Change(["H1"], "a person in two sessions at once", finnAtElm("11:00-11:30")),
    Change(["H1"], "no time for the journey", finnAtElm("12:05-12:35")),
    Change([], "just enough time for the journey", finnAtElm("12:10-12:40")),
    Change(["H1"], "a host watched by two visits at once") { sample in
      sample.group.changeVisit("wish") { $0.subject = "art" }
      sample.plan.unplaced.removeAll { $0.activity == "wish" }
      guard var second = sample.plan.occurrences.first(where: { $0.activity == "visit" }) else { return }
      second.activity = "wish"
      second.attendees[0].person = "dev"
      sample.plan.occurrences.append(second)
    },
    Change(["H1"], "a busy person") {
      $0.group.busy = [
        Busy(subject: .person("carol"), days: "2026-09-01", span: "10:30-11:00", note: "")
      ]
    },
    Change(["H1"], "a person's school busy during the journey") {
      $0.group.busy = [Busy(subject: .school("elm"), days: "2026-09-01", span: "09:50-10:00", note: "")]
    },
    Change(["H1"], "a busy host") {
      $0.group.busy = [Busy(subject: .person("gita"), days: "2026-10-06", span: "12:20-12:30", note: "")]
    },
    Change([], "a host who is busy between talks") {
      $0.group.busy = [Busy(subject: .person("gita"), days: "2026-10-06", span: "12:40-12:50", note: "")]
    },
    Change(["H1"], "a busy venue") {
      $0.group.changePerson("erin") { $0.schools = ["oak", "elm"] }
      $0.group.busy = [Busy(subject: .school("elm"), days: "2026-11-19", span: nil, note: "")]
    },
    Change(["H1"], "a busy provider") {
      $0.group.busy = [Busy(subject: .provider("acme"), days: "2026-10-15", span: nil, note: "")]
    },
    Change(["H1"], "a provider without time for the journey") { sample in
      var session = Session.short(["jo"], at: "ash")
      session.leaders = [.provider("acme")]
      var occurrence = Occurrence(
        activity: "short", part: 1, date: "2026-10-15", span: "15:10-15:40", place: .school("ash"),
        leader: .provider("acme"), attendees: SmallPlan.all(["jo"], .required), firmness: .provisional)
      occurrence.room = "Hall"
      sample.add(Activity(id: "short", title: "Short", details: .session(session)), occurrence)
    },
  ]

  static let atWork: [Change] = [
    Change(["H2"], "somebody not employed yet") { $0.group.changePerson("carol") { $0.validFrom = "2026-09-02" } },
    Change(["H2"], "a weekday not worked") {
      $0.group.changePerson("carol") { $0.works = SmallGroup.pattern([.wednesday]) }
    },
    Change(["H2"], "a half-day not worked") {
      $0.group.changePerson("erin") { person in
        person.works = .none
        person.works.insert(.thursday, .morning)
      }
    },
    Change(["H2"], "a twilight for people who are required") { sample in
      sample.group.changeActivity("network") { $0.timing.bands = [.twilight] }
      sample.plan.changeOccurrence("network") { $0.span = "17:00-18:00" }
    },
    Change([], "a twilight by invitation", invitedTwilight("17:30-18:30")),
    Change(["H2"], "a twilight that ends too late", invitedTwilight("17:35-18:35")),
    Change(["H2"], "a twilight later than the school's own latest") { sample in
      invitedTwilight("17:30-18:30")(&sample)
      sample.group.changeSchool("elm") { $0.twilight.latestEnd = "18:00" }
    },
    Change(["H2"], "too many twilights in a half-term") {
      $0.group.changeSchool("ash") { $0.twilight.mostPerHalfTerm = 0 }
    },
    Change(["H2"], "more than the directed time left") {
      $0.group.changePerson("anna") { $0.directedBalance = Minutes(59) }
    },
    Change([], "all of the directed time left") {
      $0.group.changePerson("anna") { $0.directedBalance = Minutes(60) }
    },
    Change(["H2"], "meeting time that the activity doesn't allow") {
      $0.group.changeActivity("network") { $0.timing.bands = [.inset, .schoolDay, .twilight] }
    },
    Change(["H2"], "INSET time that the activity doesn't allow") {
      $0.group.changeActivity("heads") { $0.timing.bands = [.meeting, .schoolDay] }
    },
    Change(["H2"], "school-day time that the activity doesn't allow") {
      $0.group.changeActivity("visit") { $0.timing.bands = [.inset, .meeting] }
    },
    Change([], "a leader outside directed time") { sample in
      sample.group.changePerson("gita") { person in
        person.works = SmallGroup.pattern([.monday, .wednesday, .thursday])
        person.works.insert(.tuesday, .morning)
      }
      sample.unplace("visit")
      sample.plan.changeOccurrence("heads") { $0.span = "11:00-13:00" }
    },
  ]

  static func invitedTwilight(_ span: TimeSpan) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.group.changeActivity("network") { $0.timing.bands = [.twilight] }
      sample.group.changeSession("network") { $0.participants[0].level = .invited }
      sample.plan.changeOccurrence("network") {
        $0.span = span
        $0.attendees = SmallPlan.all(["anna", "dev", "gita"], .invited)
      }
    }
  }

  static let open: [Change] = [
    Change(["H2", "H3"], "a closed day") {
      $0.group.changeCalendar("weekly") {
        $0.closures.append(Closure(name: "Snow", span: "2026-09-01", isBankHoliday: false))
      }
    },
    Change(["H3"], "a closed venue, for people in directed slots") { sample in
      sample.group.changeCalendar("weekly") { $0.inset[0].isDisaggregated = true }
      for school in ["oak", "elm"] {
        sample.group.directed.append(
          DirectedSlot(school: Identifier(school), date: "2026-09-01", span: "10:00-12:00", name: "Twilight"))
      }
    },
    Change([], "an open venue, for people in directed slots") { sample in
      sample.group.changeCalendar("weekly") { $0.inset[0].isDisaggregated = true }
      for school in ["oak", "elm"] {
        sample.group.directed.append(
          DirectedSlot(school: Identifier(school), date: "2026-09-01", span: "10:00-12:00", name: "Twilight"))
      }
      sample.plan.changeOccurrence("heads") {
        $0.place = .school("ash")
        $0.room = "Hall"
      }
    },
    Change(["H3"], "a blackout of the people's calendar", blackout("weekly", "2026-10-07")),
    Change(["H3"], "a blackout of the venue's calendar") { sample in
      blackout("fortnightly", "2026-10-07")(&sample)
      sample.group.changePerson("gita") { $0.responsibilities = [] }
      sample.group.changeSession("network") {
        $0.quorum = 2
        $0.leastSchools = 2
      }
      sample.plan.changeOccurrence("network") { $0.attendees.removeLast() }
    },
    Change(["H3"], "a blackout of a role", blackout("weekly", "2026-09-01", roles: ["headteacher"])),
    Change(["H3"], "a blackout of a responsibility", blackout("weekly", "2026-10-07", roles: ["art lead"])),
    Change([], "a blackout of another role", blackout("weekly", "2026-10-07", roles: ["senco"])),
    Change([], "a blackout of years that lose nothing", blackout("weekly", "2026-10-07", years: [3, 4])),
    Change(["H3"], "outside the windows") {
      $0.group.changeActivity("visit") { $0.timing.windows = ["2026-09-01..2026-10-05", "2026-10-07..2026-12-01"] }
    },
    Change(["H3"], "a weekday that isn't allowed") {
      $0.group.changeActivity("visit") { $0.timing.weekdays = [.monday] }
    },
    Change(["H3"], "too early, talks included") {
      $0.group.changeActivity("visit") { $0.timing.earliest = "11:15" }
    },
    Change(["H3"], "too late, talks included") {
      $0.group.changeActivity("visit") { $0.timing.latest = "12:35" }
    },
    Change(["H3"], "not the fixed start") {
      $0.group.changeActivity("heads") { $0.timing.fixed = [FixedStart(date: "2026-09-01", time: "09:00")] }
    },
    Change(["H2", "H3"], "outside the academic year") {
      $0.plan.changeOccurrence("heads") { $0.date = "2027-09-01" }
    },
  ]

  static func blackout(
    _ calendar: Identifier<SchoolCalendar>, _ span: DateSpan, roles: [String] = [], years: [Int] = []
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.group.changeCalendar(calendar) {
        $0.blackouts.append(Blackout(name: "Kept free", span: span, roles: roles, years: years))
      }
    }
  }

  static let protectedTime: [Change] = [
    Change(["H5"], "protected time lost to the journey", protected("anna", .tuesday, "12:45-12:55")),
    Change([], "protected time after the journey", protected("anna", .tuesday, "15:15-15:30")),
    Change(["H5"], "protected time lost to a talk of a host", protected("gita", .tuesday, "12:30-13:00")),
    Change([], "a host's protected time after the talk", protected("gita", .tuesday, "12:40-13:00")),
    Change(["H5"], "a leader's protected time", leaderLosesProtectedTime),
    // 15 October lies in a week A, 19 November in a week A: see WeekTests.
    Change(["H5"], "protected time of that week", protected("hal", .thursday, "14:00-14:10", week: "A")),
    Change([], "protected time of the other week", protected("hal", .thursday, "14:00-14:10", week: "B")),
    Change([], "protected time on a day without pupils", protected("carol", .tuesday, "10:00-11:00")),
  ]

  static func protected(
    _ person: Identifier<Person>, _ weekday: Weekday, _ span: TimeSpan, week: String? = nil
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.group.protected.append(
        ProtectedTime(person: person, week: week, weekday: weekday, span: span, kind: .ppa))
    }
  }

  static let leaderLosesProtectedTime: @Sendable (inout Sample) -> Void = { sample in
    protected("jo", .wednesday, "16:10-16:20")(&sample)
    sample.group.changeSession("network") { $0.leaders = [.person("jo")] }
    sample.plan.changeOccurrence("network") { $0.leader = .person("jo") }
  }
}
