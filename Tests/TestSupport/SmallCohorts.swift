// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The three schools of `SmallGroup` with nothing but an induction in two cohorts, online in the Wednesday meeting that all of
/// them have: it takes nobody from a lesson or on a journey.
///
/// - Cohort 1, led by Carol, on 16 and 30 September: Anna (Oak), Dev (Elm), Gita (Ash).
/// - Cohort 2, led by Finn, on 9 and 23 September: Ben (Oak), Erin (Elm), Hal (Ash).
/// - Anna, Ben, Dev and Erin are required, two people of Ash too; Ivy is expected and doesn't come, Jo and Kit are invited.
public enum SmallCohorts {
  public static func group() -> Group {
    var group = SmallGroup.group()
    group.activities = [induction()]
    return group
  }

  /// A plan with these parts and nothing that follows from them.
  public static func plan() -> Plan {
    var plan = Plan(
      group: "Three schools", year: SmallGroup.year, asOf: "2026-09-01",
      inputHash: String(repeating: "0123456789abcdef", count: 4), rules: .england,
      run: Run(engine: "by hand", seed: 1, rounds: 0, stop: .rounds))
    plan.occurrences = [
      meeting(2, 1, "2026-09-09", ["ben", "erin", "hal"]), meeting(1, 1, "2026-09-16", ["anna", "dev", "gita"]),
      meeting(2, 2, "2026-09-23", ["ben", "erin", "hal"]), meeting(1, 2, "2026-09-30", ["anna", "dev", "gita"]),
    ]
    return plan
  }

  private static func induction() -> Activity {
    var session = Session(
      participants: [
        Participants(selector: SmallGroup.people(["anna", "ben", "dev", "erin"]), level: .required),
        Participants(selector: SmallGroup.people(["gita", "hal", "lou"]), level: .required, perSchool: 2),
        Participants(selector: SmallGroup.people(["ivy"]), level: .expected),
        Participants(selector: SmallGroup.people(["jo", "kit"]), level: .invited),
      ], length: Minutes(60))
    session.cohorts = 2
    session.series.parts = 2
    // Four and two are alike enough, for all that isn't about sizes.
    session.tolerance = PerMille(400)
    session.venue.isOnline = true
    session.leaders = [.person("carol"), .person("finn")]
    return Activity(id: "induction", title: "Induction", details: .session(session))
  }

  /// A part of a cohort: the first is led by Carol, others by Finn.
  public static func meeting(
    _ cohort: Int, _ part: Int, _ date: CivilDate, _ people: [Identifier<Person>]
  ) -> Occurrence {
    var meeting = Occurrence(
      activity: "induction", part: part, date: date, span: "15:30-16:30", place: .online,
      leader: .person(cohort == 1 ? "carol" : "finn"), attendees: SmallPlan.all(people, .required),
      firmness: .provisional)
    meeting.cohort = cohort
    return meeting
  }
}
