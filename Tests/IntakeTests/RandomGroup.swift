// SPDX-License-Identifier: Apache-2.0

import Domain

@testable import Intake

/// Makes random groups that are consistent, with every field of every type set to something at times.
final class RandomGroup {
  var random: Seeded
  var group: Group

  private init(random: Seeded, group: Group) {
    self.random = random
    self.group = group
  }

  /// A group that depends on `seed` alone.
  static func make(seed: UInt64) -> Group {
    let maker = RandomGroup(random: Seeded(seed), group: Group(name: "Group \(seed)", year: Self.year))
    maker.fill()
    return maker.group
  }

  static let year = DateSpan(CivilDate(daysSince1970: 20_697), CivilDate(daysSince1970: 21_061))
  private static let words = ["art", "head of pe & games", "zoë's topic", "sen", "maths", "\"quoted\"", "a,b"]

  func maybe<T>(_ value: @autoclosure () -> T) -> T? { random.below(2) == 0 ? nil : value() }
  func chance() -> Bool { random.below(2) == 0 }
  func some<T>(_ choices: [T], _ most: Int = 3) -> [T] {
    choices.filter { _ in random.below(max(2, choices.count)) < most }
  }
  func text() -> String { random.pick(Self.words + ["Plain", "Two\nlines", "#hash", "=1+1", "é;|"]) }
  func date() -> CivilDate { Self.year.first + random.below(Self.year.count) }
  func dates() -> DateSpan {
    let first = date()
    return DateSpan(first, min(Self.year.last, first + random.below(30)))
  }
  func times() -> TimeSpan {
    let start = random.below(1200)
    return TimeSpan(TimeOfDay(minutes: start), TimeOfDay(minutes: start + 1 + random.below(200)))
  }
  func years() -> [Int] { some(Array(-1...14), 2) }
  func words() -> [String] { some(["art", "sen", "zoë", "head of pe & games", "maths"], 2) }
  func position() -> Position {
    Position(latitude: 50_000_000 + random.below(5_000_000), longitude: -3_000_000 + random.below(5_000_000))
  }

  func fill() {
    group.timeZone = random.pick(["Europe/London", "Europe/Dublin"])
    group.caveats = some(["One: guess", "Two \"quoted\"\nlines", "- three # no comment"])
    fillRules()
    fillTime()
    fillSchools()
    fillPeople()
    fillRest()
    fillActivities()
  }

  func fillRules() {
    if chance() { group.rules.rates.visit = MilliLessons(random.below(9000)) }
    if chance() {
      group.rules.rates.shortfall = [MilliLessons(1), MilliLessons(2), MilliLessons(random.below(900) + 2)]
    }
    if chance() { group.rules.limits.remainOnSite = [["dsl", "deputy dsl"], ["first aider"]] }
    if chance() { group.rules.limits.remainOnSite = [] }
    if chance() { group.rules.limits.breakFrom = TimeOfDay(minutes: 600 + random.below(200)) }
    if chance() { group.rules.rates.handover = PerMille(random.below(3000)) }
    if chance() { group.rules.limits.twilightLatestEnd = TimeOfDay(minutes: 1080) }
    if chance() { group.rules.years.exam = random.pick([[], [6], [11, 13, 0]]) }
    if chance() { group.rules.years.satsEnd = date() }
    if chance() { group.rules.defaults.unknownDistance = Metres(random.below(50_000)) }
    group.travel.metresPerMinute = 300 + random.below(700)
    group.travel.detour = PerMille(1000 + random.below(900))
    group.travel.rounding = Minutes(1 + random.below(10))
  }

