// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

/// A made-up plan of any size, whose lists look like those of a real one: for measuring what it takes to write outputs.
///
/// For each school 48 people with addresses, 17 sessions with three people each from four schools, the lessons, cover and
/// journeys of everyone who goes; for every sixth a specialist shared with two others all year, for every tenth a secondment
/// to the next.
struct LargePlan {
  private(set) var group: Group
  private(set) var plan: Plan
  private var random = SplitMix64(seed: 11)
  private let count: Int

  init(schools count: Int) {
    self.count = count
    group = SmallGroup.group()
    group.schools = []
    group.people = []
    (group.lessons, group.protected, group.cover, group.meetings, group.activities, group.answers) = (
      [], [], [], [], [], []
    )
    plan = SmallPlan.plan()
    (plan.occurrences, plan.releases, plan.cover, plan.supply, plan.legs) = ([], [], [], [], [])
    (plan.charges, plan.schools, plan.unplaced) = ([], [], [])
    for number in 0..<count { addSchool(number) }
    for number in 0..<(17 * count) { addSession(number) }
    for number in stride(from: 0, to: count, by: 6) { addRota(number) }
    for number in stride(from: 0, to: count, by: 10) { addSecondment(number) }
    sort()
  }

  private static func school(_ number: Int) -> Identifier<School> { Identifier("school\(1000 + number)") }
  private static func person(_ school: Int, _ number: Int) -> Identifier<Person> {
    Identifier("person\(1000 + school)-\(10 + number)")
  }

  private mutating func addSchool(_ number: Int) {
    var school = School(
      id: Self.school(number), name: "School \(number)", phase: number % 7 == 0 ? .secondary : .primary,
      calendar: "weekly", bells: "primary")
    school.position = Position(latitude: 51_200_000 + number % 20 * 9000, longitude: 500_000 + number / 20 * 12_000)
    group.schools.append(school)
    for own in 0..<48 {
      let role = own == 0 ? "headteacher" : "teacher"
      var person = Person(id: Self.person(number, own), name: "Person \(number) \(own)", school: school.id, role: role)
      person.email = "p\(number).\(own)@school.example"
      group.people.append(person)
    }
    var figures = SchoolFigures(school: school.id, budget: Pence(300_000))
    figures.asked = Minutes(900)
    figures.share = Minutes(700)
    figures.given = Minutes(800)
    plan.schools.append(figures)
  }

  private mutating func date() -> CivilDate {
    let span = SmallGroup.calendar(id: "weekly", cycle: ["A"]).halfTerms[random.below(6)].span
    var date = span.first + (2 + random.below(span.count - 4))
    while date.weekday > .friday { date = date - 1 }
    return date
  }

  private mutating func addSession(_ number: Int) {
    let id = Identifier<Activity>("session\(10_000 + number)")
    let first = number % count
    let people = (0..<4).flatMap { school in
      (0..<3).map { _ in Self.person((first + school) % count, random.below(48)) }
    }
    group.activities.append(
      Activity(id: id, title: "Session \(number)", details: .session(Session(participants: [], length: Minutes(90)))))
    let occurrence = Occurrence(
      activity: id, part: 1, date: date(), span: "13:30-15:00", place: .school(Self.school(first)), leader: nil,
      attendees: Set(people).sorted().map { Attendance(person: $0, role: .required) }, firmness: .provisional)
    plan.occurrences.append(occurrence)
    for person in occurrence.people { addAbsence(of: person, for: occurrence) }
  }

  private mutating func addAbsence(of person: Identifier<Person>, for occurrence: Occurrence) {
    guard let base = base(person) else { return }
    let lesson = LessonReference(
      school: base, className: "Class \(person)", subject: "class", period: "PM1", span: "13:00-14:00", teacher: person)
    plan.releases.append(
      Release(
        date: occurrence.date, person: person, lesson: lesson, activities: [occurrence.activity], needsCover: true,
        cost: MilliLessons(1000)))
    plan.cover.append(CoverAssignment(date: occurrence.date, absent: person, lesson: lesson, by: .supply(1)))
    addLegs(of: person, from: base, for: occurrence)
    plan.charges.append(
      Charge(kind: .mileage, school: base, fund: nil, activity: nil, date: occurrence.date, amount: Pence(224)))
  }

