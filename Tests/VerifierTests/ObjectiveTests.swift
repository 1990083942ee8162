// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Each part of the objective against numbers worked out by hand from `docs/model.md`.
@Suite struct ObjectiveTests {
  /// The objective after a change.
  private func objective(_ change: (inout Sample) -> Void) throws -> Objective {
    var sample = Sample()
    change(&sample)
    return try #require(sample.verdict.objective)
  }

  // MARK: Must

  @Test func mustActivityCountsByNeedAndPriority() throws {
    // Art leads of Oak 1000, Elm 1200, Ash 1000: ⌊3200/3⌋ = 1066; priority 4: 1066 · 2³ = 8528.
    let objective = try objective { sample in
      sample.group.changeActivity("network") {
        $0.isMust = true
        $0.priority = 4
      }
      sample.unplace("network")
    }
    #expect(objective.must == 8528)
  }

  @Test func whatIsRankedFirstCountsAsOnePriorityHigherUpToFive() throws {
    let expected = [(1, 4, 17_056), (2, 4, 8528), (1, 5, 17_056)]
    for (rank, priority, must) in expected {
      let objective = try objective { sample in
        sample.group.changeActivity("network") {
          $0.isMust = true
          $0.priority = priority
          $0.rank = rank
        }
        sample.unplace("network")
      }
      #expect(objective.must == must, "rank \(rank), priority \(priority)")
    }
  }

  @Test func mustVisitCountsByItsVisitorsAndPlacedOnesDoNot() throws {
    // Dev of Elm: 1200 · 2⁰; the visit that is placed adds nothing.
    let objective = try objective { sample in
      sample.group.changeActivity("wish") {
        $0.isMust = true
        $0.priority = 1
      }
      sample.group.changeActivity("visit") { $0.isMust = true }
    }
    #expect(objective.must == 1200)
  }

  @Test func mustActivityForNobodyCountsAsAverage() throws {
    // 1000 · 2².
    let objective = try objective { sample in
      sample.group.changeActivity("wish") { $0.isMust = true }
      sample.group.changeVisit("wish") { $0.visitors = SmallGroup.roles(["caretaker"]) }
    }
    #expect(objective.must == 4000)
  }

  @Test func floorCountsByHoursMissing() throws {
    // Elm is given 360 of 421 minutes: 61 missing are 2 hours: 8 · 1200 · 2.
    let objective = try objective { $0.group.changeSchool("elm") { $0.benefitFloor = Minutes(421) } }
    #expect(objective.must == 19_200)
  }

  // MARK: Lessons lost

  @Test func statedWeightHoldsBeforeTheYear() throws {
    // 10M with 500 in place of 1300 a time, twice: 23,100 - 1600.
    let objective = try objective { sample in
      for number in sample.group.lessons.indices where sample.group.lessons[number].className == "10M" {
        sample.group.lessons[number].weight = PerMille(500)
      }
    }
    #expect(objective.parts.lessonsLost == MilliLessons(21_500))
  }

  @Test func thirdLossOfAWeekCountsTwice() throws {
    // Debrief until 12:45: back at 13:05, so Anna's afternoon goes too. 75 min 1250, 90 min · 1.5 = 2250, 60 min · 2 =
    // 2000 twice: 4000 more than 23,100.
    let objective = try objective { $0.plan.changeOccurrence("visit") { $0.debrief = "12:25-12:45" } }
    #expect(objective.parts.lessonsLost == MilliLessons(27_100))
  }

  @Test func supporterCountsAQuarter() throws {
    // Kit supports 8M in P5 on Thursday 8 October: 60 · 1000 · 250 / 60000 = 250.
    let objective = try objective { sample in addShort(&sample, person: "kit", on: "2026-10-08", "14:20-14:50") }
    #expect(objective.parts.lessonsLost == MilliLessons(23_350))
  }

  // MARK: Money and travel

  @Test func dayIsBoughtWhereItIsCheaperThanTwoHalves() throws {
    // Anna's whole day: £218 instead of 2 × £130.80: ⌊21800·10/45⌋ = 4844 in place of 2906: 32,610 + 1938.
    let objective = try objective { $0.plan.changeOccurrence("visit") { $0.debrief = "12:25-12:45" } }
    #expect(objective.parts.money == MilliLessons(34_548))
  }

  @Test func mileageOfEveryoneIsConvertedDayByDay() throws {
    // Oak to Ash 16,000 m: ⌈16000·45000/1609344⌉ = 448 a leg, 896 a day: ⌊896·10/45⌋ = 199 in place of 99. Gita and Ivy
    // on 1 September, Anna on 6 and 7 October: 4 × 100 more than 32,610.
    let objective = try objective { $0.group.travel.stated[2].metres = Metres(16_000) }
    #expect(objective.parts.money == MilliLessons(33_010))
  }

