// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

/// A made-up plan whose lists agree with each other, though no optimiser made it: what reports need, not what schools do.
struct SamplePlan {
  var group: Group
  var plan: Plan
  var generator: SeededGenerator
  let people: [Identifier<School>: [Person]]
  var figures: [Identifier<School>: SchoolFigures] = [:]

  static let topics = [
    "Maths mastery", "Early reading", "Art leads' network", "Retrieval practice", "SEND and adaptive teaching",
    "Oracy", "Computing network", "Behaviour and routines", "Phonics", "Curriculum leaders", "Science practicals",
    "Writing moderation",
  ]

  init(seed: UInt64 = 7, schools: Int = 10, occurrences: Int = 40) {
    let sample = SampleGroup(seed: seed, schoolCount: schools)
    group = sample.group
    generator = sample.generator
    people = Dictionary(grouping: sample.group.people, by: \.base)
    plan = Plan(
      group: sample.group.name, year: sample.group.year, asOf: SampleGroup.day(2026, 9, 1),
      inputHash: String(repeating: "0f3a", count: 16), rules: .england,
      run: Run(engine: "local-search", seed: 7, rounds: 2_000, stop: .rounds))
    for index in 0..<occurrences { index % 3 == 2 ? addVisit(index) : addSession(index) }
    addUnplaced()
    plan.occurrences.sort {
      ($0.date, $0.span.start, $0.activity, $0.part) < ($1.date, $1.span.start, $1.activity, $1.part)
    }
    derive()
  }

  private mutating func date(_ index: Int) -> CivilDate {
    let halfTerm = group.calendars[0].halfTerms[index % 6]
    var date = halfTerm.span.first + (4 + generator.below(halfTerm.span.count - 6))
    while date.weekday > .thursday || date == SampleGroup.day(2027, 5, 3) { date = date - 1 }
    return date
  }

  private mutating func addSession(_ index: Int) {
    let id = Identifier<Activity>("a\(SampleGroup.padded(index))")
    var details = Session(participants: [], length: Minutes(75))
    details.series.parts = index % 6 == 0 ? 2 : 1
    var activity = Activity(id: id, title: Self.topics[index * 5 % Self.topics.count], details: .session(details))
    activity.isConfidential = index % 13 == 3
    activity.fund = index % 4 == 0 ? Identifier("pilot") : nil
    if activity.isConfidential { activity.title = "Safeguarding supervision" }
    group.activities.append(activity)
    let isInSchool = index % 2 == 0
    let span = isInSchool ? SampleGroup.span(13, 15, 15, 30) : SampleGroup.span(15, 45, 17, 0)
    let venue = generator.pick(group.schools).id
    let place: Place = index == 6 ? .provider(Identifier("mathshub")) : index == 9 ? .online : .school(venue)
    let leader: Leader =
      index % 5 == 0 ? .provider(Identifier("mathshub")) : .person((people[venue] ?? [])[13].id)
    let schools = (0..<(3 + generator.below(4))).map { _ in generator.pick(group.schools).id }
    var attendees: Set<Identifier<Person>> = []
    for school in schools { attendees.insert(generator.pick(Array((people[school] ?? []).prefix(12))).id) }
    for part in 1...details.series.parts {
      let roles: [Attendance.Role] = [.required, .expected, .invited]
      plan.occurrences.append(
        Occurrence(
          activity: id, part: part, date: date(index + part - 1), span: span, place: place, leader: leader,
          attendees: attendees.sorted().enumerated().map { Attendance(person: $1, role: roles[$0 % 3]) },
          firmness: index % 3 == 0 ? .firm : .provisional))
    }
  }

  private mutating func addVisit(_ index: Int) {
    let id = Identifier<Activity>("a\(SampleGroup.padded(index))")
    let visitor = generator.pick(group.people)
    let host = generator.pick(group.people.filter { $0.base != visitor.base })
    var selector = Selector()
    selector.people = [visitor.id]
    let activity = Activity(
      id: id, title: "\(Self.topics[(index * 7 + 5) % Self.topics.count]): peer visit",
      details: .visit(Visit(visitors: selector)))
    group.activities.append(activity)
    let watched = SampleGroup.span(9, 50, 10, 50)
    var visit = Occurrence(
      activity: id, part: 1, date: date(index), span: watched, place: .school(host.base), leader: nil,
      attendees: [Attendance(person: visitor.id, role: .visitor), Attendance(person: host.id, role: .host)]
        .sorted { $0.person < $1.person }, firmness: .provisional)
    visit.brief = SampleGroup.span(9, 35, 9, 45)
    visit.debrief = SampleGroup.span(11, 0, 11, 20)
    if index % 2 == 0 {
      visit.observed = LessonReference(
        school: host.base, className: "9B", subject: "maths", period: "P2", span: watched, teacher: host.id)
    }
    plan.occurrences.append(visit)
  }

  private mutating func addUnplaced() {
    let cases: [(Reason.Code, String)] = [
      (.noCover, "On every date that suits, more lessons would need cover than the two schools can find."),
      (.veto, "No pairing of schools is left that everybody agrees to."),
      (.notPlannedYet, "Parallel cohorts aren't planned yet; the wish is kept."),
      (.noMoney, "The provider's fee would pass what the schools have left."),
    ]
    for (index, (code, words)) in cases.enumerated() {
      let id = Identifier<Activity>("u\(index)")
      var session = Session(participants: [], length: Minutes(60))
      if code == .notPlannedYet { session.cohorts = 2 }
      let details = ActivityDetails.session(session)
      var activity = Activity(
        id: id,
        title: ["Year 6 writing moderation", "Joint governors' evening", "Induction in cohorts", "Coaching"][index],
        details: details)
      activity.isMust = index == 0
      group.activities.append(activity)
      plan.unplaced.append(
        Unplaced(
          activity: id,
          reasons: [
            Reason(code: code, options: 120 + index, concerned: [group.schools[index % group.schools.count].id.text]),
            Reason(code: .notAtWork, options: 14, concerned: [group.people[index].id.text]),
          ], words: words))
    }
    plan.caveats = [
      "Seven primaries have no timetable: their class teachers' sessions count as lessons.",
      "Supply rates of nine schools are the profile's: £218 a day in primaries, £291 in secondaries.",
      "Four visits watch a lesson that is still to be named.",
      "Nobody's directed time is known outside Ashfield Academy; six twilights a half-term are assumed.",
      "The staff list of Greenbank Infant School is from July.",
    ]
  }
}
