// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

// MARK: Files

@Test func missingNeededFilesSayHowToMakeThem() throws {
  let result = try checkStarter(["schools.csv": nil, "staff.csv": nil, "calendar.csv": nil])
  #expect(result.group == nil)
  let missing = result.problems.filter { $0.code == .fileMissing }
  #expect(missing.map(\.location.file) == ["calendar.csv", "schools.csv", "staff.csv"])
  #expect(missing.allSatisfy { $0.advice?.contains("planner init FOLDER") == true })
  #expect(result.problems.allSatisfy { $0.code != .referenceUnknown }, "a missing table isn't told twice")
}

@Test func aMissingFolderIsAProblem() {
  let result = GroupFolder.read("/nonexistent/group")
  #expect(result.group == nil)
  #expect(result.problems.map(\.code) == [.fileMissing])
}

@Test func unknownFilesAreWarnedAboutWithTheNearest() throws {
  #expect(
    try problemLines(["lesson.csv": "x\n", "README.md": "notes", ".hidden": "x"]) == [
      "lesson.csv: warning: Nothing in a group folder is called 'lesson.csv'; it wasn't read. "
        + "Did you mean 'lessons.csv'? [file.unknown]"
    ])
}

@Test func oneTableInTwoFilesIsRefused() throws {
  #expect(try checkStarter(["group.csv": "key,value\nname,Other\n"]).problems.map(\.code) == [.fileTwice])
  #expect(try checkStarter(["Staff.csv": "id,name,school\n"]).problems.map(\.code) == [.fileTwice])
}

@Test func emptyFilesSayWhatToDo() throws {
  #expect(
    try problemLines(["lessons.csv": ""]) == [
      "lessons.csv: error: The file is empty. Write the column headings in the first line, or delete the file if it "
        + "isn't needed. [file.empty]"
    ])
}

@Test func windows1252StaffListsAreReadWithAWarning() throws {
  let row = [UInt8]("\nzoe,Zo".utf8) + [0xEB] + [UInt8](" Ward,zoe@oak.example,oak,teacher\n".utf8)
  let result = try checkStarterBytes([
    "staff.csv": [UInt8]("id,name,email,school,role".utf8) + row, "activities.csv": nil,
  ])
  #expect(result.problems.map(\.code) == [.fileEncodingAssumed])
  #expect(result.group?.people.first?.name == "Zoë Ward")
}

@Test func byteOrderMarksAndQuotedNewlinesAreReadQuietly() throws {
  let staff = try starterText("staff.csv", "Aoife Brennan", "\"Aoife\nBrennan\"").replacing("\n", with: "\r\n")
  let result = try checkStarter(["staff.csv": "\u{FEFF}" + staff])
  #expect(result.problems == [])
  #expect(result.group?.people.first?.name == "Aoife\nBrennan")
}

@Test func hugeFilesAreRefusedUnread() throws {
  try inTemporaryFolder { folder in
    try GroupFolder.writeStarter(to: folder.path)
    try folder.write("school", to: "lessons.csv")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/lessons.csv"))
    try handle.truncate(atOffset: 100_000_000)
    try handle.close()
    #expect(GroupFolder.read(folder.path).problems.map(\.code) == [.fileTooLarge])
  }
}

// MARK: Ids and references

@Test func duplicateIdsNameTheFirstLine() throws {
  let schools = try starterText("schools.csv", "ash,Ash", "elm,Ash")
  let problem = try #require(try checkStarter(["schools.csv": schools]).problems.first { $0.code == .idDuplicate })
  #expect(
    problem.line == "schools.csv:7:id: error: The id 'elm' stands on line 6 already. Give each its own id. "
      + "[id.duplicate]")
}

@Test func unknownSchoolsAreSuggested() throws {
  let staff = try starterText("staff.csv", "ben@oak.example,oak", "ben@oak.example,aok")
  let result = try checkStarter(["staff.csv": staff])
  #expect(
    result.problems.map(\.line).contains(
      "staff.csv:5:school: error: 'aok' is not a school of schools.csv. Did you mean 'oak'? [reference.unknown]"))
}

@Test func unknownPeopleInActivitiesAreSuggested() throws {
  let activities = try starterText("activities.csv", ",,,femi,", ",,,femy,")
  let problems = try checkStarter(["activities.csv": activities]).problems
  #expect(
    problems.first?.line == "activities.csv:6:people: error: 'femy' is not a person of staff.csv. "
      + "Did you mean 'femi'? [reference.unknown]")
  #expect(problems.first?.location.character == 69)
}

