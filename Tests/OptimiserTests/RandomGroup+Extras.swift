// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

/// What wishes state now and then besides. Drawn last, so that all else of a group stays as its seed makes it.
extension RandomGroup {
  mutating func addExtras() {
    if random.chance(perMille: 600) { addPartners() }
    addNurse()
    addOffers()
    for index in group.activities.indices {
      if case .visit(var visit) = group.activities[index].details {
        visit.openOnly = random.chance(perMille: 300)
        group.activities[index].details = .visit(visit)
      }
      if case .session(var session) = group.activities[index].details {
        vary(&session)
        group.activities[index].details = .session(session)
      }
    }
    for index in group.schools.indices where random.chance(perMille: 150) {
      group.schools[index].watchedBy = random.pick([.partners, .partners, .nobody])
    }
    if random.chance(perMille: 400) { addReserve() }
    for index in group.people.indices where random.chance(perMille: 250) {
      group.people[index].hourlyRate = Pence(random.draw(900...3000))
    }
    for index in group.people.indices where random.chance(perMille: 250) { group.people[index].careerStage = "ect1" }
    for index in group.schools.indices where random.chance(perMille: 250) {
      group.schools[index].mostOutOfPhase = [
        PhaseLimit(phase: random.pick([.primary, .secondary]), people: random.below(3))
      ]
    }
    addCosts()
    addPriorities()
    addEvent()
    addSuccessor()
    if random.chance(perMille: 500) { addFloaters() }
    if random.chance(perMille: 400) { addDues() }
  }

  /// Floating cover: rows for all schools, and for some that have schools in common with others or not.
  private mutating func addFloaters() {
    for _ in 0..<random.draw(1...7) {
      let schools =
        random.chance(perMille: 300) ? [] : group.schools.map(\.id).filter { _ in random.chance(perMille: 400) }
      group.floatingCover.append(
        FloatingCover(
          schools: schools, weekday: random.pick(Array(Weekday.allCases.prefix(5))), people: random.below(3)))
    }
  }

  /// Costs of wishes, and providers who are paid by the mile.
  private mutating func addCosts() {
    for index in group.activities.indices where random.chance(perMille: 250) {
      group.activities[index].cost = Pence(random.draw(1...9000))
    }
    for index in group.providers.indices where random.chance(perMille: 500) {
      group.providers[index].feePerMile = Pence(random.draw(1...90))
      if random.chance(perMille: 500) {
        group.providers[index].position = Position(latitude: 53_420_000, longitude: -2_280_000)
      }
    }
  }

  /// Topics of wishes and schools.
  private mutating func addPriorities() {
    for index in group.activities.indices where random.chance(perMille: 400) {
      group.activities[index].focus = [random.pick(["oracy", "phonics"])]
    }
    for index in group.schools.indices where random.chance(perMille: 300) {
      group.schools[index].priorities = random.pick([["oracy"], ["phonics", "oracy"], ["sport"]])
    }
  }

  /// A date that others have fixed, near which some wishes had better lie; little time to prepare in.
  private mutating func addEvent() {
    if random.chance(perMille: 500) { group.rules.limits.keptWithinDays = random.draw(0...3) }
    var all = Selector()
    all.everyone = true
    let session = Session(participants: [Participants(selector: all, level: .invited)], length: Minutes(60))
    var event = Activity(id: "event", title: "Conference", details: .session(session))
    event.timing.fixed = [FixedStart(date: "2026-11-18", time: "10:00"), FixedStart(date: "2027-03-03", time: "10:00")]
    if random.chance(perMille: 500) { group.activities.append(event) }
    for index in group.activities.indices where random.chance(perMille: 300) {
      group.activities[index].timing.near = ["event"]
    }
  }

  /// Somebody who takes over from another in the year.
  private mutating func addSuccessor() {
    guard random.chance(perMille: 500) else { return }
    let first = random.below(group.people.count)
    group.people[first].validUntil = "2026-12-31"
    var next = Person(
      id: "successor", name: "Successor", school: group.people[first].base, role: group.people[first].role)
    next.validFrom = "2027-01-01"
    next.takesOver = group.people[first].id
    group.people.append(next)
  }

