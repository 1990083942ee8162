// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

private func calendar(_ events: String...) -> String {
  let body = events.map { "BEGIN:VEVENT\nUID:1\n\($0)\nEND:VEVENT\n" }.joined()
  return ("BEGIN:VCALENDAR\nVERSION:2.0\n" + body + "END:VCALENDAR\n").replacing("\n", with: "\r\n")
}

private func read(_ events: String..., zone: String = "Europe/London") throws -> BusyCalendar {
  let body = events.map { "BEGIN:VEVENT\n\($0)\nEND:VEVENT\n" }.joined()
  return try BusyCalendar(
    [UInt8](("BEGIN:VCALENDAR\n" + body + "END:VCALENDAR\n").utf8), zone: zone, days: "2026-09-01..2027-08-31")
}

private func shown(_ calendar: BusyCalendar) -> [String] {
  calendar.times.map { $0.days.description + ($0.span.map { " \($0)" } ?? "") }
}

@Test func localAndUniversalTimesBecomeTimesOfTheSchools() throws {
  let calendar = try read(
    "DTSTART:20261012T093000\nDTEND:20261012T104500",
    "DTSTART;TZID=Europe/London:20261013T093000\nDTEND;TZID=\"Europe/London\":20261013T104500",
    "DTSTART;TZID=GMT Standard Time:20261014T093000\nDTEND;TZID=GMT Standard Time:20261014T104500",
    "DTSTART:20261012T083000Z\nDTEND:20261012T094500Z", "DTSTART:20261112T083000Z\nDURATION:PT1H15M")
  #expect(
    shown(calendar) == [
      "2026-10-12..2026-10-12 09:30-10:45", "2026-10-13..2026-10-13 09:30-10:45", "2026-10-14..2026-10-14 09:30-10:45",
      "2026-11-12..2026-11-12 08:30-09:45",
    ], "summer time ends on 25 October")
  #expect(calendar.remarks == [])
}

@Test func wholeDaysEndBeforeTheDayThatIsStated() throws {
  let calendar = try read(
    "DTSTART;VALUE=DATE:20261012\nDTEND;VALUE=DATE:20261015", "DTSTART;VALUE=DATE:20261020",
    "DTSTART:20261102T000000\nDURATION:P2D", "DTSTART;VALUE=DATE:20261110\nDURATION:P1W")
  #expect(
    shown(calendar) == [
      "2026-10-12..2026-10-14", "2026-10-20..2026-10-20", "2026-11-02..2026-11-03", "2026-11-10..2026-11-16",
    ])
}

@Test func timesOverSeveralDaysAreCutAtMidnight() throws {
  let calendar = try read("DTSTART:20261012T150000\nDTEND:20261015T110000")
  #expect(
    shown(calendar) == [
      "2026-10-12..2026-10-12 15:00-23:59", "2026-10-13..2026-10-14", "2026-10-15..2026-10-15 00:00-11:00",
    ])
}

@Test func onlyTheAcademicYearIsRead() throws {
  let calendar = try read(
    "DTSTART;VALUE=DATE:20250101\nDTEND;VALUE=DATE:20260903", "DTSTART;VALUE=DATE:20270830\nDTEND;VALUE=DATE:99990101",
    "DTSTART:20260714T090000\nDTEND:20260714T100000")
  #expect(shown(calendar) == ["2026-09-01..2026-09-02", "2027-08-30..2027-08-31"])
}

