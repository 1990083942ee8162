// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What has taken place is in every plan made from a published one and isn't judged again (H17): a bound counts it as it
/// was, whatever the group says now.
@Suite struct CertifiedPastTests {
  /// A plan of which all has taken place, and a certificate that counts everything in it at its full worth.
  private static func verdict(
    _ sample: Sample, isKept: Bool, claim: (inout Plan, inout BoundCertificate) -> Void = { _, _ in }
  ) -> CertificateVerdict {
    var sample = sample
    sample.relist()
    var certificate = BoundCertificate(
      group: sample.plan.group, year: sample.plan.year, inputHash: sample.plan.inputHash, asOf: sample.plan.asOf,
      from: sample.plan.from, kind: .worth, must: 0, rest: MilliLessons(-100_000_000), scale: 1024)
    certificate.activities = Set(sample.plan.occurrences.map(\.activity)).sorted().map { id in
      let isRota = sample.plan.rotas.contains { $0.activity == id }
      return ConsideredActivity(activity: id, isKept: isKept, options: isRota ? .specialist([]) : .unlisted)
    }
    claim(&sample.plan, &certificate)
    return Verifier(sample.group).check(certificate, of: sample.plan, inputHash: sample.plan.inputHash)
  }

  private static let changes: [(String, @Sendable (inout Sample) -> Void)] = [
    ("a series of fewer parts", { $0.group.changeSession("course") { $0.series.parts = 1 } }),
    (
      "others count for the session",
      {
        $0.group.changeSession("network") {
          $0.participants = [Participants(selector: SmallGroup.people(["gita"]), level: .required)]
        }
      }
    ),
    ("fewer may come", { $0.group.changeSession("network") { $0.mostPeople = 1 } }),
    (
      "others are asked, of a school with less need",
      { sample in
        sample.group.changeVisit("visit") { $0.visitors = SmallGroup.people(["lou"]) }
        for index in sample.group.schools.indices where sample.group.schools[index].id == "oak" {
          sample.group.schools[index].needWeight = PerMille(5000)
        }
      }
    ),
  ]

  @Test(arguments: changes.indices, [true, false]) func whatHasTakenPlaceCountsAsItWas(
    number: Int, isKept: Bool
  ) throws {
    var sample = Sample.republished(asOf: "2027-07-01")
    Self.changes[number].1(&sample)
    let verdict = Self.verdict(sample, isKept: isKept)
    sample.relist()
    #expect(verdict.isConfirmed, "\(verdict.faults)")
    #expect(try #require(verdict.rest) <= sample.plan.objective.parts.worth, "\(Self.changes[number].0)")
  }

  @Test func staysHaveBeenAtSchoolsThatHaveNoShareAnyMore() throws {
    var sample = Sample.staffing
    sample = .republished(sample, asOf: "2027-07-01")
    let stay = try #require(
      sample.plan.occurrences.first { entry in sample.plan.rotas.contains { $0.activity == entry.activity } })
    sample.plan.occurrences.removeAll { $0.activity != stay.activity }
    sample.plan.secondments = []
    guard case .school(let school) = stay.place else { return }
    sample.group.changeActivity(stay.activity) { activity in
      guard case .specialist(var wish) = activity.details else { return }
      wish.shares.removeAll { $0.school == school }
      activity.details = .specialist(wish)
    }
    for index in sample.group.schools.indices where sample.group.schools[index].id == school {
      sample.group.schools[index].needWeight = PerMille(30_000)
    }
    let verdict = Self.verdict(sample, isKept: true)
    sample.relist()
    #expect(verdict.isConfirmed, "\(verdict.faults)")
    #expect(try #require(verdict.rest) <= sample.plan.objective.parts.worth)
  }

  /// Prices hold for what is judged; the past isn't.
  @Test func plansMadeFromOthersHaveNoPrices() {
    let sample = Sample.republished(asOf: "2027-07-01")
    let verdict = Self.verdict(sample, isKept: false) { _, certificate in
      certificate.kind = .prices
      certificate.activities = []
    }
    #expect(verdict.faults.contains { $0.code == .option })
    let anew = Self.verdict(Sample(), isKept: false) { _, certificate in
      certificate.kind = .prices
      certificate.activities = []
    }
    #expect(!anew.faults.contains { $0.code == .option })
  }

  /// What's told is what comes out, not what's claimed: a plan below it is told of.
  @Test func aPlanBelowWhatComesOutIsToldOf() throws {
    let sample = Sample.republished(asOf: "2027-07-01")
    let shown = try #require(Self.verdict(sample, isKept: true).rest)
    func faults(total: MilliLessons) -> [CertificateFault.Code] {
      Self.verdict(sample, isKept: true) { plan, _ in
        plan.objective.parts.worth += total - plan.objective.parts.total
      }.faults.map(\.code)
    }
    #expect(faults(total: shown) == [])
    #expect(faults(total: shown - MilliLessons(1)) == [.below])
  }
}
