// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

/// `planner import lessons`: lists under the names that Wonde and Arbor give to things, and like ones.
struct LessonsImportTests {
  private func run(
    _ folder: TemporaryFolder, _ list: String, periods: String? = nil, on: CivilDate? = nil, replaces: Bool = false,
    _ change: (inout TimetableOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try inTemporaryFolder { source in
      try source.write(list, to: "lessons.csv")
      var more = LessonListOptions()
      more.on = on
      if let periods {
        try source.write(periods, to: "periods.csv")
        more.periods = source.path + "/periods.csv"
      }
      var options = TimetableOptions(school: "elm", bells: "secondary")
      change(&options)
      var importer = Importer(into: folder.path)
      importer.replaces = replaces
      let report = importer.lessons(source.path + "/lessons.csv", options: options, list: more)
      // In timetables of a few periods everybody teaches too many of them.
      return ImportReport(
        files: report.files, problems: report.problems.filter { $0.code != .timetableLoad }, isWritten: report.isWritten
      )
    }
  }

  private func inSchool(_ body: (TemporaryFolder) throws -> Void) throws {
    try inTemporaryFolder { folder in
      try folder.write("id,name,phase\nelm,Elm High,secondary\n", to: "schools.csv")
      try folder.write("kind,letter\ncycle,A;B\n", to: "calendar.csv")
      try folder.write("year: 2026-27\n", to: "group.yaml")
      try body(folder)
    }
  }

  private func rows(_ folder: TemporaryFolder, _ name: String = "lessons.csv") throws -> [String] {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8).split(separator: "\n").dropFirst().map(
      String.init)
  }

