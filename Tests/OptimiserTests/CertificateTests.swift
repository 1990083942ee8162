// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser
@testable import Verifier

/// What the optimiser claims, worked out again by the verifier from a certificate, the group and the pages alone.
@Suite struct CertificateTests {
  /// At the prices found and at random ones: every activity adds at least what the optimiser says, and so does the sum,
  /// which still is no more than a plan reaches.
  @Test(arguments: 0..<20) func whatTheVerifierWorksOutIsNoLess(block: Int) {
    for seed in (block * 3)..<(block * 3 + 3) {
      let group = PriceBoundTests.group(seed)
      let instance = Compiler(group).compile()
      var ascent = DualAscent(PriceBound(instance))
      for _ in 0..<26 { ascent.step() }
      var search = Search(instance, seed: seed)
      for _ in 0..<6 { search.round() }
      let reached = search.bestScore
      let verifier = Verifier(group)
      compare(ascent.bound, ascent.bestPrices, instance, verifier, reached, "seed \(seed), prices found")
      var random = RandomSource(seed: seed)
      let rows = ascent.bound.rows
      for trial in 0..<3 {
        let prices = rows.limits.indices.map { row in
          random.below(3) == 0 ? min(rows.mostPrices[row], random.below(1 + rows.firstSteps[row] * 4)) : 0
        }
        compare(
          ascent.bound, PriceBoundTests.others(ascent.bound, rows: prices, &random), instance, verifier, reached,
          "seed \(seed), random prices \(trial)")
      }
    }
  }

  /// Where providers have few days, and whole series have a row.
  @Test func providersYearsAreWorkedOutAlike() {
    var priced = 0
    for seed in 0..<80 {
      let group = ProviderYearsTests.group(seed)
      let instance = Compiler(group).compile()
      var ascent = DualAscent(PriceBound(instance))
      for _ in 0..<6 { ascent.step() }
      var search = Search(instance, seed: seed)
      search.round()
      var random = RandomSource(seed: seed)
      let rows = ascent.bound.rows
      let own = Set(rows.providerYears.joined().map { Int($0.row) })
      let prices = rows.limits.indices.map { row in
        own.contains(row) || random.below(4) == 0 ? min(rows.mostPrices[row], random.below(16_000_000)) : 0
      }
      compare(
        ascent.bound, PriceBoundTests.others(ascent.bound, rows: prices, &random), instance, Verifier(group),
        search.bestScore,
        "seed \(seed)")
      priced += own.count
    }
    #expect(priced > 20)
  }

  private func compare(
    _ bound: PriceBound, _ prices: BoundPrices, _ instance: Instance, _ verifier: Verifier, _ reached: Score,
    _ what: String
  ) {
    let evaluation = bound.evaluate(prices)
    let must = ModelBound(instance).must
    let priced = PricedRest(
      reached.must == must ? evaluation.total : evaluation.ofAll, rows: bound.rows.names, prices: prices,
      periods: bound.model.evaluator.periods)
    let rest = priced.rest
    let writer = CertificateWriter(instance: instance, must: must, rest: rest, priced: priced)
    let certificate = writer.certificate(for: Self.plan(instance))
    var faults: [CertificateFault] = []
    let people = BoundPeople(verifier.index)
    let options = CertifiedOptions(certificate, people, &faults)
    let book = PriceBook(certificate, people, options, &faults)
    let supply = SupplyShare(verifier.index, certificate.supply, &faults)
    #expect(faults.isEmpty, "\(what): \(faults)")
    let again = RecomputedBounds(
      certificate, people, options, book, supply, past: PastParts(Self.plan(instance)), missing: reached.must)
    #expect(again.must >= must, "\(what)")
    #expect(again.rest >= rest, "\(what)")
    #expect(again.rest <= reached.rest, "\(what)")
    for (number, value) in evaluation.values.enumerated() {
      // Posts are bounded together.
      if case .secondment = instance.activities[number].kind { continue }
      // What must take place and can't by the verifier's reading isn't in the plan.
      let least = reached.must == must ? value.value : min(0, value.value)
      #expect(again.values[number] >= least, "\(what), \(instance.activities[number].id)")
    }
  }

  /// A plan of nothing, for its header.
  private static func plan(_ instance: Instance) -> Plan {
    Plan(
      group: instance.group.name, year: instance.group.year, asOf: instance.group.year.first, inputHash: "",
      rules: instance.rules, run: Run(engine: "native", seed: 1, rounds: 0, stop: .rounds))
  }
}
