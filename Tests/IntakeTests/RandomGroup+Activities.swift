// SPDX-License-Identifier: Apache-2.0

import Domain

@testable import Intake

extension RandomGroup {
  func selector() -> Selector {
    var selector = Selector()
    if chance() { selector.people = some(group.people.map(\.id)) }
    if chance() {
      selector.everyone = chance()
      selector.schools = some(group.schools.map(\.id))
      selector.phases = some(Phase.allCases)
      selector.groups = some(Array(Set(group.schools.flatMap(\.groups))).sorted())
      selector.roles = words()
      selector.subjects = words()
      selector.years = years()
      selector.careerStages = some(["ect1", "npq"])
      selector.tags = words()
    }
    if selector == Selector() { selector.everyone = true }
    return selector
  }

  func fillEvaluations() {
    for number in 1...3 where chance() {
      group.bookings.append(
        SupplyBooking(
          school: group.schools[0].id, date: date(), number: number, state: random.pick(SupplyBooking.State.allCases)))
    }
    for _ in 0..<random.below(5) {
      var due = Due(
        date: date(), payer: .school(random.pick(group.schools).id), amount: Pence(1 + random.below(90_000)),
        kind: random.pick(Due.Kind.allCases))
      if chance(), let fund = group.funds.first { due.payer = .fund(fund.id) }
      if chance() { due.activity = random.pick(group.activities).id }
      due.provider = group.providers.isEmpty ? nil : maybe(random.pick(group.providers).id)
      due.reference = maybe(text().trimmed)
      group.owe([due])
    }
    for _ in 0..<random.below(4) {
      let isListed = chance()
      var evaluation = Evaluation(
        activity: isListed ? random.pick(group.activities).id : nil, title: isListed ? maybe("Day") : text().trimmed,
        score: 1 + random.below(5))
      evaluation.date = maybe(date())
      evaluation.topic = maybe("phonics")
      evaluation.provider = group.providers.isEmpty ? nil : maybe(random.pick(group.providers).id)
      group.evaluations.append(evaluation)
    }
  }

  func fillActivities() {
    let schools = group.schools.map(\.id)
    let people = group.people.map(\.id)
    for index in 0..<10 {
      var activity = Activity(
        id: Identifier("a\(index)"), title: "Title, \(index)", details: details(index, schools, people))
      activity.focus = words()
      if chance(), !group.activities.isEmpty { activity.timing.near = [random.pick(group.activities).id] }
      activity.purpose = maybe("Read more; write \"better\"")
      activity.priority = 1 + random.below(5)
      activity.rank = maybe(1 + random.below(9))
      activity.costCentre = maybe(text().trimmed)
      activity.isMust = chance()
      activity.isConfidential = chance()
      activity.groups = some(Array(Set(group.schools.flatMap(\.groups))).sorted())
      activity.origin = maybe(random.pick(Origin.allCases))
      activity.worth = maybe(MilliLessons(random.below(90_000)))
      activity.cost = Pence(random.below(3) * 12_345)
      let funds = group.funds.filter { $0.reserveFromNeed == nil }
      activity.fund = funds.isEmpty ? nil : maybe(random.pick(funds).id)
      activity.timing.windows = chance() ? [] : [Self.year]
      activity.timing.preferredWeekdays = some(Array(Weekday.allCases.prefix(5)))
      if chance() { activity.timing.bands = [random.pick(TimeBand.allCases)] }
      activity.timing.earliest = maybe(TimeOfDay(minutes: 480))
      activity.timing.latest = maybe(TimeOfDay(minutes: 1380))
      group.activities.append(activity)
    }
    fillEvaluations()
    for index in group.people.indices { group.people[index].preferredPosts = some(group.activities.map(\.id)) }
    for index in 1...3 where chance() {
      let verdict = random.pick(Answer.Verdict.allCases)
      group.answers.append(
        Answer(
          school: schools[0], halfTerm: index, verdict: verdict,
          activities: verdict == .notThese ? [random.pick(group.activities).id] : []))
    }
    group.declines = [Decline(person: people[0], activity: random.pick(group.activities).id)]
  }

