// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What triads, lesson studies and shadowing are worth, ask for and give, worked out by hand from `docs/model.md`.
@Suite struct CirclePartTests {
  private static func facts(_ change: (inout Sample) -> Void = { _ in }) -> Derivation {
    var sample = Sample.circles
    change(&sample)
    var findings = Findings()
    let index = GroupIndex(sample.group)
    return Derivation(ReferenceListing.decisions(sample.plan, index, &findings), index: index)
  }

  /// Triad: mean need of 1000, 1200, 1000 is 1066: ⌊24,000 · 1066 · 8 / 8000⌋ = 25,584. Lesson study of one cycle: 1100:
  /// 17,600. Two days of shadowing from Elm: 12,000 · 1.2 = 14,400. Together 57,584.
  @Test func theWorthOfEachCountsOnceByItsPeoplesSchools() {
    #expect(Self.facts().objective.parts.worth == MilliLessons(-57_584))
  }

  /// Triad: 2 lessons of 60 and a talk of 30 each, for three schools. Lesson study: 60 + 30 + ⌊60 / 2⌋ = 120 each for Oak and
  /// Elm. Shadowing: 2 · 2 · 180 for Elm.
  @Test func benefitIsAskedForByPool() {
    let benefit = Self.facts().benefit
    #expect(benefit.asked("oak") == Minutes(150 + 120))
    #expect(benefit.asked("elm") == Minutes(150 + 120 + 720))
    #expect(benefit.asked("ash") == Minutes(150))
  }

  /// The same, but of a lesson study whoever watches gets all of the lesson, and whoever teaches nothing.
  @Test func benefitIsGivenToThoseWhoWatch() {
    let benefit = Self.facts().benefit
    #expect(benefit.given("oak") == Minutes(150 + 90))
    #expect(benefit.given("elm") == Minutes(150 + 150 + 720))
    #expect(benefit.given("ash") == Minutes(150))
  }

  /// A triad from four: each of them asks for three quarters.
  @Test func aLargerPoolAsksForItsShareOfThePlaces() {
    let facts = Self.facts { sample in
      sample.group.changeActivity("triad") { activity in
        guard case .triad(var triad) = activity.details else { return }
        triad.members.people.append("gita")
        activity.details = .triad(triad)
      }
    }
    #expect(facts.benefit.asked("ash") == Minutes(2 * 112))
  }

  /// Lou stands second among the hosts whom Dev would like, and Dev first of those whom Lou would.
  @Test func wishesOfBothSidesCount() {
    #expect(CirclePart.placesDown(Self.shadowing()) == 1)
    #expect(
      CirclePart.placesDown(Self.shadowing { $0.changePerson("lou") { $0.preferredShadows = ["anna", "dev"] } }) == 2)
    #expect(CirclePart.placesDown(Self.shadowing { $0.changePerson("lou") { $0.preferredShadows = ["anna"] } }) == 2)
  }

  private static func shadowing(_ change: (inout Group) -> Void = { _ in }) -> [Happening] {
    facts { change(&$0.group) }.placed.first { $0.activity.id == "shadow" }?.parts ?? []
  }

  /// Nobody in it has a noon break to lose but by lessons and journeys: a day beside somebody leaves the time between its
  /// teaching halves, 12:20 to 13:10 at Ash.
  @Test func aDayBesideSomebodyHasItsLunch() {
    let facts = Self.facts()
    let days = facts.personDays.filter { $0.member.person.id == "dev" || $0.member.person.id == "lou" }
    #expect(days.count == 4)
    for day in days { #expect(BreaksPart.hasBreak(day, facts.index.group.rules.limits, facts.index)) }
  }

  /// Pupils at Ash begin before Dev's own day does, and end after it: the host's hours are the visitor's.
  @Test func aDayBesideSomebodyIsWithinDirectedTime() {
    let uses = Self.facts().directedUses.filter { $0.presence.isDay }
    #expect(uses.count == 4)
    #expect(uses.allSatisfy { $0.outside == .zero && $0.beyondHours == .zero && $0.band == .schoolDay })
  }

  /// The same teacher twice running costs in a lesson study.
  @Test func teachersTakeTurns() {
    let facts = Self.facts { sample in
      sample.group.changeActivity("study") { activity in
        guard case .lessonStudy(var study) = activity.details else { return }
        study.cycles = 2
        activity.details = .lessonStudy(study)
      }
      for part in sample.plan.occurrences where part.activity == "study" {
        var later = part
        later.part += 3
        later.date = part.date + 21
        sample.plan.occurrences.append(later)
      }
    }
    #expect(facts.objective.parts.preferences == facts.index.group.rules.rates.sameHostAgain + MilliLessons(500))
  }
}
