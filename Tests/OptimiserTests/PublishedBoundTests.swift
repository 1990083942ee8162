// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser
@testable import Verifier

@Suite struct PublishedBoundTests {
  /// What has taken place isn't judged again: three people were there, though since then only one may come.
  @Test func moreMayHaveBeenThereThanMayComeNow() throws {
    var group = SmallGroup.group()
    group.activities = group.activities.filter { $0.id == "network" }
    let first = Optimiser(group, options: SolveOptions(rounds: 4)).solve()
    let occurrence = try #require(first.occurrences.first)
    #expect(occurrence.attendees.count > 1)
    for index in group.activities.indices {
      guard case .session(var session) = group.activities[index].details else { continue }
      session.mostPeople = 1
      group.activities[index].details = .session(session)
    }
    let published = PublishedPlan(first, hash: String(repeating: "a", count: 64))
    var certificate: BoundCertificate?
    let plan = Optimiser(
      group, options: SolveOptions(rounds: 0, asOf: occurrence.date + 1, published: published)
    ).solve(certified: { certificate = $0 })
    #expect(plan.occurrences.first?.attendees == occurrence.attendees)
    for bound in plan.bounds where bound.tier == .rest { #expect(bound.value <= plan.objective.parts.total.rawValue) }
    let verdict = Verifier(group).check(try #require(certificate), of: plan, inputHash: plan.inputHash)
    #expect(verdict.isConfirmed, "\(verdict.faults)")
  }

  /// Both parts of a series have taken place; since then it has become one of a single part.
  @Test func moreMayHaveTakenPlaceThanTheSeriesNowHas() throws {
    var group = SmallGroup.group()
    group.activities = group.activities.filter { $0.id == "network" }
    group.changeSession("network") { $0.series.parts = 2 }
    let first = Optimiser(group, options: SolveOptions(rounds: 4)).solve()
    let last = try #require(first.occurrences.last)
    group.changeSession("network") { $0.series.parts = 1 }
    let published = PublishedPlan(first, hash: String(repeating: "a", count: 64))
    var certificate: BoundCertificate?
    let plan = Optimiser(group, options: SolveOptions(rounds: 0, asOf: last.date + 1, published: published))
      .solve(certified: { certificate = $0 })
    #expect(plan.occurrences.count == 2)
    for bound in plan.bounds where bound.tier == .rest { #expect(bound.value <= plan.objective.parts.total.rawValue) }
    let verdict = Verifier(group).check(try #require(certificate), of: plan, inputHash: plan.inputHash)
    #expect(verdict.isConfirmed, "\(verdict.faults)")
  }
}
