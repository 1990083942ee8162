// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

// MARK: Activities

@Test func impossibleWindowsAreRefused() throws {
  let swapped = try starterText("activities.csv", "2026-11-02..2027-03-25", "25/3/2027 - 2/11/2026")
  #expect(try checkStarter(["activities.csv": swapped]).problems.map(\.code) == [.fieldSpan])
  let holiday = try starterText("activities.csv", "2026-11-02..2027-03-25", "26/10/2026 - 30/10/2026")
  #expect(
    try problemLines(["activities.csv": holiday]) == [
      "activities.csv:6:windows: error: '26/10/2026 - 30/10/2026' is not a time in which any school is open. "
        + "Check the dates against calendar.csv. [activity.impossible]"
    ])
  let lastYear = try starterText("activities.csv", "2026-11-02..2027-03-25", "2025-11-02..2026-03-25")
  #expect(try checkStarter(["activities.csv": lastYear]).problems.map(\.code) == [.activityImpossible])
}

@Test func seriesThatDontFitAreRefused() throws {
  let activities = try starterText("activities.csv", ",3,3,60,no", ",3,9,60,no")
  let problem = try #require(try checkStarter(["activities.csv": activities]).problems.first)
  #expect(problem.location.field == "parts")
  #expect(problem.message.contains("with 60 days between them they don't fit into Tue 1 Sep 2026"))
}

@Test func rulesThatChooseNobodyWarnWithTheNearestRole() throws {
  let activities = try starterText("activities.csv", "role=art lead", "role=art laed")
  let problems = try checkStarter(["activities.csv": activities]).problems
  #expect(problems.map(\.code) == [.activityNobody])
  #expect(problems[0].advice == "Did you mean 'art lead'?")
}

@Test func peopleWhoHaveLeftAreWarnedAbout() throws {
  let staff = try starterText("staff.csv", ",tags\n", ",tags,until\n").replacing("4,4F,,", with: "4,4F,,,1/10/2026")
  let codes = try checkStarter(["staff.csv": staff]).problems.map(\.code).filter { $0 != .csvShortRow }
  #expect(codes == [.personNotValid])
}

@Test func columnsOfAnotherKindAreWarnedAbout() throws {
  let activities = try starterText("activities.csv", ",,,femi,", ",,everyone,femi,")
  #expect(
    try problemLines(["activities.csv": activities]) == [
      "activities.csv:6:expected: warning: 'expected' means nothing for a visit; it was left out. "
        + "It belongs to activities of kind session. [activity.unused-column]"
    ])
}

