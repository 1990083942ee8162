// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

/// Small groups at random that use every feature of the kinds that are planned; the same seed gives the same group.
struct RandomGroup {
  var random: SplitMix64
  var group: Group

  static func make(seed: UInt64) -> Group {
    var maker = RandomGroup(random: SplitMix64(seed: seed), group: SmallGroup.group())
    maker.build()
    return maker.group
  }

  private mutating func build() {
    group.activities = []
    group.answers = []
    group.schools.append(contentsOf: moreSchools())
    for index in group.schools.indices {
      var school = group.schools[index]
      vary(&school)
      group.schools[index] = school
    }
    addPeople()
    addTimes()
    if random.chance(perMille: 500) { beGenerous() }
    addRelations()
    for number in 0..<random.draw(4...9) {
      group.activities.append(random.chance(perMille: 400) ? visit(number) : session(number))
    }
    for number in 0..<random.draw(0...3) {
      if let activity = sessionInProtectedTime(number) { group.activities.append(activity) }
    }
    addStaffing()
    addCircles()
    if random.chance(perMille: 400) { addCohorts() }
    addAnswers()
    addExtras()
  }

  private mutating func moreSchools() -> [School] {
    (0..<random.draw(0...2)).map { number in
      var school = School(
        id: Identifier("x\(number)"), name: "School \(number)", phase: random.pick([.primary, .secondary]),
        calendar: random.pick(["weekly", "fortnightly"]), bells: random.pick(["primary", "secondary"]))
      if random.chance(perMille: 700) {
        school.position = Position(
          latitude: 53_400_000 + random.below(60_000), longitude: -2_300_000 + random.below(60_000))
      }
      return school
    }
  }

  private mutating func vary(_ school: inout School) {
    if random.chance(perMille: 500) { school.needWeight = PerMille(random.draw(600...1800)) }
    if random.chance(perMille: 300) { school.mostOut = random.draw(1...3) }
    if random.chance(perMille: 200) { school.mostOutOfDepartment = 1 }
    if random.chance(perMille: 300) { school.releaseBudget = Pence(random.draw(10_000...200_000)) }
    if random.chance(perMille: 300) {
      school.rooms = [Room(name: "Hall", capacity: 9), Room(name: "Den", capacity: 4)]
    }
    if random.chance(perMille: 200) { school.supply.mostPerDay = random.draw(0...2) }
    if random.chance(perMille: 200) { school.benefitFloor = Minutes(random.draw(30...180)) }
    if random.chance(perMille: 100) { school.hosts = false }
    if random.chance(perMille: 500) { school.pupils = random.draw(100...1200) }
    if random.chance(perMille: 500) { school.freeSchoolMeals = PerMille(random.draw(20...500)) }
    school.repaysProtectedTime = random.chance(perMille: 600)
    if random.chance(perMille: 200) { school.twilight.mostPerHalfTerm = 1 }
  }

  private mutating func addPeople() {
    for number in 0..<random.draw(3...9) {
      var person = Person(
        id: Identifier("p\(number)"), name: "Person \(number)", school: random.pick(group.schools).id,
        role: random.pick(["teacher", "teacher", "teacher", "ta", "cover supervisor", "headteacher"]))
      if person.role == "teacher", random.chance(perMille: 500) { person.classTaught = "C\(number)" }
      person.subjects = [random.pick(["art", "maths"])]
      person.years = [random.draw(-1...13)]
      if random.chance(perMille: 300) { person.department = random.pick(["art", "maths"]) }
      if random.chance(perMille: 300) { person.works = SmallGroup.pattern([.monday, .wednesday, .thursday]) }
      if random.chance(perMille: 200) { person.tags = [random.pick(["dsl", "deputy dsl"])] }
      if random.chance(perMille: 100) { person.validFrom = "2026-11-01" }
      if random.chance(perMille: 100) { person.validUntil = "2027-04-30" }
      if random.chance(perMille: 100) { person.needsCover = true }
      if random.chance(perMille: 200) { person.limits.daysPerHalfTerm = 1 }
      if random.chance(perMille: 200) { person.directedBalance = Minutes(random.draw(0...200)) }
      if random.chance(perMille: 100) { person.mostVisitsHosted = 1 }
      group.people.append(person)
    }
  }

