// SPDX-License-Identifier: Apache-2.0

import Domain
import Optimiser
import TestSupport
import Testing

/// The story of `config/samples/day-one`: five schools, what every office has at hand, ten wishes.
@Suite struct DayOneStoryTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.dayOne) }

  @Test func allTenWishesArePlaced() throws {
    #expect(sample.group.activities.count == 10)
    #expect(sample.plan.unplaced == [])
  }

  /// She has her own school on Mondays and Tuesdays, and a week of four half-days for the two others.
  @Test func theMusicTeacherSpendsThursdaysAndFridaysAtTheOthers() throws {
    let rota = try #require(sample.plan.rotas.first { $0.activity == "music" })
    #expect(rota.slots.count == 16)
    for school in ["st-aidans", "high-hollin"] as [Identifier<School>] {
      #expect(rota.slots.count { $0.school == school } == 8)
      let balance = try #require(sample.plan.rotaBalances.first { $0.school == school })
      #expect(balance.held >= balance.due - 6 && balance.owed == balance.due - balance.held - balance.madeUp)
    }
    for stay in sample.occurrences(of: "music") { #expect([.thursday, .friday].contains(stay.date.weekday)) }
    #expect(sample.releases(for: "music").isEmpty)
  }

  @Test(arguments: ["safeguarding", "early-reading", "speech"] as [Identifier<Activity>])
  func insetSessionsFallOnCommonInsetDaysAndLoseNoLesson(_ activity: Identifier<Activity>) throws {
    let session = try #require(sample.occurrences(of: activity).first)
    #expect(["2026-09-01", "2027-01-04"].contains(session.date))
    #expect(sample.isInset(session))
    #expect(sample.releases(for: activity).isEmpty)
  }

  @Test func everybodyAtWorkOnTuesdayIsAtTheSafeguardingSession() throws {
    let session = try #require(sample.occurrences(of: "safeguarding").first)
    let leader: Identifier<Person> = "f.raza"
    let working = sample.group.people.filter { $0.works.contains(.tuesday) && $0.id != leader }
    #expect(session.attending.union([leader]) == Set(working.map(\.id)).union([leader]))
    #expect(session.place == .online)
  }

  /// High Hollin meets on Tuesdays, the other four on Wednesdays.
  @Test(arguments: ["sencos", "maths-leads"] as [Identifier<Activity>])
  func networksMeetInTheWednesdayMeetingWithoutHighHollin(_ activity: Identifier<Activity>) throws {
    let meetings = sample.occurrences(of: activity)
    #expect(meetings.count == 3)
    for meeting in meetings {
      #expect(meeting.date.weekday == .wednesday)
      #expect(!sample.attendingSchools(meeting).contains("high-hollin"))
      #expect(sample.attendingSchools(meeting).count == 4)
      for school in sample.attendingSchools(meeting) { #expect(sample.hasPupils(school, meeting.date)) }
      #expect(meeting.span.start >= "15:10" && meeting.span.end <= "16:30")
    }
    #expect(sample.releases(for: activity).isEmpty)
    #expect(sample.plan.objective.parts.expectedMissing > .zero)
  }

  @Test func headsMeetInTheSchoolDaySinceTheyDoNotTeach() {
    let circle = sample.occurrences(of: "heads")
    #expect(circle.map { (sample.halfTerm("mill-lane", $0.date) + 1) / 2 } == [1, 2, 3])
    #expect(circle.allSatisfy { sample.attendingSchools($0).count == 5 })
    #expect(sample.releases(for: "heads").isEmpty)
  }

  @Test func theReceptionVisitFallsOnMillLanesInsetDay() throws {
    let visit = try #require(sample.occurrences(of: "see-provision").first)
    #expect(visit.date == "2027-06-07")
    #expect(visit.attending == ["m.begum", "z.khan"])
  }

  @Test func oneVisitCostsOneHalfDayOfSupplyAndNothingElseDoes() throws {
    #expect(sample.plan.releases.map(\.person) == ["s.gill"])
    #expect(sample.plan.releases.map(\.activities) == [["see-mixed-age"]])
    let supply = try #require(sample.plan.supply.first)
    #expect(sample.plan.supply.count == 1)
    #expect(supply.school == "high-hollin" && supply.part != .day)
  }

  @Test func aLessonAtTheSecondaryIsToBeNamed() throws {
    let visit = try #require(sample.occurrences(of: "see-year-seven").first)
    #expect(visit.observed == nil && visit.venue == "hollinbeck-high")
    #expect(sample.plan.caveats.contains { $0.contains("to be named") })
  }

  /// The improvement that the sample's README proposes.
  @Test func ifHighHollinMovedItsMeetingNightItsPeopleWouldComeToo() {
    var group = sample.group
    for index in group.meetings.indices where group.meetings[index].school == "high-hollin" {
      group.meetings[index].weekday = .wednesday
    }
    let plan = Optimiser(group).solve()
    let networks = plan.occurrences.filter { ["sencos", "maths-leads"].contains($0.activity) }
    #expect(networks.count == 6)
    for meeting in networks { #expect(sample.attendingSchools(meeting).count == 5) }
    #expect(plan.objective.parts.expectedMissing < sample.plan.objective.parts.expectedMissing)
  }

  @Test func atOrdinaryPriorityTheVisitIsNotWorthItsSupply() throws {
    var group = sample.group
    let index = try #require(group.activities.firstIndex { $0.id == "see-mixed-age" })
    group.activities[index].priority = 3
    let plan = Optimiser(group).solve()
    #expect(plan.unplaced.first { $0.activity == "see-mixed-age" }?.reasons.first?.code == .notWorthIt)
    #expect(plan.releases.isEmpty && plan.supply.isEmpty)
  }
}
