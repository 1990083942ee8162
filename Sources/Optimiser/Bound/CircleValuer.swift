// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a triad, lesson study or shadowing can add to the last tier at given prices: less than its worth by what its steps
/// cost on the dates that are cheapest together, each with the cheapest people of its pool.
///
/// That these are the same people in all steps isn't asked, nor that teachers of lessons take turns: both only cost more.
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
    guard let best = path.best(circle.kinds.map { steps[Int($0)].prices }) else { return ActivityValuer.Value() }
    let value = best.cost + MostWorth.best(activity, instance: instance) * SharedRows.scale
    if value >= 0 { return ActivityValuer.Value() }
    return ActivityValuer.Value(
      value: value, options: zip(circle.kinds, best.days).map { steps[Int($0)].options[$1] })
  }

  /// By day: what a kind of step adds at least, `Int.max` where it can't be held, and by which option.
  private struct StepDays {
    var prices: [Int]
    var options: [Int32]
  }

  /// By kind of step.
  private func cheapest(
    _ priced: PricedActivity, _ activity: ActivityData, _ circle: CircleData, _ needPrices: [Int]
  ) -> [StepDays] {
    var byCell = [Int?](repeating: nil, count: priced.cells.cells.count)
    let rowDays = coming.rows.rowDays[priced.number]
    var steps = circle.steps.map { _ in
      StepDays(
        prices: Array(repeating: Int.max, count: instance.dayCount),
        options: Array(repeating: -1, count: instance.dayCount))
    }
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
      if value < Self.never, value < steps[kind].prices[day] {
        steps[kind].prices[day] = value
        steps[kind].options[day] = Int32(index)
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
