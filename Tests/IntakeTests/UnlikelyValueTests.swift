// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

/// Values that can be read and were hardly meant.
struct UnlikelyValueTests {
  // MARK: Lengths

  @Test(arguments: ["0", "-30", "13h", "721", "0 min"]) func sessionsLastAMinuteToTwelveHours(_ length: String) throws {
    let activities = try starterText("activities.csv", "60 min", length)
    #expect(
      try problemLines(["activities.csv": activities]) == [
        "activities.csv:5:length: error: '\(length)' is not a length from 1 minute to 12 hours. "
          + "Plain numbers are minutes. [field.out-of-range]"
      ])
  }

  @Test(arguments: ["1", "12h"]) func shortAndLongSessionsPass(_ length: String) throws {
    let activities = try starterText("activities.csv", "60 min", length)
    #expect(try !checkStarter(["activities.csv": activities]).problems.contains { $0.location.field == "length" })
  }

  @Test func nobodyWatchesForNoTime() throws {
    let text = "id,kind,title,people,observe\na,visit,See,femi,0\n"
    #expect(try checkStarter(["activities.csv": text]).problems.map(\.location.field) == ["observe"])
  }

  // MARK: Weekends

  @Test func insetDaysOnWeekendsWarn() throws {
    let calendar = try starterText("calendar.csv", "inset,4 Jan 2027,,,", "inset,9 Jan 2027,,,")
    #expect(
      try problemLines(["calendar.csv": calendar]) == [
        "calendar.csv:12:first: warning: The INSET day Sat 9 Jan 2027 lies in a weekend and was left out. "
          + "Check the date and the year. [calendar.weekend]"
      ])
  }

  @Test func insetDaysOnBothSidesOfAWeekendAreFine() throws {
    let calendar = try starterText("calendar.csv", "inset,4 Jan 2027,,,", "inset,8 Jan 2027,11 Jan 2027,,")
    #expect(try checkStarter(["calendar.csv": calendar]).problems == [])
  }

  @Test func termsThatBeginOrEndOnWeekendsWarn() throws {
    let calendar = try starterText("calendar.csv", "1 Sep 2026,18 Dec 2026", "1 Sep 2026,19 Dec 2026")
      .replacing("12 Apr 2027,21 Jul 2027", with: "11 Apr 2027,21 Jul 2027")
    let problems = try checkStarter(["calendar.csv": calendar]).problems
    #expect(problems.map(\.code) == [.calendarWeekend, .calendarWeekend])
    #expect(
      problems.map(\.message) == [
        "A term ends on a weekend, Sat 19 Dec 2026", "A term begins on a weekend, Sun 11 Apr 2027",
      ])
  }

  @Test func directedTimeOnAWeekendWarns() throws {
    let text = "school,date,start,end\noak,2026-11-21,15:45,17:45\noak,2026-11-18,15:45,17:45\n"
    let problems = try checkStarter(["directed.csv": text]).problems
    #expect(problems.map(\.code) == [.calendarWeekend] && problems.first?.location.line == 2)
  }

  @Test func fixedStartsOnClosedDaysWarn() throws {
    func found(_ start: String, _ others: [String: String] = [:]) throws -> [String] {
      let text = "id,kind,title,expected,at\na,session,One,everyone,\(start)\n"
      return try checkStarter(others.merging(["activities.csv": text]) { $1 }).problems.map(\.message)
    }
    #expect(try found("2026-11-21 15:45") == ["No school is open on Sat 21 Nov 2026"])
    #expect(try found("2026-10-28 15:45") == ["No school is open on Wed 28 Oct 2026"])
    #expect(try found("2026-11-18 15:45") == [])
    let directed = ["directed.csv": "school,date,start,end\noak,2026-10-28,15:45,17:45\n"]
    #expect(try found("2026-10-28 15:45", directed) == [])
  }

  // MARK: Roles

  @Test func rolesSpelledNearlyLikeAKnownOneWarn() throws {
    let staff = try starterText("staff.csv", "ben@oak.example,oak,teacher", "ben@oak.example,oak,Techer")
    #expect(
      try problemLines(["staff.csv": staff]) == [
        "staff.csv:5:role: warning: Nobody else has the role 'techer'. Did you mean 'teacher'? "
          + "A role of your own is fine too. [staff.role-spelling]"
      ])
  }

  @Test func rolesThatOthersHaveTooDontWarn() throws {
    let staff = try starterText("staff.csv", "ben@oak.example,oak,teacher", "ben@oak.example,oak,techer")
      .replacing("dan@oak.example,oak,teacher", with: "dan@oak.example,oak,techer")
    #expect(try checkStarter(["staff.csv": staff]).problems == [])
  }

  @Test(arguments: [
    ("teahcer", "teacher"), ("class techer", "class teacher"), ("headtecher", "headteacher"), ("senko", "senco"),
    ("cover suprevisor", "cover supervisor"), ("teaching asistant", "teaching assistant"),
  ])
  func nearMisses(_ role: String, meant: String) { #expect(RoleSpelling.nearest(role) == meant) }

  @Test(arguments: [
    "caretaker", "cook", "pa", "librarian", "ta", "tas", "head of year", "pe teacher", "art technician", "cleaner",
    "teacher", "head teacher", "office manager", "site manager", "year leader", "hr", "bursar",
  ])
  func rolesOfTheirOwn(_ role: String) { #expect(RoleSpelling.nearest(role) == nil) }
}