  func fillTime() {
    for name in ["main", "Oak's own"].prefix(1 + random.below(2)) {
      var calendar = SchoolCalendar(id: Identifier(name), halfTerms: [])
      calendar.halfTerms = (0..<6).map { index in
        HalfTerm(
          name: "Half \(index)",
          span: DateSpan(Self.year.first + index * 55, Self.year.first + index * 55 + 30 + random.below(20)))
      }
      let inTerm = calendar.halfTerms[0].span.first + random.below(25)
      calendar.closures = [
        Closure(name: "Closed", span: DateSpan(inTerm, inTerm + random.below(4)), isBankHoliday: chance())
      ]
      let inset = calendar.halfTerms[1].span.first.monday + 7
      calendar.inset = some([inset, inset + 1, inset + 2]).map { InsetDay(date: $0, isDisaggregated: chance()) }
      calendar.blackouts = [Blackout(name: text().trimmed, span: dates(), roles: words(), years: years())]
      calendar.cycle = random.pick([["A"], ["A", "B"], ["1", "2", "3"]])
      calendar.statedWeeks = some([0, 7, 14]).map {
        StatedWeek(monday: Self.year.first.monday + 7 + $0, letter: random.pick(calendar.cycle))
      }
      group.calendars.append(calendar)
    }
    group.bells = [randomBells("own"), BuiltInBells.primary]
  }

  func randomBells(_ name: String) -> BellSchedule {
    var days: [BellDay] = []
    for weekday in Weekday.allCases where weekday == .monday || random.below(4) > 0 {
      var periods: [Period] = []
      var minute = 480 + random.below(60)
      for number in 1...2 + random.below(5) {
        let end = minute + 20 + random.below(50)
        periods.append(
          Period(
            name: "P\(number)", span: TimeSpan(TimeOfDay(minutes: minute), TimeOfDay(minutes: end)),
            kind: number == 1 ? .lesson : random.pick(Period.Kind.allCases)))
        minute = end + random.below(10)
      }
      let pupils = TimeSpan(TimeOfDay(minutes: 470), TimeOfDay(minutes: minute + 20))
      days.append(
        BellDay(
          weekday: weekday, periods: periods, pupils: pupils,
          staff: TimeSpan(TimeOfDay(minutes: 450 + random.below(20)), pupils.end + Minutes(random.below(60))),
          midday: TimeOfDay(minutes: 500 + random.below(30))))
    }
    return BellSchedule(id: Identifier(name), days: days)
  }

  func fillSchools() {
    for index in 0..<1 + random.below(4) {
      var school = School(
        id: Identifier(random.pick(["s", "School ", "é"]) + String(index)), name: "Name, \"of\" \(index)",
        phase: random.pick(Phase.allCases), calendar: random.pick(group.calendars).id,
        bells: random.pick(group.bells).id)
      school.urn = maybe(100_000 + random.below(900_000))
      school.position = maybe(position())
      school.formsOfEntry = maybe(PerMille(random.below(8000)))
      school.pupils = maybe(random.below(2000))
      school.freeSchoolMeals = maybe(PerMille(random.below(1001)))
      school.needWeight = PerMille(1 + random.below(3000))
      school.priorities = words()
      school.isSelective = maybe(chance())
      school.intake = maybe(random.pick(PupilIntake.allCases))
      school.groups = some(["kent", "hub & trust", "diocese"])
      school.releaseUnit = random.pick(ReleaseUnit.allCases)
      school.mostOut = maybe(random.below(9))
      school.mostOutOfDepartment = maybe(random.below(9))
      school.mostOutOfPhase = some(Phase.allCases, 2).map { PhaseLimit(phase: $0, people: random.below(9)) }
      school.supply.dayRate = maybe(Pence(random.below(40_000)))
      school.supply.halfDayRate = maybe(Pence(random.below(40_000)))
      school.supply.hireHalfDayRate = maybe(Pence(random.below(20_000)))
      school.staffingBudget = maybe(Pence(random.below(9_000_000)))
      school.supply.mostPerDay = maybe(random.below(9))
      school.supply.noticeDays = maybe(random.below(9))
      school.supply.cancellationCharge = maybe(Pence(random.below(40_000)))
      school.supply.cancellationDays = maybe(random.below(9))
      school.releaseBudget = maybe(Pence(random.below(1_000_000)))
      school.twilight.latestEnd = maybe(TimeOfDay(minutes: 1000 + random.below(200)))
      school.twilight.mostPerHalfTerm = maybe(random.below(9))
      school.hosts = chance()
      school.watchedBy = random.pick(Watchers.allCases)
      school.mostVisitsHosted = maybe(random.below(9))
      school.benefitFloor = Minutes(random.below(3000))
      school.repaysProtectedTime = chance()
      school.rooms = some(["Hall", "R1", "Library, upper"]).map { Room(name: $0, capacity: 1 + random.below(90)) }
      school.costCentre = maybe(text().trimmed)
      group.schools.append(school)
    }
  }

