// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// Busy times compared, minute by minute over a year with both of its clock changes, with what Python's icalendar and
/// recurring-ical-events make of the same calendars.
@Suite(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)"))
struct BusyOracleTests {
  private struct Job: Encodable {
    var zone: String
    var first: String
    var last: String
    var calendars: [String]
  }

  private struct Answer: Decodable {
    var stretches: [[Int]]?
    var error: String?
  }

  private static let days: DateSpan = "2026-09-01..2027-08-31"

  /// The stretches of a calendar in minutes after the first midnight.
  private func stretches(_ text: String, zone: String) throws -> [[Int]] {
    let calendar = try BusyCalendar([UInt8](text.utf8), zone: zone, days: Self.days)
    var joined: [[Int]] = []
    for time in calendar.times {
      let midnight = (time.days.first - Self.days.first) * 1440
      // Midnight at the end of a day is written 23:59.
      let end = time.span.map { $0.end.minutes == 1439 ? 1440 : $0.end.minutes } ?? time.days.count * 1440
      let stretch = [midnight + (time.span?.start.minutes ?? 0), midnight + end]
      if let last = joined.last, last[1] == stretch[0] {
        joined[joined.count - 1][1] = stretch[1]
      } else {
        joined.append(stretch)
      }
    }
    return joined
  }

  /// How many calendars each seed makes; PLANNER_CALENDARS asks for more.
  private static let count = ProcessInfo.processInfo.environment["PLANNER_CALENDARS"].flatMap { Int($0) } ?? 400

  @Test(
    arguments: [
      (1, "Europe/London"), (2, "Europe/London"), (3, "Europe/London"), (4, "America/New_York"),
      (5, "Australia/Sydney"),
    ] as [(UInt64, String)])
  func everyCalendarIsBusyWhenAnotherReaderSaysSo(_ seed: UInt64, _ zone: String) throws {
    let texts = (0..<Self.count).map { index in
      var sampler = CalendarSampler(random: SplitMix64(seed: seed << 32 + UInt64(index)), number: index)
      return sampler.calendar()
    }
    let job = Job(
      zone: zone, first: Self.days.first.description, last: Self.days.last.description, calendars: texts)
    let answers: [Answer] = try Oracle.ask("busy_oracle.py", [], input: JSONEncoder().encode(job))
    var wrong = 0
    var busy = 0
    for (index, (text, answer)) in zip(texts, answers).enumerated() where wrong < 5 {
      let ours = try stretches(text, zone: zone)
      busy += ours.isEmpty ? 0 : 1
      if answer.error != nil || ours != answer.stretches {
        wrong += 1
        let theirs = answer.stretches ?? []
        let here = ours.filter { !theirs.contains($0) }.prefix(5)
        let there = theirs.filter { !ours.contains($0) }.prefix(5)
        Issue.record(
          """
          seed \(seed), calendar \(index): \(answer.error ?? "")
          only here \(here.map(shown)), only there \(there.map(shown))
          \(text)
          """)
      }
    }
    #expect(answers.count == texts.count)
    #expect(busy * 2 > texts.count, "most calendars say something of the year")
  }

  private func shown(_ stretch: [Int]) -> String {
    stretch.map { "\(Self.days.first + floorDivide($0, 1440)) \(TimeOfDay(minutes: $0 % 1440))" }.joined(separator: "–")
  }
}
