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
    guard let template = template(&random) else { return false }
    guard settle(template, &state) == nil else { return false }
    if Score(state) < before { return true }
    state.unplace(number)
    return false
  }

  /// The best template found at blurred values; nil where there's none.
  func template(_ random: inout RandomSource) -> [Int8]? {
    // Whoever declined has no half-day to give.
    if specialist.possible.values.isEmpty { return nil }
    var draft = RotaTemplate(specialist, noise: noise, random: &random)
    return draft.best()
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
    let rules = state.brokenRules
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
