// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What a certificate shows of a session in several cohorts: its worth less what coming costs, and no more.
@Suite struct CohortBoundTests {
  private static let dates: [CivilDate] = ["2026-09-09", "2026-09-16", "2026-09-23", "2026-09-30"]

  /// The ways by which the plan is held, and one that it doesn't use.
  private static func ways(_ sample: Sample) -> SessionWays {
    var ways = SessionWays()
    ways.places = [.online]
    ways.leaders = [.person("carol"), .person("finn")]
    ways.ways = [0, 1].map { SessionWays.Way(dates: 0, span: "15:30-16:30", place: 0, leader: $0) }
    return ways
  }

  private static func verdict(
    _ change: (inout Sample) -> Void = { _ in }, kind: BoundCertificate.Kind = .prices, isListed: Bool = true,
    claim: (inout BoundCertificate) -> Void = { _ in }
  ) -> (Sample, CertificateVerdict) {
    var sample = Sample.cohorts
    change(&sample)
    sample.relist()
    var certificate = BoundCertificate(
      group: sample.plan.group, year: sample.plan.year, inputHash: sample.plan.inputHash, asOf: sample.plan.asOf,
      from: sample.plan.from, kind: kind, must: 0, rest: MilliLessons(-100_000_000), scale: 1024)
    certificate.dates = [dates.map { $0 - sample.plan.year.first }]
    certificate.activities = [
      ConsideredActivity(activity: "induction", options: isListed ? .session(ways(sample)) : .unlisted)
    ]
    claim(&certificate)
    return (sample, Verifier(sample.group).check(certificate, of: sample.plan, inputHash: sample.plan.inputHash))
  }

  /// Four required, three of Ash, Ivy, Jo and Kit, at 1000 each and 1200 of Elm's two, in both parts of their cohort.
  @Test(arguments: [true, false]) func everybodyWhoMayComeIsInOne(isListed: Bool) {
    let (sample, verdict) = Self.verdict(kind: isListed ? .prices : .worth, isListed: isListed)
    #expect(verdict.isConfirmed, "\(verdict.faults)")
    #expect(verdict.rest == MilliLessons(-2 * (2400 + 8 * 1000)))
    #expect(sample.codes.isEmpty)
  }

  @Test func fewerMayCome() {
    func rest(_ change: (inout Sample) -> Void) -> MilliLessons? { Self.verdict(change).1.rest }
    // Who declined; as many as have seats in both, the neediest; what's stated; mixed phases at four parts.
    #expect(
      rest { $0.group.declines.append(Decline(person: "jo", activity: "induction")) }
        == MilliLessons(-2 * (2400 + 7 * 1000)))
    #expect(rest { $0.group.changeSession("induction") { $0.mostPeople = 3 } } == MilliLessons(-2 * (2400 + 4 * 1000)))
    #expect(rest { $0.group.changeActivity("induction") { $0.worth = MilliLessons(7000) } } == MilliLessons(-7000))
    #expect(
      rest { $0.group.changeSession("induction") { $0.mix = .liked } } == MilliLessons(-2 * (2400 + 8 * 1000) - 4 * 200)
    )
  }

  /// With a price on Oak's budget the most that a fund may repay for what its leaders leave comes off: Anna leads four lessons
  /// a day, at two parts of two cohorts, and twice as much with her planning time if it's repaid. Those who attend in the
  /// meeting leave no lesson.
  @Test func tariffsArePriced() {
    func rest(leads: Bool, repays: Bool) -> MilliLessons? {
      Self.verdict { sample in
        sample.group.changeActivity("induction") { $0.fund = "hub" }
        if leads { sample.group.changeSession("induction") { $0.leaders.append(.person("anna")) } }
        sample.group.changeSchool("oak") { school in
          school.repaysProtectedTime = repays
          school.releaseBudget = .zero
        }
      } claim: { certificate in
        certificate.prices = [RowPrice(row: .budget("oak"), price: 1024)]
      }.1.rest
    }
    let worth = -2 * (2400 + 8 * 1000)
    #expect(rest(leads: false, repays: true) == MilliLessons(worth))
    #expect(rest(leads: true, repays: false) == MilliLessons(worth - 2000 * 4 * 4))
    #expect(rest(leads: true, repays: true) == MilliLessons(worth - 2 * 2000 * 4 * 4))
  }

  /// In the morning it takes people from their lessons, which is charged to each at both parts; nobody comes who isn't worth it.
  @Test func comingIsCharged() throws {
    func rest(_ span: TimeSpan) -> MilliLessons? {
      Self.verdict(claim: { certificate in
        var morning = SessionWays()
        morning.places = [.online]
        morning.leaders = [.person("carol"), .person("finn")]
        morning.ways = [0, 1].map { SessionWays.Way(dates: 0, span: span, place: 0, leader: $0) }
        certificate.activities = [ConsideredActivity(activity: "induction", options: .session(morning))]
      }).1.rest
    }
    let (meeting, morning) = (try #require(rest("15:30-16:30")), try #require(rest("09:30-10:30")))
    #expect(meeting == MilliLessons(-2 * (2400 + 8 * 1000)))
    #expect(morning > meeting && morning < .zero)
  }

  /// A date that isn't among the options is none of the bound's; both cohorts on one date are.
  @Test func thePlanIsAmongTheOptions() {
    #expect(
      Self.verdict { $0.changeMeeting(1, 2) { $0.date = "2026-10-07" } }.1.faults.map(\.code) == [.outside])
    let (_, both) = Self.verdict { sample in
      sample.changeMeeting(2, 1) { $0.date = "2026-09-16" }
    }
    #expect(both.isConfirmed, "\(both.faults)")
  }

  /// Today is 14 September: cohort 2 has met once. What has taken place counts as it was, its people go on, all others join.
  @Test func whatHasBegunCountsAsItWas() throws {
    var sample = Sample.cohorts
    sample.relist()
    sample = .republished(sample, asOf: "2026-09-14")
    func rest(_ change: (inout Sample) -> Void) -> MilliLessons? {
      var changed = sample
      change(&changed)
      changed.relist()
      var certificate = BoundCertificate(
        group: changed.plan.group, year: changed.plan.year, inputHash: changed.plan.inputHash, asOf: changed.plan.asOf,
        from: changed.plan.from, kind: .worth, must: 0, rest: MilliLessons(-100_000_000), scale: 1024)
      certificate.activities = [ConsideredActivity(activity: "induction", isKept: true, options: .unlisted)]
      let verdict = Verifier(changed.group).check(certificate, of: changed.plan, inputHash: changed.plan.inputHash)
      #expect(verdict.isConfirmed, "\(verdict.faults)")
      #expect((verdict.rest ?? .zero) <= changed.plan.objective.parts.worth)
      return verdict.rest
    }
    #expect(rest { _ in } == MilliLessons(-2 * (2400 + 8 * 1000)))
    // One part less for Ben, Erin and Hal, and for who joins.
    #expect(
      rest { sample in
        sample.group.changeSession("induction") { $0.series.parts = 1 }
        sample.plan.occurrences.removeAll { $0.part == 2 }
      } == MilliLessons(-(2400 + 8 * 1000)))
    // Nobody can join any more: three have been once, and that's all.
    #expect(
      rest { sample in
        sample.group.changeSession("induction") { session in
          session.cohorts = 1
          session.mostPeople = 0
        }
        sample.plan.occurrences.removeAll { $0.number != Occurrence.Number(cohort: 2, part: 1) }
      } == MilliLessons(-3200))
  }
}
