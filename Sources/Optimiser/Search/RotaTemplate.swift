// SPDX-License-Identifier: Apache-2.0

import Domain

/// Chooses a template at estimates: what each half-day of the cycle is worth at each school over the year, and what's saved
/// where both halves of a day are spent at one school or at near ones.
struct RotaTemplate {
  private let specialist: SpecialistData
  /// By half-day of the cycle, then share.
  private var values: [Int]
  private var counts: [Int]
  private var template: [Int8]

  init(_ specialist: SpecialistData, noise: Int, random: inout RandomSource) {
    self.specialist = specialist
    let shares = specialist.shares.count
    values = Array(repeating: 0, count: specialist.cells * shares)
    template = Array(repeating: -1, count: specialist.cells)
    counts = Array(repeating: 0, count: shares)
    for (index, dated) in specialist.dated.enumerated() {
      for share in 0..<shares {
        let value = specialist.possible.values[index * shares + share]
        // A half-day that's lost isn't worth nothing: it's owed, and what's owed costs.
        values[specialist.cell(dated) * shares + share] += value == PossibleStays.impossible ? -500 : Int(value)
      }
    }
    if noise > 0 {
      for index in values.indices { values[index] += random.below(noise) - noise / 2 }
    }
  }

  /// The best template found; nil where the shares don't fit into the cycle.
  mutating func best() -> [Int8]? {
    let cells = specialist.cells
    var targets = specialist.shares.map(\.target)
    // Where there isn't room for all, shares are cut as far as their tolerance allows, the largest first.
    var excess = targets.reduce(0, +) - cells
    while excess > 0 {
      guard
        let share = targets.indices.filter({ targets[$0] > specialist.shares[$0].least })
          .max(by: { (targets[$0], -$0) < (targets[$1], -$1) })
      else { return nil }
      targets[share] -= 1
      excess -= 1
    }
    fill(targets)
    guard counts == targets else { return nil }
    if specialist.isWholeDays && !isWhole { return nil }
    improve()
    return template
  }

  /// Blocks that are given away together: whole days where days belong to one school, else half-days.
  private var blocks: [[Int]] {
    guard specialist.isWholeDays else { return template.indices.map { [$0] } }
    var blocks: [[Int]] = []
    for week in 0..<specialist.cycleWeeks {
      for (index, slot) in specialist.slots.enumerated() {
        let cell = week * specialist.slots.count + index
        if index > 0, specialist.slots[index - 1].weekday == slot.weekday {
          blocks[blocks.count - 1].append(cell)
        } else {
          blocks.append([cell])
        }
      }
    }
    return blocks
  }

  private var isWhole: Bool { blocks.allSatisfy { block in Set(block.map { template[$0] }).count == 1 } }

  /// Gives every school its half-days, whole days first, always where it's worth most.
  private mutating func fill(_ targets: [Int]) {
    let days = wholeDays
    var left = targets
    while let choice = bestChoice(days, left, size: 2) {
      give(choice, &left)
    }
    let singles = blocks.filter { $0.count == 1 }
    while let choice = bestChoice(singles, left, size: 1) {
      give(choice, &left)
    }
  }

  /// Pairs of halves of one day.
  private var wholeDays: [[Int]] {
    var days: [[Int]] = []
    for week in 0..<specialist.cycleWeeks {
      for (index, slot) in specialist.slots.enumerated().dropFirst()
      where specialist.slots[index - 1].weekday == slot.weekday {
        let cell = week * specialist.slots.count + index
        days.append([cell - 1, cell])
      }
    }
    return days
  }

  private struct Choice {
    let block: [Int]
    let share: Int
  }

  private func bestChoice(_ blocks: [[Int]], _ left: [Int], size: Int) -> Choice? {
    var best: (value: Int, choice: Choice)?
    for block in blocks where block.count == size && block.allSatisfy({ template[$0] < 0 }) {
      for share in left.indices where left[share] >= size {
        let value = block.reduce(0) { $0 + values[$1 * left.count + share] }
        if best.map({ value > $0.value }) ?? true { best = (value, Choice(block: block, share: share)) }
      }
    }
    return best?.choice
  }

  private mutating func give(_ choice: Choice, _ left: inout [Int]) {
    for cell in choice.block { template[cell] = Int8(choice.share) }
    left[choice.share] -= choice.block.count
    counts[choice.share] += choice.block.count
  }

  /// Exchanges blocks while that's worth something.
  private mutating func improve() {
    let blocks = blocks
    var hasChanged = true
    var passes = 0
    while hasChanged && passes < 20 {
      hasChanged = false
      passes += 1
      for first in blocks.indices {
        for second in blocks.indices where second > first && blocks[first].count == blocks[second].count {
          if exchange(blocks[first], blocks[second]) { hasChanged = true }
        }
      }
    }
  }

  private mutating func exchange(_ first: [Int], _ second: [Int]) -> Bool {
    if template[first[0]] == template[second[0]] { return false }
    let before = worth(around: first) + worth(around: second)
    swap(first, second)
    if worth(around: first) + worth(around: second) > before { return true }
    swap(first, second)
    return false
  }

  private mutating func swap(_ first: [Int], _ second: [Int]) {
    for (a, b) in zip(first, second) { template.swapAt(a, b) }
  }

  /// What a block and the other half of its day are worth.
  private func worth(around block: [Int]) -> Int {
    let slots = specialist.slots
    let week = block[0] / slots.count
    let weekday = slots[block[0] % slots.count].weekday
    var total = 0
    var previous: Int8 = -1
    for (index, slot) in slots.enumerated() where slot.weekday == weekday {
      let share = template[week * slots.count + index]
      if share < 0 { continue }
      total += values[(week * slots.count + index) * specialist.shares.count + Int(share)]
      // A day at one school saves two journeys.
      if share == previous { total += 300 * max(1, specialist.schoolWeeks / max(1, specialist.cycleWeeks)) }
      previous = share
    }
    return total
  }
}
