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

  /// Four required, three of Ash, of whom two may come, Ivy, Jo and Kit, at 1000 each and 1200 of Elm's two, in both parts of
  /// their cohort. At full worth all three of Ash count.
  @Test(arguments: [true, false]) func everybodyWhoMayComeIsInOne(isListed: Bool) {
    let (sample, verdict) = Self.verdict(kind: isListed ? .prices : .worth, isListed: isListed)
    #expect(verdict.isConfirmed, "\(verdict.faults)")
    #expect(verdict.rest == MilliLessons(-2 * (2400 + (isListed ? 7 : 8) * 1000)))
    #expect(sample.codes.isEmpty)
  }

  @Test func fewerMayCome() {
    func rest(_ change: (inout Sample) -> Void) -> MilliLessons? { Self.verdict(change).1.rest }
    // Who declined; as many as have seats in both, the neediest; what's stated; mixed phases at four parts.
    #expect(
      rest { $0.group.declines.append(Decline(person: "jo", activity: "induction")) }
        == MilliLessons(-2 * (2400 + 6 * 1000)))
    #expect(rest { $0.group.changeSession("induction") { $0.mostPeople = 3 } } == MilliLessons(-2 * (2400 + 4 * 1000)))
    #expect(rest { $0.group.changeActivity("induction") { $0.worth = MilliLessons(7000) } } == MilliLessons(-7000))
    #expect(
      rest { $0.group.changeSession("induction") { $0.mix = .liked } } == MilliLessons(-2 * (2400 + 7 * 1000) - 4 * 200)
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
    let worth = -2 * (2400 + 7 * 1000)
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
    #expect(meeting == MilliLessons(-2 * (2400 + 7 * 1000)))
    #expect(morning > meeting && morning < .zero)
  }

  /// Parts lie on dates of their own with the gaps between them: one date that suits everybody is no use for two parts, two
  /// that lie a week apart are, unless there are to be eight days between them.
  @Test func partsHaveDatesOfTheirOwn() {
    func rest(cheap: [Int], leastGap: Int = 0) -> MilliLessons? {
      Self.verdict { sample in
        sample.group.changeSession("induction") { $0.series.leastGap = leastGap }
      } claim: { certificate in
        let all = certificate.dates[0]
        certificate.dates = [all.indices.filter { !cheap.contains($0) }.map { all[$0] }, cheap.map { all[$0] }]
        var mixed = SessionWays()
        mixed.places = [.online]
        mixed.leaders = [.person("carol"), .person("finn")]
        mixed.ways = [0, 1].map { SessionWays.Way(dates: 0, span: "09:30-10:30", place: 0, leader: $0) }
        mixed.ways += [0, 1].map { SessionWays.Way(dates: 1, span: "15:30-16:30", place: 0, leader: $0) }
        certificate.activities = [ConsideredActivity(activity: "induction", options: .session(mixed))]
      }.1.rest
    }
    let whole = MilliLessons(-2 * (2400 + 7 * 1000))
    #expect(rest(cheap: [0, 1]) == whole)
    #expect(rest(cheap: [0, 1], leastGap: 8).map { $0 > whole } == true)
    #expect(rest(cheap: [0]).map { $0 > whole } == true)
    #expect(rest(cheap: [0]) == rest(cheap: [0, 1], leastGap: 8))
  }

  /// Ivy, who's expected, can't come: she's missed at both parts. If she may lead nobody counts on her.
  @Test func whoIsExpectedIsMissed() throws {
    func rest(_ change: @escaping (inout Sample) -> Void = { _ in }) throws -> Int {
      try #require(
        Self.verdict { sample in
          sample.group.declines.append(Decline(person: "ivy", activity: "induction"))
          change(&sample)
        }.1.rest
      ).rawValue
    }
    let whole = -2 * (2400 + 6 * 1000)
    let share = Sample.cohorts.group.rules.rates.expectedMissing.rawValue
    #expect(try rest() == whole + 2 * 1000 * share / 1000)
    #expect(try rest { $0.group.changeSession("induction") { $0.leaders.append(.person("ivy")) } } == whole)
  }

  /// A provider asks for both parts of both cohorts and the days on which they can be, for a journey to each, and for every
  /// head; the cheaper of two counts, and what it costs besides comes once.
  @Test func feesAreCharged() throws {
    func rest(_ change: @escaping (inout Provider) -> Void, cost: Pence = .zero) throws -> Int {
      try #require(
        Self.verdict { sample in
          var dear = Provider(id: "dear", name: "Dear", kind: .trainer)
          dear.feePerSession = Pence(90_000)
          var provider = Provider(id: "cheap", name: "Cheap", kind: .trainer)
          change(&provider)
          sample.group.providers += [dear, provider]
          sample.group.changeActivity("induction") { $0.cost = cost }
          sample.group.changeSession("induction") { $0.leaders += [.provider("dear"), .provider("cheap")] }
        } claim: { certificate in
          var ways = SessionWays()
          ways.places = [.online]
          ways.leaders = [.provider("dear"), .provider("cheap")]
          ways.ways = [0, 1].map { SessionWays.Way(dates: 0, span: "15:30-16:30", place: 0, leader: $0) }
          certificate.activities = [ConsideredActivity(activity: "induction", options: .session(ways))]
        }.1.rest
      ).rawValue
    }
    let whole = -2 * (2400 + 7 * 1000)
    let rate = Sample.cohorts.group.rules.rates.pencePerLesson.rawValue
    #expect(try rest { _ in } == whole)
    #expect(try rest({ _ in }, cost: Pence(300)) == whole + 300 * 1000 / rate)
    #expect(try rest { $0.feePerSession = Pence(100) } == whole + 4 * 100 * 1000 / rate)
    #expect(try rest { $0.feePerDay = Pence(100) } == whole + 2 * 100 * 1000 / rate)
    #expect(try rest { $0.feePerMile = Pence(100) } == whole)
    #expect(try rest { $0.feePerHead = Pence(3) } == whole + 2 * 9 * (3 * 1000 / rate))
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
