// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser

/// A session whose fee its schools share: nobody can come first, and all can come together.
@Suite struct SharedFeeTests {
  /// Three heads and a provider who asks £215 for them.
  private static func group(budget: Int) -> Group {
    var group = SmallGroup.group()
    for index in group.schools.indices { group.schools[index].releaseBudget = Pence(budget) }
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(["carol", "finn", "ivy"]), level: .invited)],
      length: Minutes(60))
    session.leaders = [.provider("acme")]
    session.venue.isOnline = true
    (session.quorum, session.leastSchools) = (3, 3)
    var heads = Activity(id: "heads", title: "Heads", details: .session(session))
    heads.worth = MilliLessons(100_000)
    group.activities = [heads]
    return group
  }

  private static func plan(budget: Int) -> Plan {
    Optimiser(group(budget: budget), options: SolveOptions(rounds: 2)).solve()
  }

  /// A third of the fee is within each school's budget, all of it within nobody's.
  @Test func theyComeTogether() {
    let plan = Self.plan(budget: 9_000)
    #expect(plan.unplaced.isEmpty)
    #expect(plan.occurrences.first?.attendees.count == 3)
    #expect(plan.charges.filter { $0.kind == .fee }.allSatisfy { $0.amount < Pence(9_000) })
  }

  /// Where not even a third is, it's money that's told to be lacking.
  @Test func moneyIsWhatIsLacking() throws {
    let plan = Self.plan(budget: 6_000)
    let unplaced = try #require(plan.unplaced.first)
    #expect(plan.occurrences.isEmpty)
    #expect(unplaced.reasons.contains { $0.code == .noMoney })
  }
}
