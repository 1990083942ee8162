// SPDX-License-Identifier: Apache-2.0

import Choice
import TestSupport
import Testing

/// Proofs that were tampered with: none may prove more than is true, whatever was changed.
@Suite struct CertificateTests {
  @Test(arguments: RandomModel.Kind.allCases)
  func noTamperedStepsProveTooMuch(_ kind: RandomModel.Kind) throws {
    var random = SplitMix64(seed: 11)
    for seed in 1...60 {
      let drawn = RandomModel(kind, seed: UInt64(seed))
      guard let least = drawn.least else { continue }
      let proof = try #require(ChoiceSolver(drawn.model, isCertified: true).solve().certificate)
      for _ in 0..<20 {
        var tampered = proof
        tampered.bound = least + 1
        for _ in 0...random.below(3) { tamper(&tampered, &random) }
        #expect(!CertificateChecker.accepts(tampered, for: drawn.model), "seed \(seed)")
      }
    }
  }

  @Test func aStepMissingOrTooManyIsRefused() throws {
    let (model, proof) = try #require(try branched(), "a proof with branches")
    #expect(CertificateChecker.accepts(proof, for: model))
    var tampered = proof
    tampered.steps.append(.end)
    #expect(!CertificateChecker.accepts(tampered, for: model))
    tampered = proof
    tampered.steps.removeAll { if case .option = $0 { true } else { false } }
    #expect(!CertificateChecker.accepts(tampered, for: model))
    tampered = proof
    tampered.steps.removeLast()
    #expect(!CertificateChecker.accepts(tampered, for: model))
    tampered = proof
    tampered.costStep = 0
    #expect(!CertificateChecker.accepts(tampered, for: model))
  }

  /// Forcing two options of one knapsack out costs less than each by itself: knapsacks prove nothing of such decisions.
  @Test func knapsacksProveNothingOfDecisionsWithTwoOptionsInOne() {
    var builder = ChoiceModel.Builder()
    let first = builder.addResource(upper: 5)
    let second = builder.addResource(upper: 2)
    builder.addDecision()
    builder.addOption(cost: 10, [(first, 1)])
    builder.addOption(cost: 0, [(second, 1)])
    builder.addOption(cost: 0, [(second, 1)])
    builder.addDecision()
    builder.addOption(cost: 0, [(second, 2)])
    builder.addOption(cost: 19, [(first, 1)])
    let model = builder.build()
    let proof = ChoiceCertificate(
      bound: 11, costStep: 1, scale: 1, steps: [.decisionPrices([10, 19]), .decisionPrices([0, 0])])
    #expect(!CertificateChecker.accepts(proof, for: model))
    #expect(ChoiceSolver(model).solve().cost == 10)
  }

  @Test func pricesBeyondAllMeasureAreRefused() {
    var builder = ChoiceModel.Builder()
    let resource = builder.addResource(upper: 1)
    builder.addDecision()
    builder.addOption(cost: 1, [(resource, 1)])
    for steps: [ChoiceCertificate.Step] in [[.resourcePrices([Int.min])], [.decisionPrices([Int.min])]] {
      let proof = ChoiceCertificate(bound: 2, costStep: 1, scale: 1, steps: steps)
      #expect(!CertificateChecker.accepts(proof, for: builder.build()))
    }
  }

  /// A model whose proof has branches.
  private func branched() throws -> (ChoiceModel, ChoiceCertificate)? {
    for seed in 1...40 {
      let model = try AssignmentFile.read(Instances.assignment(agents: 5, jobs: 30, seed: UInt64(seed)))
      let proof = try #require(ChoiceSolver(model, isCertified: true).solve().certificate)
      if proof.steps.contains(where: { if case .branch = $0 { true } else { false } }) { return (model, proof) }
    }
    return nil
  }

  private func tamper(_ proof: inout ChoiceCertificate, _ random: inout SplitMix64) {
    guard !proof.steps.isEmpty else {
      proof.steps = [.resourcePrices([1 << 40])]
      return
    }
    let index = random.below(proof.steps.count)
    switch random.below(4) {
    case 0: proof.steps.remove(at: index)
    case 1: proof.steps.insert(proof.steps[random.below(proof.steps.count)], at: index)
    case 2: proof.steps[index] = changed(proof.steps[index], &random)
    default: proof.scale = random.draw(1...4096)
    }
  }

  private func changed(_ step: ChoiceCertificate.Step, _ random: inout SplitMix64) -> ChoiceCertificate.Step {
    let change = random.pick([1, -1, 4096, -4096, 1 << 40, Int.max / 2])
    switch step {
    case .resourcePrices(var prices):
      if !prices.isEmpty { prices[random.below(prices.count)] = change }
      return random.chance(perMille: 500) ? .resourcePrices(prices) : .decisionPrices(prices)
    case .decisionPrices(var prices):
      if !prices.isEmpty { prices[random.below(prices.count)] = change }
      return random.chance(perMille: 800) ? .decisionPrices(prices) : .resourcePrices(prices)
    case .branch(let decision): return .branch(decision: decision + random.draw(-1...1))
    case .option(let option): return .option(option + random.draw(-2...2))
    case .end: return .option(0)
    }
  }
}
