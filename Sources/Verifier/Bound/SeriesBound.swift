// SPDX-License-Identifier: Apache-2.0

import Domain

/// The cheapest series: parts on dates with their gaps and in as many terms as there have to be (H10), each filled by itself.
struct SeriesBound {
  private let series: Series
  /// By whose terms they may be counted, whoever comes first: the term of each day, 0 for none.
  private let calendars: [[Int]]

  init(_ series: Series, _ number: Int, _ people: BoundPeople) {
    self.series = series
    let days = people.index.group.year
    guard series.leastTerms > 1 else {
      calendars = []
      return
    }
    let schools = distinct(people.attendees[number].map { people.members[$0].school.id })
    calendars = Array(
      Set(
        schools.map { school in
          (0..<days.count).map { ceilDivide(people.index.halfTerm(school, days.first + $0), 2) }
        }))
  }

  /// - Parameter least: by day what a part adds at least; nil where none can be held.
  func least(_ least: [Int?]) -> Int? {
    series.leastTerms > 1 ? calendars.compactMap { cheapest(least, terms: $0) }.min() : cheapest(least)
  }

  /// Where terms don't matter.
  private func cheapest(_ least: [Int?]) -> Int? {
    let gap = max(1, series.leastGap)
    var best = least
    for _ in 1..<max(1, series.parts) {
      best = least.indices.map { day in
        guard let own = least[day], gap <= day else { return nil }
        let from = max(0, day - (series.mostGap ?? day))
        let until = day - gap
        var cheapest: Int?
        if from <= until {
          for before in from...until {
            if let value = best[before], value < cheapest ?? Int.max { cheapest = value }
          }
        }
        return cheapest.map { own + $0 }
      }
    }
    return best.compactMap(\.self).min()
  }

  /// How many terms there have been, and the last of them.
  private struct Terms: Hashable {
    var count = 0
    var last = 0

    func and(_ term: Int) -> Terms { term == 0 || term == last ? self : Terms(count: count + 1, last: term) }
  }

  private func cheapest(_ least: [Int?], terms: [Int]) -> Int? {
    let days = least.indices.filter { least[$0] != nil }
    var best: [Int: [Terms: Int]] = [:]
    for day in days { best[day] = least[day].map { [Terms().and(terms[day]): $0] } }
    for _ in 1..<max(1, series.parts) {
      var next: [Int: [Terms: Int]] = [:]
      for day in days {
        guard let own = least[day] else { continue }
        for before in days where before <= day - max(1, series.leastGap) && before >= day - (series.mostGap ?? day) {
          for (seen, cost) in best[before] ?? [:] {
            let now = seen.and(terms[day])
            next[day, default: [:]][now] = min(next[day]?[now] ?? Int.max, cost + own)
          }
        }
      }
      best = next
    }
    return best.values.flatMap { $0.filter { $0.key.count >= series.leastTerms }.values }
      .min()
  }
}
