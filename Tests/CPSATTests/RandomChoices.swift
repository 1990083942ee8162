// SPDX-License-Identifier: Apache-2.0

import Choice
import TestSupport

/// Small problems of choices at random, with decisions of every shape, and their best cost by trying everything.
enum RandomChoices {
  static func make(_ random: inout SplitMix64) -> ChoiceModel {
    var builder = ChoiceModel.Builder()
    let resources = (0..<random.draw(1...4)).map { number in
      builder.addResource(
        "resource \(number)", lower: random.chance(perMille: 300) ? random.draw(-4...4) : nil,
        upper: random.chance(perMille: 800) ? random.draw(4...15) : nil)
    }
    for number in 0..<random.draw(2...6) {
      builder.addDecision("decision \(number)")
      let entries = resources.filter { _ in random.chance(perMille: 600) }.map { ($0, random.draw(-3...6)) }
      switch random.below(4) {
      case 0:
        let cost = random.draw(-20...20)
        for times in 0...random.draw(0...4) {
          builder.addOption(cost: 5 + cost * times, entries.map { ($0.0, $0.1 * times) })
        }
      case 1:
        builder.addOption(cost: 3)
        for _ in 0..<3 { addOption(&builder, resources, &random) }
      default: for _ in 0..<random.draw(1...4) { addOption(&builder, resources, &random) }
      }
    }
    return builder.build()
  }

  private static func addOption(_ builder: inout ChoiceModel.Builder, _ resources: [Int], _ random: inout SplitMix64) {
    var entries: [(Int, Int)] = []
    for resource in resources where random.chance(perMille: 600) { entries.append((resource, random.draw(-3...6))) }
    builder.addOption(cost: random.draw(-20...20), entries)
  }

  /// Least cost of a choice that keeps all limits; nil where none does.
  static func best(_ model: ChoiceModel) -> Int? {
    var best: Int?
    var choice = (0..<model.decisionCount).map { model.options(of: $0).lowerBound }
    while true {
      let outcome = model.outcome(of: choice)
      if outcome.isFeasible { best = min(best ?? Int.max, outcome.cost) }
      var decision = 0
      while decision < choice.count {
        choice[decision] += 1
        if model.options(of: decision).contains(choice[decision]) { break }
        choice[decision] = model.options(of: decision).lowerBound
        decision += 1
      }
      if decision == choice.count { return best }
    }
  }
}
