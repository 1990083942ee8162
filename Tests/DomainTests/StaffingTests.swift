// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

// MARK: Margins and phases

@Test func theMostParticularMarginHolds() {
  var group = SmallGroup.group()
  group.rules.defaults.staffingMargin = 1
  #expect(group.staffingMargin("oak", .primary, halfTerm: 2) == 1)
  group.margins = [
    StaffingMargin(school: "oak", phase: .primary, halfTerms: [2], halfDays: 5),
    StaffingMargin(school: "oak", phase: .primary, halfTerms: [], halfDays: 4),
    StaffingMargin(school: "oak", phase: nil, halfTerms: [2, 3], halfDays: 3),
    StaffingMargin(school: "oak", phase: nil, halfTerms: [], halfDays: 2),
  ]
  #expect(group.staffingMargin("oak", .primary, halfTerm: 2) == 5)
  #expect(group.staffingMargin("oak", .primary, halfTerm: 3) == 4)
  #expect(group.staffingMargin("oak", .secondary, halfTerm: 3) == 3)
  #expect(group.staffingMargin("oak", .secondary, halfTerm: 1) == 2)
  #expect(group.staffingMargin("elm", .primary, halfTerm: 1) == 1)
}

@Test func ofEquallyParticularMarginsTheLastHolds() {
  var group = SmallGroup.group()
  group.margins = [7, 9].map { StaffingMargin(school: "oak", phase: nil, halfTerms: [], halfDays: $0) }
  #expect(group.staffingMargin("oak", .primary, halfTerm: 1) == 9)
}

@Test func yearsTellThePhaseWhereASchoolHasSeveral() {
  var school = SmallGroup.group().schools[0]
  var person = Person(id: "zoe", name: "Zoe", school: school.id, role: "teacher")
  person.years = [7, 8]
  #expect(person.phase(at: school) == .primary, "a primary has one phase")
  school.phase = .allThrough
  #expect(person.phase(at: school) == .secondary)
  person.years = [-1, 0, 6]
  #expect(person.phase(at: school) == .primary)
  person.years = [6, 7]
  #expect(person.phase(at: school) == .allThrough)
  person.years = []
  #expect(person.phase(at: school) == .allThrough)
}

// MARK: Specialists

private func groupWithSpecialist(_ change: (inout Specialist) -> Void) -> Group {
  var group = SmallGroup.group()
  var specialist = Specialist(person: "anna", shares: [Specialist.Share(school: "elm", halfDays: 2)])
  change(&specialist)
  group.activities.append(Activity(id: "music", title: "Music", details: .specialist(specialist)))
  return group
}

@Test func whatSpecialistsKeepForOtherWorkIsProtected() {
  let group = groupWithSpecialist { $0.protected = [WeekdayHalf(weekday: .thursday, half: .morning)] }
  let added = group.protectedTimes(Directory(group)).filter { !group.protected.contains($0) }
  #expect(
    added == [
      ProtectedTime(person: "anna", week: nil, weekday: .thursday, span: "09:00-12:00", kind: .leadership)
    ])
}

@Test func specialistsHaveTheirClassOnHomeDaysAlone() {
  let group = groupWithSpecialist { $0.homeDays = [.monday, .friday] }
  let lessons = WeeklyTimetable(group, directory: Directory(group)).lessons.filter { $0.staff == ["anna"] }
  #expect(Set(lessons.map(\.weekday)) == [.monday, .friday])
}

@Test func teachingHalvesReachFromTheBellsToTheLastAndFromTheFirstLesson() throws {
  let primary = try #require(SmallGroup.primaryBells().day(.monday))
  #expect(primary.teaching(in: .morning) == "09:00-12:00")
  #expect(primary.teaching(in: .afternoon) == "13:00-15:15")
  let secondary = try #require(SmallGroup.secondaryBells().day(.monday))
  #expect(secondary.teaching(in: .morning) == "08:45-12:20")
  #expect(secondary.teaching(in: .afternoon) == "13:10-15:10")
  var short = primary
  short.periods = Array(short.periods.prefix(2))
  #expect(short.teaching(in: .afternoon) == nil)
}

@Test func secondmentsTakeTheDaysOfTheirWeekWithinTheirTime() {
  let placement = SecondmentPlacement(
    activity: "post", person: "anna", from: "oak", to: "elm", firstHalfTerm: 2, lastHalfTerm: 2,
    days: "2026-11-02..2026-12-18", halfDays: [WeekdayHalf(weekday: .tuesday, half: .afternoon)], backfill: [],
    firmness: .firm)
  #expect(placement.takes("2026-11-03") && !placement.takes("2026-11-04") && !placement.takes("2026-10-20"))
}

@Test func workingPatternsListTheirHalfDays() {
  var works = WorkingPattern.none
  works.insert(.wednesday, .afternoon)
  works.insert(.monday, .morning)
  #expect(works.count == 2 && WorkingPattern.everyDay.count == 10)
  #expect(works.halfDays.map(\.name) == ["Mon am", "Wed pm"])
}
