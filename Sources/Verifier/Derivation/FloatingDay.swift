// SPDX-License-Identifier: Apache-2.0

import Domain

/// Where the group's floaters go on one date (`docs/model.md`, *Floating cover*), worked out from what the schools' purchases
/// would be.
struct FloatingDay {
  private let index: GroupIndex
  private var days: [CoverDay]

  /// - Parameter days: the date's schools with lessons to cover, without floaters yet.
  init(_ days: [CoverDay], _ index: GroupIndex) {
    self.index = index
    self.days = days
  }

  /// The days with those who come.
  static func sent(_ days: [CoverDay], _ index: GroupIndex) -> [CoverDay] {
    if index.group.floatingCover.isEmpty { return days }
    return grouped(days, by: \.date).flatMap { date -> [CoverDay] in
      var day = FloatingDay(date.values, index)
      for row in index.floaters(on: date.key.weekday) {
        for _ in 0..<row.people {
          // Nor would the next one of the same row spare anything.
          if !day.send(to: row.places) { break }
        }
      }
      return day.days
    }
  }

  /// Sends one floater to the school where that spares most; to none where it spares nothing.
  /// - Returns: whether the floater goes anywhere.
  private mutating func send(to places: Set<Identifier<School>>) -> Bool {
    var chosen: (place: Int, day: CoverDay, spared: (staff: Int, pence: Pence))?
    for (place, day) in days.enumerated() where places.contains(day.school.id) {
      let next = day.with(floaters: day.floaters + 1, index)
      let spared = (excess(day) - excess(next), price(day) - price(next))
      guard spared > (0, .zero) else { continue }
      if let best = chosen {
        if spared < best.spared { continue }
        if spared == best.spared, best.day.school.id < day.school.id { continue }
      }
      chosen = (place, next, spared)
    }
    if let chosen { days[chosen.place] = chosen.day }
    return chosen != nil
  }

  /// Supply staff beyond the most a day (H7).
  private func excess(_ day: CoverDay) -> Int {
    max(0, day.supplyStaff - (day.school.supply.mostPerDay ?? index.group.rules.defaults.supplyPerDay))
  }

  private func price(_ day: CoverDay) -> Pence { day.purchases.reduce(.zero) { $0 + $1.cost } }
}

extension GroupIndex {
  /// The schools to which floaters of a weekday may go, and how many they are, in the order in which they're sent: those with
  /// fewest schools first, of equally many those whose ids come first.
  func floaters(on weekday: Weekday) -> [(places: Set<Identifier<School>>, people: Int)] {
    let all = schools.map(\.id)
    let rows = group.floatingCover.filter { $0.weekday == weekday && $0.people > 0 }.map { row in
      let places = Set(row.schools.isEmpty ? all : row.schools)
      return (places: places, ids: places.sorted(), people: row.people)
    }
    return rows.sorted { a, b in
      a.ids.count != b.ids.count ? a.ids.count < b.ids.count : a.ids.lexicographicallyPrecedes(b.ids)
    }.map { ($0.places, $0.people) }
  }

  /// Whether a floater may come to a school on a weekday.
  func mayHaveFloater(_ school: Identifier<School>, _ weekday: Weekday) -> Bool {
    group.floatingCover.contains { row in
      row.weekday == weekday && row.people > 0 && (row.schools.isEmpty || row.schools.contains(school))
    }
  }
}
