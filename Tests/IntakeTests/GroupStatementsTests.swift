// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

// MARK: Rules that are divided by

@Test(arguments: [
  ("rules.rates.pencePerLesson", "from 1 to"), ("rules.limits.startGrid", "from 1 to"),
  ("travel.rounding_minutes", "from 1 to 60"), ("travel.speed_kmh", "from 1 to 130"), ("travel.detour", "from 1 to 5"),
]) func valuesThatAreDividedByAreNeverNoughtOrLess(_ key: String, _ bounds: String) throws {
  for value in ["0", "-5"] {
    let result = try checkStarter(["group.yaml": "year: 2026-27\n\(key): \(value)\n"])
    let problem = try #require(result.problems.first, "\(key): \(value)")
    #expect(result.problems.count == 1)
    #expect(problem.code == .fieldOutOfRange && problem.severity == .error)
    #expect(problem.location.description == "group.yaml:2:\(key)")
    #expect(problem.expected?.contains(bounds) == true, "\(problem.line)")
    #expect(result.group == nil)
  }
}

@Test func needWeightsAreNeverNought() throws {
  let schools = try starterText("schools.csv", ",meeting_end\n", ",meeting_end,need_weight\n")
    .replacing("Wed,15:30,17:00", with: "Wed,15:30,17:00,0")
  let problems = try checkStarter(["schools.csv": schools]).problems
  #expect(problems.map(\.code) == Array(repeating: .fieldOutOfRange, count: 3))
}

// MARK: Cover

@Test func coverOfAHalfTermStandsBesideTheYears() throws {
  let cover = """
    school,weekday,period,half_terms,people,reserve
    oak,Mon,P1,,3,1
    oak,,,5;Autumn 2,1,0
    oak,Mon,P1,Autumn 2,2,1
    oak,,P2,,2,

    """
  let result = try checkStarter(["cover.csv": cover])
  #expect(result.problems == [])
  let rows = try #require(result.group?.cover)
  let first = try #require(rows.first { $0.weekday == .monday && $0.period == "P1" })
  #expect(first.people == 3 && first.reserve == 1 && first.winterReserve == 2)
  #expect(
    first.exceptions == [
      HalfTermCover(halfTerm: 2, people: 2, reserve: 2), HalfTermCover(halfTerm: 5, people: 1, reserve: 0),
    ], "the row that says more holds, with the reserve of winter twice what's stated")
  #expect(first.usable(inHalfTerm: 5) == 1)
  let other = try #require(rows.first { $0.weekday == .friday && $0.period == "P5" })
  #expect(other.people == 0 && other.exceptions.map(\.halfTerm) == [2, 5], "offered in those half-terms alone")
  #expect(rows.count == 25, "one row a period")
}

@Test func coverOfOneHalfTermIsStatedOnce() throws {
  let cover = "school,weekday,period,half_terms,people\noak,Mon,P1,5,3\noak,Mon,P1,Summer 1,2\noak,Mon,P1,8,2\n"
  let problems = try checkStarter(["cover.csv": cover]).problems
  #expect(problems.map(\.code) == [.idDuplicate, .fieldChoice])
  #expect(problems.map(\.location.line) == [3, 4])
}

@Test func floatingCoverIsForAllSchoolsUnlessSomeAreNamed() throws {
  let floating = "weekday,people,schools\n,2,\nMon;Thu,1,elm;ash\nFri,1,nowhere\n"
  let result = try checkStarter(["floating.csv": floating])
  #expect(result.problems.map(\.code) == [.referenceUnknown])
  let draft = try #require(result.draft)
  #expect(draft.floatingCover.count == 7)
  #expect(draft.floatingCover.prefix(5).allSatisfy { $0.schools == [] && $0.people == 2 })
  #expect(draft.floatingCover.suffix(2).map(\.weekday) == [.monday, .thursday])
  #expect(draft.floatingCover.suffix(2).allSatisfy { $0.schools == ["elm", "ash"] })
}

// MARK: Schools, staff, activities

@Test func limitsByPhaseAreReadOnceForEachPhase() throws {
  func read(_ value: String) throws -> GroupContents {
    let schools = "id,name,phase,bells,most_out_phase\noak,Oak,all-through,secondary,\(value)\n"
    return try checkStarter([
      "schools.csv": schools, "staff.csv": "name,school\nKit Ward,oak\n", "activities.csv": nil,
    ])
  }
  let result = try read("primary=2;sixth form=1")
  #expect(result.problems == [])
  #expect(
    result.group?.schools.first?.mostOutOfPhase == [
      PhaseLimit(phase: .primary, people: 2), PhaseLimit(phase: .sixthForm, people: 1),
    ])
  for (value, code) in [
    ("primary=2;primary=3", ProblemCode.idDuplicate), ("primary", .fieldText), ("prmary=2", .fieldChoice),
    ("primary=-1", .fieldOutOfRange),
  ] {
    #expect(try read(value).problems.map(\.code) == [code], "\(value)")
  }
}

@Test func jobSharesNameThePartner() throws {
  func read(_ value: String) throws -> GroupContents {
    let staff = "id,name,school,days,job share\nben,Ben Hill,oak,Mon-Wed,dan\ndan,Dan Ives,oak,Wed-Fri,\(value)\n"
    return try checkStarter(["staff.csv": staff, "activities.csv": nil])
  }
  let result = try read("Ben Hill")
  #expect(result.problems == [])
  #expect(result.group?.people.map(\.jobShare) == ["dan", "ben"])
  #expect(try read("dan").problems.map(\.code) == [.referenceCycle])
  #expect(try read("dna").problems.map(\.code) == [.referenceUnknown])
}

@Test func aClassTeachersClassHasAWeightOfItsOwn() throws {
  let staff = "id,name,school,class,class_weight\nkit,Kit Ward,oak,6A,1.5\nlou,Lou Young,oak,,2\n"
  let result = try checkStarter(["staff.csv": staff, "activities.csv": nil])
  #expect(result.problems.map(\.code) == [.activityUnusedColumn])
  let group = try #require(result.group)
  let lessons = WeeklyTimetable(group, directory: Directory(group)).lessons
  #expect(lessons.contains { $0.className == "6A" })
  #expect(lessons.filter { $0.className == "6A" }.allSatisfy { $0.weight == PerMille(1500) })
}

@Test func aPublishedPlanIsKeptAndWarnedAbout() throws {
  let result = try checkStarter(["group.yaml": "year: 2026-27\npublished: plan.json\n"])
  #expect(result.problems.map(\.code) == [.notPlannedYet])
  #expect(result.group?.published == "plan.json")
  #expect(result.group?.statedButUnused().first == "A published plan is named and isn't taken into account yet.")
}