/// A column of several kinds too.
@Test func aColumnThatMeansNothingIsToldOnce() throws {
  let activities = "id,kind,title,school,applicants,half_terms,tolerance\np,secondment,Post,oak,jo,3,10\n"
  #expect(
    try problemLines(["activities.csv": activities]) == [
      "activities.csv:2:tolerance: warning: 'tolerance' means nothing for a secondment; it was left out. "
        + "It belongs to activities of kind session or specialist. [activity.unused-column]"
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
  let result = try checkStarter(["activities.csv": activities])
  #expect(result.problems.isEmpty)
  let group = try #require(result.group)
  #expect(group.activities.map(\.kind) == [.triad, .lessonStudy, .shadowing, .secondment, .specialist])
  guard case .specialist(let specialist) = group.activities[4].details else {
    Issue.record("not a specialist")
    return
  }
  #expect(specialist.shares.map(\.halfDays) == [4, 2])
  #expect(specialist.homeDays == [.monday])
}

@Test func whatNoRotaOrPostCanHoldIsFoundOut() throws {
  func problems(_ row: String) throws -> [String] {
    let header =
      "id,kind,title,school,applicants,half_days_week,half_terms,bounds,windows,person,shares,home_days,cycle_weeks,unit\n"
    return try checkStarter(["activities.csv": header + row + "\n"]).problems.map(\.line)
  }
  #expect(try problems("r,specialist,Rota,,,,,,,ben,elm=4;ash=2,Mon;Tue,1,") == [])
  #expect(try problems("r,specialist,Rota,,,,,,,ben,elm=9,Mon-Thu,1,").count == 1, "two half-days are left")
  #expect(try problems("r,specialist,Rota,,,,,,,gwen,elm=2,Fri,1,").count == 2, "Gwen works at Elm, and not on Fridays")
  #expect(try problems("r,specialist,Rota,,,,,,,ben,elm=3,Mon;Tue,1,day").count == 1)
  #expect(try problems("p,secondment,Post,oak,jo,10,2,,,,,,,") == [])
  #expect(try problems("p,secondment,Post,oak,ben,10,2,,,,,,,").count == 1, "Ben works at Oak")
  #expect(try problems("p,secondment,Post,oak,gwen,9,2,,,,,,,").count == 1, "Gwen works seven half-days")
  #expect(try problems("p,secondment,Post,oak,jo,10,3,term,,,,,,").count == 1)
  #expect(try problems("p,secondment,Post,oak,jo,10,2,,2026-11-02..2027-01-10,,,,,").count == 1)
}

@Test func selectorsKeepAmpersandsInValues() throws {
  let activities = try starterText(
    "activities.csv", "role=art lead", "role=art lead & subject=art & design & per_school=1")
  let result = try checkStarter(["activities.csv": activities])
  guard case .session(let session)? = result.group?.activities[1].details else {
    Issue.record("not a session")
    return
  }
  #expect(session.participants[0].selector.subjects == ["art & design"])
  #expect(session.participants[0].selector.roles == ["art lead"])
  #expect(session.participants[0].perSchool == 1)
}

@Test func badSelectorsAreExplained() throws {
  let key = try starterText("activities.csv", "role=art lead", "rol=art lead")
  #expect(try checkStarter(["activities.csv": key]).problems.contains { $0.advice == "Did you mean 'role'?" })
  let group = try starterText("activities.csv", "role=art lead", "group=kent")
  #expect(try checkStarter(["activities.csv": group]).problems.contains { $0.code == .referenceUnknown })
}

// MARK: Settings

@Test func rulesAreOverriddenByPath() throws {
  let yaml =
    "name: X\nrules:\n  rates:\n    visit: 5000\n  limits.twilight_latest_end: 19:00\ntravel: {speed_kmh: 42}\n"
  let result = try checkStarter(["group.yaml": yaml])
  #expect(result.problems == [])
  #expect(result.group?.rules.rates.visit == MilliLessons(5000))
  #expect(result.group?.rules.limits.twilightLatestEnd == TimeOfDay(minutes: 1140))
  #expect(result.group?.travel.metresPerMinute == 700)
  let csv = try checkStarter(["group.yaml": nil, "group.csv": "key,value\nrules.rates.visit,5000\nyear,2026/27\n"])
  #expect(csv.problems == [])
  #expect(csv.group?.rules.rates.visit == MilliLessons(5000))
}

@Test func unknownSettingsAreSuggested() throws {
  #expect(
    try problemLines(["group.yaml": "rules:\n  rates:\n    vist: 1\n"]) == [
      "group.yaml:3:rules.rates.vist: error: No setting is called 'rules.rates.vist'. "
        + "Did you mean 'rules.rates.visit'? [yaml.unknown-key]"
    ])
}

@Test func theYearIsTakenFromTheTermsWhereNothingStatesIt() throws {
  let result = try checkStarter(["group.yaml": nil])
  #expect(result.group?.year.description == "2026-09-01..2027-08-31")
}

@Test func allProblemsOfAllFilesComeAtOnce() throws {
  let problems = try checkStarter([
    "schools.csv": starterText("schools.csv", "22,Wed", "many,Wed"),
    "staff.csv": starterText("staff.csv", "Mon-Thu", "Mon-Frogday"),
    "activities.csv": starterText("activities.csv", "60 min", "an hour"),
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
  let codes = try checkStarter(["calendar.csv": nil, "group.yaml": nil]).problems.map(\.code)
  #expect(codes == [.fileMissing])
}

@Test func dayOneListsNeedNoIds() throws {
  let result = try checkStarter([
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
