// SPDX-License-Identifier: Apache-2.0

import Domain

/// Which things can lie in one person's day together in the explicit model: two at most, and only where the day isn't worse
/// in any respect than what the two come to apart.
struct SameDay {
  let fixed: State
  let person: Int
  let day: Int
  private var instance: Instance { fixed.instance }

  /// Sets of `items` (by index) of which at most one may take place; together they say which pairs can't.
  /// - Returns: besides them all items, of which two may, where some pair can at all.
  func cliques(_ items: [Item]) -> (cliques: [[Int]], most: [Int]?) {
    // People come to the same under several leaders, in several rooms: alike in their day.
    var kinds: [Item] = []
    let kindOf = items.map { item in
      if let known = kinds.firstIndex(where: { isAlike($0, item) }) { return known }
      kinds.append(item)
      return kinds.count - 1
    }
    let members = { (kinds: [Int]) in items.indices.filter { kinds.contains(kindOf[$0]) } }
    var excludes = [[Bool]](repeating: Array(repeating: true, count: kinds.count), count: kinds.count)
    var isAnyPairPossible = false
    if fixed.isFree(person: person, day: day) {
      let effects = kinds.map { fixed.evaluator.effect(person: person, day: day, item: $0) }
      for a in kinds.indices {
        for b in kinds.indices.dropFirst(a + 1)
        where kinds[a].activity != kinds[b].activity && isAdditive(kinds[a], kinds[b], effects[a], effects[b]) {
          excludes[a][b] = false
          excludes[b][a] = false
          isAnyPairPossible = true
        }
      }
    }
    if !isAnyPairPossible { return ([Array(items.indices)], nil) }
    return (cover(excludes).map(members), Array(items.indices))
  }

  private func isAlike(_ a: Item, _ b: Item) -> Bool {
    a.activity == b.activity && a.start == b.start && a.end == b.end && a.place == b.place && a.role == b.role
      && a.lesson == b.lesson && a.isOnline == b.isOnline && a.watch == b.watch && a.brief == b.brief
      && a.debrief == b.debrief
  }

  /// Whether the day with both is lawful and takes nothing that neither takes by itself.
  private func isAdditive(_ a: Item, _ b: Item, _ first: DayEffect, _ second: DayEffect) -> Bool {
    let both = fixed.evaluator.effect(person: person, day: day, items: [a, b])
    // Which fund pays a tariff depends on both.
    let hasTariff = [a, b].contains { item in
      instance.activities[Int(item.activity)].fund.map { instance.funds[$0].value.tariffPerLesson.rawValue != 0 }
        ?? false
    }
    if hasTariff && both.lost != 0 { return false }
    return both.broken.isEmpty && both.cost <= first.cost + second.cost
      && both.spent <= first.spent + second.spent && both.lost & ~(first.lost | second.lost) == 0
      && both.out & ~(first.out | second.out) == 0 && both.gone & ~(first.gone | second.gone) == 0
      && both.away & ~(first.away | second.away) == 0 && both.twilights <= first.twilights + second.twilights
      && both.twilightMinutes <= first.twilightMinutes + second.twilightMinutes
  }

  /// Sets of which all exclude each other that hold every pair that does; greedily.
  private func cover(_ excludes: [[Bool]]) -> [[Int]] {
    var open = excludes
    var cliques: [[Int]] = []
    for a in excludes.indices {
      for b in excludes.indices.dropFirst(a + 1) where open[a][b] {
        var clique = [a, b]
        for c in excludes.indices where c != a && c != b && clique.allSatisfy({ excludes[$0][c] }) { clique.append(c) }
        for c in clique { for d in clique { open[c][d] = false } }
        cliques.append(clique)
      }
    }
    return cliques
  }
}
