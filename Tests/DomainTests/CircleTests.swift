// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// Steps of triads, lesson studies and shadowing, and what they're called.
struct CircleTests {
  @Test func aTriadHasThreeLessonsAndATalk() {
    var triad = Triad(members: SmallGroup.people(["anna", "dev", "gita", "hal"]))
    triad.debrief = Minutes(20)
    #expect(triad.circle.steps == [.lesson, .lesson, .lesson, .talk(Minutes(20))])
    #expect(triad.circle.size == 3 && triad.circle.rotatesStrictly)
    triad.debrief = .zero
    #expect(triad.circle.steps == [.lesson, .lesson, .lesson])
  }

  @Test func aLessonStudyRepeatsItsCycleWithoutTalksOfNothing() {
    var study = LessonStudy(members: SmallGroup.people(["anna", "dev"]))
    study.cycles = 2
    study.planning = .zero
    study.review = Minutes(45)
    #expect(study.circle.steps == [.lesson, .talk(Minutes(45)), .lesson, .talk(Minutes(45))])
    #expect(study.circle.size == nil && study.circle.lessons == 2 && study.circle.talkMinutes == 90)
  }

  @Test func shadowingHasDaysOfTheApplicant() {
    var shadowing = Shadowing(applicant: "dan")
    shadowing.days = 3
    #expect(shadowing.circle.steps == [.day, .day, .day] && shadowing.circle.isShadowing)
    #expect(shadowing.circle.pool.people == ["dan"])
  }

  @Test func onlyTheseThreeAreCircles() {
    #expect(ActivityKind.allCases.filter(\.isCircle) == [.triad, .shadowing, .lessonStudy])
    #expect(SmallGroup.group().activities.allSatisfy { $0.circle == nil })
  }

  private static func part(
    _ activity: Identifier<Activity>, _ part: Int, _ roles: [Attendance.Role]
  ) -> Occurrence {
    let people: [Identifier<Person>] = ["anna", "dev", "gita"]
    return Occurrence(
      activity: activity, part: part, date: "2026-10-06", span: "09:00-10:00", place: .online, leader: nil,
      attendees: zip(people, roles).map { Attendance(person: $0, role: $1) }, firmness: .firm)
  }

  @Test func titlesSayWhichStepItIs() {
    var group = SmallGroup.group()
    group.activities = [
      Activity(
        id: "triad", title: "Three", details: .triad(Triad(members: SmallGroup.people(["anna", "dev", "gita"])))),
      Activity(id: "shadow", title: "Beside", details: .shadowing(Shadowing(applicant: "anna"))),
    ]
    var plan = SmallPlan.plan()
    plan.occurrences = [
      Self.part("triad", 1, [.visitor, .host, .visitor]), Self.part("triad", 2, [.required, .required, .required]),
      Self.part("shadow", 1, [.visitor, .host]), Self.part("shadow", 2, [.visitor, .host]),
    ]
    let words = PlanWords(group, plan)
    #expect(
      plan.occurrences.map(words.title) == [
        "Three (1 of 2, lesson)", "Three (2 of 2, talk)", "Beside (day 1 of 2)", "Beside (day 2 of 2)",
      ])
    #expect(words.hosting(plan.occurrences[0]) == "Visitors in your lesson: Three (1 of 2, lesson)")
    #expect(words.hosting(plan.occurrences[2]) == "Beside you all day: Beside (day 1 of 2)")
  }
}
