// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

struct ImporterTests {
  private static let register = """
    URN,EstablishmentName,LA (name),PhaseOfEducation (name),Easting,Northing,PercentageFSM
    100001,Oak Primary School,Smallshire,Primary,379000,388000,12.5
    100002,St Mary's,Smallshire,Primary,379100,388100,
    100003,St Mary's,Smallshire,Secondary,379200,388200,30
    """

  private static let schools = "id,name,phase\noak,Oak Primary,primary\nelm,Elm High,secondary\n"

  private static let holidays = """
    {"england-and-wales": {"division": "england-and-wales", "events": [
      {"title": "Christmas Day", "date": "2026-12-25", "notes": "", "bunting": true},
      {"title": "Good Friday", "date": "2027-03-26", "notes": "", "bunting": false}]}}
    """

  private func contents(_ folder: TemporaryFolder) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }
    return files
  }

  private func importHolidays(_ folder: TemporaryFolder, _ text: String = holidays) throws -> ImportReport {
    try inTemporaryFolder { source in
      try source.write(text, to: "holidays.json")
      var options = CalendarOptions()
      options.startYear = 2026
      return Importer(into: folder.path).bankHolidays(source.path + "/holidays.json", options: options)
    }
  }

  private func importTimetable(
    _ folder: TemporaryFolder, _ archive: SmallArchive = SmallArchive(), replaces: Bool = false,
    _ change: (inout TimetableOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try inTemporaryFolder { source in
      try source.write(archive.bytes, to: "small.xml")
      var options = TimetableOptions(school: "elm", bells: "secondary")
      change(&options)
      var importer = Importer(into: folder.path)
      importer.replaces = replaces
      return importer.xhstt(source.path + "/small.xml", options: options)
    }
  }

  private func importRegister(
    _ folder: TemporaryFolder, _ change: (inout RegisterOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    try inTemporaryFolder { source in
      try source.write(Self.register, to: "register.csv")
      var options = RegisterOptions()
      change(&options)
      return Importer(into: folder.path).register(source.path + "/register.csv", options: options)
    }
  }

  @Test func secondRunChangesNothing() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      for _ in 1...2 {
        _ = try importHolidays(folder)
        _ = try importRegister(folder)
        _ = try importTimetable(folder)
      }
      let first = try contents(folder)
      let reports = [try importHolidays(folder), try importRegister(folder), try importTimetable(folder)]
      #expect(try contents(folder) == first)
      for report in reports {
        #expect(!report.isWritten)
        #expect(report.files.allSatisfy { $0.added == 0 && $0.updated == 0 && $0.leftAlone == 0 && $0.unchanged > 0 })
      }
    }
  }

  @Test func bankHolidaysBecomeRowsOfTheCalendar() throws {
    try inTemporaryFolder { folder in
      let report = try importHolidays(folder)
      #expect(report.files == [ImportedFile(file: "calendar.csv", added: 2)])
      #expect(report.isWritten)
      #expect(
        try contents(folder) == [
          "calendar.csv": "calendar,kind,first,name\n,bank-holiday,2026-12-25,Christmas Day\n"
            + ",bank-holiday,2027-03-26,Good Friday\n"
        ])
    }
  }

  /// A group that was converted says of every date whose it is.
  @Test func datesOfNamedCalendarsAreFoundAndAddedToEach() throws {
    try inTemporaryFolder { folder in
      try folder.write(
        "calendar,kind,first,last,name\na,term,2026-09-01,2026-12-18,Autumn\nb,term,2026-09-02,2026-12-18,Autumn\n"
          + "a,bank-holiday,2026-12-25,,Christmas Day\nc,like,,,a\n", to: "calendar.csv")
      let report = try importHolidays(folder)
      #expect(report.files == [ImportedFile(file: "calendar.csv", added: 3, unchanged: 1)])
      #expect(
        try contents(folder)["calendar.csv"]?.hasSuffix(
          "c,like,,,a\nb,bank-holiday,2026-12-25,,Christmas Day\na,bank-holiday,2027-03-26,,Good Friday\n"
            + "b,bank-holiday,2027-03-26,,Good Friday\n") == true)
      #expect(try importHolidays(folder).isWritten == false)
    }
  }

  @Test func schoolsKeepTheirIDsByReferenceNumber() throws {
    try inTemporaryFolder { folder in
      try folder.write("id,name,urn,fsm\noak,Oak,100001,9\n", to: "schools.csv")
      let report = try importRegister(folder)
      let text = try #require(try contents(folder)["schools.csv"])
      let rows = text.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").prefix(3).joined(separator: "|")
      }
      #expect(rows == ["oak|Oak|100001", "st-mary-s|St Mary's|100002", "st-mary-s-100003|St Mary's|100003"])
      #expect(report.files == [ImportedFile(file: "schools.csv", added: 2, updated: 1)])
      // Phase and position were missing and are filled in; the share of free meals differs and stays.
      #expect(text.contains("oak,Oak,100001,9,primary,53.38842,-2.31721,Smallshire\n"))
      #expect(report.problems.map(\.code) == [.importLeftAlone])
    }
  }

  @Test func replacingLetsTheRegisterWin() throws {
    try inTemporaryFolder { folder in
      try folder.write("id,name,urn,fsm\noak,Oak,100001,9\n", to: "schools.csv")
      try inTemporaryFolder { source in
        try source.write(Self.register, to: "register.csv")
        var importer = Importer(into: folder.path)
        importer.replaces = true
        let report = importer.register(source.path + "/register.csv", options: RegisterOptions())
        #expect(report.problems.isEmpty)
      }
      let text = try #require(try contents(folder)["schools.csv"])
      #expect(text.contains("oak,Oak Primary School,100001,12.5"))
    }
  }

  @Test func unknownReferenceNumberStopsTheImport() throws {
    try inTemporaryFolder { folder in
      let report = try importRegister(folder) { $0.filter.urns = [100_001, 100_009] }
      #expect(report.problems.map(\.code) == [.importNotFound])
      #expect(report.problems[0].message.contains("100009"))
      #expect(report.hasErrors && !report.isWritten && report.files.isEmpty)
      #expect(try contents(folder).isEmpty)
    }
  }

  @Test func timetableBecomesLessonsStaffAndMeetings() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      var archive = SmallArchive()
      archive.resources.append("T_x:Teacher:XXX")
      archive.events.append(.init("m", course: "StaffMeeting", duration: 1, resources: ["T_bob"], time: "Tue2"))
      archive.events.append(.init("r", course: "Re-10A", duration: 1, resources: ["T_x", "C_10A"], time: "Tue2"))
      let report = try importTimetable(folder, archive) { $0.subjects = SubjectMap(["En": "English", "Ma*": "Maths"]) }
      let files = try contents(folder)
      #expect(
        files["lessons.csv"] == """
          school,class,subject,years,room,week,weekday,period,staff
          elm,10A,english,10,1,,Mon,P1,elm-ann
          elm,10B,maths,10,1,,Mon,P2,elm-bob
          elm,10A,english,10,,,Tue,P1,elm-ann
          elm,10A,re,10,,,Tue,P2,elm-xxx

          """)
      #expect(
        files["staff.csv"] == """
          id,name,school,role,subjects,vacancy
          elm-xxx,Vacancy XXX,elm,teacher,re,yes
          elm-ann,ann,elm,teacher,english,
          elm-bob,bob,elm,teacher,maths,

          """)
      #expect(files["protected.csv"] == "person,kind,week,weekday,period\nelm-bob,meeting,,Tue,P2\n")
      #expect(report.problems.map(\.code) == [.timetablePlaceholder])
    }
  }

  @Test func knownStaffKeepTheirIDs() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      try folder.write("name,school,role\nAnn Oakes,elm,teacher\n", to: "staff.csv")
      _ = try importTimetable(folder) { $0.staff = ["ann": "ann-oakes"] }
      let files = try contents(folder)
      #expect(files["staff.csv"]?.contains("Ann Oakes,elm,teacher") == true)
      #expect(files["lessons.csv"]?.contains("Mon,P1,ann-oakes\n") == true)
      #expect(files["staff.csv"]?.contains("elm-ann") == false)
      let report = try importTimetable(folder) { $0.staff = ["ann": "an-oakes"] }
      #expect(report.problems.map(\.code) == [.importOption])
      #expect(report.problems[0].advice == "Did you mean 'ann-oakes'?")
    }
  }

  @Test func lessonsOutsideTheBellsAreAnErrorUnlessDropped() throws {
    var archive = SmallArchive()
    archive.times = (1...7).map { "Mon\($0):d1" }
    archive.solution = """
      <Event Reference="e1"><Time Reference="Mon6"/></Event><Event Reference="e2"><Time Reference="Mon2"/></Event>
      """
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      let refused = try importTimetable(folder, archive)
      #expect(refused.problems.filter { $0.severity == .error }.map(\.code) == [.importUnmapped])
      #expect(try contents(folder).keys.sorted() == ["schools.csv"])
      let dropped = try importTimetable(folder, archive) { $0.dropsUnmapped = true }
      #expect(dropped.problems.map(\.code) == [.importUnmapped])
      #expect(dropped.files.first { $0.file == "lessons.csv" }?.added == 1)
    }
  }

  @Test func lessonsThatChangedAreToldAndReplacedOnRequest() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      _ = try importTimetable(folder)
      var moved = SmallArchive()
      moved.solution = moved.solution?.replacing("Mon2", with: "Tue2")
      let told = try importTimetable(folder, moved)
      #expect(told.problems.map(\.code) == [.importStale])
      #expect(
        told.files.first { $0.file == "lessons.csv" } == ImportedFile(file: "lessons.csv", added: 1, unchanged: 2))
      let replaced = try importTimetable(folder, moved, replaces: true)
      #expect(replaced.files.first { $0.file == "lessons.csv" }?.removed == 1)
      #expect(try contents(folder)["lessons.csv"]?.contains("Mon,P2") == false)
    }
  }

  @Test func unknownSchoolStopsTheImport() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      let report = try importTimetable(folder) { $0.school = "eml" }
      #expect(report.problems.map(\.code) == [.importOption])
      #expect(try contents(folder).count == 1)
    }
  }

  @Test func damagedFilesOnEitherSideLeaveTheFolderAsItWas() throws {
    try inTemporaryFolder { folder in
      try folder.write("kind,first\n\"bank-holiday,2026-12-25\n", to: "calendar.csv")
      let before = try contents(folder)
      #expect(try importHolidays(folder).hasErrors)
      #expect(try importHolidays(folder, String(Self.holidays.prefix(100))).problems.map(\.code) == [.fileTruncated])
      #expect(try contents(folder) == before)
    }
  }

  @Test func whatCannotBeWrittenLeavesEveryFileAsItWas() throws {
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      // A folder stands where the second file would be prepared, so that not all of them can be.
      let blocked = folder.path + "/.staff.csv.importing"
      try FileManager.default.createDirectory(atPath: blocked, withIntermediateDirectories: false)
      let report = try importTimetable(folder)
      #expect(report.problems.map(\.code) == [.fileNotWritten])
      #expect(!report.isWritten && report.files.isEmpty)
      try FileManager.default.removeItem(atPath: blocked)
      #expect(try contents(folder) == ["schools.csv": Self.schools])
    }
  }

  @Test func missingFolderOrFileIsAProblem() throws {
    try inTemporaryFolder { folder in
      let nowhere = Importer(into: folder.path + "/none").register("none.csv", options: RegisterOptions())
      #expect(nowhere.problems.map(\.code) == [.fileMissing, .fileMissing])
    }
  }

  @Test func fortnightsAskForACycleUnlessTheCalendarHasIt() throws {
    var archive = SmallArchive()
    archive.times = ["Mon1:d1", "Mon2:d1", "Tue1:d2", "Mon_2_1:d3"]
    archive.timeGroups += #"<Day Id="d3"><Name>Mon</Name></Day>"#
    archive.solution = archive.solution?.replacing("Mon2", with: "Mon_2_1")
    try inTemporaryFolder { folder in
      try folder.write(Self.schools, to: "schools.csv")
      #expect(try importTimetable(folder, archive).problems.map(\.code) == [.importWeeks])
      try folder.write("kind,letter\ncycle,A;B\n", to: "calendar.csv")
      #expect(try importTimetable(folder, archive).problems.map(\.code) == [])
      let lessons = try #require(try contents(folder)["lessons.csv"])
      #expect(lessons.contains("elm,10B,ma,10,1,B,Mon,P1,elm-bob"))
      #expect(lessons.contains("elm,10A,en,10,1,A,Mon,P1,elm-ann"))
    }
  }

  @Test func termDatesTakeTheYearFromTheSettings() throws {
    try inTemporaryFolder { folder in
      try inTemporaryFolder { source in
        try source.write(TermDatesTests.json, to: "terms.json")
        let importer = Importer(into: folder.path)
        let unknown = importer.termDates(source.path + "/terms.json", options: CalendarOptions())
        #expect(unknown.problems.map(\.code) == [.importOption])
        try folder.write("name: Small\nyear: 2026-27\n", to: "group.yaml")
        let report = importer.termDates(source.path + "/terms.json", options: CalendarOptions())
        #expect(report.files == [ImportedFile(file: "calendar.csv", added: 7)])
        #expect(report.files[0].summary == "calendar.csv: 7 added")
      }
      let text = try #require(try contents(folder)["calendar.csv"])
      #expect(text.contains(",half-term,2026-09-01,2026-10-23,Autumn 1\n"))
      #expect(text.contains(",bank-holiday,2027-05-03,,\n"))
    }
  }

  @Test func dryRunWritesNothing() throws {
    try inTemporaryFolder { folder in
      try inTemporaryFolder { source in
        try source.write(Self.holidays, to: "holidays.json")
        var options = CalendarOptions()
        options.startYear = 2026
        var importer = Importer(into: folder.path)
        importer.isDryRun = true
        let report = importer.bankHolidays(source.path + "/holidays.json", options: options)
        #expect(report.files == [ImportedFile(file: "calendar.csv", added: 2)])
        #expect(!report.isWritten)
      }
      #expect(try contents(folder).isEmpty)
    }
  }
}
