// SPDX-License-Identifier: Apache-2.0

import Domain

extension SamplePlan {
  /// The sample with two rotas (one confidential) and secondments: a swap, a chain that ends with a hire and time that the
  /// school can spare, a ring of three, and a confidential one on its own.
  static func withStaffing() -> SamplePlan {
    var sample = SamplePlan()
    sample.addRotas()
    sample.addSecondments()
    sample.plan.occurrences.sort {
      ($0.date, $0.span.start, $0.activity, $0.part) < ($1.date, $1.span.start, $1.activity, $1.part)
    }
    sample.plan.legs.sort { ($0.date, $0.person, $0.span) < ($1.date, $1.person, $1.span) }
    sample.addStaffingFigures()
    return sample
  }

  // MARK: Rotas

  private mutating func addRotas() {
    let music = Self.rota(
      "music", "A music teacher for five schools", of: "s03-p05", subject: "music",
      shares: [("s04", 8), ("s05", 6), ("s06", 4), ("s07", 3), ("s09", 3)], homeDays: [.monday], seed: 3)
    let support = Self.rota(
      "speech", "Speech and language support", of: "s08-p02", subject: "speech", shares: [("s05", 2), ("s06", 2)],
      homeDays: [.monday, .wednesday, .friday], seed: 5)
    for (rota, isConfidential) in [(music, false), (support, true)] {
      var activity = rota.activity
      activity.isConfidential = isConfidential
      group.activities.append(activity)
      plan.rotas.append(rota.template)
      addStays(rota, skipping: isConfidential ? 17 : 11)
    }
    for rota in plan.rotas {
      guard let reading = PlanIndex(group, plan).rota(of: rota.activity) else { continue }
      plan.rotaBalances += reading.specialist.shares.map(\.school).sorted().map { school in
        let own = reading.entries.filter { $0.school == school }
        let lost = own.count { $0.isLost }
        let (held, madeUp) = (own.count { $0.standing == .held }, own.count { $0.isMadeUp })
        return RotaBalance(
          activity: rota.activity, school: school, due: held + lost, held: held, madeUp: madeUp, owed: lost - madeUp)
      }
    }
  }

  private struct SampleRota {
    let activity: Activity
    let specialist: Specialist
    let template: Rota
  }

  /// Shares given out over the free half-days of four weeks, school by school.
  private static func rota(
    _ id: String, _ title: String, of person: String, subject: String, shares: [(String, Int)], homeDays: [Weekday],
    seed: Int
  ) -> SampleRota {
    var specialist = Specialist(
      person: Identifier(person), shares: shares.map { .init(school: Identifier($0.0), halfDays: $0.1) })
    specialist.homeDays = homeDays
    specialist.protected = homeDays.contains(.friday) ? [] : [WeekdayHalf(weekday: .friday, half: .afternoon)]
    specialist.contribution = Pence(9_000)
    var free = (1...4).flatMap { week in
      Weekday.allCases.prefix(5).filter { !homeDays.contains($0) }.flatMap { weekday in
        HalfDay.allCases.map { WeekdayHalf(weekday: weekday, half: $0) }
          .filter { !specialist.protected.contains($0) }.map { (week, $0) }
      }
    }
    var slots: [Rota.Slot] = []
    for (school, count) in shares {
      for _ in 0..<min(count, free.count) {
        let (week, half) = free.removeFirst()
        slots.append(.init(week: week, weekday: half.weekday, half: half.half, school: Identifier(school)))
      }
    }
    var activity = Activity(id: Identifier(id), title: title, details: .specialist(specialist))
    activity.focus = [subject]
    return SampleRota(
      activity: activity, specialist: specialist, template: Rota(activity: Identifier(id), slots: slots.sorted()))
  }

  /// A stay for each half-day of the template with pupils, every so-manieth left out; Friday mornings of the last weeks make
  /// up for the first of them.
  private mutating func addStays(_ rota: SampleRota, skipping: Int) {
    let id = rota.activity.id
    guard let base = group.people.first(where: { $0.id == rota.specialist.person })?.base else { return }
    let index = PlanIndex(group, planWith(rota.template))
    var part = 0
    for offset in 0..<plan.year.count {
      let date = plan.year.first + offset
      let due = rota.template.slots.filter {
        $0.weekday == date.weekday && $0.week == index.rota(of: id)?.cycleWeek(of: date)
      }
      var halves = due.filter { slot in
        if case .pupils? = index.days(of: slot.school)?.kind(date), case .pupils? = index.days(of: base)?.kind(date) {
          true
        } else {
          false
        }
      }
      if (offset / 7) % skipping == 5 { halves = [] }
      if due.isEmpty, date.weekday == .friday, skipping == 11, (150..<200).contains(offset),
        let share = rota.specialist.shares.first
      {
        halves = [.init(week: 1, weekday: .friday, half: .morning, school: share.school)]
      }
      for (school, some) in Dictionary(grouping: halves, by: \.school).sorted(by: { $0.key < $1.key }) {
        part += 1
        let spans = some.map { SampleGroup.teaching($0.half) }
        let span = TimeSpan(
          spans.map(\.start).min() ?? TimeOfDay(minutes: 530), spans.map(\.end).max() ?? TimeOfDay(minutes: 710))
        plan.occurrences.append(
          Occurrence(
            activity: id, part: part, date: date, span: span, place: .school(school), leader: nil,
            attendees: [Attendance(person: rota.specialist.person, role: .specialist)], firmness: .provisional))
        for (from, to, leg) in [
          (base, school, TimeSpan(span.start - Minutes(20), span.start)),
          (school, base, TimeSpan(span.end, span.end + Minutes(20))),
        ] {
          plan.legs.append(
            TravelLeg(
              date: date, person: rota.specialist.person, from: .school(from), to: .school(to), span: leg,
              metres: Metres(7_300), mileage: .zero))
        }
      }
    }
  }