@Test func whoCouldNotBeReadIsNotSaidToBeNobody() throws {
  let codes = try checkStarter(["schools.csv": "PK\u{3}\u{4}"]).problems.map(\.code)
  #expect(!codes.isEmpty && !codes.contains(.activityNobody))
  let staff = try starterText("staff.csv", "femi@elm.example,elm", "femi@elm.example,elmm")
  #expect(try !checkStarter(["staff.csv": staff]).problems.map(\.code).contains(.activityNobody))
}

@Test func whatIsAssumedOfSchoolsIsSaidByTheirNames() throws {
  let group = try #require(try checkStarter([:]).group)
  #expect(
    group.caveats == [
      "No school day from Ash Grove Primary School, Elm Lane Primary School and Oakfield High School: "
        + "the built-in bells of their phase are assumed."
    ])
}

@Test func referencesMayBeNamesOrAddresses() throws {
  let byName = try starterText("activities.csv", ",,,femi,", ",,,Femi Grant; gwen@elm.example,")
  #expect(try problemLines(["activities.csv": byName]) == [])
}

@Test func ambiguousNamesAskForTheId() throws {
  let staff = try starterText("staff.csv", "Dan Evans", "Femi Grant")
  let activities = try starterText("activities.csv", ",,,femi,", ",,,Femi Grant,")
  let problem = try #require(try checkStarter(["staff.csv": staff, "activities.csv": activities]).problems.first)
  #expect(problem.code == .referenceAmbiguous)
  #expect(problem.advice == "Write the id: dan or femi.")
}

@Test func idsWithReservedCharactersAreRefused() throws {
  let staff = try starterText("staff.csv", "dan,Dan", "d=n,Dan")
  #expect(try checkStarter(["staff.csv": staff]).problems.map(\.code) == [.idInvalid])
}

@Test func cyclesOfGroupsAndCalendarsAreShown() throws {
  let schools = try starterText("schools.csv", ",meeting_end\n", ",meeting_end,groups\n")
    .replacing("Wed,15:30,17:00", with: "Wed,15:30,17:00,hub")
  #expect(
    try problemLines(["schools.csv": schools, "groups.csv": "group,part_of\nhub,trust\ntrust,diocese\ndiocese,hub\n"])
      == [
        "groups.csv:4:part_of: error: Group 'diocese' is part of itself: diocese → hub → trust → diocese. "
          + "Take one of these rows away. [reference.cycle]"
      ])
  let calendar = "calendar,kind,first,last,name\na,like,,,b\nb,like,,,a\nb,term,2026-09-01,2027-07-20,Year\n"
  let problems = try checkStarter(["calendar.csv": calendar]).problems
  #expect(problems.contains { $0.message == "Calendar 'a' is like itself: a → b → a" })
}

@Test func nestedGroupsReachTheSchools() throws {
  let schools = try starterText("schools.csv", ",meeting_end\n", ",meeting_end,groups\n")
    .replacing("Wed,15:30,17:00", with: "Wed,15:30,17:00,hub")
  let result = try checkStarter(["schools.csv": schools, "groups.csv": "group,part of\nhub,trust\ntrust,diocese\n"])
  #expect(result.group?.schools.first?.groups == ["hub", "trust", "diocese"])
}

// MARK: Dates and times

@Test func datesInAnotherOrderAreRefusedAndExplained() throws {
  let calendar = try starterText("calendar.csv", "3 May 2027", "5/31/2027")
  let problem = try #require(try checkStarter(["calendar.csv": calendar]).problems.first)
  #expect(problem.code == .fieldDateOrder)
  #expect(
    problem.description.hasPrefix(
      "calendar.csv:10:first: '5/31/2027' is not a date with the day first: there is no month 31. Is it 31/5/2027"))
}

@Test func datesOutsideTheYearAreWarnedAbout() throws {
  let calendar = try starterText("calendar.csv", "3 May 2027", "3 May 2028")
  #expect(try checkStarter(["calendar.csv": calendar]).problems.map(\.code) == [.outsideYear])
}

@Test func theBreakIsNoHalfTerm() throws {
  let calendar = try starterText("calendar.csv", "holiday,26 Oct", "half-term,26 Oct")
  #expect(try checkStarter(["calendar.csv": calendar]).problems.contains { $0.code == .halfTermShort })
}

