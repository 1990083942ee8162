// SPDX-License-Identifier: Apache-2.0

import Domain

/// Writes placements down as a `Plan`, with everything that follows from them.
struct PlanWriter {
  let instance: Instance

  /// The plan of `placements`; bounds and reasons are added by the caller.
  func plan(_ placements: [Placement], asOf: CivilDate, inputHash: String, run: Run) -> Plan {
    let settlement = Settlement(instance, placements: placements)
    var plan = Plan(
      group: instance.group.name, year: instance.group.year, asOf: asOf, inputHash: inputHash, rules: instance.rules,
      run: run)
    plan.occurrences = occurrences(placements)
    plan.repayments = repayments(placements)
    plan.rotas = StaffingWriter(instance: instance).rotas(placements)
    plan.secondments = StaffingWriter(instance: instance).secondments(placements, settlement.poolCells)
    plan.releases = releases(settlement)
    plan.cover = cover(settlement)
    plan.supply = supply(settlement)
    plan.legs = legs(settlement)
    plan.charges = settlement.charges()
    plan.schools = settlement.figures(charges: plan.charges)
    plan.rotaBalances = StaffingWriter(instance: instance).balances(placements)
    plan.keptTimes = KeptTimeWriter(settlement).times()
    plan.objective = settlement.objective(plan.schools)
    return plan
  }

  private func occurrences(_ placements: [Placement]) -> [Occurrence] {
    var list: [Occurrence] = []
    for (number, placement) in placements.enumerated() {
      var parts: [Int16: Int] = [:]
      for placed in placement.occurrences {
        let part = parts[placed.cohort, default: 0]
        parts[placed.cohort] = part + 1
        list.append(occurrence(number, part: part, placed))
      }
    }
    return list.sorted {
      ($0.date, $0.span.start, $0.activity, $0.number) < ($1.date, $1.span.start, $1.activity, $1.number)
    }
  }

  private func occurrence(_ number: Int, part: Int, _ placed: PlacedOccurrence) -> Occurrence {
    let activity = instance.activities[number]
    let option = placed.option
    var attendees = placed.attendees.map { candidate in
      let member = activity.candidates[Int(candidate)]
      return Attendance(person: instance.personIDs[member.person], role: role(of: member, activity, option))
    }
    if option.host >= 0 { attendees.append(Attendance(person: instance.personIDs[Int(option.host)], role: .host)) }
    attendees.sort { $0.person < $1.person }
    var result = Occurrence(
      activity: activity.id, part: part + 1, date: instance.calendar.date(Int(option.day)),
      span: span(option.start, option.end),
      place: instance.travel.places[Int(option.place)], leader: leader(activity, option), attendees: attendees,
      firmness: firmness(number, placed))
    result.cohort = Int(placed.cohort) + 1
    if placed.room >= 0 { result.room = instance.rooms[Int(option.place)][Int(placed.room)].name }
    if case .visit(let visit) = activity.kind {
      if option.brief >= 0 { result.brief = span(option.brief, option.brief + Int16(visit.spec.brief.rawValue)) }
      if option.debrief >= 0 {
        result.debrief = span(option.debrief, option.debrief + Int16(visit.spec.debrief.rawValue))
      }
    }
    if option.lesson >= 0, !option.isToBeNamed { result.observed = reference(Int(option.lesson)) }
    return result
  }

  private func role(of member: Candidate, _ activity: ActivityData, _ option: Option) -> Attendance.Role {
    switch activity.kind {
    case .visit: .visitor
    case .circle: option.host >= 0 ? .visitor : .required
    case .specialist: .specialist
    case .session, .cohorts, .secondment, .other: member.level.attendanceRole
    }
  }

  private func span(_ start: Int16, _ end: Int16) -> TimeSpan {
    TimeSpan(TimeOfDay(minutes: Int(start)), TimeOfDay(minutes: Int(end)))
  }

  private func leader(_ activity: ActivityData, _ option: Option) -> Leader? {
    guard option.leader >= 0, let session = activity.session else { return nil }
    return switch session.leaders[Int(option.leader)] {
    case .person(let person): .person(instance.personIDs[person])
    case .provider(let provider): .provider(instance.providers[provider].id)
    }
  }

