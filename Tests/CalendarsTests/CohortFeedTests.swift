// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Calendars

/// Feeds of a session in two cohorts.
@Suite struct CohortFeedTests {
  private static func feeds(_ change: (inout Plan) -> Void = { _ in }) throws -> FeedBuilder {
    var plan = SmallCohorts.plan()
    change(&plan)
    return try FeedBuilder(SmallCohorts.group(), plan, PlanWords(SmallCohorts.group(), plan))
  }

  private static func person(_ id: Identifier<Person>) throws -> Person {
    try #require(SmallCohorts.group().people.first { $0.id == id })
  }

  @Test func everyoneReadsTheirCohortAndItsParts() throws {
    let anna = try Self.feeds().feed(of: try Self.person("anna"))
    #expect(anna.events.map(\.summary) == ["Induction (cohort 1, 1 of 2)", "Induction (cohort 1, 2 of 2)"])
    let ben = try Self.feeds().feed(of: try Self.person("ben"))
    #expect(ben.events.map(\.summary) == ["Induction (cohort 2, 1 of 2)", "Induction (cohort 2, 2 of 2)"])
  }

  /// Parts of the first cohort keep the uids that they have as the only one.
  @Test func entriesAreKnownByCohortAndPart() throws {
    let activity = try #require(SmallCohorts.group().activities.first)
    let events = try Self.feeds().feed(of: activity).events
    #expect(Set(events.map(\.uid)).count == 4)
    for part in 1...2 {
      #expect(events.contains { $0.uid == EventIdentity.uid(activity: "induction", occurrence: part) })
    }
    let moved = try Self.feeds { $0.occurrences[0].date = "2026-09-10" }.feed(of: activity).events
    #expect(Set(moved.map(\.uid)) == Set(events.map(\.uid)))
  }

  /// Who leads both has an entry for each.
  @Test func oneLeaderOfTwoCohortsHasFourEntries() throws {
    let builder = try Self.feeds { plan in
      for number in plan.occurrences.indices { plan.occurrences[number].leader = .person("carol") }
    }
    let carol = try builder.feed(of: try Self.person("carol"))
    #expect(Set(carol.events.map(\.uid)).count == 4 && Set(carol.events.map(\.summary)).count == 4)
  }

  @Test func wordsOfOneCohortStayAsTheyWere() throws {
    let words = PlanWords(SmallGroup.group(), SmallPlan.plan())
    let course = SmallPlan.plan().occurrences.filter { $0.activity == "course" }
    #expect(course.map(words.title) == ["Maths course (1 of 2)", "Maths course (2 of 2)"])
    #expect(course.map(words.cohort) == [nil, nil])
  }
}