  @Test func travelOutsideTheStaffsDayCountsMore() throws {
    // The network at 17:00 to 18:00: all journeys outside 8:30 to 16:00. Anna 40 min: ⌊40·500/60⌋ = 333 in place of 249;
    // Dev 30 min: 250 in place of 187: 1433 + 84 + 63.
    let objective = try objective { $0.plan.changeOccurrence("network") { $0.span = "17:00-18:00" } }
    #expect(objective.parts.travel == MilliLessons(1580))
  }

  @Test func timeOutsideDirectedTimeCountsForEachPerson() throws {
    // 16:30 to 17:30 with the meeting until 17:00: 30 minutes each of three: ⌊30·300/60⌋ = 150.
    let objective = try objective { $0.plan.changeOccurrence("network") { $0.span = "16:30-17:30" } }
    #expect(objective.parts.outsideDirected == MilliLessons(450))
  }

  // MARK: Fairness, giving and taking

  @Test func shortfallGrowsDearerByTenths() throws {
    // Nothing is given. Share 378, tenth 37: 37·200 + 37·500 + 304·1000 = 329,900 → 5498; share 315, tenth 31:
    // 31·200 + 31·500 + 253·1000 = 274,700 → 4578, twice.
    let objective = try objective { sample in
      for id in ["network", "heads", "course", "visit"] { sample.unplace(Identifier(id)) }
    }
    #expect(objective.parts.fairness == MilliLessons(14_654))
    #expect(objective.parts.worth == .zero)
  }

  @Test func hostingBeyondTheFreeOnesCosts() throws {
    // Without the network Elm hosts two parts of the course and is received once; with none free that's one beyond.
    let objective = try objective { sample in
      sample.unplace("network")
      sample.group.rules.rates.freeHostings = 0
    }
    #expect(objective.parts.givingAndTaking == MilliLessons(300))
  }

  // MARK: Preferences

  @Test func missingThePreferredWeekdayCosts() throws {
    // -200 for the mix, and 200.
    let objective = try objective { sample in
      sample.group.changeActivity("network") { $0.timing.preferredWeekdays = [.monday, .tuesday] }
    }
    #expect(objective.parts.preferences == .zero)
  }

  @Test func sameHostAgainCostsInARotatingSeries() throws {
    let objective = try objective { sample in sample.group.changeSession("course") { $0.venue.rotates = true } }
    #expect(objective.parts.preferences == MilliLessons(100))
  }

  @Test func samePartnerAgainCostsWhereHistoryHasOne() throws {
    // Done with Ash before: 300; with Elm, or only offered: nothing.
    for (partner, outcome, expected) in [
      ("ash", HistoryEntry.Outcome.done, 100), ("elm", .done, -200), ("ash", .offered, -200),
    ] {
      let objective = try objective { sample in
        sample.group.history = [
          HistoryEntry(
            date: "2026-03-01", kind: "visit", person: "anna", school: "oak", partner: Identifier(partner),
            outcome: outcome)
        ]
      }
      #expect(objective.parts.preferences == MilliLessons(expected))
    }
  }

  @Test func secondVisitToOnePartnerCosts() throws {
    let objective = try objective { sample in
      sample.group.changeVisit("wish") {
        $0.visitors = SmallGroup.people(["anna"])
        $0.subject = "art"
      }
      sample.plan.unplaced.removeAll { $0.activity == "wish" }
      guard var second = sample.plan.occurrences.first(where: { $0.activity == "visit" }) else { return }
      second.activity = "wish"
      second.date = "2026-11-03"
      sample.plan.occurrences.append(second)
    }
    #expect(objective.parts.preferences == MilliLessons(100))
  }

  @Test(arguments: [
    ([Relation(kind: .partner, a: .school("elm"), b: .school("oak"))], 200),
    ([Relation(kind: .partner, a: .school("ash"), b: .school("oak"))], 0),
    ([Relation(kind: .partner, a: .person("anna"), b: .person("gita"))], 0),
    ([Relation(kind: .partner, a: .person("anna"), b: .person("hal"))], 200),
    // A family is all that its rows tie together; partners and different kinds of families don't tie on.
    (
      [
        Relation(kind: .family, a: .school("oak"), b: .school("elm")),
        .init(kind: .family, a: .school("ash"), b: .school("elm")),
      ], 0
    ),
    (
      [
        Relation(kind: .family, a: .school("oak"), b: .school("elm")),
        .init(kind: .federation, a: .school("ash"), b: .school("elm")),
      ], 200
    ),
    (
      [
        Relation(kind: .partner, a: .school("oak"), b: .school("elm")),
        .init(kind: .partner, a: .school("ash"), b: .school("elm")),
      ], 200
    ),
    // Partners of others, and somebody of one's own school, make no difference.
    ([Relation(kind: .partner, a: .school("elm"), b: .school("ash"))], 0),
    ([Relation(kind: .partner, a: .person("anna"), b: .school("oak"))], 0),
  ])
  func visitToOtherThanAPartnerCosts(_ relations: [Relation], _ cost: Int) throws {
    // Anna of Oak watches Gita of Ash; the mix that's met counts -200.
    let objective = try objective { $0.group.relations = relations }
    #expect(objective.parts.preferences == MilliLessons(cost - 200))
  }