  private mutating func addTimes() {
    for _ in 0..<random.draw(0...3) {
      let first: CivilDate = group.year.first + random.below(300)
      let span = random.chance(perMille: 500) ? TimeSpan(TimeOfDay(minutes: 600), TimeOfDay(minutes: 840)) : nil
      let subject: Busy.Subject =
        random.chance(perMille: 700) ? .person(random.pick(group.people).id) : .school(random.pick(group.schools).id)
      let days = DateSpan(first, first + random.below(40))
      group.busy.append(Busy(subject: subject, days: days, span: span, note: ""))
      if span != nil { group.busy.append(Busy(subject: subject, days: days, span: "14:00-18:00", note: "")) }
    }
    for person in group.people where random.chance(perMille: 600) {
      for _ in 0..<random.draw(1...3) { group.protected.append(protectedTime(of: person)) }
    }
    for index in group.cover.indices where random.chance(perMille: 300) {
      group.cover[index].exceptions.append(
        HalfTermCover(halfTerm: random.draw(1...6), people: random.draw(0...2), reserve: 0))
    }
    for index in group.calendars.indices where random.chance(perMille: 600) {
      let first = group.year.first + random.below(250)
      group.calendars[index].blackouts.append(
        Blackout(
          name: "Kept", span: DateSpan(first, first + 20),
          roles: random.chance(perMille: 300) ? ["teacher"] : [],
          years: random.chance(perMille: 500) ? [-1, 0, 4, 9] : []))
      group.calendars[index].inset.append(InsetDay(date: "2027-02-22", isDisaggregated: random.chance(perMille: 500)))
    }
    for school in group.schools where random.chance(perMille: 400) {
      group.directed.append(
        DirectedSlot(school: school.id, date: "2027-02-24", span: "15:40-17:40", name: "Twilight INSET"))
    }
    for school in group.schools where random.chance(perMille: 300) {
      group.meetings.append(
        MeetingSlot(school: school.id, weekday: random.pick([.monday, .tuesday, .wednesday]), span: "15:20-16:45"))
    }
  }

  /// Cover enough and sessions worth much, so that people come at a price: taken protected time has to be worth repaying.
  private mutating func beGenerous() {
    group.rules.rates.sessionHour = MilliLessons(random.draw(3000...8000))
    for school in group.schools {
      guard let bells = group.bells.first(where: { $0.id == school.bells }) else { continue }
      for day in bells.days {
        for period in day.lessonPeriods
        where !group.cover.contains(where: {
          $0.school == school.id && $0.weekday == day.weekday && $0.period == period.name
        }) {
          group.cover.append(
            InternalCover(
              school: school.id, weekday: day.weekday, period: period.name, people: 3, reserve: 0, winterReserve: 1))
        }
      }
    }
  }

  /// As long as a period or a half-day, so that some can be repaid by one.
  private mutating func protectedTime(of person: Person) -> ProtectedTime {
    let start = random.pick([540, 600, 630, 680, 780, 790, 850])
    return ProtectedTime(
      person: person.id, week: random.pick([nil, nil, "A", "B"]),
      weekday: random.pick([.monday, .tuesday, .wednesday, .thursday, .friday]),
      span: TimeSpan(TimeOfDay(minutes: start), TimeOfDay(minutes: start + random.pick([30, 60, 60, 135]))),
      kind: random.pick([.ppa, .ppa, .ect, .mentor, .leadership]))
  }

  private mutating func addRelations() {
    for _ in 0..<random.draw(0...3) {
      let a: Party =
        random.chance(perMille: 500) ? .school(random.pick(group.schools).id) : .person(random.pick(group.people).id)
      let b: Party =
        random.chance(perMille: 300) ? .school(random.pick(group.schools).id) : .person(random.pick(group.people).id)
      if a != b { group.relations.append(Relation(kind: random.pick([.veto, .reluctance]), a: a, b: b)) }
    }
    group.history.append(
      HistoryEntry(
        date: nil, kind: "visit", person: random.pick(group.people).id, school: nil,
        partner: random.pick(group.schools).id, outcome: .done))
  }

  private mutating func addAnswers() {
    for school in group.schools where random.chance(perMille: 400) {
      let verdict: Answer.Verdict = random.pick([.yes, .no, .notThese])
      group.answers.append(
        Answer(
          school: school.id, halfTerm: random.draw(1...6), verdict: verdict,
          activities: verdict == .notThese ? [random.pick(group.activities).id] : []))
    }
    if random.chance(perMille: 300) {
      group.declines.append(Decline(person: random.pick(group.people).id, activity: random.pick(group.activities).id))
    }
  }

  mutating func selector() -> Selector {
    if random.chance(perMille: 500) {
      return SmallGroup.people((0..<random.draw(1...4)).map { _ in random.pick(group.people).id })
    }
    var selector = Selector()
    switch random.below(4) {
    case 0: selector.roles = ["teacher"]
    case 1: selector.subjects = [random.pick(["art", "maths"])]
    case 2: selector.schools = [random.pick(group.schools).id]
    default: selector.everyone = true
    }
    return selector
  }

  mutating func timing() -> Timing {
    var timing = Timing()
    if random.chance(perMille: 500) {
      let first = group.year.first + random.below(200)
      timing.windows = [DateSpan(first, first + random.draw(20...120))]
    }
    if random.chance(perMille: 300) { timing.weekdays = [random.pick([.monday, .wednesday]), .thursday] }
    if random.chance(perMille: 300) { timing.preferredWeekdays = [.wednesday] }
    if random.chance(perMille: 500) { timing.bands = TimeBand.allCases }
    if random.chance(perMille: 100) { timing.latest = "16:30" }
    if random.chance(perMille: 150) {
      timing.windows = []
      for _ in 0..<3 {
        let time = TimeOfDay(minutes: random.pick([540, 605, 787, 840, 930, 1110]))
        timing.fixed.append(FixedStart(date: group.year.first + random.below(280), time: time))
      }
    }
    return timing
  }

