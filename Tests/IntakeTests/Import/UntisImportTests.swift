// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

/// `planner import untis`: GPU001, GPU004 and GPU009 in the shapes of public exports and descriptions.
struct UntisImportTests {
  private static let schools = "id,name,phase\nelm,Elm High,secondary\n"

  /// One class with one teacher; two classes coupled and taught in two sets; two teachers in one room; a meeting.
  private static let timetable = """
    1;"09a";"Wis";"GE";"229";2;3;;
    7;"09a";"Fo";"F";"242";2;1;;
    7;"09b";"Fo";"F";"242";2;1;;
    7;"09a";"Lä";"F";"231";2;1;;
    7;"09b";"Lä";"F";"231";2;1;;
    7;"09a";"Mü";"L";"225";2;1;;
    7;"09b";"Mü";"L";"225";2;1;;
    8;"08c";"Wis";"SP";"T1";5;5;;
    8;"08c";"Mü";"SP";"T1";5;5;;
    9;;"Fo";"Meeting";;1;5;;
    10;"10";"";"KU";"E1";1;2;;
    """

  private func run(
    _ folder: TemporaryFolder, _ text: String = timetable, teachers: String? = nil, duties: String? = nil,
    replaces: Bool = false, _ change: (inout TimetableOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try run(folder, [UInt8](text.utf8), teachers: teachers, duties: duties, replaces: replaces, change)
  }

  private func run(
    _ folder: TemporaryFolder, _ bytes: [UInt8], teachers: String? = nil, duties: String? = nil, replaces: Bool = false,
    _ change: (inout TimetableOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try inTemporaryFolder { source in
      try source.write(bytes, to: "GPU001.TXT")
      var files = UntisFiles()
      if let teachers {
        try source.write(teachers, to: "GPU004.TXT")
        files.teachers = source.path + "/GPU004.TXT"
      }
      if let duties {
        try source.write(duties, to: "GPU009.TXT")
        files.duties = source.path + "/GPU009.TXT"
      }
      var options = TimetableOptions(school: "elm", bells: "secondary")
      change(&options)
      var importer = Importer(into: folder.path)
      importer.replaces = replaces
      let report = importer.untis(source.path + "/GPU001.TXT", options: options, files: files)
      // In timetables of a few periods everybody teaches too many of them.
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

  @Test func recordsOfOneLessonAreJoinedAndItsSetsToldApart() throws {
    try inSchool { folder in
      let report = try run(folder)
      #expect(report.problems.map(\.code) == [.timetableNoTeacher])
      #expect(
        try text(folder, "lessons.csv") == [
          "school,class,subject,years,room,week,weekday,period,staff", "elm,F-7-Fo,f,9,242,,Tue,P1,elm-fo",
          "elm,F-7-Lä,f,9,231,,Tue,P1,elm-lä", "elm,L-7,l,9,225,,Tue,P1,elm-mü", "elm,09a,ge,9,229,,Tue,P3,elm-wis",
          "elm,08c,sp,8,T1,,Fri,P5,\"elm-wis;elm-mü\"",
        ])
      #expect(try text(folder, "protected.csv")[1] == "elm-fo,meeting,,Mon,P5")
      #expect(
        try text(folder, "staff.csv") == [
          "id,name,school,role,subjects", "elm-fo,Fo,elm,teacher,f", "elm-lä,Lä,elm,teacher,f",
          "elm-mü,Mü,elm,teacher,\"l;sp\"", "elm-wis,Wis,elm,teacher,\"ge;sp\"",
        ])
      let again = try run(folder)
      #expect(!again.isWritten)
    }
  }

  @Test func peopleAddedBesideOthersAreToldWithTheOptionThatMatchesThem() throws {
    try inSchool { folder in
      try folder.write("id,name,school,email\nben,Ben Clarke,Elm High,ben@elm.example\n", to: "staff.csv")
      let text = "1;\"09a\";\"Ben\";\"D\";\"102\";1;1;;\n"
      let report = try run(folder, text)
      #expect(
        report.problems.map(\.line) == [
          "staff.csv: warning: The timetable adds people to 'elm' beside those who were there (1): elm-ben (Ben). "
            + "If one of them is there already, take the new row away, give names and addresses with "
            + "--teachers GPU004.TXT, or say who is who in a map with --staff, and import again. "
            + "[import.added-people]"
        ])
      #expect(try run(folder, text).problems == [], "who has been added is known")
    }
    try inSchool { folder in
      try folder.write("id,name,school,email\nben,Ben Clarke,elm,ben@elm.example\n", to: "staff.csv")
      let report = try run(folder, "1;\"09a\";\"Ben\";\"D\";\"102\";1;1;;\n") { $0.staff = ["Ben": "ben"] }
      #expect(report.problems == [])
    }
  }

  @Test func separatorsQuotesAndEncodingsAreFoundOut() throws {
    for text in [
      "1,\"09a\",\"Lä\",\"D\",\"102\",1,1,,\r\n", "1,09a,Lä,D,102,1,1\r\n", "1\t09a\tLä\tD\t102\t1\t1\t\t\n",
      "Number;Class;Teacher;Subject;Room;Day;Period;;\n1;09a;Lä;D;102;1;1;;\n",
    ] {
      try inSchool { folder in
        let report = try run(folder, text)
        #expect(report.problems == [], "\(text)")
        #expect(try self.text(folder, "lessons.csv")[1] == "elm,09a,d,9,102,,Mon,P1,elm-lä")
      }
    }
    try inSchool { folder in
      let report = try run(folder, [UInt8]("1;\"09a\";\"L".utf8) + [0xE4] + [UInt8]("\";\"D\";\"102\";1;1;;\r\n".utf8))
      #expect(report.problems.map(\.code) == [.fileEncodingAssumed])
      #expect(try text(folder, "lessons.csv")[1].hasSuffix("elm-lä"))
    }
  }

  @Test func daysBeyondAWeekAreTheNextWeeks() throws {
    try inSchool { folder in
      let two = "1;09a;Wis;GE;;1;1;;\n1;09a;Wis;GE;;6;2;;\n2;09b;Wis;GE;;10;5;;\n"
      #expect(try run(folder, two).problems == [])
      #expect(
        try text(folder, "lessons.csv").dropFirst().map { $0.split(separator: ",").suffix(4).joined(separator: " ") }
          == [
            "A Mon P1 elm-wis", "B Mon P2 elm-wis", "B Fri P5 elm-wis",
          ])
      let letters = try run(folder, two, replaces: true) { $0.weekLetters = ["1", "2"] }
      #expect(letters.problems.map(\.code) == [.importWeeks])
      let six = try run(folder, two) { $0.daysInWeek = 6 }
      #expect(six.problems.filter { $0.severity == .error }.map(\.code) == [.importUnmapped], "day 6 is a Saturday")
    }
  }

