// SPDX-License-Identifier: Apache-2.0

import Domain

/// Shares out a specialist's weeks: a template by greedy choice and exchange at estimates, then its stays around whatever
/// else the person does, and half-days made up where there is time (H13).
struct RotaPlanner {
  let number: Int
  let specialist: SpecialistData
  /// How much the values of half-days are blurred, in thousandths of a lesson-equivalent; 0 for none.
  var noise = 0

  /// Puts the specialist into the plan where that makes it better.
  /// - Returns: whether it's in the plan now.
  func insert(into state: inout State, random: inout RandomSource) -> Bool {
    let before = Score(state)
    var draft = RotaTemplate(specialist, noise: noise, random: &random)
    guard let template = draft.best() else { return false }
    guard settle(template, &state) == nil else { return false }
    if Score(state) < before { return true }
    state.unplace(number)
    return false
  }

  /// Places this template with its stays, without those that break a rule.
  /// - Returns: nil where that's lawful; otherwise the rules that stand in the way, with nothing placed.
  func settle(_ template: [Int8], _ state: inout State) -> RuleSet? {
    var left: Set<Int16> = []
    for _ in 0..<3 {
      let stays = RotaStays(number: number, specialist: specialist, state: state).stays(template, leaving: left)
      if stays.isEmpty { break }
      state.setRota(number, Placement(template: template, stays: stays))
      if state.violations == 0 { return nil }
      let troubled = stays.filter { isTroubled($0, state) }.map(\.stayKey)
      if troubled.isEmpty { break }
      left.formUnion(troubled)
    }
    var rules = RuleSet()
    for rule in Rule.allCases where state.brokenByRule[rule.index] > 0 { rules.insert(rule) }
    state.unplace(number)
    return rules.isEmpty ? RuleSet(.specialistRota) : rules
  }

  /// Whether a rule is broken that the stay has to do with: its day, its school's day, a class that loses a lesson by it.
  private func isTroubled(_ stay: PlacedOccurrence, _ state: State) -> Bool {
    let day = Int(stay.option.day)
    let effect = state.effect(person: specialist.person, day: day)
    if !effect.broken.isEmpty { return true }
    let home = state.schoolDayCells[specialist.home * state.instance.dayCount + day].cell
    if !home.broken.isEmpty { return true }
    // Lessons left are what budgets, supply and limits are about; stays that leave none do them no harm.
    return effect.lost != 0
  }
}

/// The stays that a template leads to beside what the person does already.
struct RotaStays {
  let number: Int
  let specialist: SpecialistData
  let state: State

  /// Stays by day and start. Half-days in `leaving` (by `stayKey`) aren't taken.
  func stays(_ template: [Int8], leaving: Set<Int16> = []) -> [PlacedOccurrence] {
    var chosen = [Int8](repeating: -1, count: specialist.dated.count)
    hold(template, leaving, &chosen)
    makeUp(template, leaving, &chosen)
    return occurrences(chosen)
  }

  private func key(_ dated: SpecialistData.DatedSlot) -> Int16 { Int16(dated.day) * 2 + Int16(specialist.half(dated)) }

  /// What is due is held wherever it can be.
  private func hold(_ template: [Int8], _ leaving: Set<Int16>, _ chosen: inout [Int8]) {
    for day in days {
      for index in day {
        let dated = specialist.dated[index]
        let share = template[specialist.cell(dated)]
        if share < 0 || leaving.contains(key(dated)) || !isPossible(index, Int(share)) { continue }
        chosen[index] = share
        if !fits(day, chosen) { chosen[index] = -1 }
      }
    }
  }

  /// Free half-days go to the school that is owed most, where they're worth their cost.
  private func makeUp(_ template: [Int8], _ leaving: Set<Int16>, _ chosen: inout [Int8]) {
    var owed = [Int](repeating: 0, count: specialist.shares.count)
    for day in days {
      for index in day {
        let dated = specialist.dated[index]
        let due = template[specialist.cell(dated)]
        if chosen[index] >= 0 { continue }
        if !leaving.contains(key(dated)), let share = mostOwed(owed, index, day, chosen) {
          chosen[index] = Int8(share)
          if fits(day, chosen) { owed[share] -= 1 } else { chosen[index] = -1 }
        }
        if due >= 0 { owed[Int(due)] += 1 }
      }
    }
  }

  private func mostOwed(_ owed: [Int], _ index: Int, _ day: Range<Int>, _ chosen: [Int8]) -> Int? {
    var best: Int?
    for share in owed.indices where owed[share] > 0 && isPossible(index, share) {
      if value(index, share) <= 0 && state.instance.activities[number].value.worth == nil { continue }
      if specialist.isWholeDays, day.contains(where: { chosen[$0] >= 0 && Int(chosen[$0]) != share }) { continue }
      if best.map({ owed[share] > owed[$0] }) ?? true { best = share }
    }
    return best
  }

  /// Dated slots day by day.
  private var days: [Range<Int>] {
    var days: [Range<Int>] = []
    var start = 0
    for index in 0...specialist.dated.count
    where index == specialist.dated.count || specialist.dated[index].day != specialist.dated[start].day {
      if index > start { days.append(start..<index) }
      start = index
    }
    return days
  }

  private func value(_ index: Int, _ share: Int) -> Int {
    Int(specialist.possible.values[index * specialist.shares.count + share])
  }

  private func isPossible(_ index: Int, _ share: Int) -> Bool {
    value(index, share) != Int(PossibleStays.impossible)
  }

  /// Whether the day's stays go together with everything else that the person does that day.
  private func fits(_ day: Range<Int>, _ chosen: [Int8]) -> Bool {
    guard let stays = options(day, chosen) else { return false }
    let date = Int(specialist.dated[day.lowerBound].day)
    let builder = ItemBuilder(instance: state.instance)
    let others = state.items(person: specialist.person, day: date).filter { Int($0.activity) != number }
    let items = others + stays.map { builder.stay($0, activity: number) }
    return state.evaluator.effect(person: specialist.person, day: date, items: items).broken.isEmpty
  }

  /// The stays of one day: halves at one school are one stay; nil where the site is busy in between.
  private func options(_ day: Range<Int>, _ chosen: [Int8]) -> [Option]? {
    var halves = [UInt8](repeating: 0, count: specialist.shares.count)
    for index in day where chosen[index] >= 0 {
      halves[Int(chosen[index])] |= 1 << UInt8(specialist.half(specialist.dated[index]))
    }
    let times = StayTimes(instance: state.instance)
    let date = Int(specialist.dated[day.lowerBound].day)
    var options: [Option] = []
    for share in halves.indices where halves[share] != 0 {
      let school = specialist.shares[share].school
      guard let option = times.option(school, day: date, halves: halves[share]) else { return nil }
      let isBusy = state.instance.busyOfSchool[school].contains {
        $0.overlaps(day: date, start: Int(option.start), end: Int(option.end))
      }
      if isBusy { return nil }
      options.append(option)
    }
    return options.sorted { $0.start < $1.start }
  }

  private func occurrences(_ chosen: [Int8]) -> [PlacedOccurrence] {
    days.flatMap { options($0, chosen) ?? [] }.map { PlacedOccurrence(option: $0, attendees: [0]) }
  }
}

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
