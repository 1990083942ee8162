// SPDX-License-Identifier: Apache-2.0

import Choice
import Testing

@Suite struct ChoiceSolverTests {
  @Test(arguments: RandomModel.Kind.allCases)
  func smallModelsAreSolvedAsByTryingAll(_ kind: RandomModel.Kind) {
    var infeasible = 0
    for seed in 1...400 {
      let random = RandomModel(kind, seed: UInt64(seed))
      var bounds: [Int] = []
      let result = ChoiceSolver(random.model, seed: seed, isCertified: true).solve(progress: { bounds.append($0.bound) }
      )
      guard let least = random.least else {
        infeasible += 1
        #expect(result.status == .infeasible && result.choice == nil, "seed \(seed)")
        check(result.certificate, random, seed)
        continue
      }
      #expect(result.status == .optimal && result.cost == least && result.bound == least, "seed \(seed)")
      #expect(bounds.allSatisfy { $0 <= least }, "seed \(seed)")
      let outcome = result.choice.map { random.model.outcome(of: $0) }
      #expect(outcome?.isFeasible == true && outcome?.cost == least, "seed \(seed)")
      check(result.certificate, random, seed)
    }
    #expect((10...390).contains(infeasible), "models of both kinds")
  }

  /// The certificate is accepted; one of a better bound isn't.
  private func check(_ certificate: ChoiceCertificate?, _ random: RandomModel, _ seed: Int) {
    guard var certificate else {
      Issue.record("seed \(seed): no certificate")
      return
    }
    #expect(CertificateChecker.accepts(certificate, for: random.model), "seed \(seed)")
    if let least = random.least {
      certificate.bound = least + 1
      #expect(!CertificateChecker.accepts(certificate, for: random.model), "seed \(seed)")
      certificate.bound = nil
      #expect(!CertificateChecker.accepts(certificate, for: random.model), "seed \(seed)")
    }
  }

  @Test func aRoundLimitLeavesAValidBound() {
    for seed in 1...100 {
      let random = RandomModel(.mixed, seed: UInt64(seed))
      let result = ChoiceSolver(random.model, seed: seed).solve(rounds: seed % 2)
      if let least = random.least {
        #expect(result.bound <= least)
        #expect(result.cost ?? least >= least)
        #expect(result.status != .infeasible)
      }
    }
  }

  @Test func stopEndsBeforeTheFirstRound() throws {
    let model = try AssignmentFile.read(Instances.assignment(agents: 3, jobs: 20, seed: 5))
    let result = ChoiceSolver(model).solve(stop: { true })
    #expect(result.rounds == 0)
    #expect(result.status == .unknown)
  }

  @Test func equalSeedsGiveEqualResults() throws {
    let model = try AssignmentFile.read(Instances.assignment(agents: 8, jobs: 60, seed: 5))
    let first = ChoiceSolver(model, seed: 3, isCertified: true).solve(rounds: 12)
    let second = ChoiceSolver(model, seed: 3, isCertified: true).solve(rounds: 12)
    #expect(first == second)
    #expect(first.choice != nil)
  }

  @Test func aChoiceToBeginWithIsKeptUnlessABetterOneIsFound() {
    let random = RandomModel(.assignment, seed: 4)
    let best = ChoiceSolver(random.model).solve()
    let again = ChoiceSolver(random.model, start: best.choice).solve(rounds: 0)
    #expect(again.choice == best.choice)
    let broken = ChoiceSolver(random.model, start: []).solve()
    #expect(broken.cost == best.cost)
  }

  @Test func largeNumbersStayExact() {
    var builder = ChoiceModel.Builder()
    let row = builder.addResource(upper: 3 << 40)
    for _ in 0..<3 {
      builder.addDecision()
      builder.addOption(cost: 1 << 45, [(row, 1)])
      builder.addOption(cost: 0, [(row, 3 << 40)])
    }
    let result = ChoiceSolver(builder.build(), isCertified: true).solve()
    #expect(result.status == .optimal)
    #expect(result.cost == 3 << 45)
  }
}
