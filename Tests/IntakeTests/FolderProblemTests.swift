// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

/// Reads the starter group with some files replaced, added, or (nil) taken away.
private func check(_ changes: [String: String?]) throws -> GroupFolder.Contents {
  try checkBytes(changes.mapValues { $0.map { [UInt8]($0.utf8) } })
}

private func checkBytes(_ changes: [String: [UInt8]?]) throws -> GroupFolder.Contents {
  var contents: GroupFolder.Contents?
  try inTemporaryFolder { folder in
    try GroupFolder.writeStarter(to: folder.path)
    for (name, bytes) in changes {
      if let bytes {
        try folder.write(bytes, to: name)
      } else {
        try FileManager.default.removeItem(atPath: folder.path + "/" + name)
      }
    }
    contents = GroupFolder.read(folder.path)
  }
  return try #require(contents)
}

private func lines(_ changes: [String: String?]) throws -> [String] { try check(changes).problems.map(\.line) }

/// The starter's text of a file with one part replaced.
private func starter(_ name: String, _ old: String, _ new: String) throws -> String {
  let text = try #require(StarterGroup.files.first { $0.name == name }?.text)
  #expect(text.contains(old))
  return text.replacing(old, with: new)
}

// MARK: Files

@Test func missingNeededFilesSayHowToMakeThem() throws {
  let result = try check(["schools.csv": nil, "staff.csv": nil, "calendar.csv": nil])
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
    try lines(["lesson.csv": "x\n", "README.md": "notes", ".hidden": "x"]) == [
      "lesson.csv: warning: Nothing in a group folder is called 'lesson.csv'; it wasn't read. "
        + "Did you mean 'lessons.csv'? [file.unknown]"
    ])
}

@Test func oneTableInTwoFilesIsRefused() throws {
  #expect(try check(["group.csv": "key,value\nname,Other\n"]).problems.map(\.code) == [.fileTwice])
  #expect(try check(["Staff.csv": "id,name,school\n"]).problems.map(\.code) == [.fileTwice])
}

@Test func emptyFilesSayWhatToDo() throws {
  #expect(
    try lines(["lessons.csv": ""]) == [
      "lessons.csv: error: The file is empty. Write the column headings in the first line, or delete the file if it "
        + "isn't needed. [file.empty]"
    ])
}

@Test func windows1252StaffListsAreReadWithAWarning() throws {
  let row = [UInt8]("\nzoe,Zo".utf8) + [0xEB] + [UInt8](" Ward,zoe@oak.example,oak,teacher\n".utf8)
  let result = try checkBytes(["staff.csv": [UInt8]("id,name,email,school,role".utf8) + row, "activities.csv": nil])
  #expect(result.problems.map(\.code) == [.fileEncodingAssumed])
  #expect(result.group?.people.first?.name == "Zoë Ward")
}

@Test func byteOrderMarksAndQuotedNewlinesAreReadQuietly() throws {
  let staff = try starter("staff.csv", "Aoife Brennan", "\"Aoife\nBrennan\"").replacing("\n", with: "\r\n")
  let result = try check(["staff.csv": "\u{FEFF}" + staff])
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
  let schools = try starter("schools.csv", "ash,Ash", "elm,Ash")
  let problem = try #require(try check(["schools.csv": schools]).problems.first { $0.code == .idDuplicate })
  #expect(
    problem.line == "schools.csv:7:id: error: The id 'elm' stands on line 6 already. Give each its own id. "
      + "[id.duplicate]")
}

@Test func unknownSchoolsAreSuggested() throws {
  let staff = try starter("staff.csv", "ben@oak.example,oak", "ben@oak.example,aok")
  let result = try check(["staff.csv": staff])
  #expect(
    result.problems.map(\.line).contains(
      "staff.csv:5:school: error: 'aok' is not a school of schools.csv. Did you mean 'oak'? [reference.unknown]"))
}

