// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Verifier

/// 185 schools, 11,655 people, 3,600 sessions, 50 specialists and 50 secondments: the size for which a check must take a
/// second or two, not minutes.
@Suite struct LargePlanTests {
  @Test(.timeLimit(.minutes(10))) func largePlanIsVerified() {
    var sample = Self.sample()
    sample.relist()
    #expect(sample.group.people.count > 11_000)
    #expect(sample.group.activities.count == 3700)
    #expect(sample.plan.releases.count > 3600)
    #expect(sample.plan.rotaBalances.count == 50)
    let before = Self.processorTime()
    let verdict = sample.verdict
    // Under two seconds in release; here nothing is optimised.
    #expect(Self.processorTime() - before < .seconds(15))
    #expect(verdict.breaches.map(\.words) == [])
    #expect(verdict.checkCount > 20_000)
  }

  /// Of this thread, which does half of the work or more: by the clock it hangs on how many other tests run beside.
  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
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
    sample.group.rules.defaults.releaseBudget = Pence(2_000_000)
    sample.group.rules.defaults.supplyPerDay = 3
    sample.plan.occurrences = []
    sample.plan.unplaced = []
    for number in 0..<185 { addSchool(number, &sample.group) }
    for number in 0..<3600 { addSession(number, &sample) }
    for number in 0..<50 { addSpecialist(number, &sample) }
    for number in 0..<50 { addSecondment(number, &sample) }
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
    for own in 0..<63 {
      var person = Person(id: personId(number, own), name: "Person", school: school.id, role: "teacher")
      person.classTaught = "Class \(own)"
      person.years = [own % 5 + 1]
      group.people.append(person)
    }
  }

  private static let dates: [CivilDate] = (0..<60).map { CivilDate(stringLiteral: "2026-09-07") + $0 }.filter {
    $0.weekday <= .friday && isTermTime($0)
  }
  private static let halfTerms = SmallGroup.calendar(id: "weekly", cycle: ["A"]).halfTerms
  private static func isTermTime(_ date: CivilDate) -> Bool { halfTerms.contains { $0.span.contains(date) } }

  /// Three teachers of neighbouring schools on a Monday to Friday of the autumn, each person once.
  private static func addSession(_ number: Int, _ sample: inout Sample) {
    let school = number % 182
    let own = number / 182
    let people = (0..<3).map { personId(school + $0, own * 3 + $0) }
    // Other days for neighbours, so that few are out of one school at once.
    let date = dates[(school * 7 + own) % dates.count]
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

  /// Somebody who spends every Tuesday with pupils at the next school.
  private static func addSpecialist(_ number: Int, _ sample: inout Sample) {
    let (person, school) = (personId(number * 3, 62), schoolId(number * 3 + 1))
    var specialist = Specialist(person: person, shares: [Specialist.Share(school: school, halfDays: 2)])
    specialist.homeDays = [.monday, .wednesday, .thursday, .friday]
    specialist.cycleWeeks = 1
    let id = Identifier<Activity>("specialist\(1000 + number)")
    sample.group.activities.append(Activity(id: id, title: "Specialist \(number)", details: .specialist(specialist)))
    let slots = HalfDay.allCases.map { StaffingPlan.slot(1, .tuesday, $0, school) }
    sample.plan.rotas.append(Rota(activity: id, slots: slots))
    let tuesdays = (0..<365).map { CivilDate(stringLiteral: "2026-09-02") + $0 }.filter {
      $0.weekday == .tuesday && isTermTime($0)
    }
    for (part, date) in tuesdays.enumerated() {
      var stay = StaffingPlan.stay(part + 1, date, school, "09:00-15:15")
      stay.activity = id
      stay.attendees = SmallPlan.all([person], .specialist)
      sample.plan.occurrences.append(stay)
    }
  }

  /// One of two teachers of neighbouring schools who change places for the autumn term.
  private static func addSecondment(_ number: Int, _ sample: inout Sample) {
    let first = number / 2 * 6
    let (from, to) = number.isMultiple(of: 2) ? (first, first + 1) : (first + 1, first)
    let id = { (number: Int) in Identifier<Activity>("secondment\(1000 + number)") }
    let secondment = Secondment(school: schoolId(to), applicants: [personId(from, 61)])
    sample.group.activities.append(
      Activity(id: id(number), title: "Secondment \(number)", details: .secondment(secondment)))
    let other = id(number.isMultiple(of: 2) ? number + 1 : number - 1)
    sample.plan.secondments.append(
      SecondmentPlacement(
        activity: id(number), person: personId(from, 61), from: schoolId(from), to: schoolId(to), firstHalfTerm: 1,
        lastHalfTerm: 2, days: "2026-09-01..2026-12-18", halfDays: WorkingPattern.everyDay.halfDays,
        backfill: [1, 2].map { StaffingPlan.share($0, .swap, 10, by: other) }, firmness: .provisional))
  }
}
