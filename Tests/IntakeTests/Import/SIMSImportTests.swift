// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

/// `planner import sims`: a grid with a row a teacher and a column a period, and its days file. No real sample is at hand;
/// the shapes are those of england.md and of timetable-calendar-generator's description.
struct SIMSImportTests {
  private static let schools = "id,name,phase,calendar\nelm,Elm High,secondary,\n"

  private static let grid = """
    Email,1Mon:1,1Mon:2,1Mon:3,2Mon:1,2Mon:2,2Mon:3
    ann.oakes@elm.example,10A/Ar1 A3,PPA,,10A/Ar1 A3,9B/Ma2,
    bob@elm.example,10A/Ar1,"9x/En1
    Sports Hall",Staff meeting,11ab/Ma4;11c/Ma4 M1,,ECT time
    """

  private func run(
    _ folder: TemporaryFolder, _ grid: String = grid, days: String? = nil, calendar: String? = nil,
    replaces: Bool = false,
    _ change: (inout TimetableOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try run(folder, [UInt8](grid.utf8), days: days, calendar: calendar, replaces: replaces, change)
  }

  private func run(
    _ folder: TemporaryFolder, _ grid: [UInt8], days: String? = nil, calendar: String? = nil, replaces: Bool = false,
    _ change: (inout TimetableOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try inTemporaryFolder { source in
      try source.write(grid, to: "teachers.csv")
      if let days { try source.write(days, to: "days.csv") }
      var options = TimetableOptions(school: "elm", bells: "secondary")
      change(&options)
      var importer = Importer(into: folder.path)
      importer.replaces = replaces
      var file = days.map { _ in SchoolDaysOptions(path: source.path + "/days.csv") }
      file?.calendar = calendar
      let report = importer.sims(source.path + "/teachers.csv", options: options, days: file)
      // In grids of a few periods everybody teaches too many of them.
      return ImportReport(
        files: report.files, problems: report.problems.filter { $0.code != .timetableLoad }, isWritten: report.isWritten
      )
    }
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> [String] {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func inSchool(_ body: (TemporaryFolder) throws -> Void) throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      try folder.write("kind,letter\ncycle,A;B\n", to: "calendar.csv")
      try body(folder)
    }
  }

  @Test func cellsBecomeLessonsWithWeekLettersAndProtectedTime() throws {
    try inSchool { folder in
      let report = try run(folder)
      #expect(report.problems == [], "\(report.problems.map(\.line))")
      #expect(
        try text(folder, "lessons.csv") == [
          "school,class,subject,years,room,week,weekday,period,staff",
          "elm,10A/Ar1,ar,10,A3,A,Mon,P1,\"elm-ann-oakes;elm-bob\"", "elm,9x/En1,en,9,Sports Hall,A,Mon,P2,elm-bob",
          "elm,10A/Ar1,ar,10,A3,B,Mon,P1,elm-ann-oakes", "elm,11ab/Ma4+11c/Ma4,ma,11,M1,B,Mon,P1,elm-bob",
          "elm,9B/Ma2,ma,9,,B,Mon,P2,elm-ann-oakes",
        ])
      #expect(
        try text(folder, "protected.csv") == [
          "person,kind,week,weekday,period", "elm-ann-oakes,ppa,A,Mon,P2", "elm-bob,meeting,A,Mon,P3",
          "elm-bob,ect,B,Mon,P3",
        ])
      #expect(
        try text(folder, "staff.csv") == [
          "id,name,school,email,role,subjects", "elm-ann-oakes,Ann Oakes,elm,ann.oakes@elm.example,teacher,\"ar;ma\"",
          "elm-bob,Bob,elm,bob@elm.example,teacher,\"ar;en;ma\"",
        ])
      #expect(try run(folder).isWritten == false, "twice is once")
    }
  }

  @Test func theRowBelowATeacherHoldsTheRooms() throws {
    try inSchool { folder in
      let grid =
        "Email , Mon:1 , Mon:2\nann@elm.example , 10B/Ar1 , 13A/Ar1\n , O3 , O6\nbob@elm.example,,9A/Ma1\n,,M4\n"
      let report = try run(folder, grid)
      #expect(report.problems == [])
      #expect(
        try text(folder, "lessons.csv").dropFirst() == [
          "elm,10B/Ar1,ar,10,O3,,Mon,P1,elm-ann", "elm,13A/Ar1,ar,13,O6,,Mon,P2,elm-ann",
          "elm,9A/Ma1,ma,9,M4,,Mon,P2,elm-bob",
        ])
    }
  }

  @Test func teachersOfTheGroupKeepTheirIDs() throws {
    try inSchool { folder in
      try folder.write(
        "id,name,school,email\nao,Ann Oakes,elm,ANN.OAKES@elm.example\nbob-hart,Bob,elm,\n", to: "staff.csv")
      #expect(try run(folder).files.first { $0.file == "staff.csv" } == ImportedFile(file: "staff.csv", updated: 2))
      #expect(
        try text(folder, "staff.csv").dropFirst() == [
          "ao,Ann Oakes,elm,ANN.OAKES@elm.example,\"ar;ma\"", "bob-hart,Bob,elm,,\"ar;en;ma\"",
        ], "what they teach is filled in")
      #expect(try text(folder, "lessons.csv")[1].hasSuffix(",\"ao;bob-hart\""))
      let mapped = try run(folder, replaces: true) { $0.staff = ["bob@elm.example": "ao"] }
      #expect(mapped.problems == [])
      let unknown = try run(folder) { $0.staff = ["bob@elm.example": "oa"] }
      #expect(unknown.problems.map(\.code) == [.importOption])
    }
  }

  @Test func namesStandWhereAddressesAreMissing() throws {
    try inSchool { folder in
      _ = try run(folder, "Staff,Mon:1\nMrs A Oakes,10A/Ar1\n")
      #expect(try text(folder, "staff.csv")[1] == "elm-mrs-a-oakes,Mrs A Oakes,elm,teacher,ar")
    }
  }

  @Test func periodsAreFoundByTheNumbersInTheirNames() throws {
    try inSchool { folder in
      try folder.write(
        """
        bells,period,kind,start,end
        odd,Tut,registration,8:30,8:50
        odd,P2,lesson,8:50,9:50
        odd,P3,lesson,9:50,10:50
        odd,Six,lesson,15:00,16:00
        whole,P2,lesson,8:50,9:50
        whole,P3,lesson,9:50,10:50
        """, to: "bells.csv")
      let grid = "Email,Mon:1,Mon:2,Mon:Six,Mon:Tut\nann@elm.example,10A/Ar1,10B/Ar1,10C/Ar1,10D\n"
      let byRank = try run(folder, grid) { $0.bells = "odd" }
      #expect(byRank.problems.map(\.code) == [.timetableNotLessons])
      #expect(
        try text(folder, "lessons.csv").dropFirst().map { $0.split(separator: ",")[1] + $0.split(separator: ",")[5] }
          == [
            "10A/Ar1P2", "10B/Ar1P3", "10C/Ar1Six",
          ], "not all lessons of these bells have numbers, so the first is the first")
      let byName = try run(folder, grid) { $0.bells = "whole" }
      #expect(byName.problems.filter { $0.severity == .error }.map(\.code) == [.importUnmapped])
      #expect(byName.problems.first { $0.severity == .error }?.message.contains("Monday 'Six' (1)") == true)
      #expect(byName.problems.first { $0.severity == .error }?.message.contains("Monday period 1 (1)") == true)
      let dropped = try run(folder, grid, replaces: true) {
        $0.bells = "whole"
        $0.dropsUnmapped = true
      }
      #expect(!dropped.hasErrors)
      #expect(try text(folder, "lessons.csv").count == 2)
    }
  }

  @Test func weeksOfTheGridGetTheLettersNamed() throws {
    try inSchool { folder in
      let told = try run(folder) { $0.weekLetters = ["1", "2"] }
      #expect(told.problems.map(\.code) == [.importWeeks])
      #expect(try text(folder, "lessons.csv")[1].contains(",1,Mon,"))
      let few = try run(folder) { $0.weekLetters = ["A"] }
      #expect(few.problems.filter { $0.severity == .error }.map(\.code) == [.importUnmapped])
    }
  }

  @Test func lessonsThatMovedAreReplacedOnRequest() throws {
    try inSchool { folder in
      _ = try run(folder)
      let moved = Self.grid.replacing("9B/Ma2,\n", with: ",9B/Ma2\n")
      #expect(try run(folder, moved).problems.map(\.code) == [.importStale])
      #expect(try run(folder, moved, replaces: true).files.first { $0.file == "lessons.csv" }?.removed == 1)
    }
  }

  @Test func oddRowsAndColumnsAreTold() throws {
    try inSchool { folder in
      let grid = "Email,Mon:1,Notes,\n,10A/Ar1,x,\nann@elm.example,10B/Ar1,,\n,O3,,\n,O4,,\n"
      let report = try run(folder, grid)
      #expect(report.problems.map(\.code) == [.csvUnknownColumn, .foreignValue, .foreignValue])
      #expect(report.problems.map(\.location.line) == [1, 2, 5])
      #expect(try text(folder, "lessons.csv").count == 2)
    }
  }

  @Test(arguments: [
    ("", ProblemCode.fileEmpty), ("<html><body>Sign in</body></html>", .fileWebPage),
    ("Email,Name\na@b.example,Ann\n", .foreignFormat),
    ("All Staff Timetable\nEmail,1Mon:1\n", .foreignFormat), ("Email,1Mon:1\n", .foreignMissing),
    ("Email,1Mon:1,Mon:1\na@b.example,,\n", .foreignFormat),
    ("Email,1Mon:1\n\"a@b.example,x\n", .csvUnclosedQuote),
  ]) func whatIsNoGridImportsNothing(_ grid: String, _ code: ProblemCode) throws {
    try inSchool { folder in
      let report = try run(folder, grid)
      #expect(report.problems.filter { $0.severity == .error }.map(\.code) == [code])
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/lessons.csv"))
    }
  }

  @Test func filesOfWindowsAreRead() throws {
    try inSchool { folder in
      let report = try run(folder, [UInt8]("Staff;Mon:1\r\nZo".utf8) + [0xEB] + [UInt8](" Oakes;10A/Ar1\r\n".utf8))
      #expect(report.problems.map(\.code) == [.fileEncodingAssumed])
      #expect(try text(folder, "staff.csv")[1].hasPrefix("elm-zoë-oakes,Zoë Oakes,"))
    }
  }

  // MARK: Days

  private static let calendar = """
    kind,first,last,name
    half-term,2026-09-07,2026-10-23,Autumn 1
    inset,2026-09-07,,
    bank-holiday,2026-09-14,,Founder's Day

    """

  /// Every weekday from 8 September to 2 October in turn of weeks 1 and 2, but for 14 September.
  private static let days = (8...32).compactMap { day -> String? in
    let date = CivilDate(daysSince1970: 20_704 + day - 8)
    guard date.weekday < .saturday, date.description != "2026-09-14" else { return nil }
    let (_, month, dayOfMonth) = date.components
    return "\(dayOfMonth)-\(month == 9 ? "Sep" : "Oct")-26,\(2 - (date.monday.daysSince1970 / 7) % 2)\n"
  }.joined()

  @Test func daysGiveTheWeeksTheirLetters() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      try folder.write(Self.calendar, to: "calendar.csv")
      try folder.write("year: 2026-27\n", to: "group.yaml")
      let report = try run(folder, days: Self.days)
      #expect(report.problems.map(\.line) == [])
      #expect(
        try text(folder, "calendar.csv").suffix(5) == [
          "cycle,,,,\"A;B\"", "week,2026-09-08,,,A", "week,2026-09-15,,,B", "week,2026-09-21,,,A",
          "week,2026-09-28,,,B",
        ])
      #expect(try run(folder, days: Self.days).isWritten == false)
      let own = try run(folder, days: Self.days, calendar: "elm")
      #expect(own.files.first { $0.file == "calendar.csv" }?.added == 4)
    }
  }

  @Test func daysThatTheCalendarSeesOtherwiseAreTold() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      try folder.write(Self.calendar, to: "calendar.csv")
      try folder.write("year: 2026-27\n", to: "group.yaml")
      let days =
        "14-Sep-26,2\n" + Self.days.replacing("16-Sep-26,2\n", with: "").replacing("23-Sep-26,1", with: "23-Sep-26,2")
      let report = try run(folder, days: days)
      #expect(report.problems.map(\.code) == [.termDatesDiffer, .termDatesDiffer, .timetableWeeksSplit])
      #expect(report.problems.map(\.message).contains { $0.hasSuffix("(1): Wed 16 Sep 2026") })
      #expect(report.problems.map(\.message).contains { $0.hasSuffix("(1): Mon 14 Sep 2026") })
      #expect(report.problems.map(\.message).contains { $0.hasSuffix("(1): from Mon 21 Sep 2026") })
    }
  }

  @Test(arguments: [
    ("6-Sep-17,1\n13-Sep-17,2\n", ProblemCode.foreignMissing), ("Date,Week\n", .foreignMissing),
    ("7-Sep-26,1\nsoon,2\n", .fieldDate),
    ("7-Sep-26,1\n7-Sep-26,2\n", .idDuplicate),
    ("7-Sep-26,1\n8-Sep-26,2\n9-Sep-26,3\n10-Sep-26,4\n11-Sep-26,5\n", .importUnmapped),
    ("", .fileEmpty), ("<!doctype html><html></html>", .fileWebPage),
  ]) func daysThatCannotBeReadImportNothing(_ days: String, _ code: ProblemCode) throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      try folder.write("year: 2026-27\n", to: "group.yaml")
      let report = try run(folder, days: days)
      #expect(report.problems.filter { $0.severity == .error }.map(\.code) == [code])
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/lessons.csv"))
    }
  }

  @Test func aTimetableOfOneWeekNeedsNoLetters() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      try folder.write("year: 2026-27\n", to: "group.yaml")
      let report = try run(folder, "Email,Mon:1\nann@elm.example,10A/Ar1\n", days: "Date\n2026-09-08\n2026-09-09\n")
      #expect(report.problems == [])
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/calendar.csv"))
    }
  }

  @Test func aMissingDaysFileIsAProblem() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      try inTemporaryFolder { source in
        try source.write(Self.grid, to: "teachers.csv")
        let report = Importer(into: folder.path).sims(
          source.path + "/teachers.csv", options: TimetableOptions(school: "elm", bells: "secondary"),
          days: SchoolDaysOptions(path: source.path + "/none.csv"))
        #expect(report.problems.filter { $0.severity == .error }.map(\.code) == [.fileMissing])
      }
    }
  }

  // MARK: Words

  @Test(arguments: [
    ("10A/Ar1 A3", ["10A/Ar1"], "A3"), ("10A/Ar1\nA3", ["10A/Ar1"], "A3"), ("10A/Ar1;A3", ["10A/Ar1"], "A3"),
    ("10A/Ar1 10B/Ar2 A3", ["10A/Ar1", "10B/Ar2"], "A3"), ("9x2 9x3", ["9x2", "9x3"], ""), ("9x2 B7", ["9x2"], "B7"),
    ("10A/Ar1 Sports Hall", ["10A/Ar1"], "Sports Hall"), ("", [], ""), ("-", [], ""), ("Choir", ["Choir"], ""),
  ]) func cellsHoldClassesAndARoom(_ text: String, _ classes: [String], _ room: String) {
    let cell = SIMSCell(text, classes: ["9x2", "9x3", "Choir"])
    #expect(cell.classes == classes && cell.room == room && cell.kind == nil)
  }

  @Test(arguments: [
    ("PPA", ProtectedTime.Kind.ppa), ("ppa R1", .ppa), ("NQT", .ect), ("ECT Mentor", .mentor),
    ("Dept meeting", .meeting),
    ("SLT", .leadership), ("Break duty", .duty), ("Planning time", .ppa),
  ]) func wordsWithoutAClassAreProtectedTime(_ text: String, _ kind: ProtectedTime.Kind) {
    #expect(SIMSCell(text, classes: []).kind == kind)
  }

  @Test(arguments: ["10A/PPA", "7Meeting1", "ECT/Te1", "Time", "Mentorship9"])
  func classesAreNotTakenForWords(_ text: String) { #expect(SIMSCell(text, classes: []).kind == nil) }

  @Test(arguments: [
    ("1Mon:1", "1", Weekday.monday, "1"), ("2Thurs:Tut", "2", .thursday, "Tut"), ("Fri:5", "", .friday, "5"),
    ("BWed: 3", "B", .wednesday, "3"),
    ("A Tuesday:10", "A", .tuesday, "10"),
  ]) func headingsNameWeekDayAndPeriod(_ text: String, _ week: String, _ day: Weekday, _ period: String) throws {
    let heading = try #require(SIMSHeading(text))
    #expect(heading.week == week && heading.weekday == day && heading.period == period)
  }

  @Test(arguments: ["Email", "1Mon", "Mon:", ":1", "123Mon:1", "1M:1", "Total: 5"])
  func otherHeadingsAreNoPeriods(_ text: String) { #expect(SIMSHeading(text) == nil) }
}