  func details(
    _ index: Int, _ schools: [Identifier<School>], _ people: [Identifier<Person>]
  ) -> ActivityDetails {
    switch ActivityKind.allCases[index % 7] {
    case .session: return .session(session(schools, people))
    case .visit:
      var visit = Visit(visitors: selector())
      visit.subject = maybe("art")
      visit.years = years()
      visit.match = random.pick(ContextMatch.allCases)
      visit.hostPeople = [people[0]]
      visit.openOnly = chance()
      visit.hostSchools = some(schools)
      visit.observed = Minutes(1 + random.below(90))
      visit.brief = Minutes(random.below(90))
      visit.debrief = Minutes(random.below(90))
      return .visit(visit)
    case .triad:
      var triad = Triad(members: selector())
      triad.subject = maybe("art")
      triad.observed = Minutes(1 + random.below(90))
      triad.debrief = Minutes(random.below(60))
      triad.leastGap = random.below(9)
      triad.mostGap = 9 + random.below(9)
      return .triad(triad)
    case .lessonStudy:
      var study = LessonStudy(members: selector())
      study.observed = Minutes(1 + random.below(90))
      study.cycles = 1 + random.below(3)
      study.leastGap = random.below(9)
      study.mostGap = 9 + random.below(9)
      return .lessonStudy(study)
    case .shadowing:
      var shadowing = Shadowing(applicant: random.pick(people))
      shadowing.preferredHosts = some(people)
      shadowing.days = 1 + random.below(5)
      shadowing.leastGap = random.below(9)
      shadowing.mostGap = 9 + random.below(9)
      return .shadowing(shadowing)
    case .secondment:
      var secondment = Secondment(school: random.pick(schools), applicants: [random.pick(people)])
      secondment.match = random.pick(ContextMatch.allCases)
      secondment.halfDaysPerWeek = 1 + random.below(10)
      secondment.halfTerms = 1 + random.below(6)
      if secondment.halfTerms % 2 == 0 { secondment.bounds = random.pick(Secondment.Bounds.allCases) }
      secondment.backfill = [random.pick(Secondment.Backfill.allCases)]
      secondment.isVacant = chance()
      secondment.recharge = maybe(Pence(random.below(20_000)))
      return .secondment(secondment)
    case .specialist:
      var specialist = Specialist(person: random.pick(people), shares: [])
      specialist.shares = schools.map { Specialist.Share(school: $0, halfDays: 1 + random.below(2)) }
      specialist.homeDays = some(Array(Weekday.allCases.prefix(2)))
      specialist.unit = random.pick(Specialist.Unit.allCases)
      specialist.contribution = Pence(random.below(20_000))
      specialist.tolerance = PerMille(random.below(500))
      specialist.cycleWeeks = 3 + random.below(5)
      specialist.protected = [WeekdayHalf(weekday: .friday, half: .afternoon)]
      return .specialist(specialist)
    }
  }

  func openLesson(_ person: Identifier<Person>) -> OpenLesson {
    var offer = OpenLesson(person: person, weekday: random.pick(Weekday.allCases), period: nil, className: "9X")
    offer.focus = maybe("Questions; and answers")
    let days = dates()
    offer.from = maybe(days.first)
    offer.until = maybe(days.last)
    return offer
  }

  func session(_ schools: [Identifier<School>], _ people: [Identifier<Person>]) -> Session {
    var session = Session(participants: [], length: Minutes(15 + random.below(300)))
    session.participants = Level.allCases.flatMap { level in
      (0..<1 + random.below(2)).map { _ in
        Participants(selector: selector(), level: level, perSchool: maybe(1 + random.below(4)))
      }
    }
    session.quorum = 1 + random.below(4)
    session.leastSchools = 1 + random.below(3)
    session.mostPeople = maybe(10 + random.below(40))
    session.series.parts = 3
    session.series.leastGap = random.below(20)
    session.series.mostGap = maybe(20 + random.below(20))
    session.series.samePeople = chance()
    session.series.leastTerms = 1 + random.below(3)
    session.venue.schools = some(schools)
    session.venue.isOnline = chance()
    session.venue.rotates = chance()
    session.leaders = some(people).map { .person($0) } + group.providers.map { .provider($0.id) }
    session.split = random.pick(CostSplit.allCases)
    session.mix = chance() ? .liked : chance() ? .needed : .any
    if chance(), let specialism = group.providers.flatMap(\.specialisms).first {
      session.leaders = []
      session.specialism = specialism
    }
    if session.leaders.count != 1 { session.guests = some(group.providers.map(\.id)) }
    session.cohorts = 1 + random.below(3)
    // Whoever is in one of several stays in it, and one alone has no size to keep to.
    if session.cohorts > 1 {
      session.series.samePeople = true
      session.tolerance = chance() ? PerMille(random.below(101) * 10) : nil
    }
    session.preparation = Minutes(random.below(90))
    session.followUp = Minutes(random.below(90))
    session.accredited = Minutes(random.below(900))
    return session
  }
}
