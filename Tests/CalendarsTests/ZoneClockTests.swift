// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Foundation
import TestSupport
import Testing

private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }
private func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text: text)) }

@Test func winterTimeIsUTCAndSummerTimeIsAnHourAhead() throws {
  let london = try ZoneClock(identifier: "Europe/London")
  let winter = try london.moment(date("2026-11-03"), time("15:40"))
  #expect(winter.instant.description == "20261103T154000Z")
  #expect(!winter.happensTwice)
  let summer = try london.moment(date("2026-10-13"), time("15:40"))
  #expect(summer.instant.description == "20261013T144000Z")
}

@Test(arguments: [
  ("2026-10-25", "00:59", "20261024T235900Z", false), ("2026-10-25", "01:00", "20261025T000000Z", true),
  ("2026-10-25", "01:30", "20261025T003000Z", true), ("2026-10-25", "01:59", "20261025T005900Z", true),
  ("2026-10-25", "02:00", "20261025T020000Z", false), ("2026-10-26", "09:00", "20261026T090000Z", false),
  ("2027-03-28", "00:59", "20270328T005900Z", false), ("2027-03-28", "02:00", "20270328T010000Z", false),
  ("2027-03-27", "09:00", "20270327T090000Z", false), ("2027-03-29", "09:00", "20270329T080000Z", false),
])
func bothClockChangesOfTheYearGiveTheRightInstant(_ row: (String, String, String, Bool)) throws {
  let moment = try ZoneClock(identifier: "Europe/London").moment(date(row.0), time(row.1))
  #expect(moment.instant.description == row.2)
  #expect(moment.happensTwice == row.3)
}

@Test(arguments: ["01:00", "01:30", "01:59"])
func aTimeThatTheClocksSkipIsRefused(_ text: String) throws {
  let london = try ZoneClock(identifier: "Europe/London")
  let (day, skipped) = (try date("2027-03-28"), try time(text))
  let error = ZoneError.skippedTime(zone: "Europe/London", date: day, time: skipped)
  #expect(throws: error) { try london.moment(day, skipped) }
  #expect(error.code == "time-skipped")
  #expect(error.description.contains("Sun 28 Mar 2027"))
}

@Test func unknownZonesAreRefusedByName() {
  #expect(throws: ZoneError.unknownZone("Europe/Trafford")) { try ZoneClock(identifier: "Europe/Trafford") }
}

@Test func midnightAtTheEndOfADayIsTheNextDaysStart() throws {
  let london = try ZoneClock(identifier: "Europe/London")
  let end = try london.moment(date("2026-12-31"), TimeOfDay(minutes: 1440))
  #expect(end == (try london.moment(date("2027-01-01"), TimeOfDay(minutes: 0))))
}

@Test(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)"))
func offsetsAgreeWithPythonsZoneData() throws {
  struct Question: Encodable {
    let zone: String
    let second: Int
    func encode(to encoder: any Encoder) throws {
      var container = encoder.unkeyedContainer()
      try container.encode(zone)
      try container.encode(second)
    }
  }
  let zones = ["Europe/London", "Europe/Dublin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kolkata", "UTC"]
  // Every 47 minutes drifts through all readings of the hour over the two years.
  let start = try date("2026-01-01").daysSince1970 * 86_400
  let questions = zones.flatMap { zone in
    stride(from: start, to: start + 2 * 365 * 86_400, by: 47 * 60).map { Question(zone: zone, second: $0) }
  }
  let answers: [Int] = try Oracle.ask("calendar_oracle.py", ["offsets"], input: JSONEncoder().encode(questions))
  let clocks = try Dictionary(uniqueKeysWithValues: zones.map { ($0, try ZoneClock(identifier: $0)) })
  let ours = questions.map { clocks[$0.zone]?.offset(at: UTCInstant(secondsSince1970: $0.second)) }
  #expect(ours == answers)
}