@Test func unknownPeopleInActivitiesAreSuggested() throws {
  let activities = try starter("activities.csv", ",,,femi,", ",,,femy,")
  let problems = try check(["activities.csv": activities]).problems
  #expect(
    problems.first?.line == "activities.csv:6:people: error: 'femy' is not a person of staff.csv. "
      + "Did you mean 'femi'? [reference.unknown]")
  #expect(problems.first?.location.character == 69)
}

@Test func referencesMayBeNamesOrAddresses() throws {
  let byName = try starter("activities.csv", ",,,femi,", ",,,Femi Grant; kate@ash.example,")
  #expect(try lines(["activities.csv": byName]) == [])
}

@Test func ambiguousNamesAskForTheId() throws {
  let staff = try starter("staff.csv", "Dan Evans", "Femi Grant")
  let activities = try starter("activities.csv", ",,,femi,", ",,,Femi Grant,")
  let problem = try #require(try check(["staff.csv": staff, "activities.csv": activities]).problems.first)
  #expect(problem.code == .referenceAmbiguous)
  #expect(problem.advice == "Write the id: dan or femi.")
}

@Test func idsWithReservedCharactersAreRefused() throws {
  let staff = try starter("staff.csv", "dan,Dan", "d=n,Dan")
  #expect(try check(["staff.csv": staff]).problems.map(\.code) == [.idInvalid])
}

@Test func cyclesOfGroupsAndCalendarsAreShown() throws {
  let schools = try starter("schools.csv", ",meeting_end\n", ",meeting_end,groups\n")
    .replacing("Wed,15:30,17:00", with: "Wed,15:30,17:00,hub")
  #expect(
    try lines(["schools.csv": schools, "groups.csv": "group,part_of\nhub,trust\ntrust,diocese\ndiocese,hub\n"]) == [
      "groups.csv:4:part_of: error: Group 'diocese' is part of itself: diocese → hub → trust → diocese. "
        + "Take one of these rows away. [reference.cycle]"
    ])
  let calendar = "calendar,kind,first,last,name\na,like,,,b\nb,like,,,a\nb,term,2026-09-01,2027-07-20,Year\n"
  let problems = try check(["calendar.csv": calendar]).problems
  #expect(problems.contains { $0.message == "Calendar 'a' is like itself: a → b → a" })
}

@Test func nestedGroupsReachTheSchools() throws {
  let schools = try starter("schools.csv", ",meeting_end\n", ",meeting_end,groups\n")
    .replacing("Wed,15:30,17:00", with: "Wed,15:30,17:00,hub")
  let result = try check(["schools.csv": schools, "groups.csv": "group,part of\nhub,trust\ntrust,diocese\n"])
  #expect(result.group?.schools.first?.groups == ["hub", "trust", "diocese"])
}

// MARK: Dates and times

@Test func datesInAnotherOrderAreRefusedAndExplained() throws {
  let calendar = try starter("calendar.csv", "3 May 2027", "5/31/2027")
  let problem = try #require(try check(["calendar.csv": calendar]).problems.first)
  #expect(problem.code == .fieldDateOrder)
  #expect(
    problem.description.hasPrefix(
      "calendar.csv:10:first: '5/31/2027' is not a date with the day first: there is no month 31. Is it 31/5/2027"))
}

@Test func datesOutsideTheYearAreWarnedAbout() throws {
  let calendar = try starter("calendar.csv", "3 May 2027", "3 May 2028")
  #expect(try check(["calendar.csv": calendar]).problems.map(\.code) == [.outsideYear])
}

@Test func theBreakIsNoHalfTerm() throws {
  let calendar = try starter("calendar.csv", "holiday,26 Oct", "half-term,26 Oct")
  #expect(try check(["calendar.csv": calendar]).problems.contains { $0.code == .halfTermShort })
}

@Test func halfTermsAreTheTermsBetweenHolidays() throws {
  let calendar = try #require(try check([:]).group?.calendars.first)
  #expect(calendar.halfTerms.map(\.name) == ["Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2"])
  #expect(calendar.halfTerms[0].span.description == "2026-09-01..2026-10-23")
  #expect(calendar.halfTerms[1].span.description == "2026-11-02..2026-12-18")
}

