// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser
@testable import Verifier

/// What a bound knows of sessions that are held: what must take place costs what it costs, few people are no quorum, and a
/// series lies in its terms.
@Suite struct HeldBoundTests {
  /// One session for two of Ash's teachers, which nobody is worth much at.
  private static func group(_ change: (inout Activity, inout Session) -> Void) -> Group {
    var group = SmallGroup.group()
    group.activities = []
    var session = Session(
      participants: [Participants(selector: SmallGroup.people(["gita", "lou"]), level: .expected)],
      length: Minutes(60))
    session.venue.schools = ["oak"]
    session.quorum = 1
    var activity = Activity(id: "course", title: "Course", details: .session(session))
    activity.timing.bands = [.schoolDay]
    activity.timing.windows = ["2026-09-07..2027-05-28"]
    change(&activity, &session)
    activity.details = .session(session)
    group.activities = [activity]
    return group
  }

  private static func ascent(_ group: Group) -> DualAscent { DualAscent.after(steps: 4, of: Compiler(group).compile()) }

  private static func plan(_ group: Group) throws -> (plan: Plan, certificate: BoundCertificate) {
    var certificate: BoundCertificate?
    let plan = Optimiser(group, options: SolveOptions(rounds: 40)).solve(certified: { certificate = $0 })
    return (plan, try #require(certificate))
  }

  /// Whoever must hold something that costs more than it's worth pays for it, in the bound too; and the certificate shows
  /// it, but not of a plan that leaves it out.
  @Test func whatMustTakePlaceCostsWhatItCosts() throws {
    let group = Self.group { activity, _ in
      activity.isMust = true
      activity.worth = MilliLessons(100)
    }
    let shown = Self.ascent(group).result
    #expect(shown.all.rest == 0)
    #expect(shown.held.rest > 0)
    let (plan, certificate) = try Self.plan(group)
    #expect(plan.unplaced.isEmpty)
    #expect(
      plan.bounds.contains { $0.tier == .rest && $0.value == shown.held.rest && $0.words.contains("must take place") })
    let verdict = Verifier(group).check(certificate, of: plan, inputHash: "")
    #expect(verdict.faults.isEmpty, "\(verdict.faults)")
    #expect(try #require(verdict.rest?.rawValue) >= shown.held.rest)
    var without = plan
    without.objective.must += 1
    let refused = Verifier(group).check(certificate, of: without, inputHash: "")
    #expect(refused.faults.contains { $0.code == .rest })
  }

  /// Leaving it out is free of what may be left out.
  @Test func whatMayBeLeftOutAddsNothing() {
    let shown = Self.ascent(Self.group { activity, _ in activity.worth = MilliLessons(100) }).result
    #expect(shown.held.rest == 0 && shown.all.rest == 0)
  }

  /// One of two would come for what it's worth; the quorum makes both come, or nobody.
  @Test func aQuorumBringsTheCheapestOfTheOthers() throws {
    func bound(quorum: Int) -> Int {
      Self.ascent(
        Self.group { activity, session in
          activity.isMust = true
          activity.worth = MilliLessons(100)
          session.participants[0].level = .invited
          session.quorum = quorum
        }
      ).result.held.rest
    }
    #expect(bound(quorum: 1) < bound(quorum: 2))
    // Three can't come: nothing is known of such plans, since there are none.
    #expect(bound(quorum: 3) == 0)
  }

  /// Three parts in three terms cost more than three in the term that's cheapest.
  @Test func aSeriesLiesInItsTerms() throws {
    func series(terms: Int) throws -> Int {
      let group = Self.group { activity, session in
        activity.isMust = true
        activity.worth = MilliLessons(100)
        session.series.parts = 2
        session.series.leastGap = 7
        session.series.leastTerms = terms
        // Only in the first term a weekday is as people like it.
        activity.timing.preferredWeekdays = [.tuesday]
        activity.timing.weekdays = [.tuesday, .thursday]
        activity.timing.windows = ["2026-09-07..2026-12-11", "2027-01-07..2027-01-07"]
      }
      return Self.ascent(group).result.held.rest
    }
    #expect(try series(terms: 1) < series(terms: 2))
  }
}