  func fillPeople() {
    for index in 0..<2 + random.below(6) {
      let schools = group.schools.map(\.id)
      let id = random.pick(["p", "Ann O'N", "s"]) + String(index)
      var person = Person(
        id: Identifier(id), name: "Per, son \(index)", school: random.pick(schools),
        role: random.pick(["ta", "teacher"]))
      person.schools += some(schools.filter { $0 != person.base })
      person.email = maybe("p\(index)@example.org")
      person.validFrom = maybe(Self.year.first + random.below(50))
      person.validUntil = maybe(Self.year.last - random.below(50))
      person.isVacancy = chance()
      person.responsibilities = words()
      person.department = maybe("Art & Design")
      person.subjects = words()
      person.years = years()
      person.classTaught = maybe("4\(index)")
      if person.classTaught != nil { person.classWeight = maybe(PerMille(random.below(3000))) }
      for day in Weekday.allCases { for half in HalfDay.allCases where chance() { person.works.insert(day, half) } }
      if chance() { person.works = .none }
      if chance() { person.works.insert(.saturday, .morning) }
      person.fullTimeEquivalent = PerMille(random.below(1001))
      person.hourlyRate = maybe(Pence(random.below(3000)))
      person.careerStage = maybe("ect1")
      person.takesOver = group.people.isEmpty ? nil : maybe(random.pick(group.people).id)
      person.mentor = group.people.isEmpty ? nil : maybe(random.pick(group.people).id)
      person.directedBalance = maybe(Minutes(random.below(90_000)))
      person.limits.daysPerWeek = maybe(random.below(5))
      person.limits.daysPerHalfTerm = maybe(random.below(20))
      person.limits.daysPerYear = maybe(random.below(50))
      person.tags = words()
      person.strengths = words()
      person.wants = words()
      person.hosts = chance()
      person.mostVisitsHosted = maybe(random.below(5))
      person.needsCover = chance()
      group.people.append(person)
    }
    for index in 0..<random.below(3) {
      var provider = Provider(
        id: Identifier(random.pick(["p", "v"]) + String(index)), name: "Prov \(index)",
        kind: random.pick(Provider.Kind.allCases))
      provider.email = maybe("v@example.org")
      provider.available = [dates(), dates()].filter { _ in chance() }
      provider.weekdays = some(Weekday.allCases)
      provider.feePerSession = Pence(random.below(100_000))
      provider.feePerDay = Pence(random.below(100_000))
      provider.feePerHead = Pence(random.below(100_000))
      provider.feePerMile = Pence(random.below(100))
      provider.cancelDays = maybe(random.below(30))
      // A share without days would be read by nobody.
      if provider.cancelDays != nil { provider.cancelShare = PerMille(random.below(1001)) }
      provider.capacity = maybe(1 + random.below(90))
      provider.mostPerDay = maybe(1 + random.below(3))
      provider.specialisms = words()
      provider.position = maybe(position())
      provider.vat = maybe(random.pick(VATTreatment.allCases))
      group.providers.append(provider)
    }
  }