  /// Firm where every school concerned said yes for the half-term of the date.
  private func firmness(_ number: Int, _ placed: PlacedOccurrence) -> Firmness {
    let activity = instance.activities[number]
    var schools = Set(placed.attendees.map { instance.people[activity.candidates[Int($0)].person].base })
    let place = Int(placed.option.place)
    if place < instance.schools.count { schools.insert(place) }
    if placed.option.host >= 0 { schools.insert(instance.people[Int(placed.option.host)].base) }
    let leader = activity.leadingPerson(placed.option)
    if leader >= 0 { schools.insert(instance.people[leader].base) }
    let answers = FirmAnswers(instance: instance)
    let isFirm = schools.allSatisfy { school in
      answers.isFirm(school, halfTerm: Int(instance.calendar.at(school, Int(placed.option.day)).halfTerm))
    }
    return isFirm ? .firm : .provisional
  }

  private func reference(_ number: Int) -> LessonReference {
    let lesson = instance.lessons[number]
    let source = instance.timetable.lessons[lesson.source]
    return LessonReference(
      school: instance.schoolIDs[lesson.school], className: source.className, subject: source.subject,
      period: source.period, span: span(lesson.start, lesson.end), teacher: instance.personIDs[Int(lesson.lead)])
  }

  private func repayments(_ placements: [Placement]) -> [Repayment] {
    placements.flatMap(\.occurrences).flatMap { placed in
      placed.repayments.map { repayment in
        let time = instance.protected[Int(repayment.time)]
        return Repayment(
          person: instance.personIDs[Int(repayment.person)], date: instance.calendar.date(Int(placed.option.day)),
          span: span(time.start, time.end), kind: time.kind, repaidOn: instance.calendar.date(Int(repayment.day)),
          lesson: reference(Int(repayment.lesson)))
      }
    }.sorted {
      ($0.date, $0.person, $0.span, $0.kind.rawValue) < ($1.date, $1.person, $1.span, $1.kind.rawValue)
    }
  }

  private func releases(_ settlement: Settlement) -> [Release] {
    settlement.lost.map { loss in
      Release(
        date: instance.calendar.date(loss.day), person: instance.personIDs[loss.person],
        lesson: reference(loss.lesson), activities: loss.activities.map { instance.activities[$0].id },
        needsCover: loss.needsCover, cost: MilliLessons(loss.cost))
    }.sorted {
      ($0.date, $0.lesson.school, $0.lesson.span.start, $0.person, $0.lesson.className)
        < ($1.date, $1.lesson.school, $1.lesson.span.start, $1.person, $1.lesson.className)
    }
  }

  private func cover(_ settlement: Settlement) -> [CoverAssignment] {
    CoverRota(settlement: settlement).entries().map { entry in
      CoverAssignment(
        date: instance.calendar.date(entry.loss.day), absent: instance.personIDs[entry.loss.person],
        lesson: reference(entry.loss.lesson), by: entry.by)
    }.sorted {
      ($0.date, $0.lesson.school, $0.lesson.span.start, $0.lesson.className, $0.absent)
        < ($1.date, $1.lesson.school, $1.lesson.span.start, $1.lesson.className, $1.absent)
    }
  }

  private func supply(_ settlement: Settlement) -> [SupplyPurchase] {
    settlement.supply.flatMap { bought -> [SupplyPurchase] in
      let terms = instance.schools[bought.school]
      let parts =
        Array(repeating: SupplyPurchase.Part.day, count: bought.need.days)
        + Array(repeating: .morning, count: bought.need.mornings)
        + Array(repeating: .afternoon, count: bought.need.afternoons)
      return parts.enumerated().map { index, part in
        SupplyPurchase(
          date: instance.calendar.date(bought.day), school: instance.schoolIDs[bought.school], part: part,
          number: index + 1,
          cost: Pence(part == .day ? terms.supplyDay : terms.supplyHalfDay))
      }
    }
  }

  private func legs(_ settlement: Settlement) -> [TravelLeg] {
    settlement.personDays.flatMap { entry in
      settlement.evaluator.legs(entry.person, day: entry.day, items: entry.items, lost: entry.effect.lost).map { leg in
        let metres = instance.travel.metres(leg.from, leg.to)
        return TravelLeg(
          date: instance.calendar.date(entry.day), person: instance.personIDs[entry.person],
          from: instance.travel.places[leg.from], to: instance.travel.places[leg.to],
          span: TimeSpan(TimeOfDay(minutes: leg.start), TimeOfDay(minutes: leg.end)), metres: Metres(metres),
          mileage: Pence(
            DayEvaluator.mileage(metres: metres, pencePerMile: instance.rules.rates.pencePerMile.rawValue)))
      }
    }.sorted { ($0.date, $0.person, $0.span.start) < ($1.date, $1.person, $1.span.start) }
  }
}

extension Level {
  /// The role of someone of this level in an occurrence.
  var attendanceRole: Attendance.Role {
    switch self {
    case .required: .required
    case .expected: .expected
    case .invited: .invited
    }
  }
}
