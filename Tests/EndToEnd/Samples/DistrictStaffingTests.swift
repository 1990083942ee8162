// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// `config/samples/district`: a specialist whose rota has no free day, and a secondment that nobody would pay for.
@Suite struct DistrictStaffingTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.district) }

  @Test func theSpanishTeacherGoesRoundInTwoWeeksAndKeepsHerOwnDays() throws {
    let rota = try #require(sample.plan.rotas.first { $0.activity == "spanish" })
    let halfDays = Dictionary(grouping: rota.slots, by: \.school).mapValues(\.count)
    #expect(halfDays == ["elm": 6, "dockside": 4, "longmere": 2])
    #expect(rota.slots.allSatisfy { ![.monday, .tuesday].contains($0.weekday) })
  }

  /// Dockside refuses the fifth half-term and moves in February. No day of the rota is free, so the others make up for what
  /// they lost on days that Dockside can't use, and Dockside itself can't.
  @Test(arguments: [1, 2, 3]) func docksideAloneIsOwedTime(_ seed: Int) throws {
    let plan = seed == 1 ? sample.plan : sample.planned(seed: seed)
    #expect(plan.rotaBalances.filter { $0.activity == "spanish" && $0.owed > 0 }.map(\.school) == ["dockside"])
    let moving: ClosedRange<CivilDate> = "2027-02-22"..."2027-03-05"
    for stay in plan.occurrences where stay.activity == "spanish" && stay.venue == "dockside" {
      #expect(sample.halfTerm("dockside", stay.date) != 5 && !moving.contains(stay.date), "\(stay.date)")
    }
  }

  /// No row of `staffing.csv` says that a school can spare anybody and nobody comes in exchange, so a teacher would have to
  /// be hired for a term.
  @Test func theSecondmentIsNotWorthAHire() throws {
    #expect(sample.plan.secondments.isEmpty)
    #expect(try #require(sample.unplaced("post")).reasons.map(\.code) == [.notWorthIt])
  }
}
