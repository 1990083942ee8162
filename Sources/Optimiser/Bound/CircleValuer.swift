// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a triad, lesson study or shadowing can add to the last tier at given prices: less than its worth by what its steps
/// cost on the dates that are cheapest together, each with the cheapest people of its pool.
///
/// That these are the same people in all steps isn't asked: that only costs more. Teachers take turns where all of the pool
/// are members.
struct CircleValuer {
  private let coming: ComingPrices
  private var model: BoundModel { coming.model }
  private var instance: Instance { model.instance }

  init(_ coming: ComingPrices) { self.coming = coming }

  private static let never = ActivityValuer.never

  /// The least that it can add.
  func value(_ priced: PricedActivity, _ circle: CircleData) -> ActivityValuer.Value {
    let activity = instance.activities[priced.number]
    let needPrices = coming.ofNeeds(priced)
    let steps = cheapest(priced, activity, circle, needPrices)
    let path = CirclePath(leastGap: circle.spec.leastGap, mostGap: circle.spec.mostGap)
    let isMust = activity.mustWeight > 0
    var best: ActivityValuer.Value?
    let fees = FeeTerms(activity, instance: instance, prices: coming.prices)
    let worth = MostWorth.best(activity, instance: instance) * SharedRows.scale + fees.value(fees.cost)
    for teachers in orders(activity, circle) {
      let days = zip(circle.kinds, teachers).map { steps[Int($0)][$1] }
      guard let found = path.best(days.map(\.prices)),
        found.cost + worth < best?.value ?? (isMust ? Int.max : 0)
      else { continue }
      best = ActivityValuer.Value(
        value: found.cost + worth, options: zip(days, found.days).map { $0.options[$1] })
    }
    return best ?? ActivityValuer.Value()
  }

  /// Whether it's known who'll be the members, and each of them teaches one lesson.
  private func takesTurns(_ activity: ActivityData, _ circle: CircleData) -> Bool {
    circle.spec.rotatesStrictly && circle.size(of: activity.candidates.count) == activity.candidates.count
  }

  /// Who may teach in which steps, by place among the candidates; 0 for whoever's cheapest.
  private func orders(_ activity: ActivityData, _ circle: CircleData) -> [[Int]] {
    var orders: [[Int]] = [[]]
    for kind in circle.kinds {
      let isTurn = takesTurns(activity, circle) && circle.steps[Int(kind)] == .lesson
      orders = orders.flatMap { order in
        if !isTurn { return [order + [0]] }
        let taught = zip(circle.kinds, order).filter { circle.steps[Int($0.0)] == .lesson }.map(\.1)
        return activity.candidates.indices.filter { !taught.contains($0) }.map { order + [$0] }
      }
    }
    return orders
  }

  /// By day: what a kind of step adds at least, `Int.max` where it can't be held, and by which option.
  private struct StepDays {
    var prices: [Int]
    var options: [Int32]
  }

  /// By kind of step, then who teaches, as `orders` says.
  private func cheapest(
    _ priced: PricedActivity, _ activity: ActivityData, _ circle: CircleData, _ needPrices: [Int]
  ) -> [[StepDays]] {
    var byCell = [Int?](repeating: nil, count: priced.cells.cells.count)
    let rowDays = coming.rows.rowDays[priced.number]
    let takesTurns = takesTurns(activity, circle)
    let none = StepDays(
      prices: Array(repeating: Int.max, count: instance.dayCount),
      options: Array(repeating: -1, count: instance.dayCount))
    var steps = circle.steps.map { step in
      Array(repeating: none, count: takesTurns && step == .lesson ? activity.candidates.count : 1)
    }
    var placeOfTeacher: [Int: Int] = [:]
    for (place, candidate) in activity.candidates.enumerated() { placeOfTeacher[candidate.person] = place }
    for (index, option) in activity.options.enumerated() {
      let cell = Int(priced.cells.cellOfOption[index])
      let day = Int(option.day)
      let value: Int
      if rowDays.contains(option.day) {
        value = attendance(cell, option, hasRows: true, priced, activity, circle, needPrices).value
      } else if let known = byCell[cell] {
        value = known
      } else {
        value = attendance(cell, option, hasRows: false, priced, activity, circle, needPrices).value
        byCell[cell] = value
      }
      let kind = Int(option.step)
      let teacher = steps[kind].count > 1 ? placeOfTeacher[Int(option.host)] ?? 0 : 0
      if value < Self.never, value < steps[kind][teacher].prices[day] {
        steps[kind][teacher].prices[day] = value
        steps[kind][teacher].options[day] = Int32(index)
      }
    }
    return steps
  }

  /// What a step held so adds at least, and by whom of the pool; `never` where too few can come.
  private func attendance(
    _ cell: Int, _ option: Option, hasRows: Bool, _ priced: PricedActivity, _ activity: ActivityData,
    _ circle: CircleData, _ needPrices: [Int]
  ) -> (value: Int, candidates: [Int]) {
    let first = cell * activity.candidates.count
    var coming: [(value: Int, candidate: Int)] = []
    for (index, candidate) in activity.candidates.enumerated() where candidate.person != Int(option.host) {
      let charge = priced.charges[first + index]
      if charge == .impossible { continue }
      var value = self.coming.value(of: charge, candidate.person)
      let need = priced.needOf[first + index]
      if need >= 0 { value += needPrices[Int(need)] }
      if hasRows {
        self.coming.eachTimeRow(candidate.person, option, priced.number) { value += self.coming.prices[$0] }
      }
      coming.append((value, index))
    }
    // The host of a lesson is one of them and goes on teaching; that of a day isn't.
    let count = circle.size(of: activity.candidates.count) - (circle.steps[Int(option.step)] == .lesson ? 1 : 0)
    if coming.count < count { return (Self.never, []) }
    if coming.count > count { coming.sort { ($0.value, $0.candidate) < ($1.value, $1.candidate) } }
    let chosen = coming.prefix(count)
    return (
      chosen.reduce(Int(priced.fixed[cell].cost) * SharedRows.scale) { $0 + $1.value }, chosen.map(\.candidate)
    )
  }

  /// What `value` uses of the rows, and who is where when.
  func outcome(_ value: ActivityValuer.Value, of priced: PricedActivity, _ circle: CircleData) -> PricedOutcome {
    let activity = instance.activities[priced.number]
    let needPrices = coming.ofNeeds(priced)
    var outcome = PricedOutcome()
    if value.options.isEmpty { return outcome }
    let fees = FeeTerms(activity, instance: instance, prices: coming.prices)
    outcome.uses = fees.use(fees.cost)
    for index in value.options {
      let option = activity.options[Int(index)]
      let cell = Int(priced.cells.cellOfOption[Int(index)])
      let hasRows = coming.rows.rowDays[priced.number].contains(option.day)
      for candidate in attendance(cell, option, hasRows: hasRows, priced, activity, circle, needPrices).candidates {
        outcome.addCharge(priced, cell: cell, candidate: candidate, coming)
        outcome.addTime(of: activity.candidates[candidate].person, option, priced.number, coming)
      }
    }
    outcome.addSupply(coming)
    return outcome
  }
}
