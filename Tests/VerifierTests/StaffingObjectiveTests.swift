// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What specialists and secondments add to the objective and to benefit, against numbers worked out by hand.
@Suite struct StaffingObjectiveTests {
  private func objective(_ change: (inout Sample) -> Void) throws -> Objective {
    var sample = Sample.staffing
    change(&sample)
    return try #require(sample.verdict.objective)
  }

  private func figures(_ school: Identifier<School>, _ change: (inout Sample) -> Void = { _ in }) throws
    -> SchoolFigures
  {
    var sample = Sample.staffing
    change(&sample)
    sample.relist()
    return try #require(sample.plan.schools.first { $0.school == school })
  }

  // MARK: Must

  @Test func missingSpecialistCountsByTheSchoolsWithShares() throws {
    // Elm 1200 and Ash 1000: 1100 · 2².
    let objective = try objective { sample in
      sample.group.changeActivity("music") { $0.isMust = true }
      sample.unplace("music")
    }
    #expect(objective.must == 4400)
  }

  @Test func missingSecondmentCountsByThePostsSchool() throws {
    // Elm: 1200 · 2³.
    let objective = try objective { sample in
      sample.group.changeActivity("elm-post") {
        $0.isMust = true
        $0.priority = 4
      }
      sample.unplace("elm-post")
    }
    #expect(objective.must == 9600)
  }

  @Test func placedOnesAreNotMissing() throws {
    let objective = try objective { sample in
      for id in ["music", "elm-post", "oak-post"] { sample.group.changeActivity(Identifier(id)) { $0.isMust = true } }
    }
    #expect(objective.must == 0)
  }

  @Test func halfDaysCountTowardsAFloor() throws {
    // Elm is given 1080 of 1081 minutes: 8 · 1200.
    let objective = try objective { $0.group.changeSchool("elm") { $0.benefitFloor = Minutes(1081) } }
    #expect(objective.must == 9600)
  }

  // MARK: Owed and worth

  @Test(arguments: [(1, 100), (2, 300), (3, 600), (4, 1000)])
  func eachHalfDayOwedCostsMore(_ owed: Int, _ cost: Int) throws {
    let dates: [CivilDate] = ["2026-09-23", "2026-09-16", "2026-09-09"]
    let objective = try objective { $0.dropStays(on: Array(dates.prefix(owed - 1))) }
    #expect(objective.parts.owed == MilliLessons(cost))
  }

  @Test func halfDaysOwedToTwoSchoolsCountEachByItself() throws {
    // One to Ash, and one to Elm where the afternoon of the 15th isn't made up.
    let objective = try objective { $0.plan.changeOccurrence("music", part: 5) { $0.span = "09:00-12:00" } }
    #expect(objective.parts.owed == MilliLessons(200))
  }

  @Test func halfDaysAreWorthTheirSchoolsNeedAndPriority() throws {
    // Six at 12,000 and three at 10,000 at priority 4; the secondments' 160,000.
    let objective = try objective { $0.group.changeActivity("music") { $0.priority = 4 } }
    #expect(objective.parts.worth == MilliLessons(-72_000 - 30_000 - 160_000))
  }

  @Test func secondmentsAreWorthTheNeedOfTheSchoolThatIsLeft() throws {
    // Tom's of Yew at priority 2: ⌊40,000 · 800 · 4 / 8000⌋ = 16,000 in place of 32,000.
    let objective = try objective { $0.group.changeActivity("oak-post") { $0.priority = 2 } }
    #expect(objective.parts.worth == MilliLessons(-195_000))
  }

  @Test func statedWorthStandsOnce() throws {
    // 700 in place of 51,000, and 900 in place of 32,000.
    let objective = try objective { sample in
      sample.group.changeActivity("music") { $0.worth = MilliLessons(700) }
      sample.group.changeActivity("oak-post") { $0.worth = MilliLessons(900) }
    }
    #expect(objective.parts.worth == MilliLessons(-211_000 + 50_300 + 31_100))
  }

  // MARK: Preferences

  @Test func placeAmongApplicantsCosts() throws {
    // Anna third, not second.
    let objective = try objective { $0.group.changeSecondment("elm-post") { $0.applicants = ["ben", "dev", "anna"] } }
    #expect(objective.parts.preferences == MilliLessons(3742))
  }

  @Test(arguments: [
    ([], 2742), (["elm-post"], 2742), (["swap-oak", "oak-post", "elm-post"], 3742), (["swap-oak"], 3242),
  ])
  func placeAmongPreferredPostsCosts(_ posts: [String], _ cost: Int) throws {
    let objective = try objective { sample in
      sample.group.changePerson("anna") { $0.preferredPosts = posts.map { Identifier($0) } }
    }
    #expect(objective.parts.preferences == MilliLessons(cost))
  }

  @Test func unlikeSettingIsMissedByDegrees() throws {
    // As far apart as is wanted: nothing of 1542; with no distance wanted nothing either; with 1000: ⌊5000 · 758 / 1000⌋.
    for (from, cost) in [(242, 1700), (0, 1700), (1000, 5490)] {
      let objective = try objective { $0.group.rules.limits.contrastingFrom = from }
      #expect(objective.parts.preferences == MilliLessons(cost))
    }
  }