  private mutating func session(_ number: Int) -> Activity {
    var rules: [Participants] = []
    for level in [Level.required, .expected, .invited] where random.chance(perMille: 600) {
      let perSchool = random.chance(perMille: 400) ? random.draw(1...2) : nil
      rules.append(Participants(selector: selector(), level: level, perSchool: perSchool))
    }
    if rules.isEmpty { rules = [Participants(selector: selector(), level: .expected)] }
    var session = Session(participants: rules, length: Minutes(random.pick([45, 60, 90, 150])))
    session.quorum = random.draw(1...3)
    session.leastSchools = random.draw(1...2)
    if random.chance(perMille: 400) {
      session.series.parts = random.draw(2...4)
      session.series.leastGap = random.draw(5...30)
      session.series.mostGap = random.chance(perMille: 700) ? session.series.leastGap + random.draw(5...60) : nil
      session.series.samePeople = random.chance(perMille: 600)
      session.series.leastTerms = random.chance(perMille: 300) ? 2 : 1
    }
    if random.chance(perMille: 400) { session.venue.schools = [random.pick(group.schools).id] }
    if random.chance(perMille: 150) { session.venue.isOnline = true }
    session.venue.rotates = random.chance(perMille: 300)
    session.mix = random.chance(perMille: 300) ? .liked : .any
    session.split = random.pick(CostSplit.allCases)
    if random.chance(perMille: 300) { session.leaders.append(.provider("acme")) }
    if random.chance(perMille: 300) { session.leaders.append(.person(random.pick(group.people).id)) }
    if random.chance(perMille: 200) { session.mostPeople = random.draw(3...6) }
    var activity = Activity(id: Identifier("s\(number)"), title: "Session \(number)", details: .session(session))
    finish(&activity)
    return activity
  }

  /// A session that must lie in protected time of somebody who could get it back; nil where nobody could.
  private mutating func sessionInProtectedTime(_ number: Int) -> Activity? {
    let repaying = Set(group.schools.filter(\.repaysProtectedTime).map(\.id))
    let leading = Set(group.lessons.compactMap(\.staff.first))
    let people = Set(
      group.people.filter { repaying.contains($0.base) && ($0.classTaught != nil || leading.contains($0.id)) }.map(\.id)
    )
    let times = group.protected.filter { $0.kind.isRepayable && people.contains($0.person) }
    guard !times.isEmpty else { return nil }
    let time = random.pick(times)
    var session = Session(
      participants: [Participants(selector: SmallGroup.people([time.person]), level: .required)],
      length: Minutes(random.pick([30, 45, 60])))
    if random.chance(perMille: 500) {
      session.participants.append(Participants(selector: selector(), level: .expected))
    }
    if random.chance(perMille: 200) { session.leaders.append(.person(time.person)) }
    if random.chance(perMille: 300) {
      session.series.parts = 2
      session.series.samePeople = random.chance(perMille: 500)
    }
    if random.chance(perMille: 600), let person = group.people.first(where: { $0.id == time.person }) {
      session.venue.schools = [person.base]
    }
    var activity = Activity(id: Identifier("q\(number)"), title: "Session in PPA", details: .session(session))
    activity.isMust = true
    activity.timing.fixed = (0..<8).map { _ in
      FixedStart(
        date: (group.year.first + random.below(300)).monday + (time.weekday.rawValue - 1),
        time: TimeOfDay(minutes: time.span.start.minutes + random.pick([0, 0, 15, 30])))
    }
    return activity
  }

  private mutating func visit(_ number: Int) -> Activity {
    var visit = Visit(visitors: SmallGroup.people([random.pick(group.people).id]))
    if random.chance(perMille: 200) { visit.visitors.people.append(random.pick(group.people).id) }
    if random.chance(perMille: 500) { visit.subject = random.pick(["art", "maths"]) }
    if random.chance(perMille: 300) { visit.years = [random.draw(3...9), 10] }
    visit.match = random.pick([.any, .any, .similar, .contrasting])
    visit.observed = Minutes(random.pick([30, 45, 60]))
    visit.brief = Minutes(random.pick([0, 10, 15]))
    visit.debrief = Minutes(random.pick([0, 20]))
    var activity = Activity(id: Identifier("v\(number)"), title: "Visit \(number)", details: .visit(visit))
    finish(&activity)
    return activity
  }

  mutating func finish(_ activity: inout Activity) {
    activity.priority = random.draw(2...5)
    activity.isMust = random.chance(perMille: 300)
    activity.timing = timing()
    if random.chance(perMille: 300) { activity.fund = "hub" }
    if random.chance(perMille: 200) { activity.worth = MilliLessons(random.draw(2000...20_000)) }
    if random.chance(perMille: 200) { activity.rank = random.draw(1...2) }
  }
}
