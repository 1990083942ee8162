// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

@Suite struct CorrectStaffingPlanTests {
  @Test func planMadeByHandIsVerified() {
    let verdict = Sample.staffing.verdict
    #expect(verdict.breaches == [])
    #expect(verdict.objective == StaffingPlan.plan().objective)
    for rule in [Breach.Rule.specialists, .secondments, .listedBalance, .firmness, .answers] {
      #expect((verdict.checks[rule] ?? 0) > 0)
    }
  }

  @Test func orderOfTheInputChangesNothing() {
    var sample = Sample.staffing
    sample.group.schools.reverse()
    sample.group.people.reverse()
    sample.group.activities.reverse()
    sample.group.answers.reverse()
    sample.group.changeSpecialist("music") { $0.shares.reverse() }
    #expect(sample.verdict.breaches == [])
  }

  @Test func nothingOfItPlacedIsVerified() {
    var sample = Sample.staffing
    for id in ["music", "elm-post", "oak-post", "swap-elm", "swap-oak"] { sample.unplace(Identifier(id)) }
    sample.relist()
    #expect(sample.verdict.breaches == [])
    #expect(sample.plan.charges.isEmpty)
    #expect(sample.plan.rotaBalances.isEmpty)
    // Elm falls short of all of 9417 and Ash of all of 5234 minutes: (941 · 700 + 7535 · 1000) / 60, (523 · 700 + 4188 · 1000) / 60.
    var objective = Objective()
    objective.parts.fairness = MilliLessons(136_561 + 75_901)
    #expect(sample.plan.objective == objective)
  }

  /// People who are seconded or shared are free for other things when they're back.
  @Test func secondedPersonMeetsOthersAfterwards() {
    var sample = Sample.staffing
    sample.addMeeting(["anna", "ben"], on: "2027-01-06", "13:30-14:00")
    sample.relist()
    #expect(sample.verdict.breaches == [])
  }
}

extension Sample {
  /// Adds half an hour at Oak for these people, who are required unless another level is given.
  mutating func addMeeting(
    _ people: [Identifier<Person>], on date: CivilDate, _ span: TimeSpan, level: Level = .required,
    asked: [Identifier<Person>]? = nil
  ) {
    var session = Session.short(people, at: "oak")
    session.participants = [Participants(selector: SmallGroup.people(asked ?? people), level: level)]
    session.length = span.length
    let role = Attendance.Role(rawValue: level.rawValue) ?? .required
    add(
      Activity(id: "short", title: "Short", details: .session(session)),
      Occurrence(
        activity: "short", part: 1, date: date, span: span, place: .school("oak"), leader: nil,
        attendees: SmallPlan.all(people, role), firmness: .provisional))
  }
}