  private mutating func addLegs(
    of person: Identifier<Person>, from base: Identifier<School>, for occurrence: Occurrence
  ) {
    let (start, end) = (occurrence.span.start, occurrence.span.end)
    for (from, to, span) in [
      (Place.school(base), occurrence.place, TimeSpan(start - Minutes(10), start)),
      (occurrence.place, Place.school(base), TimeSpan(end, end + Minutes(10))),
    ] where from != to {
      plan.legs.append(
        TravelLeg(
          date: occurrence.date, person: person, from: from, to: to, span: span, metres: Metres(4000),
          mileage: Pence(112)))
    }
  }

  private func base(_ person: Identifier<Person>) -> Identifier<School>? {
    person.text.split(separator: "-").first.map { Identifier("school" + $0.dropFirst("person".count)) }
  }

  private mutating func addRota(_ number: Int) {
    let id = Identifier<Activity>("rota\(1000 + number)")
    let hosts = [Self.school((number + 1) % count), Self.school((number + 2) % count)]
    let specialist = Specialist(
      person: Self.person(number, 47), shares: hosts.map { Specialist.Share(school: $0, halfDays: 8) })
    group.activities.append(Activity(id: id, title: "Specialist \(number)", details: .specialist(specialist)))
    let weekdays: [Weekday] = [.tuesday, .wednesday]
    plan.rotas.append(
      Rota(
        activity: id,
        slots: (1...4).flatMap { week in
          zip(weekdays, hosts).flatMap { weekday, school in
            HalfDay.allCases.map { Rota.Slot(week: week, weekday: weekday, half: $0, school: school) }
          }
        }))
    var part = 0
    for halfTerm in SmallGroup.calendar(id: "weekly", cycle: ["A"]).halfTerms {
      for offset in 0..<halfTerm.span.count {
        let date = halfTerm.span.first + offset
        guard let day = weekdays.firstIndex(of: date.weekday) else { continue }
        part += 1
        let stay = Occurrence(
          activity: id, part: part, date: date, span: "09:00-15:15", place: .school(hosts[day]), leader: nil,
          attendees: [Attendance(person: specialist.person, role: .specialist)], firmness: .provisional)
        plan.occurrences.append(stay)
        addLegs(of: specialist.person, from: Self.school(number), for: stay)
      }
    }
    plan.rotaBalances += hosts.map {
      RotaBalance(activity: id, school: $0, due: part, held: part, madeUp: 0, owed: 0)
    }
  }

  private mutating func addSecondment(_ number: Int) {
    let id = Identifier<Activity>("post\(1000 + number)")
    let to = Self.school((number + 1) % count)
    let person = Self.person(number, 46)
    group.activities.append(
      Activity(id: id, title: "Post \(number)", details: .secondment(Secondment(school: to, applicants: [person]))))
    plan.secondments.append(
      SecondmentPlacement(
        activity: id, person: person, from: Self.school(number), to: to, firstHalfTerm: 3, lastHalfTerm: 4,
        days: "2027-01-04..2027-03-25", halfDays: Array(WorkingPattern.everyDay.halfDays.prefix(4)),
        backfill: [3, 4].map { .init(halfTerm: $0, way: .hire, by: nil, halfDays: 4) }, firmness: .provisional))
    plan.charges.append(
      Charge(kind: .hire, school: Self.school(number), fund: nil, activity: id, date: nil, amount: Pence(400_000)))
  }

  private mutating func sort() {
    plan.occurrences.sort { ($0.date, $0.span, $0.activity, $0.part) < ($1.date, $1.span, $1.activity, $1.part) }
    plan.releases.sort { ($0.date, $0.lesson.school, $0.person) < ($1.date, $1.lesson.school, $1.person) }
    plan.cover.sort { ($0.date, $0.lesson.school, $0.absent) < ($1.date, $1.lesson.school, $1.absent) }
    plan.legs.sort { ($0.date, $0.person, $0.span) < ($1.date, $1.person, $1.span) }
  }
}
