// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// 185 schools, about 1,500 people and 400 occurrences: the size for which a check must take seconds, not minutes.
@Suite struct LargePlanTests {
  @Test(.timeLimit(.minutes(1))) func largePlanIsVerified() {
    var sample = Self.sample()
    sample.relist()
    #expect(sample.group.people.count >= 1500)
    #expect(sample.plan.occurrences.count == 400)
    #expect(sample.plan.releases.count > 400)
    let clock = ContinuousClock()
    var verdict: Verdict?
    let time = clock.measure { verdict = sample.verdict }
    // Under two seconds in release; here Domain isn't optimised and other tests run beside.
    #expect(time < .seconds(30))
    #expect(verdict?.breaches.map(\.words) == [])
    #expect((verdict?.checkCount ?? 0) > 20_000)
  }

  /// Primaries in a row, each two minutes from the next, whose teachers meet by threes at one of them.
  private static func sample() -> Sample {
    var sample = Sample()
    sample.group.travel.stated = []
    sample.group.schools = []
    sample.group.people = []
    sample.group.lessons = []
    sample.group.protected = []
    sample.group.cover = []
    sample.group.meetings = []
    sample.group.activities = []
    sample.group.answers = []
    sample.plan.occurrences = []
    sample.plan.unplaced = []
    for number in 0..<185 { addSchool(number, &sample.group) }
    for number in 0..<400 { addSession(number, &sample) }
    return sample
  }

  private static func schoolId(_ number: Int) -> Identifier<School> { Identifier("school\(1000 + number)") }
  private static func personId(_ school: Int, _ number: Int) -> Identifier<Person> {
    Identifier("person\(1000 + school)-\(number)")
  }

  private static func addSchool(_ number: Int, _ group: inout Group) {
    var school = School(
      id: schoolId(number), name: "School \(number)", phase: .primary, calendar: "weekly", bells: "primary")
    school.position = Position(latitude: 51_200_000 + number * 1000, longitude: 500_000)
    school.pupils = 200 + number
    group.schools.append(school)
    for own in 0..<9 {
      var person = Person(id: personId(number, own), name: "Person", school: school.id, role: "teacher")
      person.classTaught = "Class \(own)"
      person.years = [own % 5 + 1]
      group.people.append(person)
    }
  }

  /// Three teachers of neighbouring schools on a Monday to Friday of the autumn, each person once.
  private static func addSession(_ number: Int, _ sample: inout Sample) {
    let school = number % 182
    let own = number / 182
    let people = (0..<3).map { personId(school + $0, own * 3 + $0) }
    let dates = (0..<60).map { CivilDate(stringLiteral: "2026-09-07") + $0 }.filter {
      $0.weekday <= .friday && GroupIndex.isTermTime($0)
    }
    // Different weeks for neighbours, so that no school has more than two people out.
    let date = dates[number * 7 % dates.count]
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(people), level: .required)], length: Minutes(60))
    session.venue.schools = [schoolId(school)]
    let id = Identifier<Activity>("activity\(1000 + number)")
    sample.add(
      Activity(id: id, title: "Session \(number)", details: .session(session)),
      Occurrence(
        activity: id, part: 1, date: date, span: "13:30-14:30", place: .school(schoolId(school)), leader: nil,
        attendees: SmallPlan.all(people, .required), firmness: .provisional))
  }
}

extension GroupIndex {
  fileprivate static func isTermTime(_ date: CivilDate) -> Bool {
    SmallGroup.calendar(id: "weekly", cycle: ["A"]).halfTerms.contains { $0.span.contains(date) }
  }
}
