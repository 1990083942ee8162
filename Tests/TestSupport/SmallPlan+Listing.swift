// SPDX-License-Identifier: Apache-2.0

import Domain

extension SmallPlan {
  /// Anna's morning with 4A, since a primary releases half-days; Ben's, Erin's and Hal's afternoons.
  static func releases() -> [Release] {
    var releases = [
      release("2026-10-06", "anna", oak("4A", "AM1", "09:00-10:15", "anna"), "visit", 1250),
      release("2026-10-06", "anna", oak("4A", "AM2", "10:30-12:00", "anna"), "visit", 2250),
    ]
    for date in courseDates {
      releases += [
        release(date, "hal", maths("10M", "P4", "13:10-14:10"), "course", 1300),
        release(date, "hal", maths("8M", "P5", "14:10-15:10"), "course", 1000),
        release(date, "erin", elm("PM1", "13:00-14:00"), "course", 1000),
        release(date, "erin", elm("PM2", "14:15-15:15"), "course", 1500),
        release(date, "ben", oak("6B", "PM1", "13:00-14:00", "ben"), "course", 2000),
        release(date, "ben", oak("6B", "PM2", "14:15-15:15", "ben"), "course", 3000),
      ]
    }
    return releases
  }

  /// Ash covers P4 itself in half-term 1; in winter its two are kept for sickness.
  static func cover() -> [CoverAssignment] {
    releases().map { release in
      let isInside = release.date == "2026-10-15" && release.lesson.period == "P4"
      return CoverAssignment(
        date: release.date, absent: release.person, lesson: release.lesson,
        by: isInside ? .inside("jo") : .supply(1))
    }
  }

  static func supply() -> [SupplyPurchase] {
    var supply = [
      SupplyPurchase(date: "2026-10-06", school: "oak", part: .morning, number: 1, cost: Pence(13_080))
    ]
    for date in courseDates {
      for (school, cost) in [("ash", 17_460), ("elm", 13_080), ("oak", 13_080)] {
        supply.append(
          SupplyPurchase(date: date, school: Identifier(school), part: .afternoon, number: 1, cost: Pence(cost)))
      }
    }
    return supply
  }

  static func legs() -> [TravelLeg] {
    var legs = [
      leg("2026-09-01", "finn", "elm", "oak", "09:50-10:00"), leg("2026-09-01", "finn", "oak", "elm", "12:00-12:10"),
      leg("2026-09-01", "gita", "ash", "oak", "09:40-10:00"), leg("2026-09-01", "gita", "oak", "ash", "12:00-12:20"),
      leg("2026-09-01", "ivy", "ash", "oak", "09:40-10:00"), leg("2026-09-01", "ivy", "oak", "ash", "12:00-12:20"),
      leg("2026-10-06", "anna", "oak", "ash", "10:50-11:10"), leg("2026-10-06", "anna", "ash", "oak", "12:40-13:00"),
      leg("2026-10-07", "anna", "oak", "ash", "15:40-16:00"), leg("2026-10-07", "anna", "ash", "oak", "17:00-17:20"),
      leg("2026-10-07", "dev", "elm", "ash", "15:45-16:00"), leg("2026-10-07", "dev", "ash", "elm", "17:00-17:15"),
    ]
    for date in courseDates {
      legs += [
        leg(date, "ben", "oak", "elm", "13:20-13:30"), leg(date, "ben", "elm", "oak", "15:00-15:10"),
        leg(date, "hal", "ash", "elm", "13:15-13:30"), leg(date, "hal", "elm", "ash", "15:00-15:15"),
      ]
    }
    return legs
  }

  /// The fee is 2 × £200 and 6 × £5 = £430.00, a third each, the odd penny to the first by id.
  static func charges() -> [Charge] {
    [
      charge(.supply, "ash", "2026-10-15", 17_460), charge(.supply, "ash", "2026-11-19", 17_460),
      charge(.fee, "ash", nil, 14_334, activity: "course"), charge(.mileage, "ash", "2026-09-01", 896),
      charge(.mileage, "ash", "2026-10-15", 336), charge(.mileage, "ash", "2026-11-19", 336),
      charge(.supply, "elm", "2026-10-15", 13_080), charge(.supply, "elm", "2026-11-19", 13_080),
      charge(.fee, "elm", nil, 14_333, activity: "course"), charge(.mileage, "elm", "2026-09-01", 224),
      charge(.mileage, "elm", "2026-10-07", 336),
      charge(.supply, "oak", "2026-10-06", 13_080), charge(.supply, "oak", "2026-10-15", 13_080),
      charge(.supply, "oak", "2026-11-19", 13_080), charge(.fee, "oak", nil, 14_333, activity: "course"),
      charge(.mileage, "oak", "2026-10-06", 448), charge(.mileage, "oak", "2026-10-07", 448),
      charge(.mileage, "oak", "2026-10-15", 224), charge(.mileage, "oak", "2026-11-19", 224),
      charge(.tariff, "oak", "2026-10-06", -4000, activity: "visit", fund: "hub"),
    ]
  }