  @Test func marksInTheNinthFieldAreWeeks() throws {
    try inSchool { folder in
      let report = try run(folder, "1;09a;Wis;GE;;1;1;;1\n2;09b;Wis;GE;;1;1;;2\n3;09c;Wis;GE;;2;1;;0\n")
      #expect(report.problems == [])
      #expect(
        try text(folder, "lessons.csv").dropFirst().map {
          $0.split(separator: ",").suffix(4).prefix(2).joined(separator: " ")
        }
          == ["A Mon", "A Tue", "B Mon", "B Tue"], "a lesson without a mark takes place in both")
    }
  }

  @Test func eachWeekMayHaveAFileOfItsOwn() throws {
    try inSchool { folder in
      let (weekA, weekB) = ("1;09a;Wis;GE;;1;1;;\n", "1;09a;Wis;GE;;2;1;;\n")
      _ = try run(folder, weekA) { $0.onlyWeek = "A" }
      #expect(try run(folder, weekB, replaces: true) { $0.onlyWeek = "B" }.problems == [])
      #expect(try text(folder, "lessons.csv").count == 3, "another week's lessons aren't out of date")
      let moved = try run(folder, weekA, replaces: true) { $0.onlyWeek = "B" }
      #expect(moved.files.first { $0.file == "lessons.csv" }?.removed == 1)
      let wrong = try run(folder, "1;09a;Wis;GE;;6;1;;\n") { $0.onlyWeek = "A" }
      #expect(wrong.problems.filter { $0.severity == .error }.map(\.code) == [.foreignValue])
    }
  }

  @Test func teachersGetTheirNamesAndKeepTheirIDs() throws {
    try inSchool { folder in
      func teacher(_ code: String, _ surname: String, _ forename: String, _ email: String) -> String {
        var fields = Array(repeating: "", count: 45)
        (fields[0], fields[1], fields[28], fields[32]) = (code, surname, forename, email)
        fields[43] = "20270101"
        return fields.map { "\"\($0)\"" }.joined(separator: ";")
      }
      let list = [
        teacher("Wis", "Wiss", "Petra", "p.wiss@elm.example"), teacher("Fo", "Form", "", ""), "\"Mü\";\"Mühl\"",
      ]
      try folder.write("id,name,school,email\npetra,P Wiss,elm,P.Wiss@elm.example\n", to: "staff.csv")
      let report = try run(folder, teachers: list.joined(separator: "\r\n"))
      #expect(report.problems.map(\.code) == [.timetableNoTeacher, .importAddedPeople])
      #expect(report.problems.last?.message.hasSuffix("(3): elm-fo (Form), elm-lä (Lä), elm-mü (Mühl)") == true)
      #expect(
        try text(folder, "staff.csv").dropFirst() == [
          "petra,P Wiss,elm,P.Wiss@elm.example,,\"ge;sp\",", "elm-fo,Form,elm,,teacher,f,2027-01-01",
          "elm-lä,Lä,elm,,teacher,f,",
          "elm-mü,Mühl,elm,,teacher,\"l;sp\",",
        ])
      #expect(try text(folder, "lessons.csv").contains { $0.hasSuffix("P3,petra") })
    }
  }

  @Test func dutiesAreProtectedTimeBetweenTheBells() throws {
    try inSchool { folder in
      let duties = "Yard;Wis;1;3;1;\nHall;Fo;2;1;1;\nGate;Lä;3;6;1;\nDoor;;3;3;1;\nBus;Zu;4;2;1;\n"
      let report = try run(folder, duties: duties)
      #expect(report.problems.filter { $0.severity == .error }.map(\.code) == [.importUnmapped])
      #expect(
        report.problems.contains { $0.message.contains("Thursday before period 2 (1)") }, "no time is between the two")
      let dropped = try run(folder, duties: duties) { $0.dropsUnmapped = true }
      #expect(!dropped.hasErrors)
      #expect(
        try text(folder, "protected.csv").suffix(3) == [
          "elm-wis,duty,,Mon,,10:50,11:10", "elm-fo,duty,,Tue,,08:30,08:50", "elm-lä,duty,,Wed,,15:10,16:00",
        ])
      let again = try run(folder, duties: duties) { $0.dropsUnmapped = true }
      #expect(!again.isWritten)
      let broken = try run(folder, duties: "Yard;Wis\n")
      #expect(broken.problems.filter { $0.severity == .error }.map(\.location.file) == ["GPU009.TXT"])
    }
  }

  @Test(arguments: [
    ("", ProblemCode.fileEmpty), ("<html>Sign in</html>", .fileWebPage), ("1;09a;Wis\n", .foreignFormat),
    ("Class;Teacher\n", .foreignFormat),
    ("No;Class;Teacher;Subject;Room;Day;Period\n", .foreignMissing),
    ("1;09a;Wis;GE;;Mon;1\n1;09a;Wis;GE;;1;1\n", .foreignValue),
    ("1;09a;Wis;GE;;1;\n", .foreignValue), ("1;09a;Wis;GE;;0;1\n", .foreignValue),
    ("1;09a;Wis;GE;;99;1\n", .foreignValue),
    ("1;09a;Wis;GE;;1;0\n", .importUnmapped), ("1;09a;Wis;GE;;1;6\n", .importUnmapped),
    ("1;\"09a;Wis\n", .csvUnclosedQuote),
  ]) func whatIsNoTimetableImportsNothing(_ text: String, _ code: ProblemCode) throws {
    try inSchool { folder in
      let report = try run(folder, text)
      #expect(report.problems.filter { $0.severity == .error }.map(\.code).contains(code))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/lessons.csv"))
    }
  }

  @Test func wrongRecordsNameTheirPlace() throws {
    try inSchool { folder in
      let report = try run(folder, "1;09a;Wis;GE;;1;1\n1;09a;Wis;GE;;Mon;1\n")
      #expect(
        report.problems.map(\.line) == [
          "GPU001.TXT:2:day: error: 'Mon' is not a number (field 6, day). Was the right file exported, and with the fields in "
            + "their usual order? [foreign.value]"
        ])
    }
  }

  @Test func whatNamesNeitherClassNorSubjectIsLeftOut() throws {
    try inSchool { folder in
      let report = try run(folder, "1;;Wis;;T1;1;1;;\n2;;Wis;AG;;1;2;;\n3;09a;Wis;GE;;1;3;;\n")
      #expect(report.problems.map(\.code) == [.timetableNoClass, .timetableNoYear, .timetableNoClass])
      #expect(try text(folder, "lessons.csv").dropFirst().map { $0.split(separator: ",")[1] } == ["AG", "09a"])
    }
  }
}