@Test func freeAndCancelledEventsAreNoBusyTime() throws {
  let time = "DTSTART:20261012T093000\nDTEND:20261012T104500\n"
  let calendar = try read(
    time + "STATUS:CANCELLED", time + "TRANSP:TRANSPARENT", time + "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    "DTSTART:20261012T093000", "SUMMARY:A note")
  #expect(calendar.times == [] && calendar.remarks == [])
}

@Test func whatIsNotReadWholeIsSaid() throws {
  let calendar = try read(
    "DTSTART:20261012T093000\nDTEND:20261012T104500\nRRULE:FREQ=FORTNIGHTLY\nEXDATE:soon",
    "DTSTART;TZID=Middle Earth:20261012T120000\nDTEND;TZID=Middle Earth:20261012T130000",
    "DTSTART:20261012T093000\nDTEND:20261012T084500", "DTSTART:20261012T093000\nDURATION:P9999999999999999999W",
    "DTSTART:20261012T093000\nDURATION:one hour")
  #expect(shown(calendar) == ["2026-10-12..2026-10-12 09:30-10:45", "2026-10-12..2026-10-12 12:00-13:00"])
  #expect(calendar.remarks.map(\.code) == [.busyPassedOver, .busyPassedOver, .busyZoneAssumed])
  #expect(calendar.remarks.map(\.line) == [12, 5, 9])
  #expect(calendar.remarks.map(\.message).contains { $0.hasSuffix("Europe/London: Middle Earth") })
}

@Test func alarmsAndFoldedLinesDoNotDisturb() throws {
  let calendar = try read(
    "DTSTART:2026101\n 2T093000\nDTEND:20261012T104500\nBEGIN:VALARM\nDTSTART:20260101T000000\nEND:VALARM")
  #expect(shown(calendar) == ["2026-10-12..2026-10-12 09:30-10:45"])
}

@Test(arguments: [
  "DTSTART:20261312T093000", "DTSTART:20261012T2530", "DTSTART:soon", "DTSTART:2026-10-12", "DTSTART:20261012T093000X",
]) func datesThatCannotBeAreErrorsWithTheirLine(_ line: String) throws {
  let error = try #require(throws: ForeignFormatError.self) { try read(line) }
  #expect(error.code == .foreignValue && error.line == 3)
}

@Test func damagedCalendarsAreNeverReadAsFreedom() {
  let whole = calendar("DTSTART:20261012T093000\nDTEND:20261012T104500")
  for length in 0..<whole.utf8.count - 1 {
    let part = Array(whole.utf8.prefix(length))
    guard let text = String(validating: part, as: UTF8.self), !text.hasSuffix("END:VCALENDAR"),
      !text.hasSuffix("END:VCALENDAR\r")
    else { continue }
    #expect(throws: ForeignFormatError.self, "\(length) bytes") {
      try BusyCalendar(part, zone: "Europe/London", days: "2026-09-01..2027-08-31")
    }
  }
}

// MARK: In busy.csv

@Test func aRowMayNameACalendar() throws {
  let ics = calendar(
    "DTSTART;VALUE=DATE:20261012\nSUMMARY:Hospital", "DTSTART:20261013T140000\nDTEND:20261013T150000")
  let result = try checkStarter([
    "busy.csv": "person,school,calendar,note\nben,,BEN.ics,Diary\n,elm,ben.ics,\n", "ben.ics": ics,
  ])
  #expect(result.problems == [])
  let busy = try #require(result.group?.busy)
  #expect(busy.map(\.subject) == [.person("ben"), .person("ben"), .school("elm"), .school("elm")])
  #expect(busy[0] == Busy(subject: .person("ben"), days: "2026-10-12..2026-10-12", span: nil, note: "Diary"))
  #expect(busy[1].span == "14:00-15:00")
  #expect(!busy.contains { $0.note.contains("Hospital") }, "a diary's words are private")
}

@Test func calendarsAreFoundInTheFolderOnly() throws {
  let result = try checkStarter([
    "busy.csv": "person,calendar\nben,bne.ics\nben,../ben.ics\nben,/etc/passwd\n", "ben.ics": calendar(),
  ])
  #expect(result.problems.filter { $0.severity == .error }.map(\.code) == Array(repeating: .referenceUnknown, count: 3))
  #expect(result.problems.first { $0.location.file == "busy.csv" }?.advice == "Did you mean 'ben.ics'?")
  #expect(result.problems.first { $0.location.file == "ben.ics" }?.code == .fileUnknown)
}

@Test func calendarsThatSayNothingAreWarnedAbout() throws {
  let old = calendar("DTSTART;VALUE=DATE:20201012")
  let result = try checkStarter(["busy.csv": "person,calendar\nben,ben.ics\n", "ben.ics": old])
  #expect(result.problems.map(\.code) == [.outsideYear])
}

@Test func problemsOfACalendarNameItsFileAndLine() throws {
  let broken = calendar("DTSTART:20261312T093000")
  #expect(
    try problemLines(["busy.csv": "person,calendar\nben,ben.ics\n", "ben.ics": broken]) == [
      "ben.ics:5: error: '20261312T093000' is not a date YYYYMMDD or a time YYYYMMDDTHHMMSS that exists. [foreign.value]"
    ])
}

@Test func aRowHasTimesOrACalendar() throws {
  let busy = "person,first,calendar\nben,2026-10-12,ben.ics\nben,,\n"
  let problems = try checkStarter(["busy.csv": busy, "ben.ics": calendar()]).problems
  #expect(problems.filter { $0.location.file == "busy.csv" }.map(\.code) == [.fieldText, .fieldMissing])
}
