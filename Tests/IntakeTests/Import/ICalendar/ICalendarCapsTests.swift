// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// However large or sly a calendar is, reading it ends soon, with a clear error where a cap is reached.
@Suite struct ICalendarCapsTests {
  private func refusal(
    _ events: [String], before: String = "", _ change: (inout ICalendarCaps) -> Void = { _ in }
  ) -> ForeignFormatError? {
    var caps = ICalendarCaps()
    change(&caps)
    do {
      _ = try busyCalendar(events, before: before, caps: caps)
      return nil
    } catch { return error as? ForeignFormatError }
  }

  @Test func largeFilesAreRefusedUnread() throws {
    let error = try #require(refusal(["SUMMARY:" + String(repeating: "x", count: 2000)]) { $0.bytes = 1000 })
    #expect(error.code == .fileTooLarge && error.message.contains("at most 1000"))
  }

  @Test func calendarsOfManyPartsAreRefused() throws {
    let error = try #require(refusal(Array(repeating: "DTSTART:20261012T090000", count: 20)) { $0.components = 10 })
    #expect(error.code == .busyTooManyParts && error.line == 30)
    let deep = String(repeating: "BEGIN:X\n", count: 20) + String(repeating: "END:X\n", count: 20)
    #expect(refusal([], before: deep)?.code == .busyTooManyParts)
  }

  @Test func eventsThatRepeatTooOftenAreRefused() throws {
    let often = "UID:a\nDTSTART:20260901T090000Z\nDURATION:PT1M\nRRULE:FREQ=HOURLY"
    let error = try #require(refusal(["UID:b\nDTSTART:20260901T090000Z", often]) { $0.occurrences = 100 })
    #expect(error.code == .busyTooManyTimes && error.line == 7)
    #expect(refusal([often]) == nil, "every hour of a year is 8,760 times")
    #expect(refusal([often]) { $0.steps = 50 }?.code == .busyTooManyTimes)
  }

  /// libical 3.0.16 spends 41 s on the first.
  @Test(arguments: [
    "FREQ=MINUTELY;COUNT=2000000000", "FREQ=SECONDLY", "FREQ=SECONDLY;COUNT=2000000000;BYDAY=MO",
    "FREQ=SECONDLY;BYSECOND=59;BYMINUTE=59;BYHOUR=23;BYDAY=SA,SU",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;INTERVAL=999999999;COUNT=999999999",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9",
    "FREQ=YEARLY;INTERVAL=999999999999",
    "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6,7,8,9",
    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10;BYMINUTE=1,2,3,4,5;BYSETPOS=-1,1",
    "FREQ=HOURLY;BYYEARDAY=-366;COUNT=999999999", "FREQ=WEEKLY;INTERVAL=52000;COUNT=100000000;BYDAY=MO",
  ]) func noRuleTakesLong(_ rule: String) {
    for start in ["19000101T000000Z", "20260901T090000Z", "00010101T000000", "99991231T235959Z"] {
      let began = ThreadTime.seconds()
      let error = refusal(["UID:a\nDTSTART:\(start)\nDURATION:PT1M\nRRULE:\(rule)"])
      #expect(error == nil || error?.code == .busyTooManyTimes)
      #expect(ThreadTime.seconds() - began < 10, "\(start) \(rule)")
    }
  }

  @Test func zonesThatChangeEverySecondAreRefused() {
    let zone = """
      BEGIN:VTIMEZONE
      TZID:Mad
      BEGIN:STANDARD
      DTSTART:19700101T000000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      RRULE:FREQ=SECONDLY
      END:STANDARD
      END:VTIMEZONE

      """
    let event = "DTSTART;TZID=Mad:20261012T090000\nDURATION:PT1H"
    #expect(refusal([event], before: zone)?.code == .busyTooManyTimes)
  }

  @Test func lengthsOfAgesAreNoOverflow() throws {
    for length in ["P9999999W", "P9999999DT9999999H9999999M9999999S", "PT9999999H"] {
      #expect(
        try busyTimes("DTSTART:20260901T000000\nDURATION:\(length)\nRRULE:FREQ=YEARLY;COUNT=3").last
          == "2026-09-01..2027-08-31")
      #expect(try busyTimes("DTSTART:99991231T000000\nDURATION:\(length)\nRRULE:FREQ=DAILY") == [])
    }
    for wrong in ["P1D1D", "PT1S1H", "P1W1W", "P", "PT", "P1", "1D", "PT1D", "P1H", "P-1D", "P99999999D"] {
      #expect(ICalendarDuration(wrong) == nil || wrong == "PT", "\(wrong)")
    }
  }

  /// Quadratic work hides in what refers to one another.
  @Test func manyVersionsOfOneThingTakeNoLongerThanManyThings() throws {
    let one = "UID:a\nDTSTART:20261012T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY"
    let replaced = (0..<3000).map { index in
      "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:2026\(10 + index % 3)12T090000Z\nDTSTART:20261012T100000Z\nDURATION:PT1H"
    }
    let began = ThreadTime.seconds()
    _ = try busyCalendar([one] + replaced)
    _ = try busyCalendar(replaced)
    _ = refusal(Array(repeating: one, count: 2000) + replaced) { $0.steps = 500_000 }
    let list = "EXDATE:" + Array(repeating: "20261012T090000Z", count: 50_000).joined(separator: ",")
    _ = try busyCalendar([one + "\n" + list])
    #expect(ThreadTime.seconds() - began < 20)
  }
}
