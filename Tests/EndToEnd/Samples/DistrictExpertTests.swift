// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// `config/samples/district`: eight schools split the cost of an expert in a series.
@Suite struct DistrictExpertTests {
  let sample: Sample
  let series: [Occurrence]

  init() throws {
    sample = try Sample.named(.district)
    series = sample.occurrences(of: "mastery")
  }

  @Test func theSeriesIsWholeWithTheSamePeopleOverAtLeastTwoTerms() throws {
    #expect(series.map(\.part) == [1, 2, 3, 4])
    let people = try #require(series.first).attending
    #expect(series.allSatisfy { $0.attending == people })
    #expect(people.isSuperset(of: ["gemma.lister", "tariq.mahmood", "freya.lund", "sunita.rai", "ben.asante"]))
    #expect(Set(series.map { (sample.halfTerm("high", $0.date) + 1) / 2 }).count >= 2)
    for (earlier, later) in zip(series, series.dropFirst()) {
      #expect((21...77).contains(later.date - earlier.date))
    }
  }

  @Test func itGoesAheadOnlyWithFiveSchoolsAndWhenTheExpertCanCome() throws {
    let available: [DateSpan] = [
      "2026-09-21..2026-12-11", "2027-01-11..2027-03-19", "2027-04-19..2027-06-25",
    ]
    for part in series {
      #expect(sample.attendingSchools(part).count >= 5)
      #expect(part.leader == .provider("n.kazemi"))
      #expect([.tuesday, .thursday].contains(part.date.weekday))
      #expect(available.contains { $0.contains(part.date) })
      #expect(!DateSpan("2027-02-09", "2027-02-11").contains(part.date))
      #expect(part.span.start >= "13:00")
    }
  }

  /// Half an hour each before the first afternoon and after the last.
  @Test func whoGoesHasTimeToPrepareAndToFollowUp() throws {
    let first = try #require(series.first)
    let last = try #require(series.last)
    for (use, part) in [(KeptTime.Use.preparation, first), (.followUp, last)] {
      let kept = sample.plan.keptTimes.filter { $0.activity == "mastery" && $0.use == use }
      #expect(Set(kept.map(\.person)) == part.attending && kept.count == part.attending.count)
      for time in kept {
        #expect(time.span.length == Minutes(30))
        #expect(use == .preparation ? time.date < part.date : part.date < time.date)
        #expect(!sample.plan.releases.contains { $0.person == time.person && $0.date == time.date })
      }
    }
  }

  /// The fee of four sessions at £480 is split by need, to the penny.
  @Test func theFeeIsSplitByNeed() throws {
    let shares = sample.plan.charges.filter { $0.kind == .fee && $0.activity == "mastery" }
    #expect(shares.map(\.amount.rawValue).reduce(0, +) == 4 * 48_000)
    let paying = Set(series.flatMap { sample.attendingSchools($0) })
    #expect(Set(shares.compactMap(\.school)) == paying)
    let weights = paying.compactMap { sample.index.directory.schools[$0] }.map { 1_000_000 / $0.needWeight.rawValue }
    let total = weights.reduce(0, +)
    for share in shares {
      let school = try #require(share.school.flatMap { sample.index.directory.schools[$0] })
      let exact = 4 * 48_000 * (1_000_000 / school.needWeight.rawValue) / total
      #expect((exact...exact + 1).contains(share.amount.rawValue), "\(school.id)")
    }
  }

  @Test func theGrantRepaysLessonsAndIsNotOverspent() {
    let repaid = sample.plan.charges.filter { $0.kind == .tariff && $0.fund == "maths-partnership" }
    let lessons = sample.releases(for: "mastery").filter(\.needsCover)
    #expect(lessons.count >= 20)
    let received = -repaid.filter { $0.school != nil }.map(\.amount.rawValue).reduce(0, +)
    #expect(received == 4000 * lessons.count)
    #expect(received <= 200_000)
  }

  /// Daniel Osei's leadership time lies on Tuesday afternoons, the only ones on which all primary leads can leave.
  @Test func protectedTimeIsKept() {
    #expect(series.allSatisfy { $0.date.weekday == .tuesday })
    #expect(series.allSatisfy { !$0.attending.contains("daniel.osei") })
  }

  @Test func primaryAfternoonsAreCoveredBySupplyOrTheSchoolsOwnHLTA() {
    for release in sample.releases(for: "mastery") where release.needsCover {
      #expect(sample.plan.cover.contains { $0.absent == release.person && $0.date == release.date })
    }
    #expect(sample.plan.supply.contains { $0.school == "longmere" && $0.cost == Pence(14_000) })
  }
}
