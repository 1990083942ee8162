// SPDX-License-Identifier: Apache-2.0

import Domain

/// Proposes who takes each class: supply teachers first, since they're paid for, then floaters, who are there all day too,
/// each staying with one absent teacher where that can be; then internal cover, by name where the school has named cover
/// staff who are free.
struct CoverRota {
  let settlement: Settlement

  /// One class that somebody takes.
  struct Entry {
    let loss: Settlement.LostLesson
    let by: CoverAssignment.By
  }

  /// Every class that needs somebody, with somebody.
  func entries() -> [Entry] {
    let instance = settlement.instance
    let days = instance.dayCount
    let bought = Dictionary(
      uniqueKeysWithValues: settlement.supply.map { ($0.school * days + $0.day, $0.need) })
    let awayStaff = InsideCover.awayStaff(instance, settlement.personDays)
    let byDay = Dictionary(grouping: settlement.lost.filter(\.needsCover)) {
      instance.lessons[$0.lesson].school * days + $0.day
    }
    return byDay.sorted { $0.key < $1.key }.flatMap { key, losses in
      let inside = InsideCover(
        instance: instance, school: key / days, day: key % days, awayStaff: awayStaff[key] ?? [])
      return schoolDay(losses, inside: inside, need: bought[key], floaters: settlement.floaters[key] ?? 0)
    }
  }

  private func schoolDay(
    _ losses: [Settlement.LostLesson], inside: InsideCover, need: SupplyNeed?, floaters: Int
  ) -> [Entry] {
    let instance = settlement.instance
    let periods = Dictionary(grouping: losses) { Int(instance.lessons[$0.lesson].period) }
    var keeps: [Int: CoverAssignment.By] = [:]
    var entries: [Entry] = []
    for (period, group) in periods.sorted(by: { $0.key < $1.key }) {
      let half = Int(instance.lessons[group[0].lesson].half)
      var free = supplyNumbers(need, half: half).map(CoverAssignment.By.supply)
      free += (0..<floaters).map { .floater($0 + 1) }
      var named = inside.named(in: period).prefix(inside.people(in: period))
      let ordered = group.sorted {
        (keeps[$0.person] == nil ? 1 : 0, $0.person, $0.lesson) < (
          keeps[$1.person] == nil ? 1 : 0, $1.person, $1.lesson
        )
      }
      for loss in ordered {
        if let by = keeps[loss.person].flatMap({ free.contains($0) ? $0 : nil }) ?? free.first {
          free.removeAll { $0 == by }
          keeps[loss.person] = by
          entries.append(Entry(loss: loss, by: by))
        } else {
          entries.append(Entry(loss: loss, by: .inside(named.popFirst().map { instance.personIDs[$0] })))
        }
      }
    }
    return entries
  }

  /// Numbers of the supply teachers who are there in a half: whole days, then mornings, then afternoons.
  private func supplyNumbers(_ need: SupplyNeed?, half: Int) -> [Int] {
    guard let need else { return [] }
    let days = Array(1..<(need.days + 1))
    let mornings = (need.days + 1)..<(need.days + need.mornings + 1)
    let afternoons = mornings.upperBound..<(mornings.upperBound + need.afternoons)
    return days + (half == 0 ? Array(mornings) : Array(afternoons))
  }
}