@Test func insetDaysBesideATermBelongToIt() throws {
  let calendar = try starter("calendar.csv", "term,1 Sep 2026", "term,3 Sep 2026")
  let result = try check(["calendar.csv": calendar])
  #expect(result.problems == [])
  #expect(result.group?.calendars[0].halfTerms[0].span.description == "2026-09-01..2026-10-23")
  let far = try starter("calendar.csv", "inset,4 Jan 2027", "inset,30 Dec 2026")
  #expect(try check(["calendar.csv": far]).problems.map(\.code) == [.insetOutsideTerm])
}

@Test func overlappingHalfTermsAreRefused() throws {
  let calendar = "kind,first,last\nhalf-term,1/9/2026,23/10/2026\nhalf-term,20/10/2026,18/12/2026\n"
  #expect(try check(["calendar.csv": calendar]).problems.contains { $0.code == .calendarOverlap })
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
    try lines(["bells.csv": bells.replacing("10:00,11:00", with: "9:50,11:00")]) == [
      "bells.csv:3:start: error: 'P2' (09:50-11:00) overlaps 'P1' (09:00-10:00) in bells 'oak'. "
        + "Let each start when the one before has ended. [bells.overlap]"
    ])
}

@Test func periodsOutsideTheDayAreRefused() throws {
  let problems = try check(["bells.csv": bells + "oak,,,pupils,9:30,15:00\n"]).problems
  #expect(
    problems.contains { $0.code == .bellsOutside && $0.message == "'P1' lies outside the pupils' day, 09:30-15:00" })
}

@Test func lessonsOutsideBellsNameThePeriods() throws {
  let lessons = "school,class,subject,weekday,period,staff\noak,10A,art,Mon,P9,ben\noak,10A,art,Sat,P1,ben\n"
  #expect(
    try lines(["bells.csv": bells, "lessons.csv": lessons]) == [
      "lessons.csv:2:period: error: 'P9' is not a period of bells 'oak' on Monday (P1, P2). Did you mean 'P1'? "
        + "[lesson.outside-bells]",
      "lessons.csv:3:weekday: error: 'Sat' is not a day on which bells 'oak' have school. "
        + "Maybe the row belongs to another school? [lesson.outside-bells]",
    ])
}

@Test func doubleBookedTeachersAreWarnings() throws {
  let lessons = "school,class,subject,weekday,period,staff\noak,10A,art,Mon,P1,ben\noak,10B,art,Mon,P1,dan;ben\n"
  let result = try check(["lessons.csv": lessons])
  #expect(result.problems.map(\.code) == [.doubleBooked])
  #expect(result.problems[0].message == "'ben' also teaches '10A' at that time (line 2)")
  #expect(result.group?.lessons.count == 2)
}

@Test func weekLettersMustBeInTheCycle() throws {
  let lessons = "school,class,subject,week,weekday,period,staff\noak,10A,art,B,Mon,P1,ben\n"
  #expect(try check(["lessons.csv": lessons]).problems.map(\.code) == [.weekUnknown])
  let calendar = try starter("calendar.csv", "kind,first,last,name,years\n", "kind,first,last,name,years,letter\n")
  let withCycle = calendar + "cycle,,,,,A;B\n"
  let result = try check(["lessons.csv": lessons, "calendar.csv": withCycle])
  #expect(result.problems.filter { $0.severity == .error } == [])
  #expect(result.group?.lessons.first?.week == "B")
}

// MARK: Activities

@Test func impossibleWindowsAreRefused() throws {
  let swapped = try starter("activities.csv", "2026-11-02..2027-03-25", "25/3/2027 - 2/11/2026")
  #expect(try check(["activities.csv": swapped]).problems.map(\.code) == [.fieldSpan])
  let holiday = try starter("activities.csv", "2026-11-02..2027-03-25", "26/10/2026 - 30/10/2026")
  #expect(
    try lines(["activities.csv": holiday]) == [
      "activities.csv:6:windows: error: '26/10/2026 - 30/10/2026' is not a time in which any school is open. "
        + "Check the dates against calendar.csv. [activity.impossible]"
    ])
  let lastYear = try starter("activities.csv", "2026-11-02..2027-03-25", "2025-11-02..2026-03-25")
  #expect(try check(["activities.csv": lastYear]).problems.map(\.code) == [.activityImpossible])
}

