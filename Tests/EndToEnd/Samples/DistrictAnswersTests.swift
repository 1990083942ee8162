// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// `config/samples/district`: what heads and people said binds the plan.
@Suite struct DistrictAnswersTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.district) }

  @Test func docksidesNoKeepsItOutOfTheFifthHalfTerm() {
    let inHalfTerm = sample.plan.occurrences.filter { sample.halfTerm("dockside", $0.date) == 5 }
    #expect(!inHalfTerm.isEmpty)
    #expect(inHalfTerm.allSatisfy { !sample.schools(of: $0).contains("dockside") })
  }

  @Test func docksideIsLeftAloneWhileItMoves() {
    let moving = sample.plan.occurrences.filter { DateSpan("2027-02-22", "2027-03-05").contains($0.date) }
    #expect(moving.allSatisfy { !sample.schools(of: $0).contains("dockside") })
  }

  @Test func notTheseHoldsForOneHalfTermAndOneSchool() {
    for activity in ["hub", "science-net"] as [Identifier<Activity>] {
      let meetings = sample.occurrences(of: activity)
      for meeting in meetings where sample.halfTerm("stmarys", meeting.date) == 2 {
        #expect(!sample.schools(of: meeting).contains("stmarys"), "\(activity)")
      }
      #expect(meetings.contains { sample.schools(of: $0).contains("stmarys") }, "\(activity)")
    }
  }

  @Test func whoDeclinedIsLeftInPeace() {
    #expect(sample.occurrences(of: "english-net").allSatisfy { !$0.attending.contains("kevin.marlow") })
  }

  @Test func theTwoSchoolsThatVetoEachOtherNeverHostEachOther() {
    for occurrence in sample.plan.occurrences {
      let attending = sample.attendingSchools(occurrence)
      #expect(!(occurrence.venue == "stmarys" && attending.contains("greenlanes")))
      #expect(!(occurrence.venue == "greenlanes" && attending.contains("stmarys")))
    }
  }

  @Test func nothingIsFirmBeforeEveryHeadConcernedSaidYes() {
    for occurrence in sample.plan.occurrences {
      let schools = sample.schools(of: occurrence)
      let isAgreed = sample.halfTerm("high", occurrence.date) == 1 && !schools.contains("longmere")
      #expect(occurrence.firmness == (isAgreed ? .firm : .provisional), "\(occurrence.activity) \(occurrence.part)")
    }
    #expect(sample.plan.occurrences.contains { $0.firmness == .firm })
  }

  @Test func leaversAreGoneAndTheirSuccessorsAreThere() {
    for occurrence in sample.plan.occurrences {
      #expect(!(occurrence.date > "2026-12-31" && occurrence.attending.contains("liam.keogh")))
      #expect(!(occurrence.date < "2027-01-01" && occurrence.attending.contains("dockside.4a")))
    }
  }

  @Test func budgetsFloorsAndFairSharesAreKept() {
    let owed = Set(sample.plan.rotaBalances.filter { $0.owed > 0 }.map(\.school))
    for figures in sample.plan.schools {
      #expect(figures.spend <= figures.budget, "\(figures.school)")
      // A head who says no for a half-term loses the specialist's days in it: what's owed can't be given.
      #expect(figures.given >= figures.share || owed.contains(figures.school), "\(figures.school)")
    }
    let dockside = sample.plan.schools.first { $0.school == "dockside" }
    #expect((dockside?.given ?? .zero) >= Minutes(20 * 60))
  }
}
