// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

struct TermDatesTests {
  static let json = """
    {"school": "Smallshire", "academic_years": [{"name": "2026-27",
      "bank_holidays": ["2026-12-25", "2027-05-03"],
      "school_holidays": [
        {"start": "2026-08-01", "end": "2026-08-31", "label": "Summer holiday"},
        {"start": "2026-10-24", "end": "2026-11-01", "label": "Autumn half-term"},
        {"start": "2026-12-19", "end": "2027-01-03", "label": "Christmas holiday"},
        {"start": "2027-02-13", "end": "2027-02-21", "label": "February half-term"},
        {"start": "2027-03-26", "end": "2027-04-11", "label": "Easter holiday"},
        {"start": "2027-05-29", "end": "2027-06-06", "label": "May half-term"},
        {"start": "2027-07-22", "end": "2027-07-31", "label": "Summer holiday"}]}]}
    """

  /// A whole-day event of a calendar; `end` is the day after the last, as iCalendar wants it.
  private static func event(_ start: String, _ end: String?, _ summary: String) -> String {
    "BEGIN:VEVENT\r\nUID:\(start)\r\nDTSTART;VALUE=DATE:\(start)\r\n"
      + (end.map { "DTEND;VALUE=DATE:\($0)\r\n" } ?? "") + "SUMMARY:\(summary)\r\nEND:VEVENT\r\n"
  }

  private static let calendar =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    + event("20260801", "20260901", "Summer holiday") + event("20261024", "20261102", "Half term\\, autumn")
    + event("20261219", "20270104", "Christmas\r\n  holiday") + event("20270213", "20270222", "February half-term")
    + event("20270326", "20270412", "Easter break") + event("20270503", nil, "Bank holiday")
    + event("20270529", "20270607", "May half-term") + event("20270722", "20270801", "Summer holiday")
    + event("20260901", nil, "INSET day") + event("20261211", "20261212", "Christmas fair") + "END:VCALENDAR\r\n"

  private func refusal<Value>(_ text: String, of read: ([UInt8]) throws(ForeignFormatError) -> Value) -> ProblemCode? {
    do throws(ForeignFormatError) {
      _ = try read([UInt8](text.utf8))
      return nil
    } catch { return error.code }
  }

