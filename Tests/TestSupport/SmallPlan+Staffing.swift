// SPDX-License-Identifier: Apache-2.0

public import Domain

extension SmallPlan {
  /// The plan with a rota, a swap and a chain for `SmallGroup.groupWithStaffing`, for those who tell people of them. Travel,
  /// charges and balances are worked out by hand; figures of schools have the staffing money alone besides what they had.
  ///
  /// Of Mia's half-days in Autumn 1 two at Elm fall out on 30 September, of which one is made up for on 9 October; one at
  /// Ash falls out on 24 September and is made up for on 16 October.
  public static func planWithStaffing() -> Plan {
    var plan = plan()
    plan.rotas = [rota()]
    plan.occurrences = (plan.occurrences + stays()).sorted {
      ($0.date, $0.span, $0.activity, $0.part) < ($1.date, $1.span, $1.activity, $1.part)
    }
    plan.rotaBalances = [
      RotaBalance(activity: "music", school: "ash", due: 8, held: 7, madeUp: 1, owed: 0),
      RotaBalance(activity: "music", school: "elm", due: 16, held: 14, madeUp: 1, owed: 1),
    ]
    plan.secondments = secondments()
    plan.legs = (plan.legs + stayLegs()).sorted { ($0.date, $0.person, $0.span) < ($1.date, $1.person, $1.span) }
    plan.charges = (plan.charges + staffingCharges()).sorted { chargeKey($0) < chargeKey($1) }
    let staffing = ["ash": 48_000, "elm": 90_000, "fir": 274_680, "oak": -206_670]
    plan.schools.append(SchoolFigures(school: "fir", budget: Pence(300_000)))
    plan.schools.sort { $0.school < $1.school }
    for index in plan.schools.indices {
      plan.schools[index].staffing = Pence(staffing[plan.schools[index].school.text] ?? 0)
    }
    plan.objective.parts.breaks = MilliLessons(500)
    plan.objective.parts.waiting = MilliLessons(250)
    plan.objective.parts.handover = MilliLessons(4000)
    plan.objective.parts.owed = MilliLessons(1500)
    return plan
  }

  /// Every fortnight: Elm has Wednesday and in the second week Wednesday morning and Thursday afternoon, Ash Thursday
  /// mornings.
  static func rota() -> Rota {
    func slot(_ week: Int, _ weekday: Weekday, _ half: HalfDay, _ school: Identifier<School>) -> Rota.Slot {
      Rota.Slot(week: week, weekday: weekday, half: half, school: school)
    }
    return Rota(
      activity: "music",
      slots: [
        slot(1, .wednesday, .morning, "elm"), slot(1, .wednesday, .afternoon, "elm"),
        slot(1, .thursday, .morning, "ash"),
        slot(2, .wednesday, .morning, "elm"), slot(2, .thursday, .morning, "ash"),
        slot(2, .thursday, .afternoon, "elm"),
      ])
  }

  /// The stays: weeks 1 and 2 of the cycle in turn from 31 August, those that fall out left out, those that make up put in.
  static func stays() -> [Occurrence] {
    var stays: [(date: CivilDate, span: TimeSpan, school: Identifier<School>)] = []
    let first: CivilDate = "2026-08-31"
    for week in 0..<8 {
      let (wednesday, thursday) = (first + (7 * week + 2), first + (7 * week + 3))
      if week != 4 { stays.append((wednesday, week % 2 == 0 ? "09:00-15:15" : "09:00-12:00", "elm")) }
      if week != 3 { stays.append((thursday, "08:45-12:20", "ash")) }
      if week % 2 == 1 { stays.append((thursday, "13:00-15:15", "elm")) }
    }
    stays += [("2026-10-09", "09:00-12:00", "elm"), ("2026-10-16", "08:45-12:20", "ash")]
    return stays.sorted { ($0.date, $0.span) < ($1.date, $1.span) }.enumerated().map { number, stay in
      Occurrence(
        activity: "music", part: number + 1, date: stay.date, span: stay.span, place: .school(stay.school), leader: nil,
        attendees: [Attendance(person: "mia", role: .specialist)], firmness: .provisional)
    }
  }

