// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Breaks around noon and waiting inside visits, worked out by hand. Between 11:30 and 14:00 half an hour should be free.
@Suite struct BreaksAndWaitingTests {
  private func parts(_ sample: Sample = Sample(), _ change: (inout Sample) -> Void) throws -> Objective.Parts {
    var sample = sample
    change(&sample)
    return try #require(sample.verdict.objective).parts
  }

  /// Half an hour and more at Ash for one of its people, in place of everything else.
  private func alone(
    _ sample: inout Sample, _ person: Identifier<Person>, _ date: CivilDate, _ spans: [TimeSpan]
  ) {
    for id in ["course", "heads", "network", "visit"] { sample.unplace(Identifier(id)) }
    for (number, span) in spans.enumerated() {
      let id = Identifier<Activity>("short\(number)")
      var session = Session.short([person], at: "ash")
      session.length = span.length
      sample.add(
        Activity(id: id, title: "Short", details: .session(session)),
        Occurrence(
          activity: id, part: 1, date: date, span: span, place: .school("ash"), leader: nil,
          attendees: SmallPlan.all([person], .required), firmness: .firm))
    }
  }

  /// Kit, who leads no lesson, on a Monday.
  @Test(arguments: [
    (["11:30-13:31"], 1000), (["11:30-13:30"], 0), (["11:59-14:00"], 1000), (["12:00-14:00"], 0),
    (["09:00-12:00", "12:30-15:00"], 0), (["09:00-12:00", "12:29-15:00"], 1000), (["08:30-16:00"], 1000),
    (["11:00-12:00", "11:30-13:00"], 0), (["09:00-09:30"], 0), (["14:00-15:00"], 0),
  ])
  func halfAnHourHasToBeFree(_ spans: [String], _ cost: Int) throws {
    let parts = try parts { alone(&$0, "kit", "2026-11-02", spans.map { TimeSpan(stringLiteral: $0) }) }
    #expect(parts.breaks == MilliLessons(cost))
  }

  @Test func lessonsThatAreKeptTakeUpTime() throws {
    // Hal teaches on Thursday in P4, from 13:10: until 12:41 he has no break, until 12:40 he has.
    for (span, cost) in [("11:20-12:41", 1000), ("11:20-12:40", 0)] {
      let parts = try parts { alone(&$0, "hal", "2026-11-05", [TimeSpan(stringLiteral: span)]) }
      #expect(parts.breaks == MilliLessons(cost))
    }
    // A lesson that's lost leaves its time: P4 goes for what starts in it.
    let lost = try parts { alone(&$0, "hal", "2026-11-05", ["11:20-12:41", "13:11-14:10"]) }
    #expect(lost.breaks == .zero)
  }

  @Test func journeysTakeUpTime() throws {
    // Ivy is at Ash until 12:00 and drives to Oak from 12:10 to 12:30, or from 12:29.
    for (start, cost) in [("12:49", 1000), ("12:50", 0)] {
      let parts = try parts { sample in
        alone(&sample, "ivy", "2026-11-02", ["09:00-12:00"])
        let span = TimeSpan(TimeOfDay(stringLiteral: start), "14:00")
        sample.addMeeting(["ivy"], on: "2026-11-02", span)
      }
      #expect(parts.breaks == MilliLessons(cost))
    }
  }

  @Test func hostingAloneCountsForNobody() throws {
    // Until 13:00 Gita, who hosts until 12:40, has no half hour either; that counts once she takes part in something.
    let hosting = try parts { $0.group.rules.limits.breakUntil = "13:00" }
    #expect(hosting.breaks == MilliLessons(1000))
    let both = try parts { sample in
      sample.group.rules.limits.breakUntil = "13:00"
      addAtAsh(&sample, "09:00-09:30")
    }
    #expect(both.breaks == MilliLessons(2000))
  }

  @Test func hostsHaveTheirBreaksBetweenTalks() throws {
    // Gita is free from 12:20 to 13:30, Anna is there all the time.
    let parts = try parts { sample in
      sample.plan.changeOccurrence("visit") { $0.debrief = "13:30-13:50" }
      addAtAsh(&sample, "09:00-09:30")
    }
    #expect(parts.breaks == MilliLessons(1000))
  }

  private func addAtAsh(_ sample: inout Sample, _ span: TimeSpan) {
    var session = Session.short(["gita"], at: "ash")
    session.length = span.length
    sample.add(
      Activity(id: "short", title: "Short", details: .session(session)),
      Occurrence(
        activity: "short", part: 1, date: "2026-10-06", span: span, place: .school("ash"), leader: nil,
        attendees: SmallPlan.all(["gita"], .required), firmness: .firm))
  }

  @Test func profileSaysWhenAndHowLong() throws {
    let wider = try parts { $0.group.rules.limits.breakUntil = "14:30" }
    // Anna's PM1 ends at 14:00: 15 minutes until PM2.
    #expect(wider.breaks == MilliLessons(1000))
    let shorter = try parts { sample in
      sample.group.rules.limits.breakUntil = "14:30"
      sample.group.rules.limits.breakLength = Minutes(15)
    }
    #expect(shorter.breaks == .zero)
    let dearer = try parts { $0.group.rules.rates.noBreak = MilliLessons(1) }
    #expect(dearer.breaks == MilliLessons(1))
    let none = try parts { $0.group.rules.limits.breakLength = .zero }
    #expect(none.breaks == .zero)
  }

  @Test func noStretchIsLongEnoughWhereTheTimesLeaveNone() throws {
    // Fourteen days of somebody's: heads 4, visit 1, network 3, course 3 twice.
    let parts = try parts { $0.group.rules.limits.breakLength = Minutes(151) }
    #expect(parts.breaks == MilliLessons(14_000))
  }

  @Test func stayOfAWholeDayLeavesTheTimeBetweenItsHalves() throws {
    // Elm's mornings end at 12:00, its afternoons begin at 13:00.
    #expect(try parts(.staffing) { _ in }.breaks == .zero)
    let longer = try parts(.staffing) { $0.group.rules.limits.breakLength = Minutes(61) }
    #expect(longer.breaks > .zero)
  }

  // MARK: Waiting

  @Test(arguments: [
    ("11:10-11:20", "12:20-12:40", 0), ("10:58-11:08", "12:20-12:40", 50), ("10:57-11:07", "12:20-12:40", 54),
    ("11:00-11:10", "13:10-13:30", 250), (nil, "12:24-12:44", 16), (nil, nil, 0),
  ])
  func timeBetweenThePartsOfAVisitCosts(_ brief: String?, _ debrief: String?, _ cost: Int) throws {
    // 250 an hour, rounded down.
    let parts = try parts { sample in
      sample.plan.changeOccurrence("visit") {
        $0.brief = brief.map { TimeSpan(stringLiteral: $0) }
        $0.debrief = debrief.map { TimeSpan(stringLiteral: $0) }
      }
    }
    #expect(parts.waiting == MilliLessons(cost))
  }

  @Test func waitingCountsForEachVisitor() throws {
    // 13 minutes: ⌊54.2⌋ each.
    let parts = try parts { sample in
      sample.plan.changeOccurrence("visit") {
        $0.brief = "10:57-11:07"
        $0.attendees.insert(Attendance(person: "carol", role: .visitor), at: 1)
      }
    }
    #expect(parts.waiting == MilliLessons(108))
  }
}
