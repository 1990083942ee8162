// SPDX-License-Identifier: Apache-2.0

import Domain

extension StaffingPlan {
  /// Elm's six and Ash's four half-days of those weeks.
  static func balances() -> [RotaBalance] {
    [
      RotaBalance(activity: "music", school: "ash", due: 4, held: 3, madeUp: 0, owed: 1),
      RotaBalance(activity: "music", school: "elm", due: 6, held: 5, madeUp: 1, owed: 0),
    ]
  }

  static func legs() -> [TravelLeg] {
    toElm.flatMap { date, end in [leg(date, to: "elm", end: "09:00"), leg(date, from: "elm", start: end)] }
      .merged(
        with: toAsh.flatMap { date in [leg(date, to: "ash", end: "08:45"), leg(date, from: "ash", start: "12:20")] })
  }

  /// Recharges: Anna 10 · (8 + 7) · 9,810p, Tom 6 · 15 · 10,000p, Ben and Erin 4 · 6 · 9,810p. Hires: 4 · 15 · 9,810p for each of
  /// Anna and Tom. Contributions: £40 for six half-days at Elm and three at Ash.
  static func charges() -> [Charge] {
    [charge(.contribution, "ash", "music", 12_000)]
      + [
        charge(.recharge, "elm", "elm-post", 1_471_500), charge(.recharge, "elm", "swap-elm", 235_440),
        charge(.recharge, "elm", "swap-oak", -235_440), charge(.contribution, "elm", "music", 24_000),
      ]
      + (toElm.map { mileage($0.date, 224) }.merged(with: toAsh.map { mileage($0, 448) }))
      + [
        charge(.hire, "oak", "elm-post", 588_600), charge(.recharge, "oak", "elm-post", -1_471_500),
        charge(.recharge, "oak", "oak-post", 900_000), charge(.recharge, "oak", "swap-elm", -235_440),
        charge(.recharge, "oak", "swap-oak", 235_440), charge(.contribution, "oak", "music", -36_000),
        charge(.hire, "yew", "oak-post", 588_600), charge(.recharge, "yew", "oak-post", -900_000),
      ]
  }

  /// Asked: 3 and 2 half-days of 180 minutes in each of ⌊40 / 2⌋ cycles. Shares: w̄ = ⌊2200 / 2⌋; ⌊800 · 1200 / 1100⌋ = 872 of
  /// 10,800 and ⌊800 · 1000 / 1100⌋ = 727 of 7,200. Stays take nobody out.
  static func schools() -> [SchoolFigures] {
    var figures = ["ash", "elm", "oak", "yew"].map { SchoolFigures(school: Identifier($0), budget: Pence(300_000)) }
    figures[0].staffing = Pence(12_000)
    figures[0].asked = Minutes(7200)
    figures[0].share = Minutes(5234)
    figures[0].given = Minutes(540)
    figures[1].staffing = Pence(1_495_500)
    figures[1].asked = Minutes(10_800)
    figures[1].share = Minutes(9417)
    figures[1].given = Minutes(1080)
    figures[2].spend = Pence(2240)
    figures[2].staffing = Pence(-18_900)
    figures[3].staffing = Pence(-311_400)
    return figures
  }

  private static let toElm: [(date: CivilDate, end: TimeOfDay)] = [
    ("2026-09-08", "12:00"), ("2026-09-15", "12:00"), ("2026-09-22", "15:15"), ("2026-09-29", "15:15"),
  ]
  private static let toAsh: [CivilDate] = ["2026-09-09", "2026-09-16", "2026-09-23"]

  private static func leg(_ date: CivilDate, to school: Identifier<School>, end: TimeOfDay) -> TravelLeg {
    leg(date, "oak", school, TimeSpan(end - minutes(school), end))
  }

  private static func leg(_ date: CivilDate, from school: Identifier<School>, start: TimeOfDay) -> TravelLeg {
    leg(date, school, "oak", TimeSpan(start, start + minutes(school)))
  }

  private static func minutes(_ school: Identifier<School>) -> Minutes { school == "elm" ? Minutes(10) : Minutes(20) }

  private static func leg(
    _ date: CivilDate, _ from: Identifier<School>, _ to: Identifier<School>, _ span: TimeSpan
  ) -> TravelLeg {
    let isShort = span.length == Minutes(10)
    return TravelLeg(
      date: date, person: "pia", from: .school(from), to: .school(to), span: span,
      metres: Metres(isShort ? 4000 : 8000), mileage: Pence(isShort ? 112 : 224))
  }

  private static func mileage(_ date: CivilDate, _ amount: Int) -> Charge {
    Charge(kind: .mileage, school: "oak", fund: nil, activity: nil, date: date, amount: Pence(amount))
  }

  private static func charge(
    _ kind: Charge.Kind, _ school: Identifier<School>, _ activity: Identifier<Activity>, _ amount: Int
  ) -> Charge {
    Charge(kind: kind, school: school, fund: nil, activity: activity, date: nil, amount: Pence(amount))
  }
}

extension [TravelLeg] {
  /// Both lists as one by date.
  fileprivate func merged(with others: [TravelLeg]) -> [TravelLeg] {
    (self + others).sorted { ($0.date, $0.span) < ($1.date, $1.span) }
  }
}

extension [Charge] {
  /// Both lists as one by date.
  fileprivate func merged(with others: [Charge]) -> [Charge] {
    (self + others).sorted { ($0.date ?? .init(daysSince1970: 0)) < ($1.date ?? .init(daysSince1970: 0)) }
  }
}