@Test func seriesThatDontFitAreRefused() throws {
  let activities = try starter("activities.csv", ",3,3,60,no", ",3,9,60,no")
  let problem = try #require(try check(["activities.csv": activities]).problems.first)
  #expect(problem.location.field == "parts")
  #expect(problem.message.contains("with 60 days between them they don't fit into Tue 1 Sep 2026"))
}

@Test func rulesThatChooseNobodyWarnWithTheNearestRole() throws {
  let activities = try starter("activities.csv", "role=art lead", "role=art laed")
  let problems = try check(["activities.csv": activities]).problems
  #expect(problems.map(\.code) == [.activityNobody])
  #expect(problems[0].advice == "Did you mean 'art lead'?")
}

@Test func peopleWhoHaveLeftAreWarnedAbout() throws {
  let staff = try starter("staff.csv", ",tags\n", ",tags,until\n").replacing("4,4F,,", with: "4,4F,,,1/10/2026")
  let codes = try check(["staff.csv": staff]).problems.map(\.code).filter { $0 != .csvShortRow }
  #expect(codes == [.personNotValid])
}

@Test func columnsOfAnotherKindAreWarnedAbout() throws {
  let activities = try starter("activities.csv", ",,,femi,", ",,everyone,femi,")
  #expect(
    try lines(["activities.csv": activities]) == [
      "activities.csv:6:expected: warning: 'expected' means nothing for a visit; it was left out. "
        + "It belongs to activities of kind session. [activity.unused-column]"
    ])
}

@Test func allSevenKindsAreReadWithTheirFields() throws {
  let activities = """
    id,kind,title,people,applicant,preferred_hosts,days,school,applicants,half_terms,person,shares,cycle_weeks,home_days,cycles
    t,triad,Triad,ben;femi;jo,,,,,,,,,,,
    l,lesson study,Study,femi;jo,,,,,,,,,,,3
    s,shadowing,Shadow,,dan,jo,2,,,,,,,,
    p,secondment,Post,,,,,oak,jo,3,,,,,
    r,specialist,Rota,,,,,,,,ben,elm=4;ash=2,2,Mon,

    """
  let result = try check(["activities.csv": activities])
  #expect(result.problems.map(\.code) == Array(repeating: .notPlannedYet, count: 5))
  let group = try #require(result.group)
  #expect(group.activities.map(\.kind) == [.triad, .lessonStudy, .shadowing, .secondment, .specialist])
  guard case .specialist(let specialist) = group.activities[4].details else {
    Issue.record("not a specialist")
    return
  }
  #expect(specialist.shares.map(\.halfDays) == [4, 2])
  #expect(specialist.homeDays == [.monday])
}

@Test func selectorsKeepAmpersandsInValues() throws {
  let activities = try starter("activities.csv", "role=art lead", "role=art lead & subject=art & design & per_school=1")
  let result = try check(["activities.csv": activities])
  guard case .session(let session)? = result.group?.activities[1].details else {
    Issue.record("not a session")
    return
  }
  #expect(session.participants[0].selector.subjects == ["art & design"])
  #expect(session.participants[0].selector.roles == ["art lead"])
  #expect(session.participants[0].perSchool == 1)
}

@Test func badSelectorsAreExplained() throws {
  let key = try starter("activities.csv", "role=art lead", "rol=art lead")
  #expect(try check(["activities.csv": key]).problems.contains { $0.advice == "Did you mean 'role'?" })
  let group = try starter("activities.csv", "role=art lead", "group=kent")
  #expect(try check(["activities.csv": group]).problems.contains { $0.code == .referenceUnknown })
}