  @Test func likeSettingIsMissedByDegreesAndNoMoreThanAllOfIt() throws {
    // Yew and Oak are 290 apart: ⌊5000 · 290 / 1000⌋ = 1450 in place of 200, and in whole at most 100.
    let objective = try objective { $0.group.rules.limits.similarUpTo = 0 }
    #expect(objective.parts.preferences == MilliLessons(3042 + 1450))
    let least = try self.objective { sample in
      sample.group.rules.limits.similarUpTo = 0
      sample.group.rules.rates.settingMissed = MilliLessons(100)
    }
    // Of 100 the contrast misses ⌊100 · 108 / 350⌋ = 30.
    #expect(least.parts.preferences == MilliLessons(1500 + 30 + 29))
    let anySetting = try self.objective { sample in
      sample.group.changeSecondment("oak-post") { $0.match = .any }
    }
    #expect(anySetting.parts.preferences == MilliLessons(3042))
  }

  @Test func farSettingCostsNoMoreThanMissingAltogether() throws {
    // 290 lies 1290 beyond: more than all of the 5000.
    let objective = try objective { $0.group.rules.limits.similarUpTo = -1000 }
    #expect(objective.parts.preferences == MilliLessons(3042 + 5000))
  }

  // MARK: Handover

  @Test func handoverCountsClassesByTheirWeight() throws {
    // Half of 1000, 1000, 1000 and 2000.
    let objective = try objective { $0.group.rules.rates.handover = PerMille(500) }
    #expect(objective.parts.handover == MilliLessons(2500))
  }

  @Test func handoverCountsOnlyClassesOfTheHalfDaysAtThePost() throws {
    // Gita of Ash at Elm on Tuesday mornings: 9X 1000, 10Y 1300 and not 7A of Monday or 11Z of Thursday.
    let objective = try objective { $0.secondGita([.tuesday]) }
    #expect(objective.parts.handover == MilliLessons(7300))
    // On Thursdays 11Z, of the other week, in the afternoon.
    let thursday = try self.objective { $0.secondGita([.thursday]) }
    #expect(thursday.parts.handover == MilliLessons(7000))
  }

  @Test func classOfSeveralLessonsCountsOnceByTheWeightiest() throws {
    let objective = try objective { sample in
      sample.secondGita([.tuesday])
      var lesson = SmallGroup.lesson("9X", "art", 9, .tuesday, "P5", ["gita"])
      lesson.weight = PerMille(1700)
      sample.group.lessons.append(lesson)
      // A lesson that she supports, and a period without bells, hand over nothing.
      sample.group.lessons.append(SmallGroup.lesson("8B", "art", 8, .tuesday, "P2", ["lou", "gita"]))
      sample.group.lessons.append(SmallGroup.lesson("8C", "art", 8, .tuesday, "P9", ["gita"]))
    }
    #expect(objective.parts.handover == MilliLessons(5000 + 1700 + 1300))
  }

  // MARK: Expected people and benefit

  @Test func expectedPersonWhoIsSecondedIsNotMissing() throws {
    // Half an hour of Anna's is worth 500, and half of that is what missing costs.
    for (date, cost) in [("2026-11-18", 0), ("2027-01-06", 250)] {
      let objective = try objective { sample in
        sample.addMeeting(
          ["carol"], on: CivilDate(stringLiteral: date), "15:30-16:00", level: .expected, asked: ["anna", "carol"])
      }
      #expect(objective.parts.expectedMissing == MilliLessons(cost))
    }
  }

  @Test func sharesAskForHalfDaysOfEveryCycle() throws {
    #expect(try figures("elm").asked == Minutes(10_800))
    // ⌊40 / 3⌋ = 13 cycles of 3 half-days of 100 minutes.
    let longer = try figures("elm") { sample in
      sample.group.changeSpecialist("music") { $0.cycleWeeks = 3 }
      sample.group.rules.rates.halfDayBenefit = Minutes(100)
    }
    #expect(longer.asked == Minutes(3900))
    #expect(longer.given == Minutes(600))
    // The weeks are those of Oak: without the last one 39 make 19 cycles.
    let shorter = try figures("elm") { sample in
      sample.ownCalendar("oak")
      sample.group.changeCalendar("own") {
        $0.halfTerms[5] = HalfTerm(name: "Summer 2", span: "2027-06-07..2027-07-16")
      }
    }
    #expect(shorter.asked == Minutes(3 * 19 * 180))
  }

  @Test func specialistWhoIsntPlacedAsksAllTheSameAndOneWhoIsntThereDoesNot() throws {
    #expect(try figures("elm") { $0.unplace("music") }.asked == Minutes(10_800))
    let gone = try figures("elm") { sample in
      sample.unplace("music")
      sample.group.changePerson("pia") { $0.validUntil = "2026-08-31" }
    }
    #expect(gone.asked == .zero)
  }

  @Test func staysAreNoHostingsAndTakeNoDirectedTime() throws {
    let elm = try figures("elm")
    #expect(elm.hostings == 0 && elm.receptions == 0 && elm.directed == .zero)
    let oak = try figures("oak") { $0.group.changeSchool("oak") { $0.twilight.mostPerHalfTerm = 0 } }
    #expect(oak.receptions == 0 && oak.directed == .zero && oak.halfDaysOut == 0)
    #expect(oak.staffing == Pence(-18_900))
  }
}

extension Sample {
  /// Gita of Ash goes to Elm in the first half-term.
  mutating func secondGita(_ weekdays: [Weekday]) {
    var post = Secondment(school: "elm", applicants: ["gita"])
    post.halfTerms = 1
    post.halfDaysPerWeek = 2 * weekdays.count
    group.activities.append(Activity(id: "gita-post", title: "Art at Elm", details: .secondment(post)))
    plan.secondments.append(
      SecondmentPlacement(
        activity: "gita-post", person: "gita", from: "ash", to: "elm", firstHalfTerm: 1, lastHalfTerm: 1,
        days: "2026-09-01..2026-10-23", halfDays: StaffingPlan.halfDays(of: weekdays), backfill: [],
        firmness: .provisional))
  }
}