  /// Asked: network 60, heads 120, course 180, visits 60. Shares of 420: w̄ = ⌊3200/3⌋ = 1066; ⌊800·1000/1066⌋ = 750 → 315,
  /// ⌊800·1200/1066⌋ = 900 → 378. Anna is out in both halves, since lunch counts as afternoon.
  static func schools() -> [SchoolFigures] {
    [
      figures(
        "ash", lessons: 4, supply: 2, out: 2, spend: 50_822, share: 315, given: 360, hostings: 2, receptions: 3),
      figures(
        "elm", lessons: 4, supply: 2, out: 2, spend: 41_053, share: 378, given: 360, hostings: 2, receptions: 2),
      figures(
        "oak", lessons: 6, supply: 3, out: 4, spend: 50_917, share: 315, given: 420, hostings: 1, receptions: 4),
    ]
  }

  private static let courseDates: [CivilDate] = ["2026-10-15", "2026-11-19"]

  private static func release(
    _ date: CivilDate, _ person: Identifier<Person>, _ lesson: LessonReference, _ activity: Identifier<Activity>,
    _ cost: Int
  ) -> Release {
    Release(
      date: date, person: person, lesson: lesson, activities: [activity], needsCover: true, cost: MilliLessons(cost))
  }

  private static func oak(
    _ className: String, _ period: String, _ span: TimeSpan, _ teacher: Identifier<Person>
  ) -> LessonReference {
    LessonReference(
      school: "oak", className: className, subject: "class", period: period, span: span, teacher: teacher)
  }

  private static func elm(_ period: String, _ span: TimeSpan) -> LessonReference {
    LessonReference(school: "elm", className: "5E", subject: "class", period: period, span: span, teacher: "erin")
  }

  private static func maths(_ className: String, _ period: String, _ span: TimeSpan) -> LessonReference {
    LessonReference(
      school: "ash", className: className, subject: "maths", period: period, span: span, teacher: "hal")
  }

  private static func leg(
    _ date: CivilDate, _ person: Identifier<Person>, _ from: Identifier<School>, _ to: Identifier<School>,
    _ span: TimeSpan
  ) -> TravelLeg {
    // 45p a mile of 1609.344 m, rounded up: 4,000 m 112p, 6,000 m 168p, 8,000 m 224p.
    let metres = span.length == Minutes(10) ? 4000 : span.length == Minutes(15) ? 6000 : 8000
    return TravelLeg(
      date: date, person: person, from: .school(from), to: .school(to), span: span, metres: Metres(metres),
      mileage: Pence(metres * 28 / 1000))
  }

  private static func charge(
    _ kind: Charge.Kind, _ school: Identifier<School>, _ date: CivilDate?, _ amount: Int,
    activity: Identifier<Activity>? = nil, fund: Identifier<Fund>? = nil
  ) -> Charge {
    Charge(kind: kind, school: school, fund: fund, activity: activity, date: date, amount: Pence(amount))
  }

  private static func figures(
    _ school: Identifier<School>, lessons: Int, supply: Int, out: Int, spend: Int, share: Int, given: Int,
    hostings: Int, receptions: Int
  ) -> SchoolFigures {
    var figures = SchoolFigures(school: school, budget: Pence(300_000))
    figures.lessonsLost = lessons
    figures.supplyHalfDays = supply
    figures.halfDaysOut = out
    figures.spend = Pence(spend)
    figures.asked = Minutes(420)
    figures.share = Minutes(share)
    figures.given = Minutes(given)
    figures.hostings = hostings
    figures.receptions = receptions
    figures.directed = Minutes(60)
    return figures
  }
}