  @Test func reluctanceCountsOnceAnOccurrence() throws {
    // Ben of Oak and Erin meet in two parts of the course: 600 - 200.
    let objective = try objective { sample in
      sample.group.relations = [Relation(kind: .reluctance, a: .person("erin"), b: .person("ben"))]
    }
    #expect(objective.parts.preferences == MilliLessons(400))
  }

  @Test(arguments: [
    // Anna visits; Dev is required, Gita hosts, and Ben has been at two parts of the course, to which he's invited here.
    (["anna"], -700), (["dev", "gita"], -200), (["ben"], -700), (["anna", "ben"], -1200),
  ])
  func theFirstOpportunityOfWhoIsNewCounts(_ early: [Identifier<Person>], _ preferences: Int) throws {
    let objective = try objective { sample in
      for id in early { sample.group.changePerson(id) { $0.careerStage = "ect2" } }
      for number in sample.plan.occurrences.indices where sample.plan.occurrences[number].activity == "course" {
        sample.plan.occurrences[number].attendees = sample.plan.occurrences[number].attendees.map {
          Attendance(person: $0.person, role: $0.person == "ben" ? .invited : $0.role)
        }
      }
    }
    #expect(objective.parts.preferences == MilliLessons(preferences))
  }

  @Test func mixIsMetByTwoPhasesOnly() throws {
    let objective = try objective { sample in
      sample.group.changeSchool("ash") { $0.phase = .primary }
    }
    #expect(objective.parts.preferences == .zero)
  }

  // MARK: Worth

  @Test func expectedPeopleMissingCountUpToTheSchoolsNumber() throws {
    // Of Ash Hal, Ivy, Jo, Kit and Lou are expected, two of them, of Elm Erin and Finn, two: 2 · 500 + 2 · ⌊1200·500/1000⌋.
    let objective = try objective { sample in
      sample.group.changeSession("network") {
        $0.participants[1].selector.people = ["erin", "finn", "hal", "ivy", "jo", "kit", "lou"]
        $0.participants[1].perSchool = 2
      }
    }
    #expect(objective.parts.expectedMissing == MilliLessons(2200))
  }

  @Test func expectedPersonWhoLeadsIsNotMissing() throws {
    let objective = try objective { sample in
      sample.group.changeSession("network") { $0.leaders = [.person("lou")] }
      sample.plan.changeOccurrence("network") { $0.leader = .person("lou") }
    }
    #expect(objective.parts.expectedMissing == .zero)
  }

  @Test func priorityDoublesWorth() throws {
    // The visit at priority 4: 8000 in place of 4000; the heads at 2: 1000 + 1200 + 1000 in place of 6400.
    let objective = try objective { sample in
      sample.group.changeActivity("visit") { $0.priority = 4 }
      sample.group.changeActivity("heads") { $0.priority = 2 }
    }
    #expect(objective.parts.worth == MilliLessons(-24_000))
  }

  @Test func statedWorthStandsOnceForAllParts() throws {
    // 700 in place of 9600 for the course.
    let objective = try objective { sample in
      sample.group.changeActivity("course") { $0.worth = MilliLessons(700) }
    }
    #expect(objective.parts.worth == MilliLessons(-14_300))
  }

  @Test func tiersAreComparedInOrder() throws {
    let worse = try objective { $0.group.changeSchool("elm") { $0.benefitFloor = Minutes(361) } }
    #expect(SmallPlan.plan().objective < worse)
  }

  /// Half an hour at Ash for one of its people.
  private func addShort(
    _ sample: inout Sample, person: Identifier<Person>, on date: CivilDate, _ span: TimeSpan
  ) {
    var occurrence = Occurrence(
      activity: "short", part: 1, date: date, span: span, place: .school("ash"), leader: nil,
      attendees: SmallPlan.all([person], .required), firmness: .firm)
    occurrence.room = "Hall"
    sample.add(Activity(id: "short", title: "Short", details: .session(.short([person], at: "ash"))), occurrence)
  }
}
