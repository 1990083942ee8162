// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Rules and lists are checked on two threads, and what's found is the same as on one.
@Suite struct TwoThreadsTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func findingsAreTheSameAsOnOneThread(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var sample = generator.below(2) == 0 ? Sample() : Sample.staffing
    if generator.below(2) == 0 { sample = Sample.republished(sample) }
    let plan = Self.corrupted(sample.plan, &generator)
    let index = GroupIndex(sample.group)
    var before = Findings()
    before.today = generator.below(2) == 0 ? nil : "2026-11-20"
    let decisions = ReferenceListing.decisions(plan, index, &before)
    try #require(!before.hasBreach(of: .reference))
    let facts = Derivation(decisions, index: index)
    let (found, inTurn) = (Self.found(before, plan, facts), Self.foundInTurn(before, plan, facts))
    #expect(found.breaches == inTurn.breaches && found.checks == inTurn.checks)
    // The rules find something, and so do the lists: both count what they have looked at.
    #expect(inTurn.breaches.contains { $0.rule == .listedObjective })
    #expect(inTurn.checks[.twoPlaces, default: 0] > 0)
  }

  private static func found(_ before: Findings, _ plan: Plan, _ facts: Derivation) -> Findings {
    var findings = before
    Verifier.examine(plan, facts, &findings)
    return findings
  }

  private static func foundInTurn(_ before: Findings, _ plan: Plan, _ facts: Derivation) -> Findings {
    var findings = before
    Verifier.examineInTurn(plan, facts, &findings)
    return findings
  }

  /// Several things wrong at once: somebody comes twice, meetings have moved, lists lack elements.
  private static func corrupted(_ plan: Plan, _ generator: inout SplitMix64) -> Plan {
    var plan = plan
    for number in plan.occurrences.indices where generator.below(2) == 0 {
      let span = plan.occurrences[number].span
      plan.occurrences[number].span = TimeSpan(span.start + Minutes(35), span.end + Minutes(35))
    }
    if !plan.releases.isEmpty { plan.releases.remove(at: generator.below(plan.releases.count)) }
    if !plan.legs.isEmpty { plan.legs.removeFirst() }
    if !plan.charges.isEmpty { plan.charges.removeLast() }
    plan.objective.churn += MilliLessons(1)
    return plan
  }
}
