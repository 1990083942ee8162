// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

/// Occurrences taken out, added and replaced, in every form in which calendars write it.
@Suite struct EventSeriesTests {
  /// Mondays at nine in summer time, five of them: 5, 12, 19 October, 26 October and 2 November in winter time.
  private static let mondays = """
    UID:m
    DTSTART;TZID=Europe/London:20261005T090000
    DTEND;TZID=Europe/London:20261005T100000
    RRULE:FREQ=WEEKLY;COUNT=5
    """
  private static let days = "UID:d\nDTSTART;VALUE=DATE:20261005\nRRULE:FREQ=WEEKLY;COUNT=3"

  private func mondays(_ more: String, _ others: String...) throws -> [String] {
    let events = [Self.mondays + (more.isEmpty ? "" : "\n" + more)] + others
    return try busyCalendar(events).times.map { shownTime($0).replacing("2026-", with: "") }
  }

  @Test func weeklyTimesStayOnTheWallClock() throws {
    #expect(
      try mondays("") == [
        "10-05 09:00-10:00", "10-12 09:00-10:00", "10-19 09:00-10:00", "10-26 09:00-10:00", "11-02 09:00-10:00",
      ])
  }

  @Test(arguments: [
    "EXDATE;TZID=Europe/London:20261012T090000,20261026T090000",
    "EXDATE:20261012T080000Z,20261026T090000Z",
    "EXDATE:20261012T090000,20261026T090000",
    "EXDATE;VALUE=DATE:20261012,20261026",
    "EXDATE;TZID=America/New_York:20261012T040000\nEXDATE;TZID=GMT Standard Time:20261026T090000",
    "EXDATE;TZID=Europe/London:20261012T090000\nEXDATE;VALUE=DATE:20261026",
  ]) func exceptionsAreUnderstoodInEveryForm(_ exceptions: String) throws {
    #expect(try mondays(exceptions) == ["10-05 09:00-10:00", "10-19 09:00-10:00", "11-02 09:00-10:00"])
  }

  @Test(arguments: [
    "EXDATE;VALUE=DATE:20261012", "EXDATE;TZID=Europe/London:20261012T000000", "EXDATE:20261011T230000Z",
    "EXDATE:20261012T090000", "EXDATE;TZID=Europe/London:20261012T140000",
  ]) func exceptionsOfWholeDaysAreUnderstoodInEveryForm(_ exception: String) throws {
    #expect(try busyTimes(Self.days + "\n" + exception) == ["2026-10-05", "2026-10-19"])
  }

  @Test(arguments: [
    "RECURRENCE-ID;TZID=Europe/London:20261012T090000", "RECURRENCE-ID:20261012T080000Z",
    "RECURRENCE-ID:20261012T090000", "RECURRENCE-ID;VALUE=DATE:20261012",
    "RECURRENCE-ID;TZID=America/New_York:20261012T040000",
  ]) func replacedOccurrencesAreUnderstoodInEveryForm(_ identity: String) throws {
    let moved = "UID:m\n\(identity)\nDTSTART:20261013T130000Z\nDURATION:PT30M"
    #expect(
      try mondays("", moved) == [
        "10-05 09:00-10:00", "10-13 14:00-14:30", "10-19 09:00-10:00", "10-26 09:00-10:00", "11-02 09:00-10:00",
      ])
    let cancelled = "UID:m\n\(identity)\nDTSTART:20261013T130000Z\nDURATION:PT30M\nSTATUS:CANCELLED"
    #expect(
      try mondays("", cancelled) == [
        "10-05 09:00-10:00", "10-19 09:00-10:00", "10-26 09:00-10:00", "11-02 09:00-10:00",
      ])
  }

  @Test(arguments: ["RECURRENCE-ID;VALUE=DATE:20261012", "RECURRENCE-ID;TZID=Europe/London:20261012T000000"])
  func replacedDaysAreUnderstoodInEveryForm(_ identity: String) throws {
    let moved = "UID:d\n\(identity)\nDTSTART;VALUE=DATE:20261014\nDTEND;VALUE=DATE:20261016"
    #expect(try busyTimes(Self.days, moved) == ["2026-10-05", "2026-10-14..2026-10-15", "2026-10-19"])
  }

  @Test func aChangeMayHoldForAllThatFollows() throws {
    let later = """
      UID:m
      RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20261019T090000
      DTSTART;TZID=Europe/London:20261019T110000
      DTEND;TZID=Europe/London:20261019T113000
      """
    #expect(
      try mondays("", later) == [
        "10-05 09:00-10:00", "10-12 09:00-10:00", "10-19 11:00-11:30", "10-26 11:00-11:30", "11-02 11:00-11:30",
      ])
    #expect(try mondays("", later + "\nSTATUS:CANCELLED") == ["10-05 09:00-10:00", "10-12 09:00-10:00"])
    let back = """
      UID:m
      RECURRENCE-ID;TZID=Europe/London:20261026T090000
      DTSTART;TZID=Europe/London:20261026T080000
      DURATION:PT15M
      """
    #expect(
      try mondays("", later, back) == [
        "10-05 09:00-10:00", "10-12 09:00-10:00", "10-19 11:00-11:30", "10-26 08:00-08:15", "11-02 11:00-11:30",
      ])
  }

  @Test func aDeletedOccurrenceStaysDeletedThoughItWasMovedBefore() throws {
    let moved = """
      UID:m
      RECURRENCE-ID;TZID=Europe/London:20261012T090000
      DTSTART:20261013T130000Z
      DURATION:PT30M
      """
    #expect(try mondays("EXDATE:20261012T080000Z", moved).count == 4)
  }

  @Test func replacementsOutsideTheSeriesAreBusyToo() throws {
    let alone = "UID:x\nRECURRENCE-ID:20261012T080000Z\nDTSTART:20261013T130000Z\nDURATION:PT30M"
    #expect(try busyTimes(alone) == ["2026-10-13 14:00-14:30"], "an invitation to one occurrence")
    let odd = "UID:m\nRECURRENCE-ID:20261014T080000Z\nDTSTART:20261014T130000Z\nDURATION:PT30M"
    #expect(try mondays("", odd).count == 6)
  }

  @Test func theLatestVersionHolds() throws {
    let first = "UID:a\nDTSTART:20261012T080000Z\nDURATION:PT1H\nSEQUENCE:1"
    let second = "UID:a\nDTSTART:20261012T100000Z\nDURATION:PT1H\nSEQUENCE:2"
    #expect(try busyTimes(first, second) == ["2026-10-12 11:00-12:00"])
    #expect(try busyTimes(second, first) == ["2026-10-12 11:00-12:00"])
    let equal = second.replacing("SEQUENCE:2", with: "SEQUENCE:1")
    #expect(try busyTimes(first, equal).count == 2, "some programs give everything one UID")
    func replaced(_ sequence: Int, _ hour: String) -> String {
      "UID:m\nRECURRENCE-ID:20261012T080000Z\nDTSTART:20261012T\(hour)0000Z\nDURATION:PT1H\nSEQUENCE:\(sequence)"
    }
    let both = try mondays("", replaced(3, "15"), replaced(2, "11"))
    #expect(both.contains("10-12 16:00-17:00") && !both.contains("10-12 12:00-13:00"))
    #expect(try mondays("", replaced(2, "11"), replaced(3, "15")) == both)
    #expect(try busyTimes(replaced(2, "11"), replaced(3, "15")) == ["2026-10-12 16:00-17:00"])
  }

  @Test func datesAndPeriodsAreAdded() throws {
    #expect(
      try mondays(
        """
        RDATE;TZID=Europe/London:20261006T090000,20261007T090000
        RDATE;VALUE=PERIOD:20261008T080000Z/PT30M,20261009T080000Z/20261009T100000Z
        RDATE;VALUE=DATE:20261010
        """
      ).prefix(7) == [
        "10-05 09:00-10:00", "10-06 09:00-10:00", "10-07 09:00-10:00", "10-08 09:00-09:30", "10-09 09:00-11:00",
        "10-10 09:00-10:00", "10-12 09:00-10:00",
      ])
    #expect(try busyTimes(Self.days + "\nRDATE;VALUE=DATE:20261030").last == "2026-10-30")
  }

  @Test func severalRulesAreJoined() throws {
    #expect(
      try busyTimes("UID:r\nDTSTART;VALUE=DATE:20261005\nRRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=WEEKLY;COUNT=2")
        == ["2026-10-05..2026-10-06", "2026-10-12"])
  }

  @Test(arguments: [
    ("20261019T080000Z", 3), ("20261019T075959Z", 2), ("20261019T090000", 3), ("20261019T085900", 2), ("20261019", 3),
    ("20261018", 2), ("20261004T000000Z", 0),
  ]) func theLastMomentIsUnderstoodInEveryForm(_ until: String, _ count: Int) throws {
    let event = Self.mondays.replacing("COUNT=5", with: "UNTIL=\(until)")
    #expect(try busyTimes(event).count == count)
  }

  @Test func theLastMomentOfWholeDaysIsADay() throws {
    for until in ["20261012", "20261012T000000Z", "20261012T235959"] {
      #expect(try busyTimes(Self.days.replacing("COUNT=3", with: "UNTIL=\(until)")).count == 2, "\(until)")
    }
  }

  @Test func theStartCountsEvenWhereNoRuleFits() throws {
    #expect(
      try busyTimes("UID:s\nDTSTART;VALUE=DATE:20261006\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2")
        == ["2026-10-06", "2026-10-12", "2026-10-19"])
  }

  @Test func longEventsReachIntoTheYearFromBeforeIt() throws {
    #expect(
      try busyTimes("UID:l\nDTSTART;VALUE=DATE:20260705\nDURATION:P70D\nRRULE:FREQ=YEARLY;COUNT=1")
        == ["2026-09-01..2026-09-12"])
    #expect(
      try busyTimes("UID:l\nDTSTART;VALUE=DATE:20200830\nDURATION:P3D\nRRULE:FREQ=YEARLY").first == "2026-09-01")
  }

  @Test func exactLengthsAndNominalOnesDifferAcrossAClockChange() throws {
    let start = "UID:n\nDTSTART;TZID=Europe/London:20261017T200000\nRRULE:FREQ=WEEKLY;COUNT=2\n"
    #expect(
      try busyTimes(start + "DTEND;TZID=Europe/London:20261018T080000").last == "2026-10-25 00:00-07:00",
      "twelve hours, one of them twice on the clock")
    #expect(try busyTimes(start + "DURATION:P1D").last == "2026-10-25 00:00-20:00", "a day of the calendar")
  }
}
