// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

/// Imports as a user runs them; what each format means is tested in Intake.
@Suite struct ImportRunTests {
  private static let holidays = """
    {"england-and-wales": {"division": "england-and-wales", "events": [
      {"title": "Christmas Day", "date": "2026-12-25", "notes": "", "bunting": true},
      {"title": "Good Friday", "date": "2027-03-26", "notes": "", "bunting": false}]}}
    """

  private let folder: TemporaryFolder
  private let group: String

  init() throws {
    folder = try TemporaryFolder()
    group = folder.url.appending(path: "group").path(percentEncoded: false)
    #expect(planner("init", group).status == .done)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try folder.write(name, Data(text.utf8)).path(percentEncoded: false)
  }

  private var calendar: String {
    get throws { try String(contentsOfFile: group + "/calendar.csv", encoding: .utf8) }
  }

  @Test func bankHolidaysAreAddedOnceAndTheGroupStaysSound() throws {
    let holidays = try file("bank-holidays.json", Self.holidays)
    let before = try calendar
    let dry = planner("import", "bank-holidays", holidays, "--into", group, "--year", "2026", "--dry-run")
    #expect(dry.status == .done)
    #expect(dry.output.contains("Nothing was written: --dry-run"))
    #expect(try calendar == before)

    let first = planner("import", "bank-holidays", holidays, "--into", group, "--year", "2026")
    #expect(first.status == .done, "\(first.errors)")
    #expect(first.output.hasPrefix("calendar.csv: "))
    #expect(try calendar.contains("2026-12-25"))
    let after = try calendar

    let second = planner("import", "bank-holidays", holidays, "--into", group, "--year", "2026")
    #expect(second.output.contains("Nothing to change"))
    #expect(try calendar == after)
    #expect(planner("check", group).status == .done)
  }

  @Test func jsonSaysWhatWasDone() throws {
    let holidays = try file("bank-holidays.json", Self.holidays)
    let done = planner("import", "bank-holidays", holidays, "--into", group, "--year", "2026", "--format", "json")
    let document = try JSONSerialization.jsonObject(with: Data(done.output.utf8)) as? [String: Any]
    #expect(document?["written"] as? Bool == true)
    #expect(done.errors.isEmpty)
  }

  @Test(arguments: ["bank-holidays", "term-dates", "xhstt", "sims", "untis", "lessons", "staff", "busy"])
  func damagedFilesImportNothing(kind: String) throws {
    let damaged = try file("damaged", "<html><body>Sign in</body></html>")
    let before = try calendar
    var arguments = ["import", kind, damaged, "--into", group]
    if kind == "staff" {
      arguments += ["--school", "oak"]
    } else if ["xhstt", "sims", "untis", "lessons"].contains(kind) {
      arguments += ["--school", "oak", "--bells", "secondary"]
    } else if kind == "busy" {
      arguments += ["--person", "ben"]
    } else {
      arguments += ["--year", "2026"]
    }
    let refused = ProgramRun(arguments)
    #expect(refused.status == .problems)
    #expect(refused.errors.contains("nothing was imported"))
    #expect(try calendar == before)
  }

