// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A lawful plan for `StaffingGroup`, worked out by hand from `docs/model.md`.
public enum StaffingPlan {
  /// The plan with everything that follows from its decisions listed.
  public static func plan() -> Plan {
    var plan = Plan(
      group: "Four schools", year: SmallGroup.year, asOf: "2026-09-01",
      inputHash: String(repeating: "0123456789abcdef", count: 4), rules: .england,
      run: Run(engine: "by hand", seed: 1, rounds: 0, stop: .rounds))
    plan.occurrences = occurrences()
    plan.rotas = [rota()]
    plan.secondments = secondments()
    plan.legs = legs()
    plan.charges = charges()
    plan.schools = schools()
    plan.rotaBalances = balances()
    plan.objective = objective()
    return plan
  }

  /// The window begins in the second week with pupils, so with week 2 of the cycle. Elm's afternoon of 15 September is lost
  /// and made up a week later, in a half-day that nobody has; Ash's morning of 30 September is lost.
  static func occurrences() -> [Occurrence] {
    [
      stay(1, "2026-09-08", "elm", "09:00-12:00"), stay(2, "2026-09-09", "ash", "08:45-12:20"),
      stay(3, "2026-09-15", "elm", "09:00-12:00"), stay(4, "2026-09-16", "ash", "08:45-12:20"),
      stay(5, "2026-09-22", "elm", "09:00-15:15"), stay(6, "2026-09-23", "ash", "08:45-12:20"),
      stay(7, "2026-09-29", "elm", "09:00-15:15"),
    ]
  }

  /// A stay of Pia's; the head of Elm hasn't answered for the first half-term.
  public static func stay(
    _ part: Int, _ date: CivilDate, _ school: Identifier<School>, _ span: TimeSpan
  ) -> Occurrence {
    Occurrence(
      activity: "music", part: part, date: date, span: span, place: .school(school), leader: nil,
      attendees: SmallPlan.all(["pia"], .specialist), firmness: school == "ash" ? .firm : .provisional)
  }

  static func rota() -> Rota {
    Rota(
      activity: "music",
      slots: [
        slot(1, .tuesday, .morning, "elm"), slot(1, .tuesday, .afternoon, "elm"), slot(1, .wednesday, .morning, "ash"),
        slot(2, .tuesday, .morning, "elm"), slot(2, .wednesday, .morning, "ash"),
      ])
  }

  /// A half-day of the rota.
  public static func slot(
    _ week: Int, _ weekday: Weekday, _ half: HalfDay, _ school: Identifier<School>
  ) -> Rota.Slot {
    Rota.Slot(week: week, weekday: weekday, half: half, school: school)
  }

  /// Anna goes to Elm for ten half-days; Tom of Yew makes up for six of them and somebody hired for four. Yew hires for four
  /// of Tom's six and can spare two. Ben and Erin change places.
  static func secondments() -> [SecondmentPlacement] {
    let autumn: DateSpan = "2026-09-01..2026-12-18"
    let spring: DateSpan = "2027-01-04..2027-02-12"
    let toWednesday = halfDays(of: [.monday, .tuesday, .wednesday])
    return [
      SecondmentPlacement(
        activity: "elm-post", person: "anna", from: "oak", to: "elm", firstHalfTerm: 1, lastHalfTerm: 2, days: autumn,
        halfDays: toWednesday + halfDays(of: [.thursday, .friday]),
        backfill: [1, 2].flatMap { [share($0, .chain, 6, by: "oak-post"), share($0, .hire, 4)] },
        firmness: .provisional),
      SecondmentPlacement(
        activity: "oak-post", person: "tom", from: "yew", to: "oak", firstHalfTerm: 1, lastHalfTerm: 2, days: autumn,
        halfDays: toWednesday, backfill: [1, 2].flatMap { [share($0, .hire, 4), share($0, .none, 2)] },
        firmness: .provisional),
      SecondmentPlacement(
        activity: "swap-elm", person: "ben", from: "oak", to: "elm", firstHalfTerm: 3, lastHalfTerm: 3, days: spring,
        halfDays: halfDays(of: [.monday, .tuesday]), backfill: [share(3, .swap, 4, by: "swap-oak")], firmness: .firm),
      SecondmentPlacement(
        activity: "swap-oak", person: "erin", from: "elm", to: "oak", firstHalfTerm: 3, lastHalfTerm: 3, days: spring,
        halfDays: halfDays(of: [.monday, .tuesday]), backfill: [share(3, .swap, 4, by: "swap-elm")], firmness: .firm),
    ]
  }

  /// Both halves of these weekdays.
  public static func halfDays(of weekdays: [Weekday]) -> [WeekdayHalf] {
    weekdays.flatMap { day in HalfDay.allCases.map { WeekdayHalf(weekday: day, half: $0) } }
  }

  /// What fills some of a hole.
  public static func share(
    _ halfTerm: Int, _ way: Secondment.Backfill, _ halfDays: Int, by: Identifier<Activity>? = nil
  ) -> SecondmentPlacement.BackfillShare {
    SecondmentPlacement.BackfillShare(halfTerm: halfTerm, way: way, by: by, halfDays: halfDays)
  }

  /// money: mileage of a day at Elm 224p → 49, four times, at Ash 448p → 99, three times: 493. Hires of 4 · 8 · 9,810p → 69,760
  ///   and of 4 · 7 · 9,810p → 61,040, for Anna and for Tom: 261,600. The vacant post saves 6 · 8 · 9,810p → 104,640 and
  ///   6 · 7 · 9,810p → 91,560. Together 493 + 261,600 - 196,200.
  /// travel: to Elm 20 min → 83, four times; to Ash 35 min within 8:30 to 16:00 → 145 and 5 before → 41, three times.
  /// fairness: Elm is given 1080 of 9417: g = 941, (941 · 700 + 6455 · 1000) / 60 → 118,561; Ash 540 of 5234: g = 523,
  ///   (523 · 700 + 3648 · 1000) / 60 → 66,901.
  /// preferences: Anna stands second for her post and has another dearer, 1000; Oak and Elm, 242 apart, should be 350:
  ///   ⌊5000 · 108 / 350⌋ = 1542; Yew and Oak, 290 apart, at most 250: ⌊5000 · 40 / 1000⌋ = 200; Erin's post isn't the one
  ///   that she names: 500.
  /// breaks: whole days at Elm leave the time between its lessons. handover: 4A, 2Y and 5E 1000 each, 6B 2000. owed: one half-day to Ash.
  /// worth: music 6 · 6000 at Elm and 3 · 5000 at Ash; secondments of Oak 40,000 twice, Yew 32,000, Elm 48,000.
  static func objective() -> Objective {
    var objective = Objective()
    objective.parts.money = MilliLessons(65_893)
    objective.parts.travel = MilliLessons(890)
    objective.parts.fairness = MilliLessons(185_462)
    objective.parts.preferences = MilliLessons(3242)
    objective.parts.handover = MilliLessons(5000)
    objective.parts.owed = MilliLessons(100)
    objective.parts.worth = MilliLessons(-211_000)
    return objective
  }
}
