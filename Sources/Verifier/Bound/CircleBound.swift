// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a triad, a lesson study or shadowing can add (`docs/bound.md`): at most it's worth what it would be with
/// the people of the neediest schools, and its steps cost what they do on the cheapest dates with the cheapest people.
struct CircleBound {
  private let number: Int
  private let circle: Circle
  private let options: CertifiedOptions
  private let scale: Int
  private let fees: MeetingFees
  private var comings: PricedComings

  /// Nil where the activity is no circle.
  init?(_ number: Int, charges: ComingCharges, book: PriceBook, options: CertifiedOptions, scale: Int) {
    guard let circle = charges.people.activities[number].circle else { return nil }
    self.number = number
    self.circle = circle
    self.options = options
    self.scale = scale
    fees = MeetingFees(number, people: charges.people, book: book, scale: scale)
    comings = PricedComings(number, charges: charges, book: book, scale: scale)
  }

  private var people: BoundPeople { comings.people }

  /// The least that it can add at the prices, in parts of a thousandth: at most 0, which is what leaving it out adds, unless it
  /// must take place.
  mutating func value() -> Int {
    guard case .steps(let ways) = options.options[number] else { return 0 }
    let days = people.index.group.year.count
    var least = [[Int: [Int?]]](repeating: [:], count: circle.steps.count)
    for way in ways.sorted(by: PricedComings.precede) {
      let steps = circle.steps.indices.filter { isWay(way, for: circle.steps[$0]) }
      if steps.isEmpty { continue }
      let teacher = takesTurns ? way.host : -1
      for day in options.dates[way.dates] {
        guard let cost = cost(way, day: day) else { continue }
        for step in steps {
          let before = least[step][teacher]?[day]
          if before.flatMap(\.self).map({ cost < $0 }) ?? true {
            least[step][teacher, default: Array(repeating: nil, count: days)][day] = cost
          }
        }
      }
    }
    guard let cost = cheapest(least[...], after: nil, taught: []) else { return 0 }
    let worth = Self.value(people.activities[number], people.audiences[number], people.index, past: [])
    return people.leavingOut(number, or: worth * scale + cost + fees.once)
  }

  /// Whether it's known who'll be the members, and each of them teaches one lesson (S2).
  private var takesTurns: Bool { circle.rotatesStrictly && (circle.size ?? 0) == comings.attendees.count }

  /// Talks have nobody who's watched, and are as long as they're to be.
  private func isWay(_ way: CertifiedOptions.Way, for step: Circle.Step) -> Bool {
    switch step {
    case .talk(let length): way.host < 0 && way.span.length == length
    case .lesson, .day: way.host >= 0
    }
  }

  /// A step held so on a day, by as many of the pool as cost least; nil where too few can come. Whoever teaches the lesson
  /// that's watched is one of them and costs nothing.
  private mutating func cost(_ way: CertifiedOptions.Way, day: Int) -> Int? {
    let index = people.index
    var costs: [Int] = []
    for position in comings.attendees.indices where comings.attendees[position].person != way.host {
      if let charge = comings.charge(position, way, day: day) { costs.append(charge) }
    }
    let size = circle.size ?? comings.attendees.count
    let count = way.host >= 0 && !circle.isShadowing ? size - 1 : size
    if costs.count < count { return nil }
    let isPreferred = people.activities[number].timing.isPreferred(index.group.year.first + day)
    let own = isPreferred ? 0 : index.group.rules.rates.notPreferred.rawValue * scale
    return costs.sorted().prefix(count).reduce(own, +)
  }

  /// Steps on dates with their gaps (H10), the cheapest together.
  /// - Parameters:
  ///   - steps: those that are left; by who teaches, -1 for whoever does, and day what one costs.
  ///   - best: by day what those before cost that end there; nil at the beginning.
  ///   - taught: who has had their turn.
  private func cheapest(_ steps: ArraySlice<[Int: [Int?]]>, after best: [Int?]?, taught: Set<Int>) -> Int? {
    guard let step = steps.first else { return best?.compactMap(\.self).min() }
    return step.filter { $0.key < 0 || !taught.contains($0.key) }.compactMap { teacher, days in
      let next = best.map { extended($0, by: days) } ?? days
      return cheapest(steps.dropFirst(), after: next, taught: taught.union([teacher]))
    }.min()
  }

  private func extended(_ best: [Int?], by step: [Int?]) -> [Int?] {
    step.indices.map { day in
      guard let own = step[day] else { return nil }
      let from = max(0, day - circle.mostGap)
      let until = day - max(1, circle.leastGap)
      guard from <= until, let before = best[from...until].compactMap(\.self).min() else { return nil }
      return own + before
    }
  }

  /// At its full worth, in thousandths; at most 0.
  /// - Parameter past: occurrences that have taken place, perhaps of people who aren't chosen any more.
  static func value(_ activity: Activity, _ audience: Audience, _ index: GroupIndex, past: [Occurrence]) -> Int {
    guard let circle = activity.circle else { return 0 }
    let been = past.flatMap(\.attendees).compactMap { index.member($0.person) }
    let needs = (audience.pool + been).map { $0.school.need(for: activity).rawValue }.sorted(by: >)
    let chosen = needs.prefix(past.isEmpty ? circle.size ?? audience.pool.count : 1)
    if chosen.isEmpty { return 0 }
    let mean = floorDivide(chosen.reduce(0, +), chosen.count)
    return min(0, -CirclePart.worth(of: activity, need: mean, index).rawValue)
  }
}
