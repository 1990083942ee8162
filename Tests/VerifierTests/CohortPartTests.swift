// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What sessions in several cohorts come to, worked out by hand from `docs/model.md`.
@Suite struct CohortPartTests {
  private static func facts(_ change: (inout Sample) -> Void = { _ in }) -> Derivation {
    var sample = Sample.cohorts
    change(&sample)
    var findings = Findings()
    let index = GroupIndex(sample.group)
    return Derivation(ReferenceListing.decisions(sample.plan, index, &findings), index: index)
  }

  /// An hour asked twice: two people of Oak and of Elm, of Ash two of the three and Ivy.
  @Test func benefitIsAskedForOnceByEverybody() {
    let benefit = Self.facts().benefit
    #expect(benefit.asked("oak") == Minutes(240) && benefit.asked("elm") == Minutes(240))
    #expect(benefit.asked("ash") == Minutes(360))
    #expect(benefit.given("oak") == Minutes(240) && benefit.given("ash") == Minutes(240))
  }

  /// Each of six comes twice; Elm's need is 1.2.
  @Test func everyPresenceIsWorthSomething() {
    #expect(Self.facts().objective.parts.worth == MilliLessons(-2 * (2000 + 2400 + 2000)))
    let stated = Self.facts { $0.group.changeActivity("induction") { $0.worth = MilliLessons(7000) } }
    #expect(stated.objective.parts.worth == MilliLessons(-7000))
  }

  /// Ivy alone is missed, half of 1000 for each of two parts: not once for each cohort.
  @Test func whoIsInNoCohortIsMissedOnce() {
    #expect(Self.facts().objective.parts.expectedMissing == MilliLessons(1000))
    #expect(Self.facts { $0.join("ivy", 2, as: .expected) }.objective.parts.expectedMissing == .zero)
    let leads = Self.facts { sample in
      for part in 1...2 { sample.changeMeeting(2, part) { $0.leader = .person("ivy") } }
    }
    #expect(leads.objective.parts.expectedMissing == .zero)
  }

  /// Part after part of one cohort at one place, twice; the first parts of both aren't compared.
  @Test func hostsRotateWithinACohort() {
    let facts = Self.facts { sample in
      sample.group.changeSession("induction") { $0.venue.rotates = true }
      sample.changeMeeting(2, 2) { $0.place = .school("oak") }
    }
    #expect(facts.objective.parts.preferences == facts.index.group.rules.rates.sameHostAgain)
  }

  @Test func mixedPhasesCountAtEachPart() {
    let facts = Self.facts { $0.group.changeSession("induction") { $0.mix = .liked } }
    #expect(facts.objective.parts.preferences == .zero - facts.index.group.rules.rates.mixMet * 4)
  }

  /// Acme leads the one cohort: £200 a part and £5 a head. Beta leads the other on two days: £30 a day.
  @Test func feesAreOfAllWhoLead() throws {
    let facts = Self.facts { sample in
      var beta = Provider(id: "beta", name: "Beta", kind: .trainer)
      beta.feePerDay = Pence(3000)
      sample.group.providers.append(beta)
      for part in 1...2 {
        sample.changeMeeting(1, part) { $0.leader = .provider("acme") }
        sample.changeMeeting(2, part) { $0.leader = .provider("beta") }
      }
    }
    let fee = try #require(facts.fees.first)
    #expect(facts.fees.count == 1 && fee.amount == Pence(2 * 20_000 + 6 * 500 + 2 * 3000))
    #expect(fee.shares.map(\.school) == ["ash", "elm", "oak"])
  }

  /// A day on which a provider leads both cohorts is one day.
  @Test func aDayWithBothCohortsIsPaidOnce() throws {
    let facts = Self.facts { sample in
      var beta = Provider(id: "beta", name: "Beta", kind: .trainer)
      beta.feePerDay = Pence(3000)
      sample.group.providers.append(beta)
      for number in sample.plan.occurrences.indices { sample.plan.occurrences[number].leader = .provider("beta") }
      sample.changeMeeting(2, 1) { $0.date = "2026-09-16" }
    }
    #expect(facts.fees.first?.amount == Pence(3 * 3000))
  }

  /// Tuesdays after school, before each cohort's first meeting and none before the other's.
  @Test func timeIsKeptForOnesOwnCohort() {
    var sample = Sample.cohorts
    sample.group.changeSession("induction") { $0.preparation = Minutes(30) }
    sample.relist()
    let kept = sample.plan.keptTimes.map { "\($0.person) \($0.date)" }
    #expect(
      kept == [
        "ben 2026-09-08", "erin 2026-09-08", "hal 2026-09-08", "anna 2026-09-15", "dev 2026-09-15", "gita 2026-09-15",
      ])
    #expect(sample.codes.isEmpty)
  }

  @Test func aMustThatTakesPlaceInCohortsIsPlaced() {
    #expect(Self.facts { $0.group.changeActivity("induction") { $0.isMust = true } }.objective.must == 0)
    let missing = Self.facts { sample in
      sample.group.changeActivity("induction") { $0.isMust = true }
      sample.plan.occurrences = []
    }
    // Mean need of three schools, ⌊3200 / 3⌋, at priority 3.
    #expect(missing.objective.must == 1066 * 4)
  }
}