  @Test func lessonsOfWondeTakeTheirTimesFromItsPeriods() throws {
    try inSchool { folder in
      let lessons = """
        id,period,room,employee,class
        L1,P100,A3,Ann Oakes,10A/Ar1
        L2,P101,,"Clarke, Ben",9B/Ma2
        L3,P102,A3,Ann Oakes,10A/Ar1
        """
      let periods = """
        id,name,day,start_time,end_time
        P100,Mon:1,monday,08:50:00,09:50:00
        P101,Period 3,tuesday,11:10:00,12:10:00
        P102,FriB:5,friday,14:10:00,15:10:00
        """
      let report = try run(folder, lessons, periods: periods)
      #expect(report.problems == [], "\(report.problems.map(\.line))")
      #expect(
        try rows(folder) == [
          "elm,10A/Ar1,ar,10,A3,,Mon,P1,elm-ann-oakes", "elm,9B/Ma2,ma,9,,,Tue,P3,elm-clarke-ben",
          "elm,10A/Ar1,ar,10,A3,,Fri,P5,elm-ann-oakes",
        ])
      #expect(try rows(folder, "staff.csv")[1] == "elm-clarke-ben,Ben Clarke,elm,teacher,ma")
      let again = try run(folder, lessons, periods: periods)
      #expect(!again.isWritten)
    }
  }

  @Test func slotsOfArborHaveDaysOfTheCycleTimesAndDates() throws {
    try inSchool { folder in
      let list = """
        dayOfCycle,startTime,endTime,effectiveDate,endDate,class,Subject,Staff,Staff Email
        1,08:50,09:50,2026-09-01,2026-12-31,10A/Ar1,Art,Ann Oakes,ann@elm.example
        6,11:10,12:10,2026-09-01,2027-07-31,10A/Ar1,Art,Ann Oakes,ann@elm.example
        6,11:10,12:10,2026-09-01,2027-07-31,10A/Ar1,Art,Ben Clarke,ben@elm.example
        2,08:50,09:50,2027-01-01,2027-07-31,10A/Ar1,Art,Ann Oakes,ann@elm.example
        3,08:50,09:50,2025-09-01,2026-07-31,10A/Ar1,Art,Ann Oakes,ann@elm.example
        """
      let all = try run(folder, list)
      #expect(all.problems.map(\.code) == [.timetableVersions])
      #expect(
        try rows(folder) == [
          "elm,10A/Ar1,art,10,A,Mon,P1,elm-ann-oakes", "elm,10A/Ar1,art,10,A,Tue,P1,elm-ann-oakes",
          "elm,10A/Ar1,art,10,B,Mon,P3,\"elm-ann-oakes;elm-ben-clarke\"",
        ])
      let autumn = try run(folder, list, on: CivilDate(iso: "2026-10-01"), replaces: true)
      #expect(autumn.problems.map(\.code) == [.timetableVersions], "until July, and until December")
      #expect(autumn.files.first { $0.file == "lessons.csv" }?.removed == 1)
      let never = try run(folder, list, on: CivilDate(iso: "2030-10-01"))
      #expect(never.problems.map(\.code) == [.foreignMissing])
    }
  }

  @Test func otherWaysToSayWhenAreUnderstood() throws {
    for (heading, value, expected) in [
      ("Period", "1Mon:2", "Mon,P2"), ("Day,Period", "Wednesday,P4", "Wed,P4"),
      ("Day,Period", "Thu,Period 5", "Thu,P5"),
      ("Day,Start", "Fri,11:20", "Fri,P3"), ("Day,Period", "3,2", "Wed,P2"),
      ("Day,Start Time", "Mon,2026-09-07T14:10:00", "Mon,P5"),
      ("Day Name,Slot", "tues,p 1", "Tue,P1"),
    ] {
      try inSchool { folder in
        let report = try run(folder, "Class,Teacher Code,\(heading)\n10A/Ar1,AOA,\(value)\n")
        #expect(report.problems == [], "\(heading): \(report.problems.map(\.line))")
        #expect(
          try rows(folder)
            == ["elm,10A/Ar1,ar,10,,\(expected),elm-aoa"],
          "\(heading) \(value)")
      }
    }
  }

  @Test func weeksComeFromTheirColumnOrTheDay() throws {
    for list in [
      "Class,Teacher,Week,Day,Period\n10A,Ann,A,Mon,P1\n10B,Ann,B,Mon,P1\n10C,Ann,,Tue,P1\n",
      "Class,Teacher,Week,Day,Period\n10A,Ann,Week 1,Mon,P1\n10B,Ann,Week 2,Mon,P1\n10C,Ann,Both,Tue,P1\n",
      "Class,Teacher,Day,Period\n10A,Ann,Mon A,P1\n10B,Ann,Monday Week B,P1\n10C,Ann,Tue,P1\n",
      "Class,Teacher,Period\n10A,Ann,1Mon:1\n10B,Ann,2Mon:1\n10C,Ann,Tue:1\n",
    ] {
      try inSchool { folder in
        let report = try run(folder, list)
        #expect(report.problems.map(\.code) == [.timetableSubjectsOpaque], "\(list)")
        #expect(
          try rows(folder).map { $0.split(separator: ",").suffix(4).prefix(2).joined(separator: " ") } == [
            "A Mon", "A Tue", "B Mon", "B Tue",
          ], "\(list)")
      }
    }
  }

  @Test func staffAreKnownAndProtectedTimeIsNoLesson() throws {
    try inSchool { folder in
      try folder.write("id,name,school,email\nann,Ann Oakes,elm,ann@elm.example\n", to: "staff.csv")
      let list = """
        Class,Employee,Employee Email,Day,Period
        10A/Ar1,Mrs Oakes,ANN@elm.example,Mon,P1
        PPA,Mrs Oakes,ANN@elm.example,Mon,P2
        ,Mrs Oakes,ANN@elm.example,Mon,P3
        10B/Ar1,,,Mon,P4
        """
      let report = try run(folder, list)
      #expect(report.problems.map(\.code) == [.timetableNoTeacher])
      #expect(try rows(folder) == ["elm,10A/Ar1,ar,10,,Mon,P1,ann"])
      #expect(try rows(folder, "protected.csv") == ["ann,ppa,,Mon,P2"])
      #expect(try rows(folder, "staff.csv") == ["ann,Ann Oakes,elm,ann@elm.example,ar"])
    }
  }

  @Test func lessonsOutsideTheBellsAreAnErrorUnlessDropped() throws {
    try inSchool { folder in
      let list =
        "Class,Teacher,Day,Period\n10A/Ar1,Ann,Mon,P9\n10A/Ar1,Ann,Sat,P1\n10A/Ar1,Ann,Mon,lunch\n10A/Ar1,Ann,Mon,P1\n"
      let refused = try run(folder, list)
      #expect(refused.problems.filter { $0.severity == .error }.map(\.code) == [.importUnmapped])
      #expect(refused.problems.contains { $0.message.contains("Monday 'P9' (1), Saturday (1)") })
      let dropped = try run(folder, list) { $0.dropsUnmapped = true }
      #expect(dropped.problems.map(\.code) == [.importUnmapped, .timetableNotLessons])
      #expect(try rows(folder).count == 1)
    }
  }

  @Test(arguments: [
    ("", ProblemCode.fileEmpty), ("<html>Sign in</html>", .fileWebPage), ("Colour\nred\n", .foreignFormat),
    ("Class,Teacher\n10A,Ann\n", .foreignMissing),
    ("Class,Day,Period\n10A,Mon,P1\n", .foreignMissing), ("Class,Teacher,Day,Period\n", .foreignMissing),
    ("Class,Teacher,Period\n10A,Ann,P1\n", .foreignMissing),
    ("Class,Teacher,Day,Period\n10A,Ann,Someday,P1\n", .foreignValue),
    ("Class,Teacher,Day,Period\n10A,Ann,99,P1\n", .foreignValue),
    ("Class,Teacher,Day,Start\n10A,Ann,Mon,whenever\n", .fieldTime),
    ("Class,Teacher,Day,Period,Valid From\n10A,Ann,Mon,P1,soon\n", .fieldDate),
    ("Class,Teacher,Day,Period\n10A,Ann,Mon,P1,oops\n", .csvLongRow),
  ]) func whatIsNoListImportsNothing(_ list: String, _ code: ProblemCode) throws {
    try inSchool { folder in
      let report = try run(folder, list)
      #expect(
        report.problems.filter { $0.severity == .error }.map(\.code).contains(code), "\(report.problems.map(\.line))")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/lessons.csv"))
    }
  }

  @Test func periodsThatCannotBeReadImportNothing() throws {
    try inSchool { folder in
      let report = try run(folder, "Class,Teacher,Period\n10A,Ann,x\n", periods: "Colour\nred\n")
      #expect(report.problems.filter { $0.severity == .error }.map(\.location.file).contains("periods.csv"))
    }
  }
}