// MARK: Settings

@Test func rulesAreOverriddenByPath() throws {
  let yaml =
    "name: X\nrules:\n  rates:\n    visit: 5000\n  limits.twilight_latest_end: 19:00\ntravel: {speed_kmh: 42}\n"
  let result = try check(["group.yaml": yaml])
  #expect(result.problems == [])
  #expect(result.group?.rules.rates.visit == MilliLessons(5000))
  #expect(result.group?.rules.limits.twilightLatestEnd == TimeOfDay(minutes: 1140))
  #expect(result.group?.travel.metresPerMinute == 700)
  let csv = try check(["group.yaml": nil, "group.csv": "key,value\nrules.rates.visit,5000\nyear,2026/27\n"])
  #expect(csv.problems == [])
  #expect(csv.group?.rules.rates.visit == MilliLessons(5000))
}

@Test func unknownSettingsAreSuggested() throws {
  #expect(
    try lines(["group.yaml": "rules:\n  rates:\n    vist: 1\n"]) == [
      "group.yaml:3:rules.rates.vist: error: No setting is called 'rules.rates.vist'. "
        + "Did you mean 'rules.rates.visit'? [yaml.unknown-key]"
    ])
}

@Test func theYearIsTakenFromTheTermsWhereNothingStatesIt() throws {
  let result = try check(["group.yaml": nil])
  #expect(result.group?.year.description == "2026-09-01..2027-08-31")
}

@Test func allProblemsOfAllFilesComeAtOnce() throws {
  let problems = try check([
    "schools.csv": starter("schools.csv", "22,Wed", "many,Wed"),
    "staff.csv": starter("staff.csv", "Mon-Thu", "Mon-Frogday"),
    "activities.csv": starter("activities.csv", "60 min", "an hour"),
  ]).problems
  #expect(problems.map { "\($0.location)" } == ["activities.csv:5:length", "schools.csv:5:fsm", "staff.csv:6:days"])
}

@Test func randomFoldersNeverTrap() throws {
  for seed in UInt64(1)...30 {
    try inTemporaryFolder { folder in
      var random = Seeded(seed)
      for (name, text) in GroupFolder.files(of: RandomGroup.make(seed: seed)) {
        var bytes = [UInt8](text.utf8)
        for _ in 0..<random.below(12) where !bytes.isEmpty {
          let index = random.below(bytes.count)
          switch random.below(3) {
          case 0: bytes.remove(at: index)
          case 1: bytes.insert(random.pick(Array(";|,\"\n=&-0é".utf8)), at: index)
          default: bytes[index] = UInt8(random.below(256))
          }
        }
        try folder.write(bytes, to: name)
      }
      let result = GroupFolder.read(folder.path)
      #expect(result.group != nil || result.problems.contains { $0.severity == .error }, "seed \(seed)")
    }
  }
}

@Test func withoutTermsNothingIsComparedWithAYearThatNobodyKnows() throws {
  let codes = try check(["calendar.csv": nil, "group.yaml": nil]).problems.map(\.code)
  #expect(codes == [.fileMissing])
}

@Test func dayOneListsNeedNoIds() throws {
  let result = try check([
    "group.yaml": nil, "activities.csv": "Title,Kind,Expected\nArt network,network,role=teacher\n",
    "schools.csv": "School,Phase,Meeting night\nElm Lane Primary,primary,Tue\nOakfield High,secondary,Tue\n",
    "staff.csv": "Name,Email,School,Role,Days\nAnn Lee,a@x.example,Elm Lane Primary,Teacher,Mon-Thu\n"
      + "Bo Ray,,oakfield high,Teacher,\n",
  ])
  #expect(result.problems.map(\.line) == [])
  let group = try #require(result.group)
  #expect(group.people.map(\.id.text) == ["ann-lee", "bo-ray"])
  #expect(group.people[1].base.text == "oakfield-high")
  #expect(group.meetings.map(\.span.description) == ["15:30-16:30", "15:25-16:25"])
  #expect(group.caveats.count == 2)
}
