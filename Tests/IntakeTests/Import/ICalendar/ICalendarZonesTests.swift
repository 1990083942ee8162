// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

@Suite struct ICalendarZonesTests {
  private func at(_ zone: String, _ time: String = "20261012T093000", before: String = "") throws -> [String] {
    try busyTimes("DTSTART;TZID=\(zone):\(time)\nDURATION:PT1H", before: before)
  }

  @Test(arguments: [
    ("Europe/London", "09:30-10:30"), ("\"Europe/Paris\"", "08:30-09:30"), ("GMT Standard Time", "09:30-10:30"),
    ("W. Europe Standard Time", "08:30-09:30"), ("Eastern Standard Time", "14:30-15:30"),
    ("UTC", "10:30-11:30"), ("\"tzone://Microsoft/Utc\"", "10:30-11:30"), ("GB", "09:30-10:30"),
    ("/mozilla.org/20070129_1/Europe/Paris", "08:30-09:30"), ("/Europe/Paris", "08:30-09:30"),
    ("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "13:30-14:30"),
  ]) func zonesAreKnownByTheirNames(_ name: String, _ expected: String) throws {
    #expect(try at(name) == ["2026-10-12 \(expected)"])
  }

  @Test(arguments: ["Middle Earth", "BST", "Europe/Lunden", "../../../etc/localtime", "Europe/London\u{0}x", ""])
  func whatNothingExplainsIsTheReadersOwnAndSaid(_ name: String) throws {
    let calendar = try busyCalendar(["DTSTART;TZID=\(name):20261012T093000\nDURATION:PT1H"], zone: "Europe/Paris")
    #expect(calendar.times.map(shownTime) == ["2026-10-12 09:30-10:30"])
    #expect(calendar.remarks.map(\.code) == (name.isEmpty ? [] : [.busyZoneAssumed]))
  }

  @Test func everyWindowsNameMeansAZoneOfThisMachine() {
    for (name, zone) in WindowsZones.names.sorted(by: { $0.key < $1.key }) {
      #expect(WallClock(zone: zone) != nil, "\(name): \(zone)")
    }
    #expect(WindowsZones.names.count > 130)
  }

  /// As Outlook writes a zone of its own: rules since 1601.
  private static let custom = """
    BEGIN:VTIMEZONE
    TZID:(UTC+01:00) Wherever\\, Everywhere
    BEGIN:STANDARD
    DTSTART:16010101T030000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:16010101T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0200
    RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
    END:DAYLIGHT
    END:VTIMEZONE

    """

  @Test func definitionsOfTheCalendarExplainItsNames() throws {
    let name = "\"(UTC+01:00) Wherever, Everywhere\""
    #expect(try at(name, before: Self.custom) == ["2026-10-12 08:30-09:30"])
    #expect(try at(name, "20261112T093000", before: Self.custom) == ["2026-11-12 08:30-09:30"])
    #expect(try at(name, "20261025T013000", before: Self.custom) == ["2026-10-25 00:30-01:30"])
  }

  @Test func namesThatAreKnownWinOverDefinitions() throws {
    let wrong = Self.custom.replacing("(UTC+01:00) Wherever\\, Everywhere", with: "Europe/London")
    #expect(try at("Europe/London", before: wrong) == ["2026-10-12 09:30-10:30"])
  }

  @Test func definitionsMayListTheirChangesOrHaveNone() throws {
    let listed = """
      BEGIN:VTIMEZONE
      TZID:Mine
      BEGIN:STANDARD
      DTSTART:20200101T000000
      TZOFFSETFROM:-0330
      TZOFFSETTO:-0330
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:20260501T020000
      RDATE:20270501T020000
      TZOFFSETFROM:-0330
      TZOFFSETTO:+000030
      END:DAYLIGHT
      BEGIN:STANDARD
      DTSTART:20261101T020000
      RRULE:FREQ=YEARLY;UNTIL=20281101T000000Z
      TZOFFSETFROM:+000030
      TZOFFSETTO:-0330
      END:STANDARD
      END:VTIMEZONE

      """
    #expect(try at("Mine", before: listed) == ["2026-10-12 10:29-11:30"], "half a minute is a minute of either")
    #expect(try at("Mine", "20261112T093000", before: listed) == ["2026-11-12 13:00-14:00"])
    #expect(try at("Mine", "20270612T093000", before: listed) == ["2027-06-12 10:29-11:30"])
    for broken in [
      "BEGIN:VTIMEZONE\nTZID:Mine\nEND:VTIMEZONE\n",
      "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:0\nTZOFFSETTO:+25\n"
        + "END:STANDARD\nEND:VTIMEZONE\n",
    ] {
      let calendar = try busyCalendar(["DTSTART;TZID=Mine:20261012T093000\nDURATION:PT1H"], before: broken)
      #expect(calendar.remarks.map(\.code) == [.busyZoneAssumed])
    }
  }

  @Test func readingsThatAClockSkipsOrRepeatsAreReckonedAsTheStandardSays() throws {
    #expect(
      try at("Europe/London", "20270328T013000") == ["2027-03-28 02:30-03:30"], "skipped: as if not put forward yet")
    #expect(
      try at("Europe/London", "20261025T013000") == ["2026-10-25 01:00-02:00"],
      "twice: the first, which ends in the second")
    #expect(
      try busyTimes("DTSTART:20261025T003000Z\nDTEND:20261025T013000Z") == ["2026-10-25 01:00-02:00"],
      "from half past one to half past one on the clock")
    #expect(
      try busyTimes("DTSTART:20261025T010000Z\nDTEND:20261025T013000Z") == ["2026-10-25 01:00-01:30"])
    #expect(
      try busyTimes("DTSTART:20270328T000000Z\nDTEND:20270328T030000Z") == ["2027-03-28 00:00-04:00"],
      "three hours, and one that there isn't")
  }

  @Test func anotherReaderSeesTheSameTimesOnAnotherClock() throws {
    let event = "DTSTART;TZID=Europe/London:20261024T230000\nDTEND;TZID=Europe/London:20261025T030000"
    #expect(try busyTimes(event) == ["2026-10-24 23:00-23:59", "2026-10-25 00:00-03:00"])
    #expect(try busyTimes(event, zone: "America/New_York") == ["2026-10-24 18:00-23:00"], "five hours")
    #expect(try busyTimes("DTSTART:20261012T090000\nDURATION:PT1H", zone: "Asia/Tokyo") == ["2026-10-12 09:00-10:00"])
  }

  @Test func aZoneThatNobodyKnowsIsRefused() throws {
    let error = try #require(throws: ForeignFormatError.self) {
      try busyTimes("DTSTART:20261012T090000", zone: "Moon/Base")
    }
    #expect(error.code == .foreignValue)
  }
}
