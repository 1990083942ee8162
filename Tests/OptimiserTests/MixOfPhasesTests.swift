// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser

/// Sessions to which people of two phases must come.
@Suite struct MixOfPhasesTests {
  /// An hour at Oak in Wednesday's meeting, to which coming from elsewhere costs more than it's worth.
  private func group(_ mix: PhaseMix, _ people: [Identifier<Person>], most: Int? = nil) -> Group {
    var group = SmallGroup.group()
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(people), level: .expected)], length: Minutes(60))
    session.venue.schools = ["oak"]
    session.mix = mix
    session.mostPeople = most
    var activity = Activity(id: "across", title: "Across phases", details: .session(session))
    activity.timing.bands = [.meeting]
    activity.worth = MilliLessons(5000)
    group.activities = [activity]
    group.rules.rates.sessionHour = MilliLessons(100)
    group.rules.rates.shortfall = [.zero, .zero, .zero]
    return group
  }

  private func attendees(_ group: Group) -> Set<Identifier<Person>> {
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 6)).solve()
    return Set(plan.occurrences.flatMap(\.attendees).map(\.person))
  }

  @Test func somebodyOfAnotherPhaseComesWhereTheyMust() {
    let people: [Identifier<Person>] = ["anna", "ben", "gita"]
    #expect(attendees(group(.any, people)) == ["anna", "ben"])
    #expect(attendees(group(.needed, people)) == ["anna", "ben", "gita"])
  }

  @Test func aSeatIsKeptForAnotherPhase() {
    let found = attendees(group(.needed, ["anna", "ben", "gita"], most: 2))
    #expect(found.count == 2 && found.contains("gita"))
  }

  @Test func theMixIsNotTakenApartAgain() throws {
    // Lou is required, Erin of a primary is invited: without her it doesn't take place.
    var group = group(.needed, ["erin"])
    group.changeSession("across") {
      $0.participants[0].level = .invited
      $0.participants.insert(Participants(selector: SmallGroup.people(["lou"]), level: .required), at: 0)
      $0.series.parts = 2
    }
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 6)).solve()
    #expect(plan.occurrences.count == 2)
    #expect(plan.occurrences.allSatisfy { $0.attendees.map(\.person) == ["erin", "lou"] })
  }

  @Test func whereOnePhaseAloneCanComeThePlanSaysWhy() throws {
    var group = group(.needed, ["anna", "dev"])
    group.changeActivity("across") { $0.timing.fixed = [FixedStart(date: "2026-10-07", time: "15:45")] }
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 2)).solve()
    let unplaced = try #require(plan.unplaced.first)
    #expect(unplaced.reasons.map(\.code).contains(.noMix))
    #expect(unplaced.words.contains("two phases"))
  }
}
