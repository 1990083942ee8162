// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H4: what a visit needs. Each change breaks one clause and nothing else.
@Suite struct BrokenVisitRulesTests {
  @Test(arguments: lessons + hosts + talks + matches)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted() == change.codes)
  }

  static func visit(_ change: @escaping @Sendable (inout Visit) -> Void) -> @Sendable (inout Sample) -> Void {
    { sample in sample.group.changeVisit("visit", change) }
  }

  static func occurrence(
    _ change: @escaping @Sendable (inout Occurrence) -> Void
  ) -> @Sendable (inout Sample) -> Void {
    { sample in sample.plan.changeOccurrence("visit", change) }
  }

  /// Changes the lesson of 9X, which is watched.
  static func lesson(_ change: @escaping @Sendable (inout Lesson) -> Void) -> @Sendable (inout Sample) -> Void {
    { sample in
      for number in sample.group.lessons.indices where sample.group.lessons[number].className == "9X" {
        change(&sample.group.lessons[number])
      }
    }
  }

  /// The visit is to open lessons alone, and Gita offers one on Tuesdays.
  static func offered(
    period: String?, class className: String?, _ change: @escaping @Sendable (inout OpenLesson) -> Void = { _ in }
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.group.changeVisit("visit") { $0.openOnly = true }
      var offer = OpenLesson(person: "gita", weekday: .tuesday, period: period, className: className)
      change(&offer)
      sample.group.openLessons = [offer]
    }
  }

  static let lessons: [Change] = [
    Change(["H4"], "a lesson of another period", occurrence { $0.observed?.period = "P2" }),
    Change(["H4"], "a lesson of another class", occurrence { $0.observed?.className = "9Y" }),
    Change(["H4"], "a lesson that a colleague leads", lesson { $0.staff = ["lou", "gita"] }),
    Change(["H4"], "a lesson of the other week", lesson { $0.week = "A" }),
    Change([], "a lesson of that week", lesson { $0.week = "B" }),
    Change(["H4"], "an assumed lesson is promised", lesson { $0.isAssumed = true }),
    Change(["H4"], "another subject", visit { $0.subject = "music" }),
    Change([], "any subject", visit { $0.subject = nil }),
    Change(["H4"], "another year", visit { $0.years = [7, 8] }),
    Change([], "one of the years wanted", visit { $0.years = [8, 9] }),
    Change(["H4"], "not inside the lesson") { sample in
      sample.plan.changeOccurrence("visit") {
        $0.span = "11:25-12:25"
        $0.debrief = "12:25-12:45"
      }
      // Otherwise Anna would be late for the afternoon, which is no breach but another plan.
      sample.group.travel.stated[2].minutes = Minutes(15)
    },
    Change(["H4"], "longer than wanted", visit { $0.observed = Minutes(30) }),
    Change(["H4"], "shorter than wanted", occurrence { $0.span = "11:20-12:10" }),
    Change([], "a shorter lesson watched whole", visit { $0.observed = Minutes(90) }),
    Change(["H4"], "a year under a blackout") {
      BrokenPeopleRulesTests.blackout("fortnightly", "2026-10-06", years: [9])(&$0)
    },
    Change(["H4"], "a year kept before its exams") { sample in
      lesson { $0.years = [11] }(&sample)
      sample.plan.changeOccurrence("visit") { $0.date = "2027-03-02" }
    },
    Change([], "another year late in the year", occurrence { $0.date = "2027-03-02" }),
    Change(["H4"], "no lesson named where there is one", occurrence { $0.observed = nil }),
    Change([], "a lesson to be named") { sample in
      lesson { $0.isAssumed = true }(&sample)
      sample.plan.changeOccurrence("visit") { $0.observed = nil }
    },
    Change(["H4"], "a lesson to be named of a host with other subjects") { sample in
      lesson { $0.isAssumed = true }(&sample)
      sample.group.changePerson("gita") { $0.subjects = ["music"] }
      sample.plan.changeOccurrence("visit") { $0.observed = nil }
    },
    Change(["H4"], "no session at the time of a lesson to be named") { sample in
      sample.group.lessons.removeAll { $0.className == "9X" }
      sample.plan.changeOccurrence("visit") { $0.observed = nil }
    },
    Change(["H4"], "a lesson that isn't offered", visit { $0.openOnly = true }),
    Change([], "a lesson offered by its period", offered(period: "P3", class: nil)),
    Change([], "a lesson offered by its class", offered(period: nil, class: "9X")),
    Change(["H4"], "a lesson offered in another period", offered(period: "P2", class: "9X")),
    Change(["H4"], "another class offered", offered(period: "P3", class: "9Y")),
    Change(["H4"], "a lesson offered on another weekday", offered(period: "P3", class: nil) { $0.weekday = .monday }),
    Change(["H4"], "a lesson offered by somebody else", offered(period: "P3", class: nil) { $0.person = "lou" }),
    Change(["H4"], "a lesson offered later", offered(period: "P3", class: nil) { $0.from = "2026-10-07" }),
    Change(["H4"], "a lesson offered earlier", offered(period: "P3", class: nil) { $0.until = "2026-10-05" }),
    Change(
      [], "a lesson offered that day",
      offered(period: "P3", class: nil) {
        $0.from = "2026-10-06"
        $0.until = "2026-10-06"
      }),
    Change([], "a lesson to be named that's offered") { sample in
      offered(period: "P3", class: nil)(&sample)
      lesson { $0.isAssumed = true }(&sample)
      sample.plan.changeOccurrence("visit") { $0.observed = nil }
    },
    Change(["H4"], "a lesson to be named that isn't offered") { sample in
      offered(period: "P2", class: nil)(&sample)
      lesson { $0.isAssumed = true }(&sample)
      sample.plan.changeOccurrence("visit") { $0.observed = nil }
    },
    Change(["H1", "H4"], "a lesson that the host has left") { sample in
      let occurrence = Occurrence(
        activity: "short", part: 1, date: "2026-10-06", span: "11:50-12:20", place: .school("elm"), leader: nil,
        attendees: SmallPlan.all(["gita"], .required), firmness: .provisional)
      sample.add(Activity(id: "short", title: "Short", details: .session(.short(["gita"], at: "elm"))), occurrence)
    },
  ]

  static let hosts: [Change] = [
    Change(["H4"], "no host", occurrence { $0.attendees.removeLast() }),
    Change(["H4"], "two hosts") { sample in
      sample.plan.changeOccurrence("visit") { $0.attendees.append(Attendance(person: "lou", role: .host)) }
    },
    Change(["H4"], "a host who hasn't agreed") { $0.group.changePerson("gita") { $0.hosts = false } },
    Change(["H4", "H11"], "a school that hasn't agreed") { $0.group.changeSchool("ash") { $0.hosts = false } },
    Change(["H4"], "a school where nobody may watch") { $0.group.changeSchool("ash") { $0.watchedBy = .nobody } },
    Change(["H4"], "a school where partners may watch") { $0.group.changeSchool("ash") { $0.watchedBy = .partners } },
    Change(["H4"], "partners of others") { sample in
      sample.group.changeSchool("ash") { $0.watchedBy = .partners }
      sample.group.relations = [Relation(kind: .partner, a: .school("ash"), b: .school("elm"))]
    },
    Change([], "partners") { sample in
      sample.group.changeSchool("ash") { $0.watchedBy = .partners }
      sample.group.relations = [Relation(kind: .partner, a: .school("ash"), b: .school("oak"))]
    },
    Change([], "a partner of the host's own") { sample in
      sample.group.changeSchool("ash") { $0.watchedBy = .partners }
      sample.group.relations = [Relation(kind: .partner, a: .person("anna"), b: .person("gita"))]
    },
    Change([], "a family") { sample in
      sample.group.changeSchool("ash") { $0.watchedBy = .partners }
      sample.group.relations = [
        Relation(kind: .family, a: .school("ash"), b: .school("elm")),
        Relation(kind: .family, a: .school("elm"), b: .school("oak")),
      ]
    },
    Change([], "the visitor's own school is watched by nobody") {
      $0.group.changeSchool("oak") { $0.watchedBy = .nobody }
    },
    Change(["H4"], "a host not listed", visit { $0.hostPeople = ["lou"] }),
    Change(["H4"], "a host school not listed", visit { $0.hostSchools = ["elm"] }),
    Change([], "a host listed", visit { $0.hostPeople = ["lou", "gita"] }),
    Change(["H4"], "more visits than the host agreed to") {
      $0.group.changePerson("gita") { $0.mostVisitsHosted = 0 }
    },
    Change(["H4"], "more visits than the school receives") {
      $0.group.changeSchool("ash") { $0.mostVisitsHosted = 0 }
    },
    Change(["H4"], "more visits than the profile lets a person host") {
      $0.group.rules.limits.visitsHostedPerPerson = 0
    },
    Change(["H4"], "more visits than the profile lets a school host") {
      $0.group.rules.limits.visitsHostedPerSchool = 0
    },
    Change(["H4"], "not at the host's school", occurrence { $0.place = .school("elm") }),
    Change(["H4"], "a visitor of the host's school") { sample in
      sample.group.changeVisit("visit") { $0.visitors = SmallGroup.people(["lou"]) }
      sample.plan.changeOccurrence("visit") {
        $0.attendees = [Attendance(person: "gita", role: .host), Attendance(person: "lou", role: .visitor)]
      }
    },
  ]

  static let talks: [Change] = [
    Change(["H4"], "no brief", occurrence { $0.brief = nil }),
    Change(["H4"], "no debrief", occurrence { $0.debrief = nil }),
    Change(["H4"], "a brief that wasn't asked for", visit { $0.brief = .zero }),
    Change([], "no talks asked for") { sample in
      sample.group.changeVisit("visit") {
        $0.brief = .zero
        $0.debrief = .zero
      }
      sample.plan.changeOccurrence("visit") {
        $0.brief = nil
        $0.debrief = nil
      }
    },
    Change(["H4"], "a brief too long", occurrence { $0.brief = "11:05-11:20" }),
    Change(["H4"], "a debrief too short", occurrence { $0.debrief = "12:20-12:35" }),
    Change(["H4"], "a brief during a lesson of the host", occurrence { $0.brief = "09:50-10:00" }),
    Change([], "a brief in free time before", occurrence { $0.brief = "10:00-10:10" }),
    Change(["H4"], "a brief out of reach", occurrence { $0.brief = "08:45-08:55" }).reaching(Minutes(140)),
    Change([], "a brief within reach", occurrence { $0.brief = "08:50-09:00" }),
    Change(["H4"], "a debrief out of reach", occurrence { $0.debrief = "14:50-15:10" }),
  ]

  static let matches: [Change] = [
    // Oak and Ash: phases 300, pupils ⌊790/5⌋ = 158; the rest isn't known of Ash: 458.
    Change(["H4"], "not similar", visit { $0.match = .similar }),
    Change([], "contrasting", visit { $0.match = .contrasting }),
    Change(["H4"], "not contrasting enough") { sample in
      sample.group.changeVisit("visit") { $0.match = .contrasting }
      sample.group.rules.limits.contrastingFrom = 459
    },
    Change([], "similar enough") { sample in
      sample.group.changeVisit("visit") { $0.match = .similar }
      sample.group.rules.limits.similarUpTo = 458
    },
  ]
}

extension Change {
  /// The same with another reach of talks.
  fileprivate func reaching(_ reach: Minutes) -> Change {
    Change(codes, name) { sample in
      make(&sample)
      sample.group.rules.limits.talkReach = reach
    }
  }
}