  /// Lessons that people offer, some of them for a time; some aren't taught.
  private mutating func addOffers() {
    let lessons = WeeklyTimetable(group, directory: Directory(group)).lessons
    for _ in 0..<random.draw(0...12) where !lessons.isEmpty {
      let lesson = random.pick(lessons)
      guard let person = lesson.staff.first else { continue }
      let isByClass = random.chance(perMille: 400)
      var offer = OpenLesson(
        person: person, weekday: random.chance(perMille: 900) ? lesson.weekday : .monday,
        period: isByClass ? nil : lesson.period,
        className: isByClass || random.chance(perMille: 300) ? lesson.className : nil)
      if random.chance(perMille: 300) { offer.from = group.year.first + random.below(150) }
      if random.chance(perMille: 300) { offer.until = group.year.first + 150 + random.below(150) }
      group.openLessons.append(offer)
    }
  }

  private mutating func vary(_ session: inout Session) {
    if random.chance(perMille: 150) { session.mix = .needed }
    if random.chance(perMille: 300) { session.preparation = Minutes(random.pick([10, 15, 30, 45])) }
    if random.chance(perMille: 300) { session.followUp = Minutes(random.pick([10, 20, 40, 60])) }
    if random.chance(perMille: 200) { session.guests = random.pick([["nurse"], ["acme"], ["acme", "nurse"]]) }
    if random.chance(perMille: 150) {
      session.leaders = []
      session.specialism = random.pick(["maths", "health"])
    }
  }

  /// Somebody from outside with few days and a fee, for guests and specialisms; now and then the other provider is one too.
  private mutating func addNurse() {
    var nurse = Provider(id: "nurse", name: "School nurse", kind: .guest)
    nurse.specialisms = ["health"]
    if random.chance(perMille: 500) { nurse.weekdays = [.monday, .wednesday, .thursday] }
    if random.chance(perMille: 300) { nurse.mostPerDay = 1 }
    if random.chance(perMille: 300) { nurse.available = [DateSpan(group.year.first, group.year.first + 200)] }
    if random.chance(perMille: 500) { nurse.feePerSession = Pence(random.draw(1000...5000)) }
    if random.chance(perMille: 300) { nurse.feePerHead = Pence(random.draw(100...500)) }
    if random.chance(perMille: 300) {
      group.busy.append(
        Busy(
          subject: .provider("nurse"), days: DateSpan(group.year.first, group.year.first + 300), span: "09:00-11:00",
          note: ""))
    }
    group.providers.append(nurse)
    group.providers[0].specialisms = random.chance(perMille: 500) ? ["maths", "health"] : ["maths"]
  }

  /// What the centre gives to schools of need, some of which spend more than they have.
  private mutating func addReserve() {
    var reserve = Fund(id: "reserve", name: "Reserve", amount: Pence(random.draw(5000...60_000)))
    reserve.reserveFromNeed = PerMille(random.draw(600...1400))
    if random.chance(perMille: 300) { reserve.schools = [random.pick(group.schools).id] }
    group.funds.append(reserve)
    for index in group.schools.indices where random.chance(perMille: 300) {
      group.schools[index].releaseBudget = Pence(random.draw(0...40_000))
    }
  }

  /// What schools and funds owe whatever is planned, now and then more than they have; some of it twice on a day.
  private mutating func addDues() {
    for _ in 0..<random.draw(1...6) {
      let payer: Due.Payer =
        random.chance(perMille: 700) ? .school(random.pick(group.schools).id) : .fund(random.pick(group.funds).id)
      var due = Due(
        date: group.year.first + random.draw(-5...300), payer: payer, amount: Pence(random.draw(1...60_000)), kind: .fee
      )
      if random.chance(perMille: 500) { due.activity = random.pick(group.activities).id }
      group.dues.append(due)
      if random.chance(perMille: 200) {
        (due.reference, due.amount) = ("more", Pence(random.draw(1...5000)))
        group.dues.append(due)
      }
    }
  }

  /// Partners and families of schools and people, chains among them.
  private mutating func addPartners() {
    for _ in 0..<random.draw(1...4) {
      let a = party()
      let b = party()
      if a != b { group.relations.append(Relation(kind: random.pick([.partner, .family, .federation]), a: a, b: b)) }
    }
  }

  private mutating func party() -> Party {
    random.chance(perMille: 700) ? .school(random.pick(group.schools).id) : .person(random.pick(group.people).id)
  }
}