@Test func halfTermsAreTheTermsBetweenHolidays() throws {
  let calendar = try #require(try checkStarter([:]).group?.calendars.first)
  #expect(calendar.halfTerms.map(\.name) == ["Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2"])
  #expect(calendar.halfTerms[0].span.description == "2026-09-01..2026-10-23")
  #expect(calendar.halfTerms[1].span.description == "2026-11-02..2026-12-18")
}

@Test func insetDaysBesideATermBelongToIt() throws {
  let calendar = try starterText("calendar.csv", "term,1 Sep 2026", "term,3 Sep 2026")
  let result = try checkStarter(["calendar.csv": calendar])
  #expect(result.problems == [])
  #expect(result.group?.calendars[0].halfTerms[0].span.description == "2026-09-01..2026-10-23")
  let far = try starterText("calendar.csv", "inset,4 Jan 2027", "inset,30 Dec 2026")
  #expect(try checkStarter(["calendar.csv": far]).problems.map(\.code) == [.insetOutsideTerm])
}

@Test func overlappingHalfTermsAreRefused() throws {
  let calendar = "kind,first,last\nhalf-term,1/9/2026,23/10/2026\nhalf-term,20/10/2026,18/12/2026\n"
  #expect(try checkStarter(["calendar.csv": calendar]).problems.contains { $0.code == .calendarOverlap })
}

private let bells = """
  bells,weekday,period,kind,start,end
  oak,,P1,lesson,9:00,10:00
  oak,,P2,lesson,10:00,11:00
  oak,,lunch,lunch,12:00,13:00
  oak,Fri,P1,lesson,9:00,12:00

  """

@Test func overlappingBellsAreRefused() throws {
  #expect(
    try problemLines(["bells.csv": bells.replacing("10:00,11:00", with: "9:50,11:00")]) == [
      "bells.csv:3:start: error: 'P2' (09:50-11:00) overlaps 'P1' (09:00-10:00) in bells 'oak'. "
        + "Let each start when the one before has ended. [bells.overlap]"
    ])
}

@Test func periodsOutsideTheDayAreRefused() throws {
  let problems = try checkStarter(["bells.csv": bells + "oak,,,pupils,9:30,15:00\n"]).problems
  #expect(
    problems.contains { $0.code == .bellsOutside && $0.message == "'P1' lies outside the pupils' day, 09:30-15:00" })
}

@Test func lessonsOutsideBellsNameThePeriods() throws {
  let lessons = "school,class,subject,weekday,period,staff\noak,10A,art,Mon,P9,ben\noak,10A,art,Sat,P1,ben\n"
  #expect(
    try problemLines(["bells.csv": bells, "lessons.csv": lessons]) == [
      "lessons.csv:2:period: error: 'P9' is not a period of bells 'oak' on Monday (P1, P2). Did you mean 'P1'? "
        + "[lesson.outside-bells]",
      "lessons.csv:3:weekday: error: 'Sat' is not a day on which bells 'oak' have school. "
        + "Maybe the row belongs to another school? [lesson.outside-bells]",
    ])
}

@Test func doubleBookedTeachersAreWarnings() throws {
  let lessons = "school,class,subject,weekday,period,staff\noak,10A,art,Mon,P1,ben\noak,10B,art,Mon,P1,dan;ben\n"
  let result = try checkStarter(["lessons.csv": lessons])
  #expect(result.problems.map(\.code) == [.doubleBooked])
  #expect(result.problems[0].message == "'ben' also teaches '10A' at that time (line 2)")
  #expect(result.group?.lessons.count == 2)
}

@Test func weekLettersMustBeInTheCycle() throws {
  let lessons = "school,class,subject,week,weekday,period,staff\noak,10A,art,B,Mon,P1,ben\n"
  #expect(try checkStarter(["lessons.csv": lessons]).problems.map(\.code) == [.weekUnknown])
  let calendar = try starterText("calendar.csv", "kind,first,last,name,years\n", "kind,first,last,name,years,letter\n")
  let withCycle = calendar + "cycle,,,,,A;B\n"
  let result = try checkStarter(["lessons.csv": lessons, "calendar.csv": withCycle])
  #expect(result.problems.filter { $0.severity == .error } == [])
  #expect(result.group?.lessons.first?.week == "B")
}