  @Test func derivesSixHalfTermsFromTheHolidays() throws {
    let year = try TermDatesJSON.read([UInt8](Self.json.utf8)).schoolYear(startingIn: 2026)
    #expect(year.name == "2026/27")
    #expect(
      year.halfTerms.map { "\($0.name) \($0.days)" } == [
        "Autumn 1 2026-09-01..2026-10-23", "Autumn 2 2026-11-02..2026-12-18", "Spring 1 2027-01-04..2027-02-12",
        "Spring 2 2027-02-22..2027-03-25", "Summer 1 2027-04-12..2027-05-28", "Summer 2 2027-06-07..2027-07-21",
      ])
    #expect(
      year.terms.map { "\($0.name) \($0.days)" } == [
        "Autumn 2026-09-01..2026-12-18", "Spring 2027-01-04..2027-03-25", "Summer 2027-04-12..2027-07-21",
      ])
    #expect(year.closedDays.map(\.date.description) == ["2027-05-03"])
    #expect(year.openDays == 195)
    #expect(year.remarks.isEmpty)
  }

  @Test func calendarTellsTheSameYear() throws {
    let fromCalendar = try TermDatesCalendar.read([UInt8](Self.calendar.utf8)).schoolYear(startingIn: 2026)
    let fromJSON = try TermDatesJSON.read([UInt8](Self.json.utf8)).schoolYear(startingIn: 2026)
    #expect(fromCalendar.halfTerms == fromJSON.halfTerms)
    #expect(fromCalendar.openDays == 195)
    #expect(fromCalendar.insetDays.map(\.description) == ["2026-09-01"])
    #expect(fromCalendar.holidays.map(\.label).contains("Christmas holiday"))
    #expect(fromCalendar.holidays.map(\.label).contains("Half term, autumn"))
    #expect(fromCalendar.remarks.map(\.code) == [.termDatesPassedOver])
  }

  @Test func touchingHolidaysAndWeekendsAreOneBreak() throws {
    let text = Self.json.replacing(
      #"{"start": "2027-03-26", "end": "2027-04-11", "label": "Easter holiday"}"#,
      with: #"{"start": "2027-03-26", "end": "2027-04-02"}, {"start": "2027-04-05", "end": "2027-04-09"}"#)
    let year = try TermDatesJSON.read([UInt8](text.utf8)).schoolYear(startingIn: 2026)
    #expect(year.halfTerms.count == 6)
    #expect(year.halfTerms[4].days.first.description == "2027-04-12")
  }

  @Test func unusualYearsAreRemarkedNotRefused() throws {
    let text = Self.json.replacing(
      #"{"start": "2027-02-13", "end": "2027-02-21", "label": "February half-term"},"#, with: "")
    let year = try TermDatesJSON.read([UInt8](text.utf8)).schoolYear(startingIn: 2026)
    #expect(year.halfTerms.map(\.name) == ["Autumn 1", "Autumn 2", "Spring 1", "Summer 1", "Summer 2"])
    #expect(year.remarks.map(\.code) == [.termDatesHalfTerms, .termDatesOpenDays])
  }

  @Test func listedSchoolDaysAreComparedWithTheHolidays() throws {
    let text = Self.json.replacing(#""bank_holidays""#, with: #""dates": [{"date": "2026-12-25"}], "bank_holidays""#)
    let year = try TermDatesJSON.read([UInt8](text.utf8)).schoolYear(startingIn: 2026)
    #expect(year.remarks.map(\.code) == [.termDatesDiffer])
  }

  @Test func firstAndLastDayStandInForMissingSummerHolidays() throws {
    let text = Self.json.replacing(
      #"{"start": "2026-08-01", "end": "2026-08-31", "label": "Summer holiday"},"#, with: "")
    let dates = try TermDatesJSON.read([UInt8](text.utf8))
    #expect(throws: ForeignFormatError.self) { try dates.schoolYear(startingIn: 2026) }
    let first = try #require(CivilDate(iso: "2026-09-02"))
    #expect(try dates.schoolYear(startingIn: 2026, firstDay: first).halfTerms[0].days.first == first)
    #expect(throws: ForeignFormatError.self) { try dates.schoolYear(startingIn: 2031) }
  }

  @Test func refusesDamagedTermDates() {
    let json = Self.json
    #expect(refusal("", of: TermDatesJSON.read) == .fileEmpty)
    #expect(refusal(String(json.prefix(300)), of: TermDatesJSON.read) == .fileTruncated)
    #expect(refusal("<html><body>503</body></html>", of: TermDatesJSON.read) == .fileWebPage)
    #expect(refusal("start,end\n", of: TermDatesJSON.read) == .foreignFormat)
    #expect(refusal(#"{"terms": []}"#, of: TermDatesJSON.read) == .foreignMissing)
    #expect(refusal(json.replacing("2026-10-24", with: "2026-10-34"), of: TermDatesJSON.read) == .foreignValue)
    #expect(refusal(json.replacing("2026-11-01", with: "2026-10-01"), of: TermDatesJSON.read) == .foreignValue)
  }

  @Test func refusesDamagedCalendars() {
    let calendar = Self.calendar
    #expect(refusal("", of: TermDatesCalendar.read) == .fileEmpty)
    #expect(refusal(String(calendar.prefix(calendar.count / 2)), of: TermDatesCalendar.read) == .fileTruncated)
    #expect(refusal("<!DOCTYPE html>\n<html lang=en>", of: TermDatesCalendar.read) == .fileWebPage)
    #expect(refusal("Dear parents,\nterm begins on", of: TermDatesCalendar.read) == .foreignFormat)
    #expect(refusal("BEGIN:VCALENDAR\nEND:VCALENDAR\n", of: TermDatesCalendar.read) == .foreignMissing)
    #expect(refusal(calendar.replacing("20261219", with: "20261319"), of: TermDatesCalendar.read) == .foreignValue)
  }

  @Test func readsOneDivisionOfBankHolidays() throws {
    let text = """
      {"england-and-wales": {"division": "england-and-wales", "events": [
        {"title": "Boxing Day", "date": "2026-12-28", "notes": "Substitute day", "bunting": true},
        {"title": "Christmas Day", "date": "2026-12-25", "notes": "", "bunting": true},
        {"title": "Summer bank holiday", "date": "2026-08-31", "notes": "", "bunting": true}]},
       "scotland": {"division": "scotland", "events": []}}
      """
    let holidays = try BankHolidays.read([UInt8](text.utf8))
    #expect(
      holidays.inAcademicYear(startingIn: 2026).map { "\($0.date) \($0.title)" }
        == ["2026-12-25 Christmas Day", "2026-12-28 Boxing Day (substitute day)"])
    #expect(
      refusal(text) { bytes throws(ForeignFormatError) in try BankHolidays.read(bytes, division: "wales") }
        == .foreignMissing)
    #expect(
      refusal(text) { bytes throws(ForeignFormatError) in try BankHolidays.read(bytes, division: "scotland") }
        == .foreignMissing)
    #expect(refusal("[]") { bytes throws(ForeignFormatError) in try BankHolidays.read(bytes) } == .foreignValue)
  }
}

@Suite(.needsSharedData) struct RealTermDatesTests {
  @Test func sheffieldHas195DaysInSixHalfTermsInEachOfThreeYears() throws {
    let dates = try TermDatesJSON.read(try SharedData.bytes("calendar/output_leas_sheffield_term_dates.json"))
    for start in 2025...2027 {
      let year = try dates.schoolYear(startingIn: start)
      #expect(year.openDays == 195)
      #expect(year.halfTerms.count == 6)
      #expect(year.remarks.isEmpty)
    }
  }

  @Test func calendarAndJSONOfSheffieldAgree() throws {
    let json = try TermDatesJSON.read(try SharedData.bytes("calendar/output_leas_sheffield_term_dates.json"))
    let calendar = try TermDatesCalendar.read(
      try SharedData.bytes("calendar/output_leas_sheffield_school_holidays.ics"))
    for start in 2025...2027 {
      let (a, b) = (try json.schoolYear(startingIn: start), try calendar.schoolYear(startingIn: start))
      #expect(a.halfTerms == b.halfTerms)
      #expect(a.openDays == b.openDays)
    }
  }

  @Test func bankHolidaysOfGovUkAgreeWithSheffields() throws {
    let official = try BankHolidays.read(try SharedData.bytes("calendar/bank-holidays.json"))
    let dates = try TermDatesJSON.read(try SharedData.bytes("calendar/output_leas_sheffield_term_dates.json"))
    let year = official.inAcademicYear(startingIn: 2026)
    #expect(year.count == 8)
    #expect(year.allSatisfy { dates.closedDays[$0.date] != nil })
  }
}