  func fillRest() {
    for school in group.schools {
      guard let bells = group.bells.first(where: { $0.id == school.bells }),
        let calendar = group.calendars.first(where: { $0.id == school.calendar })
      else { continue }
      for day in bells.days {
        for period in day.lessonPeriods where chance() {
          var cover = InternalCover(
            school: school.id, weekday: day.weekday, period: period.name, people: random.below(5),
            reserve: random.below(3), winterReserve: random.below(3))
          cover.exceptions = some(Array(1...6), 1).map {
            HalfTermCover(halfTerm: $0, people: random.below(5), reserve: random.below(3))
          }
          group.cover.append(cover)
          group.lessons.append(
            Lesson(
              school: school.id, className: "10 \(period.name)", subject: random.pick(["art", "class", "r.e., ps"]),
              years: years(), room: maybe("R1"), week: maybe(random.pick(calendar.cycle)), weekday: day.weekday,
              period: period.name, staff: some(group.people.map(\.id)), weight: maybe(PerMille(random.below(3000)))))
        }
      }
      group.meetings.append(MeetingSlot(school: school.id, weekday: random.pick(Weekday.allCases), span: times()))
      group.directed.append(DirectedSlot(school: school.id, date: date(), span: times(), name: "Twilight, 1"))
      for room in school.rooms where chance() {
        group.busy.append(Busy(subject: .room(school.id, room.name), days: dates(), span: maybe(times()), note: ""))
      }
      group.busy.append(Busy(subject: .school(school.id), days: dates(), span: nil, note: "Fair, \"summer\""))
    }
    for person in group.people {
      group.protected.append(
        ProtectedTime(
          person: person.id, week: nil, weekday: random.pick(Weekday.allCases), span: times(),
          kind: random.pick(ProtectedTime.Kind.allCases)))
      group.openLessons.append(openLesson(person.id))
      group.busy.append(Busy(subject: .person(person.id), days: dates(), span: maybe(times()), note: "Course"))
      group.history.append(
        HistoryEntry(
          date: maybe(Self.year.first - random.below(900)), kind: "visit", person: person.id,
          school: maybe(random.pick(group.schools).id), partner: maybe(random.pick(group.schools).id),
          outcome: random.pick(HistoryEntry.Outcome.allCases)))
    }
    for index in group.people.indices.dropFirst() where chance() {
      group.people[index].jobShare = group.people[index - 1].id
    }
    group.floatingCover = some(Weekday.allCases).map {
      FloatingCover(schools: some(group.schools.map(\.id)), weekday: $0, people: random.below(4))
    }
    group.margins = group.schools.flatMap { school in
      some([nil, Phase.primary, .secondary]).map {
        StaffingMargin(school: school.id, phase: $0, halfTerms: some([1, 2, 3]), halfDays: random.below(12))
      }
    }
    group.published = maybe("plans/last year's \"plan\".json")
    for provider in group.providers {
      group.busy.append(Busy(subject: .provider(provider.id), days: dates(), span: nil, note: ""))
      group.travel.stated.append(
        StatedJourney(
          from: .provider(provider.id), to: .school(random.pick(group.schools).id), minutes: Minutes(random.below(90)),
          metres: maybe(Metres(random.below(50_000)))))
    }
    let parties = group.schools.map { Party.school($0.id) } + group.people.map { Party.person($0.id) }
    for _ in 0..<4 {
      let (a, b) = (random.pick(parties), random.pick(parties))
      if a != b { group.relations.append(Relation(kind: random.pick(Relation.Kind.allCases), a: a, b: b)) }
    }
    for index in 0..<random.below(3) {
      var fund = Fund(id: Identifier("f\(index)"), name: "Fund", amount: Pence(random.below(1_000_000)))
      fund.schools = some(group.schools.map(\.id))
      fund.kinds = some(ActivityKind.allCases)
      fund.tariffPerLesson = Pence(random.below(9000))
      fund.paysFees = chance()
      fund.reserveFromNeed = random.below(4) == 0 ? PerMille(1 + random.below(3000)) : nil
      fund.costCentre = maybe(text().trimmed)
      group.funds.append(fund)
    }
  }
}
