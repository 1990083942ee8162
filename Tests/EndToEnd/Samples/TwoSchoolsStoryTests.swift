// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// The story of `config/samples/two-schools`: four wishes, next to no data, and nobody loses a lesson.
@Suite struct TwoSchoolsStoryTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.twoSchools) }

  @Test func allFourWishesArePlacedAndNoLessonIsLost() {
    #expect(sample.plan.unplaced.isEmpty)
    #expect(Set(sample.plan.occurrences.map(\.activity)) == ["plan-together", "heads", "see-english", "see-primary"])
    #expect(sample.plan.releases.isEmpty && sample.plan.supply.isEmpty)
  }

  @Test func theTeachersPlanTogetherOnTheOneCommonInsetDay() throws {
    let together = try #require(sample.occurrences(of: "plan-together").first)
    #expect(together.date == "2026-09-01")
    #expect(together.attending == ["deepak", "becky", "ewa", "craig"])
  }

  @Test(arguments: ["see-english", "see-primary"] as [Identifier<Activity>])
  func eachVisitFallsOnTheVisitorsInsetDayWhileTheHostTeaches(_ activity: Identifier<Activity>) throws {
    let visit = try #require(sample.occurrences(of: activity).first)
    #expect(sample.isInset(visit))
    #expect(sample.hasPupils(try #require(visit.venue), visit.date))
  }

  @Test func theEnglishLessonIsStillToBeNamedAndThePlanSaysSo() throws {
    let visit = try #require(sample.occurrences(of: "see-english").first)
    #expect(visit.observed == nil)
    #expect(visit.attendees.contains { $0.person == "ewa" && $0.role == .host })
    #expect(sample.plan.caveats.contains { $0.contains("to be named") })
  }

  @Test func theHeadsMeetOnceInEachTermAtBothSchools() {
    let walks = sample.occurrences(of: "heads")
    #expect(walks.map { (sample.halfTerm("saltmarsh", $0.date) + 1) / 2 } == [1, 2, 3])
    #expect(Set(walks.compactMap(\.venue)) == ["saltmarsh", "eastgate"])
  }

  @Test func nothingIsFirmWhileNoHeadHasAnswered() {
    #expect(sample.plan.occurrences.allSatisfy { $0.firmness == .provisional })
  }

  @Test func guessesAreNamed() {
    for word in ["budget", "supply rate", "timetable", "meeting night", "school day"] {
      #expect(sample.plan.caveats.contains { $0.contains(word) }, "\(word)")
    }
  }
}