  /// From Oak and back, between Ash and Elm on the days of both: 10, 20 and 15 minutes.
  static func stayLegs() -> [TravelLeg] {
    let minutes = ["elm": 10, "ash": 20]
    func leg(_ date: CivilDate, _ from: Identifier<School>, _ to: Identifier<School>, _ span: TimeSpan) -> TravelLeg {
      let metres = [10: 4000, 15: 6000, 20: 8000][span.length.rawValue] ?? 0
      return TravelLeg(
        date: date, person: "mia", from: .school(from), to: .school(to), span: span, metres: Metres(metres),
        mileage: Pence(metres * 28 / 1000))
    }
    let byDate = Dictionary(grouping: stays(), by: \.date)
    return byDate.keys.sorted().flatMap { date -> [TravelLeg] in
      var legs: [TravelLeg] = []
      var last: (school: Identifier<School>, end: TimeOfDay)?
      for stay in byDate[date] ?? [] {
        guard case .school(let school) = stay.place else { continue }
        let length = Minutes(last == nil ? minutes[school.text] ?? 0 : 15)
        legs.append(leg(date, last?.school ?? "oak", school, TimeSpan(stay.span.start - length, stay.span.start)))
        last = (school, stay.span.end)
      }
      guard let last else { return legs }
      return legs + [
        leg(date, last.school, "oak", TimeSpan(last.end, last.end + Minutes(minutes[last.school.text] ?? 0)))
      ]
    }
  }

  /// Ben and Erin change places for the spring; Dev goes to Fir in Summer 1 on Mondays and Tuesdays, Anna comes for him.
  static func secondments() -> [SecondmentPlacement] {
    let everyDay = WorkingPattern.everyDay.halfDays
    let twoDays = everyDay.filter { $0.weekday <= .tuesday }
    let (spring, summer): (DateSpan, DateSpan) = ("2027-01-04..2027-03-25", "2027-04-12..2027-05-28")
    func swap(_ other: Identifier<Activity>) -> [SecondmentPlacement.BackfillShare] {
      [3, 4].map { .init(halfTerm: $0, way: .swap, by: other, halfDays: 10) }
    }
    return [
      SecondmentPlacement(
        activity: "post-elm", person: "ben", from: "oak", to: "elm", firstHalfTerm: 3, lastHalfTerm: 4, days: spring,
        halfDays: everyDay, backfill: swap("post-oak"), firmness: .provisional),
      SecondmentPlacement(
        activity: "post-elm-3", person: "anna", from: "oak", to: "elm", firstHalfTerm: 5, lastHalfTerm: 5, days: summer,
        halfDays: twoDays,
        backfill: [
          .init(halfTerm: 5, way: .hire, by: nil, halfDays: 3), .init(halfTerm: 5, way: .none, by: nil, halfDays: 1),
        ], firmness: .provisional),
      SecondmentPlacement(
        activity: "post-fir", person: "dev", from: "elm", to: "fir", firstHalfTerm: 5, lastHalfTerm: 5, days: summer,
        halfDays: twoDays, backfill: [.init(halfTerm: 5, way: .chain, by: "post-elm-3", halfDays: 4)],
        firmness: .provisional),
      SecondmentPlacement(
        activity: "post-oak", person: "erin", from: "elm", to: "oak", firstHalfTerm: 3, lastHalfTerm: 4, days: spring,
        halfDays: everyDay, backfill: swap("post-elm"), firmness: .provisional),
    ]
  }

  /// A half-day of a hired teacher is £98.10; spring has 6 and 5 weeks, Summer 1 has 7. Mia's half-days cost £60: Ash 8, Elm
  /// 15.
  static func staffingCharges() -> [Charge] {
    let (spring, summer) = (10 * 11 * 9810, 4 * 7 * 9810)
    func charge(
      _ kind: Charge.Kind, _ school: Identifier<School>, _ activity: Identifier<Activity>, _ amount: Int
    ) -> Charge {
      Charge(kind: kind, school: school, fund: nil, activity: activity, date: nil, amount: Pence(amount))
    }
    return [
      charge(.contribution, "ash", "music", 48_000), charge(.contribution, "elm", "music", 90_000),
      charge(.contribution, "oak", "music", -138_000), charge(.hire, "oak", "post-elm-3", 3 * 7 * 9810),
      charge(.recharge, "elm", "post-elm", spring), charge(.recharge, "oak", "post-elm", -spring),
      charge(.recharge, "oak", "post-oak", spring), charge(.recharge, "elm", "post-oak", -spring),
      charge(.recharge, "fir", "post-fir", summer), charge(.recharge, "elm", "post-fir", -summer),
      charge(.recharge, "elm", "post-elm-3", summer), charge(.recharge, "oak", "post-elm-3", -summer),
    ]
  }

  private static func chargeKey(_ charge: Charge) -> (String, Int, String, CivilDate) {
    (
      charge.school?.text ?? "~", Charge.Kind.allCases.firstIndex(of: charge.kind) ?? 0, charge.activity?.text ?? "",
      charge.date ?? SmallGroup.year.first
    )
  }
}
