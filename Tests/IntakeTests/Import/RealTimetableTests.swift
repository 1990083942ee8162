// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

@Suite(.needsSharedData) struct RealTimetableTests {
  /// What each file holds: file, weeks, weekdays, periods a day, teachers, lessons, different codes of subjects.
  static let files: [(name: String, weeks: Int, days: Int, periods: Int, teachers: Int, lessons: Int, subjects: Int)] =
    [
      ("AustraliaBGHS98", 1, 5, 8, 56, 933, 62), ("AustraliaSAHS96", 2, 5, 6, 43, 1444, 85),
      ("AustraliaTES99", 1, 5, 6, 37, 537, 58), ("CzechVillageSchool", 1, 5, 6, 8, 67, 19),
      ("EnglandStPaul", 1, 5, 5, 68, 1227, 34), ("FinlandCollege", 1, 5, 8, 46, 387, 0),
      ("FinlandElementarySchool", 1, 5, 7, 22, 291, 0), ("FinlandSecondarySchool", 1, 5, 7, 25, 280, 0),
      ("GreeceHighSchool1", 1, 5, 7, 29, 372, 22), ("ItalyInstance4", 1, 6, 6, 61, 748, 23),
      ("KosovaInstance1", 1, 5, 13, 101, 1886, 0), ("SouthAfricaLewitt2009", 1, 5, 11, 19, 645, 14),
      ("SouthAfricaWoodlands2009", 1, 6, 7, 40, 739, 0),
    ]

  private static func timetable(_ name: String) throws -> ForeignTimetable {
    try XHSTTReader.read(try SharedData.bytes("xhstt/\(name).xml"))
  }

  @Test(arguments: files.indices) func readsEveryFile(_ index: Int) throws {
    let file = Self.files[index]
    let timetable = try Self.timetable(file.name)
    #expect(timetable.weeks == file.weeks)
    #expect(timetable.weekdays.count == file.days)
    #expect(timetable.periodsPerDay == file.periods)
    #expect(timetable.teachers.count == file.teachers)
    #expect(timetable.lessons.count == file.lessons)
    #expect(Set(timetable.lessons.compactMap(\.subject)).count == file.subjects)
    let names = Set(timetable.teachers.map(\.name))
    #expect(timetable.lessons.allSatisfy { $0.teachers.allSatisfy(names.contains) })
    #expect(timetable.lessons.allSatisfy { $0.slot.periods.upperBound <= file.periods && $0.slot.week < file.weeks })
  }

  /// Into a folder whose bells have thirteen lesson periods on five days.
  @Test(arguments: files.indices) func importsEveryFile(_ index: Int) throws {
    let file = Self.files[index]
    try inTemporaryFolder { folder in
      try folder.write("id,name,phase\noak,Oak,secondary\n", to: "schools.csv")
      try folder.write("kind,letter\ncycle,A;B\n", to: "calendar.csv")
      let rows = (1...13).map { "long,P\($0),lesson,\($0 + 6):00,\($0 + 6):45\n" }.joined()
      try folder.write("bells,period,kind,start,end\n" + rows, to: "bells.csv")
      let importer = Importer(into: folder.path)
      var options = TimetableOptions(school: "oak", bells: "long")
      let path = SharedData.file("xhstt/\(file.name).xml").path
      if file.days > 5 {
        let refused = importer.xhstt(path, options: options)
        #expect(refused.problems.filter { $0.severity == .error }.map(\.code) == [.importUnmapped])
        options.dropsUnmapped = true
      }
      let report = importer.xhstt(path, options: options)
      #expect(report.problems.filter { $0.severity == .error }.map(\.line) == [])
      #expect(report.files.contains { $0.file == "staff.csv" && $0.added == file.teachers })
      // A row for each period of a lesson that somebody teaches on five days, apart from meetings.
      let taught = try Self.timetable(file.name).lessons.filter {
        !$0.teachers.isEmpty && !$0.isProtected && $0.slot.weekday < .saturday
      }
      let periods = taught.reduce(0) { $0 + $1.slot.count }
      #expect(report.files.first { $0.file == "lessons.csv" }?.added == periods)
      #expect(!importer.xhstt(path, options: options).isWritten)
    }
  }

  @Test func findsTheKnownTraitsOfEnglandStPaul() throws {
    let timetable = try Self.timetable("EnglandStPaul")
    let messages = Dictionary(grouping: timetable.remarks, by: \.code).mapValues { $0.map(\.message) }
    #expect(messages[.timetableDoubleBooked]?.count == 2)
    #expect(messages[.timetableNoClass] == ["lessons without a class but the one in their course's name (3): Ge-10P"])
    #expect(messages[.timetablePlaceholder] == ["'XXX' looks like a place held for a teacher for 6 periods"])
    #expect(messages[.timetableLoad]?.first?.contains("(5): AME (24)") == true)
    #expect(messages[.timetableOverlappingSets]?.count == 1)
    let years = YearGroups()
    #expect(timetable.lessons.allSatisfy { years.year(ofAll: $0.classes).map((7...13).contains) == true })
  }

  @Test func solutionsFillTheTeachersThatAustralianEventsLeaveOpen() throws {
    let timetable = try Self.timetable("AustraliaBGHS98")
    let sport = try #require(timetable.lessons.first { $0.course == "Sport" })
    #expect(sport.teachers.count > 20)
    #expect(timetable.lessons.contains { $0.classSource == .linkedEvents && !$0.teachers.isEmpty })
  }

  @Test func fortnightOfSAHS96HasBothWeeks() throws {
    let timetable = try Self.timetable("AustraliaSAHS96")
    #expect(Set(timetable.lessons.map(\.slot.week)) == [0, 1])
    #expect(timetable.periodsPerCycle == 60)
  }

  @Test func groupsOfClassesCountAsTheirMembers() throws {
    let lesson = try #require(try Self.timetable("GreeceHighSchool1").lessons.first { $0.course == "THR-A1" })
    #expect(lesson.classes.count == 8)
    #expect(lesson.classes.allSatisfy { $0.hasPrefix("A1_") })
    #expect(lesson.subject == "THR")
  }
}
