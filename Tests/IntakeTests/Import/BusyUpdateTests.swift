// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// Calendars that are read again and again: what becomes of a group's busy times, and what's kept of a calendar.
struct BusyUpdateTests {
  private static let year = DateSpan("2026-09-01", "2027-08-31")
  private static let lesson =
    "UID:a\nDTSTART;TZID=Europe/London:20261005T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"
  private static let trip = "UID:b\nDTSTART;VALUE=DATE:20261102\nDTEND;VALUE=DATE:20261105\nSUMMARY:Secret"
  private static let ben = Busy.Subject.person("ben")

  private static func times(_ events: String...) throws -> [BusyCalendar.Time] {
    try BusyCalendar([UInt8](calendarText(events).utf8), zone: "Europe/London", days: year).times
  }

  /// The starter group without busy times but these rows.
  private func starter(_ rows: String = "") throws -> Group {
    var files = StarterGroup.files.map { (name: $0.0, text: $0.1) }.filter { $0.name != "busy.csv" }
    if !rows.isEmpty { files.append(("busy.csv", rows)) }
    return try #require(GroupFolder.read(files, called: "starter").group)
  }

  private func updated(
    _ group: Group, _ calendars: [BusyUpdate.Calendar], from today: CivilDate = "2026-09-01"
  ) throws -> Group? {
    let files = BusyUpdate(of: group, in: GroupFolder.files(of: group)).files(with: calendars, from: today)
    return try files.map { try #require(GroupFolder.read($0, called: group.name).group) }
  }

  @Test func timesComeAndGoWithTheirCalendarAndNoOthersDo() throws {
    let before = try starter("person,first,note\nben,2026-10-06,Dentist\nfemi,2026-10-07,Calendar\n")
    let both = BusyUpdate.Calendar(Self.ben, note: "Calendar", times: try Self.times(Self.lesson, Self.trip))
    let first = try #require(try updated(before, [both]))
    #expect(first.busy.prefix(2) == before.busy[...] && first.busy.count == 6)
    #expect(try updated(first, [both]) == nil, "the same again changes nothing")
    let one = BusyUpdate.Calendar(Self.ben, note: "Calendar", times: try Self.times(Self.trip))
    let second = try #require(try updated(first, [one]))
    #expect(second.busy.count == 3 && second.busy.last?.days == DateSpan("2026-11-02", "2026-11-04"))
    let none = BusyUpdate.Calendar(Self.ben, note: "Calendar", times: [])
    #expect(try updated(second, [none])?.busy == before.busy)
    #expect(try updated(before, [none]) == nil)
    #expect(try updated(try starter(), [none]) == nil)
  }

  @Test func aGroupWithoutBusyTimesGetsATable() throws {
    let calendar = BusyUpdate.Calendar(Self.ben, note: "Calendar", times: try Self.times(Self.trip))
    let group = try #require(try updated(try starter(), [calendar]))
    #expect(
      group.busy == [Busy(subject: Self.ben, days: DateSpan("2026-11-02", "2026-11-04"), span: nil, note: "Calendar")])
  }

  @Test func severalCalendarsAreOneUpdate() throws {
    let times = try Self.times(Self.trip)
    let group = try #require(
      try updated(
        try starter(),
        [
          BusyUpdate.Calendar(Self.ben, note: "Calendar", times: times),
          BusyUpdate.Calendar(Self.ben, note: "Rota", times: times),
          BusyUpdate.Calendar(.school("oak"), note: "Calendar", times: times),
        ]))
    #expect(group.busy.map(\.subject) == [Self.ben, Self.ben, .school("oak")])
  }

  /// Calendars that show the weeks around today lose a day each night.
  @Test func whatLiesBehindStaysAsItIs() throws {
    let calendar = BusyUpdate.Calendar(Self.ben, note: "Calendar", times: try Self.times(Self.lesson, Self.trip))
    let group = try #require(try updated(try starter(), [calendar]))
    let later = BusyUpdate.Calendar(Self.ben, note: "Calendar", times: try Self.times(Self.trip))
    #expect(try updated(group, [later], from: "2026-10-20") == nil)
    #expect(try updated(group, [later], from: "2026-10-19")?.busy.count == 3)
    // Nor does anything come there. What isn't over yet counts.
    #expect(try updated(try starter(), [calendar], from: "2026-11-04")?.busy.count == 1)
    #expect(try updated(try starter(), [calendar], from: "2026-11-05") == nil)
  }

  @Test func aCopyHoldsTimesAndNothingElse() throws {
    let bytes = [UInt8](calendarText([Self.lesson, Self.trip]).utf8)
    let calendar = try BusyCalendar(bytes, zone: "Europe/London", days: Self.year)
    let copy = BusyCopy(calendar, zone: "Europe/London", days: Self.year)
    #expect(
      copy.text
        == """
        1 Europe/London 2026-09-01 2027-08-31
        2026-10-05 2026-10-05 09:00 10:00
        2026-10-12 2026-10-12 09:00 10:00
        2026-10-19 2026-10-19 09:00 10:00
        2026-11-02 2026-11-04

        """)
    #expect(BusyCopy(text: copy.text) == copy)
    var group = try starter()
    #expect(copy.isOf(group) == (group.year == Self.year))
    group.year = Self.year
    #expect(copy.isOf(group))
    group.timeZone = "Europe/Paris"
    #expect(!copy.isOf(group))
    for text in [
      "", "1 Europe/London", "2 Europe/London 2026-09-01 2027-08-31\n", "1 Europe/London 2026-09-01 2026-08-31\n",
      "1 Europe/London 2026-09-01 2027-08-31\n2026-10-05\n",
      "1 Europe/London 2026-09-01 2027-08-31\n2026-10-05 2026-10-05 10:00 09:00\n",
      "1 Europe/London 2026-09-01 2027-08-31\n2026-10-05 2026-10-04\n",
    ] { #expect(BusyCopy(text: text) == nil, "\(text)") }
  }
}
