// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Time to prepare sessions and to follow them up, worked out by hand from `docs/model.md`.
@Suite struct KeptTimeTests {
  /// The course of two Thursday afternoons (15 October, 19 November) asks for both.
  private static func sample(_ change: (inout Sample) -> Void = { _ in }) -> Sample {
    var sample = Sample()
    sample.group.changeSession("course") {
      $0.preparation = Minutes(30)
      $0.followUp = Minutes(45)
    }
    change(&sample)
    sample.relist()
    return sample
  }

  private static func kept(
    _ person: Identifier<Person>, _ date: CivilDate, _ span: TimeSpan, _ use: KeptTime.Use = .preparation,
    _ activity: Identifier<Activity> = "course"
  ) -> KeptTime { KeptTime(activity: activity, person: person, use: use, date: date, span: span) }

  @Test func itIsTheLastBeforeAndTheFirstAfter() {
    // Wednesday's meeting lasts until 17:00. On Fridays the primaries have 45 minutes after school and no more than half
    // an hour before it, Hal teaches nothing and is at registration until 9:00.
    let sample = Self.sample()
    #expect(
      sample.plan.keptTimes == [
        Self.kept("ben", "2026-10-14", "16:30-17:00"), Self.kept("erin", "2026-10-14", "16:30-17:00"),
        Self.kept("hal", "2026-10-14", "16:30-17:00"), Self.kept("hal", "2026-11-20", "09:00-09:45", .followUp),
        Self.kept("ben", "2026-11-20", "15:15-16:00", .followUp),
        Self.kept("erin", "2026-11-20", "15:15-16:00", .followUp),
      ])
    #expect(sample.codes.isEmpty)
  }

  @Test(arguments: [
    (Busy.Subject.person("ben"), "16:15-17:00" as TimeSpan?, "2026-10-14" as CivilDate, "15:45-16:15" as TimeSpan),
    (.school("oak"), nil, "2026-10-13", "15:30-16:00"), (.person("hal"), nil, "2026-10-14", "16:30-17:00"),
  ])
  func busyTimesAreLeftAlone(_ subject: Busy.Subject, _ span: TimeSpan?, _ date: CivilDate, _ kept: TimeSpan) {
    let sample = Self.sample { sample in
      sample.group.busy = [Busy(subject: subject, days: "2026-10-14", span: span, note: "")]
    }
    #expect(
      sample.plan.keptTimes.first { $0.person == "ben" && $0.use == .preparation } == Self.kept("ben", date, kept))
    #expect(sample.codes.isEmpty)
  }

  @Test func lessonsVisitsProtectedTimeAndNoonAreLeftAlone() {
    // An hour before the network of 7 October: Anna, who is out on the 6th, and Dev have one in the meeting of the week
    // before. Gita teaches and hosts on the 6th until 12:40; lunch is until 13:10.
    let sample = Self.sample { sample in
      sample.group.changeSession("course") {
        $0.preparation = .zero
        $0.followUp = .zero
      }
      sample.group.changeSession("network") { $0.preparation = Minutes(60) }
      sample.group.protected.append(
        ProtectedTime(person: "gita", week: nil, weekday: .tuesday, span: "15:00-16:00", kind: .leadership))
    }
    #expect(
      sample.plan.keptTimes == [
        Self.kept("anna", "2026-09-30", "16:00-17:00", .preparation, "network"),
        Self.kept("dev", "2026-09-30", "16:00-17:00", .preparation, "network"),
        Self.kept("gita", "2026-10-06", "14:00-15:00", .preparation, "network"),
      ])
    #expect(sample.codes.isEmpty)
  }

  @Test func noTimeIsKeptTwice() {
    let sample = Self.sample { sample in
      var session = Session.short(["ben"], at: "oak")
      session.preparation = Minutes(30)
      sample.add(
        Activity(id: "short", title: "Short", details: .session(session)),
        Occurrence(
          activity: "short", part: 1, date: "2026-10-15", span: "15:30-16:00", place: .school("oak"), leader: nil,
          attendees: SmallPlan.all(["ben"], .required), firmness: .firm))
    }
    #expect(
      sample.plan.keptTimes.prefix(2) == [
        Self.kept("ben", "2026-10-14", "16:00-16:30", .preparation, "short"),
        Self.kept("ben", "2026-10-14", "16:30-17:00"),
      ])
    #expect(sample.codes.isEmpty)
  }

  @Test func withinNoDaysNothingIsKept() {
    let sample = Self.sample { $0.group.rules.limits.keptWithinDays = 0 }
    #expect(sample.plan.keptTimes.isEmpty && sample.codes.isEmpty)
  }

  static let wrongLists: [Change] = [
    Change(["L-kept-time"], "left out") { $0.plan.keptTimes.removeLast() },
    Change(["L-kept-time"], "too short") { $0.plan.keptTimes[0].span = "16:30-16:55" },
    Change(["L-kept-time"], "another day") { $0.plan.keptTimes[0].date = "2026-10-13" },
    Change(["L-kept-time", "L-order"], "somebody else's") { $0.plan.keptTimes[0].person = "lou" },
    Change(["L-kept-time", "L-order"], "twice") { $0.plan.keptTimes.append($0.plan.keptTimes[5]) },
    Change(["L-order"], "in another order") { $0.plan.keptTimes.swapAt(0, 1) },
  ]

  @Test(arguments: wrongLists)
  func aWrongListIsFound(_ change: Change) { #expect(change.codesAsListed(Self.sample()) == change.codes) }
}