  private func planWith(_ rota: Rota) -> Plan {
    var plan = plan
    plan.rotas = [rota]
    return plan
  }

  // MARK: Secondments

  private mutating func addSecondments() {
    let week = WorkingPattern.everyDay.halfDays
    let some = week.filter { $0.weekday <= .tuesday || ($0.weekday == .wednesday && $0.half == .morning) }
    func fill(_ halfTerms: ClosedRange<Int>, _ way: Secondment.Backfill, _ by: String?, _ halfDays: Int)
      -> [SecondmentPlacement.BackfillShare]
    {
      halfTerms.map { .init(halfTerm: $0, way: way, by: by.map { Identifier($0) }, halfDays: halfDays) }
    }
    second("x1", "Phonics lead", "s03-p01", to: "s04", 3...4, week, fill(3...4, .swap, "x2", 10))
    second("x2", "Year 2 lead", "s04-p03", to: "s03", 3...4, week, fill(3...4, .swap, "x1", 10))
    second("x3", "Two terms in a two-form school", "s05-p04", to: "s06", 1...2, some, fill(1...2, .chain, "x4", 5))
    second(
      "x4", "A year group of mixed ages", "s07-p06", to: "s05", 1...2, some,
      fill(1...2, .hire, nil, 3) + fill(1...2, .none, nil, 2))
    second("x5", "Maths in Key Stage 3", "s00-p07", to: "s01", 5...6, week, fill(5...6, .chain, "x7", 10))
    second("x6", "Head of Year", "s01-p02", to: "s02", 5...6, week, fill(5...6, .chain, "x5", 10))
    second("x7", "Sixth-form teaching", "s02-p09", to: "s00", 5...6, week, fill(5...6, .chain, "x6", 10))
    second("x8", "Coming back to work", "s09-p03", to: "s08", 2...2, some, fill(2...2, .none, nil, 5))
    for index in group.activities.indices where group.activities[index].id.text == "x8" {
      group.activities[index].isConfidential = true
    }
  }

  private mutating func second(
    _ id: String, _ title: String, _ person: String, to school: String, _ halfTerms: ClosedRange<Int>,
    _ halfDays: [WeekdayHalf], _ backfill: [SecondmentPlacement.BackfillShare]
  ) {
    guard let base = group.people.first(where: { $0.id.text == person })?.base else { return }
    let spans = group.calendars[0].halfTerms.map(\.span)
    group.activities.append(
      Activity(
        id: Identifier(id), title: title,
        details: .secondment(Secondment(school: Identifier(school), applicants: [Identifier(person)]))))
    plan.secondments.append(
      SecondmentPlacement(
        activity: Identifier(id), person: Identifier(person), from: base, to: Identifier(school),
        firstHalfTerm: halfTerms.lowerBound, lastHalfTerm: halfTerms.upperBound,
        days: DateSpan(spans[halfTerms.lowerBound - 1].first, spans[halfTerms.upperBound - 1].last), halfDays: halfDays,
        backfill: backfill, firmness: id == "x3" ? .firm : .provisional))
  }

  // MARK: Money

  private mutating func addStaffingFigures() {
    func add(_ kind: Charge.Kind, _ school: Identifier<School>, _ activity: Identifier<Activity>, _ amount: Int) {
      if amount == 0 { return }
      plan.charges.append(
        Charge(kind: kind, school: school, fund: nil, activity: activity, date: nil, amount: Pence(amount)))
    }
    for secondment in plan.secondments {
      let weeks = 6 * (secondment.lastHalfTerm - secondment.firstHalfTerm + 1)
      let hired = secondment.backfill.filter { $0.way == .hire }.reduce(0) { $0 + $1.halfDays }
      add(.hire, secondment.from, secondment.activity, hired * 6 * 9810)
      let recharge = secondment.halfDays.count * weeks * 9810
      add(.recharge, secondment.to, secondment.activity, recharge)
      add(.recharge, secondment.from, secondment.activity, -recharge)
    }
    for balance in plan.rotaBalances {
      let amount = (balance.held + balance.madeUp) * 9_000
      let base: Identifier<School> = Identifier(balance.activity.text == "music" ? "s03" : "s08")
      add(.contribution, balance.school, balance.activity, amount)
      add(.contribution, base, balance.activity, -amount)
    }
    for index in plan.schools.indices {
      let staffing = plan.charges.filter { $0.school == plan.schools[index].school && Self.staffing.contains($0.kind) }
      plan.schools[index].staffing = staffing.reduce(.zero) { $0 + $1.amount }
    }
    plan.objective.parts.breaks = MilliLessons(3_000)
    plan.objective.parts.waiting = MilliLessons(1_250)
    plan.objective.parts.handover = MilliLessons(12_000)
    plan.objective.parts.owed = MilliLessons(4_500)
  }

  static let staffing: Set<Charge.Kind> = [.hire, .recharge, .contribution]
}

extension SampleGroup {
  /// From the first to the last lesson of a half by the sample's bells: P1 to P3, P4 and P5.
  static func teaching(_ half: HalfDay) -> TimeSpan {
    half == .morning ? span(8, 50, 11, 50) : span(12, 30, 14, 50)
  }
}
