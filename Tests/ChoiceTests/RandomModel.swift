// SPDX-License-Identifier: Apache-2.0

import Choice
import TestSupport

/// A small model drawn at random, and its best choice by trying all.
struct RandomModel {
  var model: ChoiceModel
  /// Least cost of the choices that keep all limits; nil if there's none.
  var least: Int?

  /// What models are drawn.
  enum Kind: CaseIterable {
    /// Amounts of either sign, equalities, ranges and limits on one side.
    case mixed
    /// One resource an option, as in the generalised assignment problem.
    case assignment
    /// One resource an option, which others of the decision may take of too.
    case shared
    /// Every option takes of all resources.
    case knapsacks
  }

  init(_ kind: Kind, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    switch kind {
    case .mixed: model = Self.mixed(&random)
    case .assignment: model = Self.assignment(&random)
    case .shared: model = Self.shared(&random)
    case .knapsacks: model = Self.knapsacks(&random)
    }
    least = Self.least(model)
  }

  private static func mixed(_ random: inout SplitMix64) -> ChoiceModel {
    var builder = ChoiceModel.Builder()
    let resources = random.draw(0...4)
    for _ in 0..<resources {
      let middle = random.draw(-8...8)
      switch random.below(4) {
      case 0: _ = builder.addResource(lower: middle, upper: middle)
      case 1: _ = builder.addResource(lower: middle - 3, upper: middle + 3)
      case 2: _ = builder.addResource(upper: middle)
      default: _ = builder.addResource(lower: middle)
      }
    }
    let factor = random.pick([1, 1, 7])
    for _ in 0..<random.draw(1...6) {
      builder.addDecision()
      for _ in 0..<random.draw(1...4) {
        var entries: [(resource: Int, amount: Int)] = []
        for resource in 0..<resources where random.chance(perMille: 600) {
          entries.append((resource, random.draw(-5...5)))
        }
        builder.addOption(cost: factor * random.draw(-20...20) - 3, entries)
      }
    }
    return builder.build()
  }

  private static func assignment(_ random: inout SplitMix64) -> ChoiceModel {
    var builder = ChoiceModel.Builder()
    let agents = random.draw(1...4)
    let most = random.draw(6...24)
    for _ in 0..<agents {
      _ = builder.addResource(lower: random.chance(perMille: 100) ? 3 : nil, upper: random.draw(4...most))
    }
    for _ in 0..<random.draw(2...6) {
      builder.addDecision()
      for agent in 0..<agents { builder.addOption(cost: random.draw(0...30), [(agent, random.draw(0...9))]) }
      if random.chance(perMille: 300) { builder.addOption(cost: random.draw(20...60)) }
    }
    return builder.build()
  }

  private static func shared(_ random: inout SplitMix64) -> ChoiceModel {
    var builder = ChoiceModel.Builder()
    let resources = random.draw(1...3)
    for _ in 0..<resources { _ = builder.addResource(upper: random.draw(3...9)) }
    for _ in 0..<random.draw(3...6) {
      builder.addDecision()
      for _ in 0..<random.draw(2...4) {
        builder.addOption(cost: -random.draw(0...60), [(random.below(resources), random.draw(0...6))])
      }
    }
    return builder.build()
  }

  private static func knapsacks(_ random: inout SplitMix64) -> ChoiceModel {
    var builder = ChoiceModel.Builder()
    let resources = random.draw(1...4)
    let decisions = random.draw(2...6)
    for _ in 0..<resources { _ = builder.addResource(upper: decisions * random.draw(2...6)) }
    for _ in 0..<decisions {
      builder.addDecision()
      for _ in 0..<random.draw(1...4) {
        let entries = (0..<resources).map { (resource: $0, amount: random.draw(0...9)) }
        builder.addOption(cost: -random.draw(0...50), entries)
      }
    }
    return builder.build()
  }

  private static func least(_ model: ChoiceModel) -> Int? {
    var choice = (0..<model.decisionCount).map { model.options(of: $0).lowerBound }
    var least: Int?
    while true {
      let outcome = model.outcome(of: choice)
      if outcome.isFeasible { least = min(least ?? Int.max, outcome.cost) }
      var decision = 0
      while decision < choice.count, choice[decision] + 1 == model.options(of: decision).upperBound {
        choice[decision] = model.options(of: decision).lowerBound
        decision += 1
      }
      if decision == choice.count { return least }
      choice[decision] += 1
    }
  }
}
