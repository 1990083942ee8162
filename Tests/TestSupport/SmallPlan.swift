// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A lawful plan for `SmallGroup`, worked out by hand from `docs/model.md`, so that nothing here rests on the optimiser
/// or the verifier.
public enum SmallPlan {
  /// The plan with everything that follows from its occurrences listed.
  public static func plan() -> Plan {
    var plan = Plan(
      group: "Three schools", year: SmallGroup.year, asOf: "2026-09-01",
      inputHash: String(repeating: "0123456789abcdef", count: 4), rules: .england,
      run: Run(engine: "by hand", seed: 1, rounds: 0, stop: .rounds))
    plan.occurrences = occurrences()
    plan.releases = releases()
    plan.cover = cover()
    plan.supply = supply()
    plan.legs = legs()
    plan.charges = charges()
    plan.schools = schools()
    plan.unplaced = [
      Unplaced(
        activity: "induction", reasons: [Reason(code: .cohort, options: 0)], words: "The cohorts can't be balanced."),
      Unplaced(
        activity: "wish", reasons: [Reason(code: .notWorthIt, options: 12, concerned: ["dev"])],
        words: "Every lawful way costs more than it's worth."),
    ]
    plan.objective = objective()
    plan.bounds = [
      Bound(tier: .must, scope: .model, value: 0, words: "Nothing that must take place is missing."),
      Bound(tier: .rest, scope: .model, value: 30_000, words: "Over the options considered."),
    ]
    plan.caveats = ["All names and figures are invented."]
    return plan
  }

  static func occurrences() -> [Occurrence] {
    let heads = Occurrence(
      activity: "heads", part: 1, date: "2026-09-01", span: "10:00-12:00", place: .school("oak"),
      leader: .person("gita"), attendees: all(["carol", "finn", "ivy"], .required), firmness: .provisional)
    var visit = Occurrence(
      activity: "visit", part: 1, date: "2026-10-06", span: "11:20-12:20", place: .school("ash"), leader: nil,
      attendees: [Attendance(person: "anna", role: .visitor), Attendance(person: "gita", role: .host)],
      firmness: .firm)
    visit.brief = "11:10-11:20"
    visit.debrief = "12:20-12:40"
    visit.observed = LessonReference(
      school: "ash", className: "9X", subject: "art", period: "P3", span: "11:20-12:20", teacher: "gita")
    var network = Occurrence(
      activity: "network", part: 1, date: "2026-10-07", span: "16:00-17:00", place: .school("ash"), leader: nil,
      attendees: all(["anna", "dev", "gita"], .required), firmness: .provisional)
    network.room = "Library"
    let course = [(1, "2026-10-15"), (2, "2026-11-19")].map { part, date in
      Occurrence(
        activity: "course", part: part, date: CivilDate(stringLiteral: date), span: "13:30-15:00",
        place: .school("elm"), leader: .provider("acme"), attendees: all(["ben", "erin", "hal"], .required),
        firmness: .provisional)
    }
    return [heads, visit, network] + course
  }

  /// These people with one role.
  public static func all(_ people: [Identifier<Person>], _ role: Attendance.Role) -> [Attendance] {
    people.map { Attendance(person: $0, role: role) }
  }

  /// lessonsLost: Anna 1250 + 2250, Ben (2000 + 3000) twice, Erin (1000 + 1500) twice, Hal (1300 + 1000) twice: 23,100.
  /// money: supply 5 × ⌊13080·10/45⌋ = 5 × 2906 and 2 × ⌊17460·10/45⌋ = 2 × 3880; fee ⌊43000·10/45⌋ = 9555; mileage
  ///   of a day 112·2 → 49, 168·2 → 74, 224·2 → 99: 49 + 99 + 99, 99, 99 + 74, 2 × (49 + 74): 765; together 32,610.
  /// travel: heads 20 min → 83, 40 → 166 twice; visit 40 → 166; network 20 in and 20 out → 83 + 166, 15 and 15 → 62 + 125;
  ///   course 2 × (20 → 83, 30 → 125): 415 + 166 + 436 + 416 = 1433.
  /// fairness: Elm is given 360 of 378: ⌊18·200/60⌋ = 60.
  /// breaks: Anna has none on 6 October: away from 10:50 to 13:00, and then a lesson: 1000. The visit has no waiting.
  /// preferences: the mix is met: -200. expectedMissing: Lou, half of 1000.
  /// worth: network 1000 + 1200 + 1000; heads 2000 + 2400 + 2000; course 2 × (1500 + 1800 + 1500); visit 4000: 23,200.
  static func objective() -> Objective {
    var objective = Objective()
    objective.parts.lessonsLost = MilliLessons(23_100)
    objective.parts.money = MilliLessons(32_610)
    objective.parts.travel = MilliLessons(1433)
    objective.parts.fairness = MilliLessons(60)
    objective.parts.preferences = MilliLessons(-200)
    objective.parts.breaks = MilliLessons(1000)
    objective.parts.expectedMissing = MilliLessons(500)
    objective.parts.worth = MilliLessons(-23_200)
    return objective
  }
}