  @Test func aDiaryMakesItsOwnerBusy() throws {
    let diary = try file(
      "ben.ics",
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=GMT Standard Time:20261005T090000\r\nDURATION:PT1H\r\n"
        + "RRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY:Private\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    let first = planner("import", "busy", diary, "--into", group, "--person", "ben")
    #expect(first.status == .done, "\(first.errors)")
    #expect(first.output.hasPrefix("busy.csv: 3 rows added"))
    #expect(planner("import", "busy", diary, "--into", group, "--person", "ben").output.contains("Nothing to change"))
    let text = try String(contentsOfFile: group + "/busy.csv", encoding: .utf8)
    #expect(text.contains("2026-10-19,,09:00,10:00,Calendar") && !text.contains("Private"))
    #expect(planner("check", group).status == .done)
    #expect(planner("import", "busy", diary, "--into", group, "--person", "bne").status == .problems)
    #expect(planner("import", "busy", diary, "--into", group, "--room", "oak/Attic").status == .problems)
  }

  @Test(arguments: ["xhstt", "sims", "untis", "lessons"]) func mapsWithErrorsAreTold(kind: String) throws {
    let map = try file("subjects.csv", "nonsense\n1\n")
    let timetable = try file("timetable.xml", "<HighSchoolTimetableArchive/>")
    let result = planner(
      "import", kind, timetable, "--into", group, "--school", "oak", "--bells", "secondary", "--subjects", map)
    #expect(result.status == .problems)
    #expect(result.errors.contains("subjects.csv"))
  }

  @Test func aStaffListAndItsLessonsFitTogether() throws {
    let list = try file(
      "staff.csv",
      "Forename,Surname,Staff Code,Work Email,Job Title,FTE\nAnn,Oakes,AOA,ann@oak.example,Maths teacher,0.6\n")
    let staff = planner("import", "staff", list, "--into", group, "--school", "oak")
    #expect(staff.status == .done && staff.output.contains("staff.csv: 1 row added"), "\(staff.errors)")
    #expect(staff.errors.contains("import.days-unknown"))
    let lessons = try file("lessons.csv", "class,employee,Staff Code,room,Day,Period\n10A/Ma1,A Oakes,AOA,M1,Mon,P1\n")
    let imported = planner(
      "import", "lessons", lessons, "--into", group, "--school", "oak", "--bells", "secondary", "--on", "2026-10-01")
    #expect(imported.status == .done, "\(imported.errors)")
    #expect(imported.output.contains("lessons.csv: 1 row added") && !imported.output.contains("staff.csv: 1 row added"))
    #expect(planner("check", group).status == .done)
  }

  @Test func timetablesOfBothProgramsAreImportedAndTheGroupStaysSound() throws {
    let grid = try file("grid.csv", "Email,1Mon:1,2Mon:2\nann@oak.example,10A/Ar1 A3,10B/Ar1\n")
    let days = try file("days.csv", "7-Sep-26,1\n14-Sep-26,2\n")
    let sims = planner(
      "import", "sims", grid, "--days", days, "--into", group, "--school", "oak", "--bells", "secondary",
      "--drop-unmapped",
      "--week-letters", "A,B")
    #expect(sims.status == .done, "\(sims.errors)")
    #expect(sims.output.contains("lessons.csv: 2 rows added"))
    #expect(sims.output.contains("calendar.csv: "))
    let gpu = try file("GPU001.TXT", "1;\"3a\";\"Bo\";\"MA\";;2;1;;\n")
    let names = try file("GPU004.TXT", "\"Bo\";\"Bowen\"\n")
    let duties = try file("GPU009.TXT", "Yard;Bo;2;1;1;\n")
    let untis = planner(
      "import", "untis", gpu, "--teachers", names, "--duties", duties, "--into", group, "--school", "oak", "--bells",
      "secondary", "--week", "B")
    #expect(untis.status == .done, "\(untis.errors)")
    #expect(untis.output.contains("protected.csv: 1 row added"))
    #expect(planner("check", group).status == .done)
  }

  @Test(arguments: [
    ["import", "register", "x", "--into", "y", "--urn", "12"],
    ["import", "register", "x", "--into", "y", "--id", "oak"],
    ["import", "register", "x"], ["import", "xhstt", "x", "--into", "y"], ["import", "nonsense", "x", "--into", "y"],
    ["import", "term-dates", "x", "--into", "y", "--first-day", "1.9.2026"],
    ["import", "sims", "x", "--into", "y", "--school", "a", "--bells", "b", "--calendar", "c"],
    ["import", "untis", "x", "--into", "y", "--school", "a", "--bells", "b", "--days-in-week", "8"],
    ["import", "untis", "x", "--into", "y", "--school", "a", "--bells", "b", "--week", ""],
    ["import", "lessons", "x", "--into", "y", "--school", "a", "--bells", "b", "--days-in-week", "0"],
    ["import", "lessons", "x", "--into", "y", "--school", "a", "--bells", "b", "--on", "1.9.2026"],
    ["import", "staff", "x", "--into", "y"],
    ["import", "bank-holidays", "x", "--into", "y", "--year", "26"], ["import", "busy", "x", "--into", "y"],
    ["import", "busy", "x", "--into", "y", "--person", "a", "--school", "b"],
    ["import", "busy", "x", "--into", "y", "--room", "oak"],
    ["import", "busy", "x", "--into", "y", "--person", "a", "--note", " "],
    ["import", "busy", "x", "--into", "y", "--person", "a", "--year", "26"],
  ])
  func optionsThatMakeNoSenseAreUsageErrors(arguments: [String]) {
    let refused = ProgramRun(arguments)
    #expect(refused.status == .usage, "\(refused.errors)")
  }
}
